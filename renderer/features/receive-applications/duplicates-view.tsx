import { useMemo, useState } from 'react';

import type { ContestSettings } from '../../../shared/contest/contest.ts';
import { type DuplicateVerdict, pairName } from '../../../shared/contest/duplicate.ts';
import type { DuplicateGround, SuspectedPair } from '../../../shared/intake/find-duplicates.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { FilterPills } from '../../ui/filter-pills.tsx';
import { Working } from '../../ui/progress.tsx';
import { DuplicatePair, type ShownPair } from './duplicate-pair.tsx';
import { JudgeDialog } from './judge-dialog.tsx';
import { useDuplicates } from './use-duplicates.ts';

/** Pairs shown at first and with every press of "more". */
const pageSize = 20;

type Shown = 'open' | DuplicateVerdict;

const shownKinds = ['open', 'same', 'different'] as const satisfies readonly Shown[];

/** The pairs with their applications; one that is gone makes no pair. */
function shownPairs(pairs: readonly SuspectedPair[], state: ContestState): readonly ShownPair[] {
  return pairs.flatMap((pair) => {
    const first = state.submissions.get(pair.a);
    const second = state.submissions.get(pair.b);
    const verdict = state.duplicates.get(pairName(pair.a, pair.b)) ?? null;
    return first === undefined || second === undefined ? [] : [{ ...pair, first, second, verdict }];
  });
}

const kindOf = ({ verdict }: ShownPair): Shown => verdict ?? 'open';

interface PairFilter {
  readonly shown: Shown;
  readonly ground: DuplicateGround | '';
}

const hasGround = ({ grounds }: ShownPair, ground: PairFilter['ground']): boolean =>
  ground === '' || grounds.includes(ground);

/** Which pairs are shown: by what was found of them, and by what is alike. */
function PairFilters({
  pairs,
  filter,
  onChange,
}: {
  readonly pairs: readonly ShownPair[];
  readonly filter: PairFilter;
  readonly onChange: (filter: PairFilter) => void;
}) {
  const { t, format } = useText('intake');
  const ofGround = pairs.filter((pair) => hasGround(pair, filter.ground));
  return (
    <div className="field-row">
      <FilterPills
        label={t('common:filter')}
        value={filter.shown}
        onChange={(shown) => onChange({ ...filter, shown })}
        options={shownKinds.map((value) => ({
          value,
          label: t(`pairFilters.${value}`),
          count: format.number(ofGround.filter((pair) => kindOf(pair) === value).length),
        }))}
      />
      <SelectField
        label={t('pairGround')}
        value={filter.ground}
        onChange={(ground) => onChange({ ...filter, ground })}
        options={[
          { value: '', label: t('common:all') },
          ...(['title', 'identity', 'applicant'] as const).map((value) => ({
            value,
            label: t(`grounds.${value}`),
          })),
        ]}
      />
    </div>
  );
}

/** The pairs that fit, some at a time. */
function PairList({
  pairs,
  settings,
}: {
  readonly pairs: readonly ShownPair[];
  readonly settings: ContestSettings;
}) {
  const { t } = useText('intake');
  const [filter, setFilter] = useState<PairFilter>({ shown: 'open', ground: '' });
  const [count, setCount] = useState(pageSize);
  const [judging, setJudging] = useState<{ pair: ShownPair; verdict: DuplicateVerdict } | null>(
    null,
  );
  const fitting = pairs.filter(
    (pair) => kindOf(pair) === filter.shown && hasGround(pair, filter.ground),
  );
  const change = (next: PairFilter) => {
    setFilter(next);
    setCount(pageSize);
  };
  return (
    <>
      <PairFilters pairs={pairs} filter={filter} onChange={change} />
      {fitting.length === 0 && <p className="meta">{t('noPairs')}</p>}
      {fitting.slice(0, count).map((pair) => (
        <DuplicatePair
          key={pairName(pair.a, pair.b)}
          pair={pair}
          settings={settings}
          onJudge={(judged, verdict) => setJudging({ pair: judged, verdict })}
        />
      ))}
      {fitting.length > count && (
        <div className="row">
          <Button icon="down" onClick={() => setCount(count + pageSize)}>
            {t('showMorePairs')}
          </Button>
        </div>
      )}
      {judging !== null && <JudgeDialog {...judging} onClose={() => setJudging(null)} />}
    </>
  );
}

/** Applications that may be one, found again whenever the list is opened: nothing is kept out by it. */
export function DuplicatesView({ state }: { readonly state: ContestState }) {
  const { t } = useText('intake');
  const { settings } = state;
  const search = useDuplicates(state.submissions);
  const pairs = useMemo(
    () => (search.step === 'found' ? shownPairs(search.pairs, state) : []),
    [search, state],
  );
  return (
    <div className="col g4">
      <p className="meta">{t('duplicatesNote')}</p>
      {search.step === 'searching' && (
        <Working text={t('comparing')} done={search.done} total={search.total} />
      )}
      {search.step === 'failed' && <Banner tone="warn">{t('comparingFailed')}</Banner>}
      {search.step === 'found' && settings !== null && (
        <PairList pairs={pairs} settings={settings} />
      )}
    </div>
  );
}
