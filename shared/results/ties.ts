import type { Id } from '../contest/contest.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { RankedSubmission } from '../ranking/ranking.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';

/** Submissions that share a place: `place` to `place + submissions.length - 1`. */
export interface TiedGroup {
  /** Null where the place is over all nominations. */
  readonly nomination: Id | null;
  readonly place: number;
  readonly submissions: readonly Id[];
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
export const tiesAcrossCut = ({
  selection,
}: StageRanking): readonly (TiedGroup & { readonly seats: number })[] =>
  (selection?.ties ?? []).map(({ group, place, seats, submissions }) => ({
    nomination: group,
    place,
    seats,
    submissions,
  }));

/** Shared places among the decided winners that the decision does not simply leave shared. */
export function tiesAmongWinners(ranking: StageRanking, meeting: Meeting): readonly TiedGroup[] {
  return tiedGroups(ranking, 'nomination').filter(({ nomination, place, submissions }) => {
    const winners = meeting.winners.filter((winner) => winner.nomination === nomination);
    const lastPlace = Math.max(0, ...winners.map((winner) => winner.place));
    const isShared = submissions.every((submission) =>
      winners.some((winner) => winner.submission === submission && winner.place === place),
    );
    return place <= lastPlace && !isShared;
  });
}
