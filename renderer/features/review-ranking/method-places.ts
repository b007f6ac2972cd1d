import { type Id, type RankingMethod, rankingMethods } from '../../../shared/contest/contest.ts';
import type { RankedSubmission } from '../../../shared/ranking/ranking.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';
import { placeIn, type Scope } from '../../ranking/place-in.ts';

/** A submission's place under one method; null where the method gives it none. */
export interface MethodPlace {
  readonly method: RankingMethod;
  readonly place: number | null;
  /** The regulation's own method. */
  readonly own: boolean;
}

/** The regulation's method first, then the others that could be counted. */
export function methodPlaces(
  { ranking, others, othersOverall }: StageRanking,
  ranked: RankedSubmission,
  scope: Scope,
): readonly MethodPlace[] {
  const places = scope === 'all' ? (othersOverall ?? {}) : others;
  const own = { method: ranking.method, place: placeIn(ranked, scope), own: true };
  const rest = rankingMethods.flatMap((method): readonly MethodPlace[] => {
    const byId = places[method];
    if (method === ranking.method || byId === undefined) return [];
    return [{ method, place: byId.get(ranked.submission) ?? null, own: false }];
  });
  return [own, ...rest];
}

export interface ComparedSubmission {
  readonly ranked: RankedSubmission;
  readonly places: readonly MethodPlace[];
  /** Some method would decide otherwise than the regulation's who is on the list. */
  readonly differs: boolean;
}

/** Every submission of a nomination (null = all) with its place under every method. */
export function compareMethods(
  stageRanking: StageRanking,
  {
    scope,
    top,
    nomination,
  }: { readonly scope: Scope; readonly top: number | null; readonly nomination: Id | null },
): readonly ComparedSubmission[] {
  const isIn = (place: number | null): boolean => place !== null && top !== null && place <= top;
  return stageRanking.ranking.submissions
    .filter((ranked) => nomination === null || ranked.nomination === nomination)
    .map((ranked) => {
      const places = methodPlaces(stageRanking, ranked, scope);
      const onList = new Set(places.map(({ place }) => isIn(place)));
      return { ranked, places, differs: onList.size > 1 };
    })
    .toSorted(
      (a, b) =>
        (placeIn(a.ranked, scope) ?? Infinity) - (placeIn(b.ranked, scope) ?? Infinity) || 0,
    );
}
