import type { Id } from '../contest/contest.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { StageRanking } from '../ranking/ranking.ts';
import { compareIds } from './naming.ts';

export interface Winner {
  readonly nomination: Id;
  readonly place: number;
  readonly submission: Id;
}

/** Prize places in a nomination while nothing else is decided. */
export const prizePlaces = 3;

/** What the ranking alone would give: every submission on the first places of its nomination, shared ones included. */
export const proposedWinners = (ranking: StageRanking, places = prizePlaces): readonly Winner[] =>
  ranking.ranking.submissions.flatMap(({ nomination, place, submission }) =>
    place !== null && place <= places ? [{ nomination, place, submission }] : [],
  );

/** Winners as the commission decided, else as the ranking proposes; by nomination as given, place, number. */
export function winnersOf(
  ranking: StageRanking,
  meeting: Meeting | null,
  nominations: readonly Id[],
): readonly Winner[] {
  const winners = meeting === null ? proposedWinners(ranking) : meeting.winners;
  const order = (nomination: Id): number => {
    const at = nominations.indexOf(nomination);
    return at < 0 ? nominations.length : at;
  };
  return [...winners].sort(
    (a, b) =>
      order(a.nomination) - order(b.nomination) ||
      a.place - b.place ||
      compareIds(a.submission, b.submission),
  );
}
