import {
  countedHeats,
  type Discipline,
  type Penalty,
  type TieRule,
  tieRules,
  tournamentSystems,
} from '../../../shared/contest/discipline.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { newPenalty } from './draft-disciplines.ts';
import { replaceById, withoutId } from './draft.ts';
import { moved } from './draft-stages.ts';
import type { SectionProps } from './general-section.tsx';
import { LocalizedFields } from './localized-fields.tsx';
import { MoveButtons } from './move-buttons.tsx';
import { CountField, OptionalCountField } from './number-field.tsx';

interface DisciplineProps {
  readonly discipline: Discipline;
  readonly onPart: (part: Partial<Discipline>) => void;
}

/** What a win, a draw and a defeat are worth. */
function PointsFields({ discipline, onPart }: DisciplineProps) {
  const { t } = useText('contest-setup');
  const { points } = discipline;
  return (
    <div className="field-grid">
      {(['win', 'draw', 'loss'] as const).map((outcome) => (
        <CountField
          key={outcome}
          label={t(`difference.fields.${outcome}`)}
          value={points[outcome]}
          least={0}
          most={1000}
          onChange={(worth) => onPart({ points: { ...points, [outcome]: worth } })}
        />
      ))}
    </div>
  );
}

/** What only some systems ask. */
function SystemFields({ discipline, onPart }: DisciplineProps) {
  const { t } = useText('contest-setup');
  const { system, finalOfTwo, thirdPlace, rounds, heats, counted, bestOf } = discipline;
  if (system === 'timed-heats')
    return (
      <div className="field-grid">
        <CountField
          label={t('difference.fields.heats')}
          value={heats}
          least={1}
          most={100}
          onChange={(next) => onPart({ heats: next })}
        />
        <SelectField
          label={t('difference.fields.counted')}
          value={counted}
          onChange={(next) => onPart({ counted: next })}
          options={countedHeats.map((value) => ({ value, label: t(`countedHeats.${value}`) }))}
        />
      </div>
    );
  return (
    <>
      {(system === 'round-robin' || system === 'swiss') && (
        <PointsFields discipline={discipline} onPart={onPart} />
      )}
      {system === 'round-robin' && (
        <CheckField
          label={t('difference.fields.finalOfTwo')}
          checked={finalOfTwo}
          onChange={(next) => onPart({ finalOfTwo: next })}
        />
      )}
      {system === 'knock-out' && (
        <CheckField
          label={t('difference.fields.thirdPlace')}
          checked={thirdPlace}
          onChange={(next) => onPart({ thirdPlace: next })}
        />
      )}
      {system === 'swiss' && (
        <OptionalCountField
          label={t('difference.fields.rounds')}
          value={rounds}
          least={1}
          most={100}
          onChange={(next) => onPart({ rounds: next })}
        />
      )}
      <SelectField
        label={t('difference.fields.bestOf')}
        value={String(bestOf)}
        onChange={(next) => onPart({ bestOf: Number(next) })}
        options={oddRounds(bestOf).map((count) => ({ value: String(count), label: String(count) }))}
      />
    </>
  );
}

/** Numbers of rounds that somebody wins for certain; what the regulation says already is among them. */
const oddRounds = (chosen: number): readonly number[] =>
  [...new Set([1, 3, 5, 7, 9, chosen])].toSorted((a, b) => a - b);

/** What a referee takes off, or adds to a time. */
function PenaltyFields({ discipline, onPart }: DisciplineProps) {
  const { t } = useText('contest-setup');
  const { penalties, system } = discipline;
  const set = (next: Penalty) => onPart({ penalties: replaceById(penalties, next) });
  return (
    <div className="col g3">
      {penalties.map((penalty, at) => (
        <div className="col g2" key={penalty.id}>
          <LocalizedFields
            label={t('disciplines.penaltyNumber', { number: String(at + 1) })}
            value={penalty.title}
            onChange={(title) => set({ ...penalty, title })}
            required
          />
          <div className="row">
            {system === 'timed-heats' ? (
              <CountField
                label={t('difference.fields.penaltySeconds')}
                value={penalty.seconds}
                least={0}
                most={86_400}
                onChange={(seconds) => set({ ...penalty, seconds })}
              />
            ) : (
              <CountField
                label={t('disciplines.pointsOff')}
                value={0 - penalty.points}
                least={0}
                most={1000}
                onChange={(points) => set({ ...penalty, points: 0 - points })}
              />
            )}
            <Button
              variant="quiet"
              icon="trash"
              aria-label={t('removeNamed', {
                name: t('disciplines.penaltyNumber', { number: String(at + 1) }),
              })}
              onClick={() => onPart({ penalties: withoutId(penalties, penalty.id) })}
            />
          </div>
        </div>
      ))}
      <div className="row">
        <Button
          icon="plus"
          onClick={() => onPart({ penalties: [...penalties, newPenalty(penalties)] })}
        >
          {t('disciplines.addPenalty')}
        </Button>
      </div>
    </div>
  );
}

/** What tells teams of equal points apart, the first rule first. */
function TieFields({ discipline, onPart }: DisciplineProps) {
  const { t } = useText('contest-setup');
  const { tieBreak } = discipline;
  const free = tieRules.filter((rule) => !tieBreak.includes(rule));
  return (
    <div className="col g2">
      <p className="legend">{t('disciplines.ties')}</p>
      <ol className="edit-rows lines numbered">
        {tieBreak.map((rule, at) => {
          const name = t(`teamTieRules.${rule}`);
          return (
            <li key={rule}>
              <span className="grow">{name}</span>
              <MoveButtons
                name={name}
                at={at}
                count={tieBreak.length}
                onMove={(to) => onPart({ tieBreak: moved(tieBreak, at, to) })}
              />
              <Button
                variant="quiet"
                icon="trash"
                aria-label={t('removeNamed', { name })}
                onClick={() => onPart({ tieBreak: tieBreak.filter((other) => other !== rule) })}
              />
            </li>
          );
        })}
      </ol>
      <SelectField<TieRule | ''>
        label={t('addTieRule')}
        value=""
        onChange={(rule) => {
          if (rule !== '') onPart({ tieBreak: [...tieBreak, rule] });
        }}
        options={[
          { value: '', label: t('chooseRule') },
          ...free.map((value) => ({ value, label: t(`teamTieRules.${value}`) })),
        ]}
      />
    </div>
  );
}

/** Everything that a discipline's rules say. */
export function DisciplineFields({
  draft,
  discipline,
  onPart,
}: Pick<SectionProps, 'draft'> & DisciplineProps) {
  const { t, format } = useText('contest-setup');
  return (
    <>
      <div className="field-grid">
        <SelectField
          label={t('difference.fields.system')}
          value={discipline.system}
          onChange={(system) => onPart({ system })}
          options={tournamentSystems.map((value) => ({
            value,
            label: t(`tournamentSystems.${value}`),
          }))}
        />
        <SelectField
          label={t('difference.fields.disciplineStage')}
          value={discipline.stage}
          onChange={(stage) => onPart({ stage })}
          options={draft.stages.map(({ id, title }) => ({
            value: id,
            label: format.localized(title) || t('untitled'),
          }))}
        />
        <OptionalCountField
          label={t('disciplines.limit')}
          value={discipline.seconds}
          least={1}
          most={86_400}
          onChange={(seconds) => onPart({ seconds })}
        />
      </div>
      <SystemFields discipline={discipline} onPart={onPart} />
      <PenaltyFields discipline={discipline} onPart={onPart} />
      <TieFields discipline={discipline} onPart={onPart} />
    </>
  );
}
