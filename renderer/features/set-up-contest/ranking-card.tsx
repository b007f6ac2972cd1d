import type { Milli } from '../../../shared/basics/points.ts';
import { rankingMethods, type StageRegulation } from '../../../shared/contest/contest.ts';
import { roundingUnit } from '../../../shared/contest/templates.ts';
import { useText } from '../../language/use-text.ts';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/field.tsx';
import { NumberField } from './number-field.tsx';

/** Rules of one stage, and how to change some of them. */
export interface RulesProps {
  readonly regulation: StageRegulation;
  readonly onRules: (part: Partial<StageRegulation>) => void;
}

/** Places that can be chosen; a unit that is none of them (0.25) is kept and shown as such. */
const places = [0, 1, 2, 3] as const;

const placesOf = (unit: Milli | null): string => {
  if (unit === null) return 'none';
  const found = places.find((count) => roundingUnit(count) === unit);
  return found === undefined ? 'own' : String(found);
};

function RoundingField({
  label,
  unit,
  onChange,
}: {
  readonly label: string;
  readonly unit: Milli | null;
  readonly onChange: (unit: Milli | null) => void;
}) {
  const { t } = useText('contest-setup');
  return (
    <SelectField
      label={label}
      value={placesOf(unit)}
      onChange={(choice) => {
        if (choice !== 'own') onChange(choice === 'none' ? null : roundingUnit(Number(choice)));
      }}
      options={[
        { value: 'none', label: t('roundingNone') },
        ...places.map((count) => ({
          value: String(count),
          label: t('roundingPlaces', { places: String(count) }),
        })),
        ...(placesOf(unit) === 'own' ? [{ value: 'own', label: t('roundingOwn') }] : []),
      ]}
    />
  );
}

/** By which method sheets become places, where scores are rounded, and what is enough to win. */
export function RankingCard({ regulation, onRules }: RulesProps) {
  const { t } = useText('contest-setup');
  const { rounding, method } = regulation;
  const round = (part: Partial<StageRegulation['rounding']>) =>
    onRules({ rounding: { ...rounding, ...part } });
  return (
    <Card title={t('ranking')}>
      <div className="field-grid" data-place="ranking">
        <SelectField
          label={t('method')}
          hint={t(`methodHints.${method}`)}
          value={method}
          onChange={(next) => onRules({ method: next })}
          options={rankingMethods.map((value) => ({ value, label: t(`methods.${value}`) }))}
        />
        <SelectField
          label={t('aggregate')}
          value={regulation.aggregate}
          onChange={(aggregate) => onRules({ aggregate })}
          options={[
            { value: 'weighted-mean', label: t('aggregates.weighted-mean') },
            { value: 'sum', label: t('aggregates.sum') },
          ]}
        />
        <RoundingField
          label={t('rounding')}
          unit={rounding.final}
          onChange={(final) => round({ final })}
        />
        <NumberField
          label={t('passMark')}
          hint={t('passMarkHint')}
          value={regulation.passMark}
          optional
          onChange={(passMark) => onRules({ passMark })}
        />
      </div>
      <details className="more">
        <summary>{t('roundingMore')}</summary>
        <div className="field-grid">
          <RoundingField
            label={t('roundingPanel')}
            unit={rounding.panel}
            onChange={(panel) => round({ panel })}
          />
          <RoundingField
            label={t('roundingWeighted')}
            unit={rounding.weighted}
            onChange={(weighted) => round({ weighted })}
          />
        </div>
      </details>
    </Card>
  );
}
