import type { Discipline, Penalty } from '../../../shared/contest/discipline.ts';
import { isWeighed } from '../../../shared/reports/tournament/sheet-words.ts';
import { tournamentLimits } from '../../../shared/tournament/tournament-schema.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField, TextField } from '../../ui/field.tsx';
import type { Faults, SideDraft } from './sheet-draft.ts';

interface SideProps {
  readonly side: SideDraft;
  readonly discipline: Discipline;
  readonly faults: Faults;
  readonly onChange: (side: SideDraft) => void;
}

/** One penalty with its count and two large buttons. */
function PenaltyCounter({
  penalty,
  count,
  onCount,
}: {
  readonly penalty: Penalty;
  readonly count: number;
  readonly onCount: (count: number) => void;
}) {
  const { t, format } = useText('tournament');
  const title = format.localized(penalty.title);
  const worth = [
    ...(penalty.points === 0
      ? []
      : [t('sheet.penaltyPoints', { points: format.number(penalty.points) })]),
    ...(penalty.seconds === 0
      ? []
      : [t('sheet.penaltySeconds', { seconds: format.number(penalty.seconds) })]),
  ];
  return (
    <li>
      <span className="grow">
        {title}
        <span className="t2 block">{worth.join(', ')}</span>
      </span>
      <Button
        icon="minus"
        aria-label={t('sheet.less', { penalty: title })}
        disabled={count === 0}
        onClick={() => onCount(count - 1)}
      />
      <output aria-label={title}>{format.number(count)}</output>
      <Button
        icon="plus"
        aria-label={t('sheet.more', { penalty: title })}
        disabled={count >= tournamentLimits.penalties}
        onClick={() => onCount(count + 1)}
      />
    </li>
  );
}

function Penalties({ side, discipline, onChange }: SideProps) {
  const { t } = useText('tournament');
  if (discipline.penalties.length === 0) return null;
  return (
    <div className="col">
      <span className="label">{t('sheet.penalties')}</span>
      <ul className="sheet-penalties">
        {discipline.penalties.map((penalty) => (
          <PenaltyCounter
            key={penalty.id}
            penalty={penalty}
            count={side.penalties.get(penalty.id) ?? 0}
            onCount={(count) =>
              onChange({ ...side, penalties: new Map(side.penalties).set(penalty.id, count) })
            }
          />
        ))}
      </ul>
    </div>
  );
}

/** What the referee measured of a run. */
export function RunFields(props: SideProps) {
  const { side, faults, onChange } = props;
  const { t } = useText('tournament');
  const faultOf = (field: string) => {
    const fault = faults.get(`${field}/${side.team}`);
    return fault === undefined ? undefined : t(`fault.${fault}`);
  };
  return (
    <>
      <TextField
        label={t('sheet.time')}
        hint={t('sheet.timeHint')}
        inputMode="decimal"
        value={side.time}
        onChange={(time) => onChange({ ...side, time })}
        error={faultOf('time')}
        autoFocus
      />
      <CheckField
        label={t('sheet.finished')}
        checked={side.finished}
        onChange={(finished) => onChange({ ...side, finished })}
      />
      <TextField
        label={t('sheet.checkpoints')}
        inputMode="numeric"
        value={side.checkpoints}
        onChange={(checkpoints) => onChange({ ...side, checkpoints })}
        error={faultOf('checkpoints')}
      />
      <Penalties {...props} />
    </>
  );
}

/** What the referee counted of one team in a match. */
export function MatchFields({
  asksExtra,
  first,
  ...props
}: SideProps & { readonly asksExtra: boolean; readonly first: boolean }) {
  const { side, discipline, faults, onChange } = props;
  const { t } = useText('tournament');
  const faultOf = (field: string) => {
    const fault = faults.get(`${field}/${side.team}`);
    return fault === undefined ? undefined : t(`fault.${fault}`);
  };
  return (
    <>
      <div className="sheet-score">
        <TextField
          label={discipline.bestOf > 1 ? t('sheet.rounds') : t('sheet.goals')}
          inputMode="numeric"
          value={side.score}
          onChange={(score) => onChange({ ...side, score })}
          error={faultOf('score')}
          autoFocus={first}
        />
      </div>
      {asksExtra && (
        <TextField
          label={t('sheet.extra')}
          inputMode="numeric"
          value={side.extra}
          onChange={(extra) => onChange({ ...side, extra })}
          error={faultOf('extra')}
        />
      )}
      {isWeighed(discipline) && (
        <TextField
          label={t('sheet.weight')}
          inputMode="numeric"
          value={side.weight}
          onChange={(weight) => onChange({ ...side, weight })}
          error={faultOf('weight')}
        />
      )}
      <Penalties {...props} />
    </>
  );
}
