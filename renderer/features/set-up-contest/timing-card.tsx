import type { Id, TurnPart } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { replaceById, withoutId } from './draft.ts';
import { moved, newTurnPart } from './draft-stages.ts';
import { EditRow, useOpenRow } from './edit-row.tsx';
import { LocalizedFields } from './localized-fields.tsx';
import { CountField } from './number-field.tsx';

const minutesOf = ({ seconds }: TurnPart): number => Math.floor(seconds / 60);

/** A part's title and its time; a part is never shorter than a second. */
function PartFields({
  part,
  onChange,
}: {
  readonly part: TurnPart;
  readonly onChange: (part: TurnPart) => void;
}) {
  const { t } = useText('contest-setup');
  const set = (minutes: number, seconds: number) =>
    onChange({ ...part, seconds: Math.max(1, minutes * 60 + seconds) });
  return (
    <>
      <LocalizedFields
        label={t('partTitle')}
        value={part.title}
        onChange={(title) => onChange({ ...part, title })}
        required
      />
      <div className="field-grid">
        <CountField
          label={t('partMinutes')}
          value={minutesOf(part)}
          least={0}
          most={600}
          onChange={(minutes) => set(minutes, part.seconds % 60)}
        />
        <CountField
          label={t('partSeconds')}
          value={part.seconds % 60}
          least={0}
          most={59}
          onChange={(seconds) => set(minutesOf(part), seconds)}
        />
      </div>
    </>
  );
}

/** Parts of a turn on a live stage, in their order, with the time of each. */
export function TimingCard({
  stage,
  timing,
  onChange,
}: {
  readonly stage: Id;
  readonly timing: readonly TurnPart[];
  readonly onChange: (timing: readonly TurnPart[]) => void;
}) {
  const { t, format } = useText('contest-setup');
  const rows = useOpenRow('turn-part', null);
  const add = () => {
    const part = newTurnPart(timing);
    onChange([...timing, part]);
    rows.show(part.id);
  };
  return (
    <Card
      title={t('timing')}
      aside={
        <Button icon="plus" onClick={add}>
          {t('addPart')}
        </Button>
      }
    >
      {timing.length === 0 && <p className="muted">{t('timingEmpty')}</p>}
      <ol className="edit-rows lines">
        {timing.map((part, at) => (
          <EditRow
            key={part.id}
            place={`turn-part/${stage}/${part.id}`}
            name={format.localized(part.title) || t('untitled')}
            facts={t('partFacts', { minutes: minutesOf(part), seconds: part.seconds % 60 })}
            move={{
              at,
              count: timing.length,
              onMove: (to) => onChange(moved(timing, at, to)),
            }}
            open={rows.open === part.id}
            onToggle={() => rows.toggle(part.id)}
            onRemove={() => onChange(withoutId(timing, part.id))}
          >
            <PartFields part={part} onChange={(next) => onChange(replaceById(timing, next))} />
          </EditRow>
        ))}
      </ol>
    </Card>
  );
}
