import { Card } from '../../ui/card.tsx';
import { SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { AttendanceCard } from './attendance-card.tsx';
import { BallotsCard } from './ballots-card.tsx';
import { useMeetingForm } from './form-context.ts';
import { OpinionsCard } from './opinions-card.tsx';
import { VoteFields } from './vote-fields.tsx';

const modes = ['in-person', 'remote', 'mixed'] as const;

/** Number, date, times, place and form of the meeting. */
function HeadCard() {
  const { t, draft, change, wrongAt } = useMeetingForm();
  const field = (name: 'number' | 'place' | 'opened' | 'closed') => ({
    label: t(`meeting.${name}`),
    value: draft[name],
    onChange: (text: string) => change({ [name]: text }),
    ...wrongAt(name),
  });
  return (
    <Card title={t('meeting.title')}>
      <div className="meeting-fields">
        <TextField {...field('number')} />
        <TextField
          label={t('meeting.date')}
          hint={t('meeting.dateHint')}
          value={draft.date}
          onChange={(date) => change({ date })}
          {...wrongAt('date')}
        />
        <TextField {...field('place')} />
        <SelectField
          label={t('meeting.mode')}
          value={draft.mode}
          onChange={(mode) => change({ mode })}
          options={modes.map((mode) => ({ value: mode, label: t(`meeting.modes.${mode}`) }))}
        />
        <TextField {...field('opened')} hint={t('meeting.timeHint')} inputMode="numeric" />
        <TextField {...field('closed')} inputMode="numeric" />
      </div>
    </Card>
  );
}

/** Items of the agenda beside the standing ones, a line each. */
function AgendaCard() {
  const { t, draft, change } = useMeetingForm();
  return (
    <Card title={t('agenda.title')}>
      <TextArea
        label={t('agenda.label')}
        hint={t('agenda.hint')}
        value={draft.agenda.join('\n')}
        onChange={(text) => change({ agenda: text === '' ? [] : text.split('\n') })}
      />
    </Card>
  );
}

function VotesCard() {
  const { t, draft, change } = useMeetingForm();
  return (
    <Card title={t('meeting.votes')}>
      <VoteFields
        votes={draft.votes}
        address="votes"
        onChange={(votes) => change({ votes: { ...votes } })}
      />
    </Card>
  );
}

/** The meeting itself: when and where, who was there, what was talked about, how they voted. */
export function MeetingForm() {
  return (
    <div className="col g4">
      <div className="decide-columns">
        <HeadCard />
        <div className="col g4">
          <AgendaCard />
          <VotesCard />
        </div>
      </div>
      <AttendanceCard />
      <div className="decide-columns">
        <BallotsCard />
        <OpinionsCard />
      </div>
    </div>
  );
}
