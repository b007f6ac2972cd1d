import { startTransition, useMemo, useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';
import { createRankAxis } from '../../charts/rank-axis.ts';
import { placeIn } from '../../ranking/place-in.ts';
import { useRankingWords } from '../../ranking/ranking-words.ts';
import { Button } from '../../ui/button.tsx';
import type { IntervalView, RowChange } from './entry-row.tsx';
import { noFilters, type RankingFilters } from './ranking-filters.ts';
import { rankingRows, zoneCounts } from './ranking-rows.ts';
import { RankingTable } from './ranking-table.tsx';

const plotWidth = 244;
/** So many lines are drawn at once; more come as a person comes near them. */
const linesAtOnce = 50;

interface Opening {
  readonly list: object;
  readonly opened: ReadonlySet<string>;
  readonly limit: number;
}

/** Folds that were opened, and how far the list is drawn: anew for each list. */
function useOpening(list: object) {
  const [opening, setOpening] = useState<Opening>({
    list,
    opened: new Set(),
    limit: linesAtOnce,
  });
  const { opened, limit } =
    opening.list === list ? opening : { opened: opening.opened, limit: linesAtOnce };
  return {
    opened,
    limit,
    fold: (id: string) => {
      const after = new Set(opened);
      if (!after.delete(id)) after.add(id);
      setOpening({ list, opened: after, limit });
    },
    // Between frames: who scrolls is not held up by rows that are still to come.
    more: () => startTransition(() => setOpening({ list, opened, limit: limit + linesAtOnce })),
  };
}

export interface RankedTableProps {
  readonly stageRanking: StageRanking;
  readonly filters: RankingFilters;
  readonly onFilters: (filters: RankingFilters) => void;
  readonly matches: ReadonlySet<string> | null;
  readonly changes: ReadonlyMap<string, RowChange> | null;
  readonly view: IntervalView;
  readonly selected: Id | null;
  readonly onSelect: (submission: Id) => void;
}

function NothingFound({ onClear }: { readonly onClear: () => void }) {
  const { t } = useRankingWords();
  return (
    <div className="nothing-found">
      <p>{t('filters.none')}</p>
      <Button icon="x" onClick={onClear}>
        {t('filters.showAll')}
      </Button>
    </div>
  );
}

/** The ranked applications, long stretches folded where nothing is looked for; a press chooses one or opens a fold. */
export function RankedTable(props: RankedTableProps) {
  const { stageRanking, filters, matches, changes, view, selected, onSelect } = props;
  const { scope, top } = useRankingWords();
  const { submissions } = stageRanking.ranking;
  const { selection } = stageRanking;
  const opening = useOpening(filters);
  const { opened } = opening;
  const nomination = filters.nomination === '' ? null : filters.nomination;
  const ties = selection?.ties ?? null;
  const rows = useMemo(
    () => rankingRows(submissions, { scope, top, nomination, matches, ties, opened, selected }),
    [submissions, scope, top, nomination, matches, ties, opened, selected],
  );
  const longest = useMemo(
    () => submissions.reduce((most, entry) => Math.max(most, placeIn(entry, scope) ?? 0), 2),
    [submissions, scope],
  );
  const axis = useMemo(() => createRankAxis(longest, top, plotWidth), [longest, top]);
  const hasIntervals = useMemo(() => zoneCounts(submissions) !== null, [submissions]);
  const isEmpty = matches !== null && matches.size === 0;
  return (
    <section className="card rank-card scroll-x">
      {isEmpty ? (
        <NothingFound onClear={() => props.onFilters(noFilters)} />
      ) : (
        <RankingTable
          rows={rows}
          limit={opening.limit}
          onMore={opening.more}
          axis={axis}
          view={view}
          withIntervals={hasIntervals}
          selection={selection}
          changes={changes}
          selected={selected}
          onSelect={onSelect}
          onFold={opening.fold}
        />
      )}
    </section>
  );
}
