import type { Milli } from '../../../shared/basics/points.ts';
import {
  rankingMethods,
  type AssignmentRule,
  type StageRegulation,
} from '../../../shared/contest/contest.ts';
import { roundingUnit } from '../../../shared/contest/templates.ts';
import { useText } from '../../language/use-text.ts';
import { Card } from '../../ui/card.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { stageOf, withStage } from './draft.ts';
import type { SectionProps } from './general-section.tsx';
import { CountField, NumberField } from './number-field.tsx';

/** Places that can be chosen; a unit that is none of them (0.25) is kept and shown as such. */
const places = [0, 1, 2, 3] as const;

const placesOf = (unit: Milli | null): string => {
  if (unit === null) return 'none';
  const found = places.find((count) => roundingUnit(count) === unit);
  return found === undefined ? 'own' : String(found);
};

/** The list's title names its length ("ТОП-50"), so it follows the number. */
function withTop(advance: NonNullable<StageRegulation['advance']>, top: number) {
  const follow = (text: string) => text.replace(String(advance.top), String(top));
  const { kk, ru, en } = advance.title;
  return { ...advance, top, title: { kk: follow(kk), ru: follow(ru), en: follow(en) } };
}

interface StageProps extends SectionProps {
  readonly regulation: StageRegulation;
  readonly assignment: AssignmentRule;
}

function Ranking({ draft, onChange, regulation }: StageProps) {
  const { t } = useText('contest-setup');
  const set = (part: Partial<StageRegulation>) =>
    onChange(
      withStage(draft, (stage) => ({ ...stage, regulation: { ...stage.regulation, ...part } })),
    );
  const unit = regulation.rounding.final;
  return (
    <Card title={t('ranking')}>
      <div className="field-grid">
        <SelectField
          label={t('method')}
          hint={t(`methodHints.${regulation.method}`)}
          value={regulation.method}
          onChange={(method) => set({ method })}
          options={rankingMethods.map((value) => ({ value, label: t(`methods.${value}`) }))}
        />
        <SelectField
          label={t('aggregate')}
          value={regulation.aggregate}
          onChange={(aggregate) => set({ aggregate })}
          options={[
            { value: 'weighted-mean', label: t('aggregates.weighted-mean') },
            { value: 'sum', label: t('aggregates.sum') },
          ]}
        />
        <SelectField
          label={t('rounding')}
          value={placesOf(unit)}
          onChange={(choice) => {
            if (choice === 'own') return;
            const final = choice === 'none' ? null : roundingUnit(Number(choice));
            set({ rounding: { ...regulation.rounding, final } });
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
        <NumberField
          label={t('passMark')}
          hint={t('passMarkHint')}
          value={regulation.passMark}
          optional
          onChange={(passMark) => set({ passMark })}
        />
      </div>
    </Card>
  );
}

function Advance({ draft, onChange, regulation }: StageProps) {
  const { t } = useText('contest-setup');
  const { advance } = regulation;
  const set = (next: StageRegulation['advance']) =>
    onChange(
      withStage(draft, (stage) => ({
        ...stage,
        regulation: { ...stage.regulation, advance: next },
      })),
    );
  const first = {
    kk: t('advanceTitle', { lng: 'kk' }),
    ru: t('advanceTitle', { lng: 'ru' }),
    en: t('advanceTitle', { lng: 'en' }),
  };
  return (
    <Card title={t('advance')}>
      <div className="col g3">
        <CheckField
          label={t('advanceLimited')}
          checked={advance !== null}
          onChange={(on) => set(on ? { top: 50, scope: 'all', title: first } : null)}
        />
        {advance !== null && (
          <div className="field-grid">
            <CountField
              label={t('advanceTop')}
              value={advance.top}
              least={1}
              most={100_000}
              onChange={(top) => set(withTop(advance, top))}
            />
            <SelectField
              label={t('advanceScope')}
              value={advance.scope}
              onChange={(scope) => set({ ...advance, scope })}
              options={[
                { value: 'all', label: t('scopeAll') },
                { value: 'nomination', label: t('scopeNomination') },
              ]}
            />
          </div>
        )}
      </div>
    </Card>
  );
}

function OwnRegionField({
  jurors,
  value,
  onChange,
}: {
  readonly jurors: number;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}) {
  const { t } = useText('contest-setup');
  const counts = Array.from({ length: jurors + 1 }, (_, count) => String(count));
  return (
    <SelectField
      label={t('ownRegionMax')}
      hint={t('ownRegionHint')}
      value={value === null ? 'none' : String(Math.min(value, jurors))}
      onChange={(choice) => onChange(choice === 'none' ? null : Number(choice))}
      options={[
        { value: 'none', label: t('noLimit') },
        ...counts.map((count) => ({ value: count, label: count })),
      ]}
    />
  );
}

function Assignment({ draft, onChange, assignment }: StageProps) {
  const { t } = useText('contest-setup');
  const { jurorsPerSubmission: jurors, ownRegionMax } = assignment;
  const set = (part: Partial<AssignmentRule>) =>
    onChange(
      withStage(draft, (stage) => ({ ...stage, assignment: { ...stage.assignment, ...part } })),
    );
  return (
    <Card title={t('assignment')}>
      <div className="col g3">
        <CheckField
          label={t('wholeJury')}
          checked={jurors === 'all'}
          onChange={(on) => set({ jurorsPerSubmission: on ? 'all' : 3 })}
        />
        <div className="field-grid">
          {jurors !== 'all' && (
            <CountField
              label={t('jurorsPerSubmission')}
              value={jurors}
              least={1}
              most={100}
              onChange={(count) => set({ jurorsPerSubmission: count })}
            />
          )}
          {jurors !== 'all' && (
            <OwnRegionField
              jurors={jurors}
              value={ownRegionMax}
              onChange={(next) => set({ ownRegionMax: next })}
            />
          )}
        </div>
        <CheckField
          label={t('blind')}
          hint={t('blindHint')}
          checked={assignment.blind}
          onChange={(blind) => set({ blind })}
        />
      </div>
    </Card>
  );
}

/** How sheets become places, how many go on, and who judges whom. */
export function RegulationSection({ draft, onChange }: SectionProps) {
  const { t } = useText('contest-setup');
  const stage = stageOf(draft);
  if (stage === null) return <p className="muted">{t('criteriaEmpty')}</p>;
  const { regulation, assignment } = stage;
  const props = { draft, onChange, regulation, assignment };
  return (
    <div className="col g4">
      <Ranking {...props} />
      <Advance {...props} />
      <Assignment {...props} />
    </div>
  );
}
