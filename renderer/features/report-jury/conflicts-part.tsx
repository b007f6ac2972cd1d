import { useMemo } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import type { ConflictImpact, PlaceChange } from '../../../shared/ranking/conflict-impact.ts';
import { useChartPlace } from '../../charts/chart-place.ts';
import { ConflictImpactChart } from '../../charts/conflict-impact-chart.tsx';
import type { ImpactRow } from '../../charts/impact-rows.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useReport } from './report-view.ts';

const reachOf = ({ before, after }: PlaceChange): number =>
  before === null || after === null ? 0 : Math.abs(before - after);

/** The submission of a stage that a conflict moves furthest, and its places. */
function furthest(
  { outcomes }: ConflictImpact,
  stage: Id,
): {
  readonly submission: Id;
  readonly now: number | null;
  readonly places: readonly number[];
} | null {
  const changes = outcomes.flatMap(({ places }) => places.filter((each) => each.stage === stage));
  const [widest] = changes.toSorted((a, b) => reachOf(b) - reachOf(a));
  if (widest === undefined) return null;
  const { submission, before } = widest;
  const places = changes.flatMap((each) =>
    each.submission === submission && each.after !== null ? [each.after] : [],
  );
  return { submission, now: before, places: [...new Set(places)] };
}

/** Open conflicts by what they do to the places of this stage. */
export function ConflictsPart() {
  const { t, conflicts, stage, state, nomination, top, submissionName } = useReport();
  const { onPaper } = useChartPlace();
  const rows = useMemo(
    () =>
      conflicts.impacts.flatMap((impact): ImpactRow[] => {
        const found = furthest(impact, stage.id);
        if (found === null) return [];
        const { submission, now, places } = found;
        const isElsewhere = state.submissions.get(submission)?.nomination !== nomination;
        if (nomination !== null && isElsewhere) return [];
        return [
          {
            id: impact.id,
            name: submissionName(submission),
            short: t('common:submissionNumber', { number: submission }),
            level: impact.level,
            now,
            places,
            moved: Math.max(0, ...impact.outcomes.map(({ moved }) => moved)),
          },
        ];
      }),
    [conflicts.impacts, stage.id, state.submissions, nomination, t, submissionName],
  );
  return (
    <div className="col g4">
      {conflicts.status === 'counting' && (
        <p className="muted" role="status">
          {t('conflicts.counting')}
        </p>
      )}
      {conflicts.status === 'failed' && <Banner tone="danger">{t('conflicts.failed')}</Banner>}
      <Card>
        <div className="col g3">
          {rows.length === 0 ? (
            conflicts.status !== 'counting' && <p>{t('conflicts.none')}</p>
          ) : (
            <ConflictImpactChart title={t('conflicts.title')} conflicts={rows} top={top} />
          )}
          {conflicts.uncounted > 0 && (
            <p>{t('conflicts.uncounted', { count: conflicts.uncounted })}</p>
          )}
          {!onPaper && rows.length + conflicts.uncounted > 0 && (
            <p>
              <LinkButton icon="diff" href="#/conflicts">
                {t('conflicts.settle')}
              </LinkButton>
            </p>
          )}
        </div>
      </Card>
    </div>
  );
}
