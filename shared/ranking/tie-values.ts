import { groupBy } from '../basics/group-by.ts';
import type { Rational } from '../basics/rational.ts';
import type { Id } from '../contest/contest.ts';
import { type RankableState, stageRankingInput } from './rank-stage.ts';
import { createRankingContext } from './ranking-context.ts';
import type { RankedSubmission } from './ranking.ts';
import type { StageRanking } from './stage-ranking.ts';
import { createTieBreakers } from './tie-breakers.ts';

/** What one tie-break of the regulation says of a submission: `by` as in the step of an explanation; null without a score. */
export interface TieValue {
  readonly by: string;
  readonly value: Rational | null;
}

/** Submissions that have a place, in their nomination or over all, together with others. */
function sharingPlaces(submissions: readonly RankedSubmission[]): ReadonlySet<Id> {
  const placed = submissions.filter(({ place }) => place !== null);
  const groups = [
    groupBy(placed, ({ nomination, place }) => `${nomination}/${place}`),
    groupBy(placed, ({ overall }) => `/${overall}`),
  ];
  return new Set(
    groups
      .flatMap((byPlace) => [...byPlace.values()])
      .flatMap((group) => (group.length > 1 ? group.map(({ submission }) => submission) : [])),
  );
}

/**
 * What the regulation's tie-breaks say of the submissions that share a place all the same, in their order up to the
 * first that a person must take. Whoever settles a tie sees by it that the rules leave it open.
 */
export function tieValues(
  state: RankableState,
  { stage, ranking }: StageRanking,
): ReadonlyMap<Id, readonly TieValue[]> {
  const tied = sharingPlaces(ranking.submissions);
  if (tied.size === 0) return new Map();
  const context = createRankingContext(stageRankingInput(state, stage, { draws: 0 }), 'list');
  const breakers = createTieBreakers(context);
  return new Map(
    context.panel.submissions.flatMap(({ submission }, member) =>
      tied.has(submission)
        ? [[submission, breakers.map(({ by, value }) => ({ by, value: value(member) }))] as const]
        : [],
    ),
  );
}
