import type { ContestSettings } from '../../../shared/contest/contest.ts';
import { quorumOf } from '../../../shared/results/quorum.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import { type MeetingDraft, type MeetingProblem, withPresence } from './meeting-draft.ts';

export interface MeetingFormProps {
  readonly settings: ContestSettings;
  readonly draft: MeetingDraft;
  readonly onChange: (draft: MeetingDraft) => void;
  /** Shown at their fields once the person has tried to save. */
  readonly problems: readonly MeetingProblem[];
}

const modes = ['in-person', 'remote', 'mixed'] as const;
const voteNames = ['for', 'against', 'abstained'] as const;

function useProblem(problems: readonly MeetingProblem[]) {
  const { t } = useText('decide');
  return (name: MeetingProblem) => (problems.includes(name) ? { error: t(`problem.${name}`) } : {});
}

function HeadFields({ draft, onChange, problems }: Omit<MeetingFormProps, 'settings'>) {
  const { t } = useText('decide');
  const problem = useProblem(problems);
  return (
    <div className="meeting-fields">
      <TextField
        label={t('meeting.number')}
        value={draft.number}
        onChange={(number) => onChange({ ...draft, number })}
        {...problem('number')}
      />
      <TextField
        label={t('meeting.date')}
        hint={t('meeting.dateHint')}
        value={draft.date}
        onChange={(date) => onChange({ ...draft, date })}
        {...problem('date')}
      />
      <TextField
        label={t('meeting.place')}
        value={draft.place}
        onChange={(place) => onChange({ ...draft, place })}
        {...problem('place')}
      />
      <SelectField
        label={t('meeting.mode')}
        value={draft.mode}
        onChange={(mode) => onChange({ ...draft, mode })}
        options={modes.map((mode) => ({ value: mode, label: t(`meeting.modes.${mode}`) }))}
      />
    </div>
  );
}

function PresenceFields({ settings, draft, onChange }: MeetingFormProps) {
  const { t } = useText('decide');
  const quorum = quorumOf(settings, draft);
  if (settings.commission.length === 0) {
    return <Banner tone="warn">{t('meeting.noCommission')}</Banner>;
  }
  return (
    <>
      <div className="meeting-members" role="group" aria-label={t('meeting.present')}>
        {settings.commission.map(({ id, name, role, vote }) => (
          <CheckField
            key={id}
            label={name}
            hint={vote ? t(`role.${role}`) : `${t(`role.${role}`)}, ${t('meeting.noVote')}`}
            checked={draft.present.includes(id)}
            onChange={(present) => onChange(withPresence(draft, settings, id, present))}
          />
        ))}
      </div>
      <Banner
        tone={quorum.met ? 'ok' : 'warn'}
        title={quorum.met ? t('meeting.quorumMet') : t('meeting.quorumMissing')}
      >
        {t('meeting.quorum', {
          total: quorum.total,
          present: quorum.present,
          required: quorum.required,
        })}
      </Banner>
    </>
  );
}

function VoteFields({ draft, onChange, problems }: Omit<MeetingFormProps, 'settings'>) {
  const { t } = useText('decide');
  const problem = useProblem(problems);
  return (
    <div className="meeting-votes">
      {voteNames.map((name) => (
        <TextField
          key={name}
          label={t(`meeting.${name}`)}
          inputMode="numeric"
          value={draft.votes[name]}
          onChange={(text) => onChange({ ...draft, votes: { ...draft.votes, [name]: text } })}
          {...(/^\d+$/.test(draft.votes[name].trim()) ? {} : problem('votes'))}
        />
      ))}
    </div>
  );
}

/** Number, date, place, who was there and how they voted. */
export function MeetingForm(props: MeetingFormProps) {
  const { t } = useText('decide');
  return (
    <>
      <Card title={t('meeting.title')}>
        <HeadFields {...props} />
      </Card>
      <Card title={t('meeting.present')}>
        <PresenceFields {...props} />
      </Card>
      <Card title={t('meeting.votes')}>
        <VoteFields {...props} />
      </Card>
    </>
  );
}
