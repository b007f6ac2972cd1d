import { compareIds } from './compare-ids.ts';
import type { ExplanationStep, RankedSubmission, Ranking } from './ranking.ts';

/** Steps that speak of places. */
const ofPlaces: ReadonlySet<ExplanationStep['type']> = new Set([
  'tie-break',
  'tied',
  'selection',
] as const);

const withoutPlace = (ranked: RankedSubmission): RankedSubmission => ({
  ...ranked,
  place: null,
  overall: null,
  tied: false,
  low: null,
  high: null,
  pTop: null,
  zone: null,
  explanation: ranked.explanation.filter(({ type }) => !ofPlaces.has(type)),
});

/**
 * The scores of a stage that does not rank: nobody has a place, an interval of places or a chance of one, and each
 * nomination's submissions stand by their numbers, so that no order of worth can be read out of the list.
 */
export function withoutPlaces(ranking: Ranking): Ranking {
  const nominations = [...new Set(ranking.submissions.map(({ nomination }) => nomination))];
  const order = new Map(nominations.map((nomination, at) => [nomination, at]));
  const at = ({ nomination }: RankedSubmission): number => order.get(nomination) ?? 0;
  return {
    ...ranking,
    submissions: ranking.submissions
      .map(withoutPlace)
      .toSorted((a, b) => at(a) - at(b) || compareIds(a.submission, b.submission)),
  };
}
