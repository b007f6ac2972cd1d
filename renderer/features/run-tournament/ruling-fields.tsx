import { useText } from '../../language/use-text.ts';
import { CheckField, FieldError, RadioField, TextField } from '../../ui/field.tsx';
import type { Faults, SheetDraft } from './sheet-draft.ts';
import { type TournamentSubject, useTournamentWords } from './tournament-subject.ts';

const rulings = ['none', 'walk-over', 're-run', 'disqualified'] as const;

interface RulingProps {
  readonly subject: TournamentSubject;
  readonly draft: SheetDraft;
  readonly faults: Faults;
  readonly onChange: (draft: SheetDraft) => void;
}

/** Which of the two teams the ruling is against; it may be both. */
function Against({ subject, draft, faults, onChange }: RulingProps) {
  const { t } = useText('tournament');
  const words = useTournamentWords(subject);
  const { against, sides } = draft;
  const teams = sides.map(({ team }) => team);
  return (
    <div className="col" role="group" aria-label={t('sheet.against')}>
      <span className="label">{t('sheet.against')}</span>
      {teams.map((team) => (
        <CheckField
          key={team}
          label={words.nameOf(team)}
          checked={against.includes(team)}
          onChange={(checked) =>
            onChange({
              ...draft,
              against: teams.filter((each) => (each === team ? checked : against.includes(each))),
            })
          }
        />
      ))}
      {faults.has('against') && <FieldError>{t('fault.against')}</FieldError>}
    </div>
  );
}

/** What the referee ruled, against whom, and why. */
export function RulingFields({ subject, draft, faults, onChange }: RulingProps) {
  const { t } = useText('tournament');
  const { ruling, against, sides } = draft;
  const isAgainst = ruling === 'walk-over' || ruling === 'disqualified';
  return (
    <div className="col g3">
      <RadioField
        label={t('sheet.ruling')}
        value={ruling}
        onChange={(next) =>
          onChange({
            ...draft,
            ruling: next,
            // Of a run only one team can be meant.
            against: sides.length === 1 ? sides.map(({ team }) => team) : against,
          })
        }
        options={rulings.map((value) => ({ value, label: t(`sheet.rulings.${value}`) }))}
      />
      {isAgainst && sides.length > 1 && (
        <Against subject={subject} draft={draft} faults={faults} onChange={onChange} />
      )}
      {ruling === 're-run' && (
        <CheckField
          label={t('sheet.againLater')}
          checked={draft.later}
          onChange={(later) => onChange({ ...draft, later })}
        />
      )}
      {ruling !== 'none' && (
        <TextField
          label={t('sheet.reason')}
          value={draft.reason}
          onChange={(reason) => onChange({ ...draft, reason })}
          error={faults.has('reason') && t('fault.reason')}
        />
      )}
    </div>
  );
}
