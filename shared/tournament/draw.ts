import type { Id } from '../contest/contest.ts';

/** A team in a draw, with the school by which it is kept apart from others in the first round; empty = none. */
export interface DrawEntry {
  readonly team: Id;
  readonly school: string;
}

/** Two teams of a Swiss round; a team without an opponent has a bye. */
export type SwissPair = readonly [first: Id, second: Id | null];

/**
 * What was drawn for one discipline (жеребе, жеребьёвка). A team's number is its place in `entries`, from 1; schedule
 * and ids of matches follow from the numbers alone.
 */
export interface Draw {
  readonly stage: Id;
  readonly nomination: Id;
  /** Words from which anybody can repeat the draw; null where lots were drawn by hand. */
  readonly seed: string | null;
  /** Teams that were set in front without lots, the strongest first. */
  readonly seeded: readonly Id[];
  readonly entries: readonly DrawEntry[];
  /** Pairs of each announced round of a Swiss system: what was announced stays, whatever is corrected afterwards. */
  readonly rounds: readonly (readonly SwissPair[])[];
}

/** Most teams of one discipline. */
export const drawLimit = 256;

/** Numbers of the teams, from 1. */
export const drawNumbers = ({ entries }: Pick<Draw, 'entries'>): ReadonlyMap<Id, number> =>
  new Map(entries.map(({ team }, index) => [team, index + 1]));
