import { type ReactNode, useMemo, useState } from 'react';

import type { Id, RankingMethod } from '../../../shared/contest/contest.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';
import { useRankingWords } from '../../ranking/ranking-words.ts';
import { Banner } from '../../ui/banner.tsx';
import { FilterPills } from '../../ui/filter-pills.tsx';
import { type Column, Table, TwoLines } from '../../ui/table.tsx';
import { ListTools } from './list-tools.tsx';
import type { ComparedSubmission } from './method-places.ts';
import { useCompared, useComparedPlain } from './ranking-columns.ts';
import { RankingPaper, type useRankingPaper } from './ranking-paper.tsx';

type Shown = 'differing' | 'all';

/** So many lines are drawn at once. */
const linesAtOnce = 100;

interface ComparisonProps {
  readonly stageRanking: StageRanking;
  readonly nomination: Id | null;
  readonly matches: ReadonlySet<string> | null;
  readonly isWhatIf: boolean;
  readonly paper: ReturnType<typeof useRankingPaper>;
  readonly selected: Id | null;
  readonly onSelect: (submission: Id) => void;
}

/** All that are looked at, and those of them about whom the methods disagree. */
function useRows({ stageRanking, nomination, matches }: ComparisonProps) {
  const compared = useCompared(stageRanking, nomination);
  return useMemo(() => {
    const wanted = (rows: readonly ComparedSubmission[]) =>
      rows.filter(({ ranked }) => matches === null || matches.has(ranked.submission));
    return { all: wanted(compared.all), differing: wanted(compared.differing) };
  }, [compared, matches]);
}

function ComparisonHead({
  shown,
  onShown,
  counts,
  children,
}: {
  readonly shown: Shown;
  readonly onShown: (shown: Shown) => void;
  readonly counts: Readonly<Record<Shown, number>>;
  readonly children: ReactNode;
}) {
  const { t, format, top } = useRankingWords();
  return (
    <div className="comparison-head">
      {top !== null && (
        <FilterPills
          label={t('compare.filter')}
          value={shown}
          onChange={onShown}
          options={[
            {
              value: 'differing',
              label: t('compare.differing'),
              count: format.number(counts.differing),
            },
            { value: 'all', label: t('common:all'), count: format.number(counts.all) },
          ]}
        />
      )}
      <div className="row wrap g2">{children}</div>
      {top !== null && <p className="meta">{t('compare.legend', { top: format.number(top) })}</p>}
    </div>
  );
}

/** Places under every method side by side; first those about whom the methods disagree. */
export function MethodComparison(props: ComparisonProps) {
  const { matches, isWhatIf, paper, selected, onSelect } = props;
  const { t, top } = useRankingWords();
  const [shown, setShown] = useState<Shown>(top === null ? 'all' : 'differing');
  const [limit, setLimit] = useState(linesAtOnce);
  const { all, differing } = useRows(props);
  const rows = shown === 'all' ? all : differing;
  const plain = useComparedPlain(rows);
  const title = t('compare.title');
  return (
    <section className="card method-comparison">
      <ComparisonHead
        shown={shown}
        onShown={setShown}
        counts={{ all: all.length, differing: differing.length }}
      >
        <ListTools table={plain} title={title} onPrint={paper.printShown} />
      </ComparisonHead>
      {rows.length === 0 ? (
        <Banner tone="ok">{matches === null ? t('compare.agree') : t('filters.none')}</Banner>
      ) : (
        <ComparisonTable rows={rows.slice(0, limit)} selected={selected} onSelect={onSelect} />
      )}
      {rows.length > limit && (
        <button type="button" className="fold" onClick={() => setLimit(limit + linesAtOnce)}>
          {t('moreRows', { count: rows.length - limit })}
        </button>
      )}
      <RankingPaper paper={paper} title={title} isWhatIf={isWhatIf} table={plain} />
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
  const own = rows[0]?.places.find((each) => each.own)?.method;
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
    title:
      method === own ? t('compare.own', { method: t(`method.${method}`) }) : t(`method.${method}`),
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
