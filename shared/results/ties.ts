import type { Id } from '../contest/contest.ts';
import type { Meeting, SettledTie } from '../deciding/meeting.ts';
import type { RankedSubmission } from '../ranking/ranking.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';

/** Submissions that share a place: `place` to `place + submissions.length - 1`. */
export interface TiedGroup {
  /** Null where the place is over all nominations. */
  readonly nomination: Id | null;
  readonly place: number;
  readonly submissions: readonly Id[];
}

/** Submissions of equal place of which the list has room for only `seats`. */
export interface CutTie extends TiedGroup {
  readonly seats: number;
}

/** Place a submission has in a scope; null without a sheet. */
export const placeIn = (ranked: RankedSubmission, scope: 'nomination' | 'all'): number | null =>
  scope === 'all' ? ranked.overall : ranked.place;

/** Every place that more than one submission has, best first. */
export function tiedGroups(
  ranking: StageRanking,
  scope: 'nomination' | 'all',
): readonly TiedGroup[] {
  const groups = new Map<string, { nomination: Id | null; place: number; submissions: Id[] }>();
  for (const ranked of ranking.ranking.submissions) {
    const place = placeIn(ranked, scope);
    if (place === null) continue;
    const nomination = scope === 'all' ? null : ranked.nomination;
    const key = `${nomination ?? ''}/${place}`;
    const group = groups.get(key) ?? { nomination, place, submissions: [] };
    group.submissions.push(ranked.submission);
    groups.set(key, group);
  }
  return [...groups.values()].filter(({ submissions }) => submissions.length > 1);
}

/** Shared places of which the list has room for only some: across its last line, or across a quota. */
export const tiesAcrossCut = ({ selection }: StageRanking): readonly CutTie[] =>
  (selection?.ties ?? []).map(({ group, place, seats, submissions }) => ({
    nomination: group,
    place,
    seats,
    submissions,
  }));

/** Shared places among the decided winners that the decision does not simply leave shared. */
export function tiesAmongWinners(
  ranking: StageRanking,
  { winners }: Pick<Meeting, 'winners'>,
): readonly TiedGroup[] {
  return tiedGroups(ranking, 'nomination').filter(({ nomination, place, submissions }) => {
    const own = winners.filter((winner) => winner.nomination === nomination);
    const lastPlace = Math.max(0, ...own.map((winner) => winner.place));
    const isShared = submissions.every((submission) =>
      own.some((winner) => winner.submission === submission && winner.place === place),
    );
    return place <= lastPlace && !isShared;
  });
}

const isSameSet = (a: readonly Id[], b: readonly Id[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

/** The order that people decided for exactly these submissions, and why; null where they did not. */
export const settledTie = (
  ties: readonly SettledTie[],
  { nomination, submissions }: Pick<TiedGroup, 'nomination' | 'submissions'>,
): SettledTie | null =>
  ties.find(
    (tie) =>
      tie.nomination === nomination &&
      tie.reason.trim() !== '' &&
      isSameSet(tie.order, submissions),
  ) ?? null;

/** True for a meeting that settled all ties with one reason, as the first version of it did. */
const settlesAll = ({ ties, tieReason }: Meeting): boolean =>
  ties.length === 0 && tieReason.trim() !== '';

/** True where no one stands before somebody whom the order puts first: `standing` is less for the better. */
const keepsOrder = (order: readonly Id[], standing: (submission: Id) => number): boolean =>
  order.every((submission, at) => {
    const next = order[at + 1];
    return next === undefined || standing(submission) <= standing(next);
  });

/** True where people settled who of a tie goes on, and the finalists they named keep to it. */
export function isCutSettled(meeting: Meeting, tie: CutTie): boolean {
  if (settlesAll(meeting)) return true;
  const settled = settledTie(meeting.ties, tie);
  const { finalists } = meeting;
  return (
    settled !== null &&
    (finalists === null || keepsOrder(settled.order, (id) => (finalists.includes(id) ? 0 : 1)))
  );
}

/** True where people settled a tie among winners, and the places they gave keep to it. */
export function isPrizeTieSettled(meeting: Meeting, tie: TiedGroup): boolean {
  if (settlesAll(meeting)) return true;
  const settled = settledTie(meeting.ties, tie);
  const placeOf = (submission: Id): number =>
    meeting.winners.find(
      (winner) => winner.nomination === tie.nomination && winner.submission === submission,
    )?.place ?? Infinity;
  return settled !== null && keepsOrder(settled.order, placeOf);
}
