import { useMemo, useState } from 'react';

import type { Id, RankingMethod } from '../../../shared/contest/contest.ts';
import type { StageRanking } from '../../../shared/ranking/ranking.ts';
import { Banner } from '../../ui/banner.tsx';
import { FilterPills } from '../../ui/filter-pills.tsx';
import { type Column, Table, TwoLines } from '../../ui/table.tsx';
import { type ComparedSubmission, compareMethods } from './method-places.ts';
import { useRankingWords } from '../../ranking/ranking-words.ts';

type Shown = 'differing' | 'all';

/** Places under every method side by side; first those about whom the methods disagree. */
export function MethodComparison({
  stageRanking,
  nomination,
  selected,
  onSelect,
}: {
  readonly stageRanking: StageRanking;
  readonly nomination: Id | null;
  readonly selected: Id | null;
  readonly onSelect: (submission: Id) => void;
}) {
  const { t, format, scope, top } = useRankingWords();
  const [shown, setShown] = useState<Shown>(top === null ? 'all' : 'differing');
  const compared = useMemo(
    () => compareMethods(stageRanking, { scope, top, nomination }),
    [stageRanking, scope, top, nomination],
  );
  const differing = compared.filter(({ differs }) => differs);
  const rows = shown === 'all' ? compared : differing;
  return (
    <section className="card method-comparison">
      {top !== null && (
        <div className="comparison-head">
          <FilterPills
            label={t('compare.filter')}
            value={shown}
            onChange={setShown}
            options={[
              {
                value: 'differing',
                label: t('compare.differing'),
                count: format.number(differing.length),
              },
              { value: 'all', label: t('common:all'), count: format.number(compared.length) },
            ]}
          />
          <p className="meta">{t('compare.legend', { top: format.number(top) })}</p>
        </div>
      )}
      {rows.length === 0 ? (
        <Banner tone="ok">{t('compare.agree')}</Banner>
      ) : (
        <ComparisonTable rows={rows} selected={selected} onSelect={onSelect} />
      )}
    </section>
  );
}

function ComparisonTable({
  rows,
  selected,
  onSelect,
}: {
  readonly rows: readonly ComparedSubmission[];
  readonly selected: Id | null;
  readonly onSelect: (submission: Id) => void;
}) {
  const { t, format, top, titleOf, metaOf } = useRankingWords();
  const methods = rows[0]?.places.map(({ method }) => method) ?? [];
  const placeCell = (method: RankingMethod) => (row: ComparedSubmission) => {
    const place = row.places.find((each) => each.method === method)?.place ?? null;
    if (place === null) return '—';
    const isIn = top !== null && place <= top;
    return isIn ? (
      <b>{format.number(place)}</b>
    ) : (
      <span className="weak">{format.number(place)}</span>
    );
  };
  const project: Column<ComparedSubmission> = {
    id: 'project',
    title: t('column.project'),
    cell: ({ ranked }) => (
      <TwoLines first={titleOf(ranked.submission)} second={metaOf(ranked.submission)} />
    ),
  };
  const places = methods.map((method): Column<ComparedSubmission> => ({
    id: method,
    title: t(`method.${method}`),
    cell: placeCell(method),
    numeric: true,
  }));
  return (
    <div className="scroll-x">
      <Table
        label={t('compare.title')}
        rows={rows}
        rowKey={({ ranked }) => ranked.submission}
        selected={selected}
        onSelect={onSelect}
        columns={[project, ...places]}
      />
    </div>
  );
}
