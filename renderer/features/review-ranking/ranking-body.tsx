import { useDeferredValue, useMemo, useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';
import { placeIn } from '../../ranking/place-in.ts';
import { useRankingWords } from '../../ranking/ranking-words.ts';
import { Segment } from '../../ui/segment.tsx';
import type { IntervalView, RowChange } from './entry-row.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ListTools } from './list-tools.tsx';
import { MethodComparison } from './method-comparison.tsx';
import { PlacePanel } from './place-panel.tsx';
import { useRankedPlain } from './ranking-columns.ts';
import { matching, noFilters, type RankingFilters } from './ranking-filters.ts';
import { RankedTable, type RankedTableProps } from './ranking-list.tsx';
import { RankingPaper, useRankingPaper } from './ranking-paper.tsx';
import { zoneCounts } from './ranking-rows.ts';
import { ZoneStrip } from './zone-strip.tsx';

interface RankingBodyProps {
  /** By the rules, or as it is tried out. */
  readonly stageRanking: StageRanking;
  readonly isWhatIf: boolean;
  /** What trying out does to each application; null where the rules are shown. */
  readonly changes: ReadonlyMap<string, RowChange> | null;
  readonly comparing: boolean;
  readonly selected: Id | null;
  readonly onSelect: (submission: Id) => void;
}

/** What is looked at of a ranking: the applications that pass the filters, and the one that is chosen. */
function useLookedAt(stageRanking: StageRanking, filters: RankingFilters, wanted: Id | null) {
  const { scope, state } = useRankingWords();
  const { submissions } = stageRanking.ranking;
  const { nomination } = filters;
  const listed = useMemo(
    () => submissions.filter((ranked) => nomination === '' || ranked.nomination === nomination),
    [submissions, nomination],
  );
  const matches = useMemo(
    () => matching({ stageRanking, submissions: state.submissions }, filters),
    [stageRanking, state.submissions, filters],
  );
  const counts = useMemo(() => zoneCounts(listed), [listed]);
  const chosen = useMemo(() => {
    const byWish = submissions.find(({ submission }) => submission === wanted);
    return byWish ?? listed.find((ranked) => placeIn(ranked, scope) === 1) ?? listed[0];
  }, [submissions, listed, wanted, scope]);
  return { matches, counts, chosen };
}

type ListPartProps = Omit<RankedTableProps, 'view'> & {
  readonly hasZones: boolean;
  readonly isWhatIf: boolean;
  readonly paper: ReturnType<typeof useRankingPaper>;
};

/** The list with what can be done with it. */
function ListPart({ hasZones, isWhatIf, paper, ...list }: ListPartProps) {
  const { t } = useRankingWords();
  const [view, setView] = useState<IntervalView>('plot');
  const plain = useRankedPlain(list.stageRanking, list.filters, list.matches);
  const title = t('title');
  return (
    <div className="col g2">
      <div className="row wrap g2 list-tools">
        <ListTools table={plain} title={title} onPrint={paper.printShown} />
        {hasZones && (
          <Segment
            label={t('view.label')}
            value={view}
            onChange={setView}
            options={[
              { value: 'plot', label: t('view.plot'), icon: 'rank' },
              { value: 'table', label: t('view.table'), icon: 'table' },
            ]}
          />
        )}
      </div>
      <RankedTable {...list} view={view} />
      <RankingPaper paper={paper} title={title} isWhatIf={isWhatIf} table={plain} />
    </div>
  );
}

/** The list with its zones, filters and what is behind the chosen place; or the methods side by side. */
export function RankingBody(props: RankingBodyProps) {
  const { stageRanking, isWhatIf, changes, comparing, onSelect } = props;
  const [typed, onFilters] = useState<RankingFilters>(noFilters);
  const filters = useDeferredValue(typed);
  const paper = useRankingPaper();
  const { matches, counts, chosen } = useLookedAt(stageRanking, filters, props.selected);
  const selected = chosen?.submission ?? null;
  const shared = { stageRanking, matches, isWhatIf, paper, selected, onSelect };
  const nomination = filters.nomination === '' ? null : filters.nomination;
  return (
    <>
      {!comparing && counts !== null && (
        <div className="row g3 zones-line">
          <ZoneStrip counts={counts} />
        </div>
      )}
      <FilterBar
        stageRanking={stageRanking}
        filters={typed}
        onChange={onFilters}
        shown={matches === null ? null : matches.size}
      />
      <div className="rk">
        {comparing ? (
          <MethodComparison {...shared} nomination={nomination} />
        ) : (
          <ListPart
            {...shared}
            filters={filters}
            onFilters={onFilters}
            changes={changes}
            hasZones={counts !== null}
          />
        )}
        {chosen !== undefined && (
          <PlacePanel
            stageRanking={stageRanking}
            ranked={chosen}
            isWhatIf={isWhatIf}
            onPrint={paper.printPlace}
          />
        )}
      </div>
    </>
  );
}
