import { useId, useMemo, useState } from 'react';

import type { Id, RankingMethod } from '../../../shared/contest/contest.ts';
import { rankingMethods } from '../../../shared/contest/contest.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import { foldForSearch, matchesSearch } from '../../../shared/language/search-fold.ts';
import { toSortedByText } from '../../../shared/language/sort-key.ts';
import { useRankingWords } from '../../ranking/ranking-words.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import {
  asTheRules,
  roundingChoices,
  type RoundingChoice,
  unreadWeights,
  type WhatIfChoices,
} from './what-if-choices.ts';

interface WhatIfProps {
  readonly choices: WhatIfChoices;
  readonly onChange: (choices: WhatIfChoices) => void;
}

/** Jurors with counted sheets of the stage and how many, in the order of their names. */
function useJurors() {
  const { state, stage, jurorName } = useRankingWords();
  return useMemo(() => {
    const sheets = new Map<Id, number>();
    for (const { stage: of, juror, counted, status } of state.sheets.values())
      if (of === stage.id && counted && status !== 'recused')
        sheets.set(juror, (sheets.get(juror) ?? 0) + 1);
    const jurors = [...sheets].map(([id, count]) => ({ id, count, name: jurorName(id) }));
    return toSortedByText(jurors, ({ name }) => name);
  }, [state, stage, jurorName]);
}

/** From so many jurors on they can be looked for. */
const manyJurors = 12;

function JurorChoice({ choices, onChange }: WhatIfProps) {
  const { t, state, settings, language } = useRankingWords();
  const jurors = useJurors();
  const [query, setQuery] = useState('');
  const left = new Set(choices.withoutJurors);
  const shown = jurors.filter(({ name }) => matchesSearch(foldForSearch(name), query));
  const toggle = (id: Id, leave: boolean) => {
    const others = choices.withoutJurors.filter((each) => each !== id);
    onChange({ ...choices, withoutJurors: leave ? [...others, id] : others });
  };
  const place = (id: Id): string => {
    const region = state.people.get(id)?.region ?? null;
    return region === null ? '' : `${regionName(region, settings.regionsProfile, language)} · `;
  };
  return (
    <fieldset className="what-if-jurors">
      <legend>{t('whatIf.jurors')}</legend>
      {jurors.length > manyJurors && (
        <TextField
          label={t('whatIf.findJuror')}
          labelHidden
          placeholder={t('whatIf.findJuror')}
          type="search"
          icon="search"
          value={query}
          onChange={setQuery}
        />
      )}
      <div className="what-if-list" tabIndex={0} role="group" aria-label={t('whatIf.jurors')}>
        {shown.map(({ id, name, count }) => (
          <CheckField
            key={id}
            label={name}
            hint={`${place(id)}${t('common:sheetCount', { count })}`}
            checked={left.has(id)}
            onChange={(leave) => toggle(id, leave)}
          />
        ))}
        {shown.length === 0 && <p className="meta">{t('common:nothingFound')}</p>}
      </div>
    </fieldset>
  );
}

function WeightChoice({ choices, onChange }: WhatIfProps) {
  const { t, format, stage, criterionTitle } = useRankingWords();
  const faults = new Set(unreadWeights(choices));
  return (
    <fieldset className="what-if-weights">
      <legend>{t('whatIf.weights')}</legend>
      {stage.criteria.map(({ id, weight }) => (
        <TextField
          key={id}
          label={criterionTitle(id)}
          inputMode="decimal"
          placeholder={format.score(weight)}
          value={choices.weights[id] ?? ''}
          error={faults.has(id) ? t('whatIf.weightFault') : undefined}
          onChange={(text) => onChange({ ...choices, weights: { ...choices.weights, [id]: text } })}
        />
      ))}
    </fieldset>
  );
}

function MethodChoice({ choices, onChange }: WhatIfProps) {
  const { t, format, stage } = useRankingWords();
  const { method } = stage.regulation;
  const counted = choices.method === '' ? method : choices.method;
  return (
    <fieldset className="what-if-method">
      <legend>{t('whatIf.counting')}</legend>
      <SelectField<RankingMethod | ''>
        label={t('whatIf.method')}
        value={choices.method}
        onChange={(next) => onChange({ ...choices, method: next })}
        options={[
          { value: '', label: t('whatIf.ruled', { words: t(`method.${method}`) }) },
          ...rankingMethods
            .filter((each) => each !== method)
            .map((value) => ({ value, label: t(`method.${value}`) })),
        ]}
      />
      {counted === 'adjusted' && (
        <CheckField
          label={t('whatIf.slope')}
          hint={t('whatIf.slopeHint')}
          checked={choices.slope}
          onChange={(slope) => onChange({ ...choices, slope })}
        />
      )}
      <SelectField<RoundingChoice>
        label={t('whatIf.rounding')}
        value={choices.rounding}
        onChange={(rounding) => onChange({ ...choices, rounding })}
        options={[
          { value: '', label: t('whatIf.roundingRuled') },
          ...roundingChoices.map((value) => ({
            value,
            label: value === 'exact' ? t('whatIf.exact') : format.number(Number(value)),
          })),
        ]}
      />
    </fieldset>
  );
}

/** What would be if a juror were left out, a criterion weighed otherwise, another method taken. Nothing is stored. */
export function WhatIfPanel(props: WhatIfProps & { readonly onClose: () => void }) {
  const { choices, onChange, onClose } = props;
  const { t } = useRankingWords();
  const id = useId();
  const isTouched = JSON.stringify(choices) !== JSON.stringify(asTheRules);
  return (
    <section className="card what-if" aria-labelledby={id}>
      <div className="row between wrap g3">
        <div className="grow">
          <h2 id={id}>{t('whatIf.title')}</h2>
          <p className="meta">{t('whatIf.note')}</p>
        </div>
        {isTouched && (
          <Button icon="undo" onClick={() => onChange(asTheRules)}>
            {t('whatIf.clear')}
          </Button>
        )}
        <Button variant="quiet" icon="x" onClick={onClose}>
          {t('whatIf.close')}
        </Button>
      </div>
      <div className="what-if-parts">
        <JurorChoice {...props} />
        <WeightChoice {...props} />
        <MethodChoice {...props} />
      </div>
    </section>
  );
}
