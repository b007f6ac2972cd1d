import { useMemo, useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import type { RankedSubmission, StageRanking } from '../../../shared/ranking/ranking.ts';
import { placeIn } from '../../ranking/place-in.ts';
import { Segment } from '../../ui/segment.tsx';
import { MethodComparison } from './method-comparison.tsx';
import { PlacePanel } from './place-panel.tsx';
import { createRankAxis } from '../../charts/rank-axis.ts';
import { rankingRows, type ZoneCounts, zoneCounts } from './ranking-rows.ts';
import { type IntervalView, RankingTable } from './ranking-table.tsx';
import { useRankingWords } from '../../ranking/ranking-words.ts';
import { ZoneStrip } from './zone-strip.tsx';

const plotWidth = 244;

function ZoneLine({
  counts,
  view,
  onView,
}: {
  readonly counts: ZoneCounts;
  readonly view: IntervalView;
  readonly onView: (view: IntervalView) => void;
}) {
  const { t } = useRankingWords();
  return (
    <div className="row g3 zones-line">
      <ZoneStrip counts={counts} />
      <Segment
        label={t('view.label')}
        value={view}
        onChange={onView}
        options={[
          { value: 'plot', label: t('view.plot'), icon: 'rank' },
          { value: 'table', label: t('view.table'), icon: 'table' },
        ]}
      />
    </div>
  );
}

/** The ranked submissions with long stretches folded; a press chooses one or opens a fold. */
function FoldedTable({
  ranked,
  listed,
  nomination,
  view,
  selected,
  onSelect,
}: {
  readonly ranked: readonly RankedSubmission[];
  readonly listed: readonly RankedSubmission[];
  readonly nomination: Id | null;
  readonly view: IntervalView;
  readonly selected: Id | null;
  readonly onSelect: (submission: Id) => void;
}) {
  const { scope, top } = useRankingWords();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(
    () => rankingRows(ranked, { scope, top, nomination, opened, selected }),
    [ranked, scope, top, nomination, opened, selected],
  );
  const longest = Math.max(2, ...listed.flatMap((entry) => placeIn(entry, scope) ?? []));
  const axis = useMemo(() => createRankAxis(longest, top, plotWidth), [longest, top]);
  const fold = (id: string) =>
    setOpened((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  return (
    <section className="card rank-card scroll-x">
      <RankingTable
        rows={rows}
        axis={axis}
        view={view}
        withIntervals={zoneCounts(listed) !== null}
        selected={selected}
        onSelect={onSelect}
        onFold={fold}
      />
    </section>
  );
}

/** The list with its zones, or the methods side by side; and what is behind the chosen place. */
export function RankingList({
  stageRanking,
  nomination,
  comparing,
}: {
  readonly stageRanking: StageRanking;
  readonly nomination: Id | null;
  readonly comparing: boolean;
}) {
  const { scope } = useRankingWords();
  const [wanted, setWanted] = useState<Id | null>(null);
  const [view, setView] = useState<IntervalView>('plot');
  const { submissions } = stageRanking.ranking;
  const listed = useMemo(
    () => submissions.filter((ranked) => nomination === null || ranked.nomination === nomination),
    [submissions, nomination],
  );
  const first = listed.find((ranked) => placeIn(ranked, scope) === 1) ?? listed[0];
  const chosen = listed.find(({ submission }) => submission === wanted) ?? first;
  const counts = zoneCounts(listed);
  const selected = chosen?.submission ?? null;
  return (
    <>
      {counts !== null && !comparing && <ZoneLine counts={counts} view={view} onView={setView} />}
      <div className="rk">
        {comparing ? (
          <MethodComparison
            stageRanking={stageRanking}
            nomination={nomination}
            selected={selected}
            onSelect={setWanted}
          />
        ) : (
          <FoldedTable
            ranked={submissions}
            listed={listed}
            nomination={nomination}
            view={view}
            selected={selected}
            onSelect={setWanted}
          />
        )}
        {chosen !== undefined && <PlacePanel stageRanking={stageRanking} ranked={chosen} />}
      </div>
    </>
  );
}
