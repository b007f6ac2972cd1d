import type { Id } from '../contest/contest.ts';

/** Who stands on one side of a match: a team, nobody, or whoever an earlier match or the table brings. */
export type Slot =
  | { readonly type: 'team'; readonly team: Id }
  | { readonly type: 'bye' }
  | { readonly type: 'winner'; readonly match: Id }
  | { readonly type: 'loser'; readonly match: Id }
  | { readonly type: 'place'; readonly place: 1 | 2 };

/**
 * Where a match belongs: the table of a round robin, a Swiss round, a knock-out's bracket, one of the two brackets of a
 * double elimination, the match for the third place, the final, and the second final of a double elimination.
 */
export type MatchPart =
  | 'table'
  | 'swiss'
  | 'bracket'
  | 'winners'
  | 'losers'
  | 'third'
  | 'final'
  | 'reset';

/** One match of a schedule; its id is unique inside the discipline. */
export interface Match {
  readonly id: Id;
  readonly part: MatchPart;
  /** From 1, within the part. */
  readonly round: number;
  readonly sides: readonly [Slot, Slot];
}

/** One run of one team where times are taken. */
export interface Heat {
  readonly id: Id;
  readonly team: Id;
  /** Which of the team's runs, from 1. */
  readonly run: number;
}

/** True for parts in which a match may end drawn. */
export const mayBeDrawn = (part: MatchPart): boolean => part === 'table' || part === 'swiss';

/** Ids under which an extra round between tied teams is recorded: "extra-1", "extra-2", … */
export const isExtraRound = (match: Id): boolean => /^extra-[1-9]\d{0,3}$/.test(match);

const teamSlot = (team: Id | undefined): Slot =>
  team === undefined ? { type: 'bye' } : { type: 'team', team };

/** Sides by draw numbers, from 1; a number beyond the teams is a bye. */
export const numberedSides = (
  teams: readonly Id[],
  first: number,
  second: number,
): readonly [Slot, Slot] => [teamSlot(teams[first - 1]), teamSlot(teams[second - 1])];

export const winnerOf = (match: Id): Slot => ({ type: 'winner', match });
export const loserOf = (match: Id): Slot => ({ type: 'loser', match });
