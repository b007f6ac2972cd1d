import type { Id } from '../contest/contest.ts';

/** Where a project of a pool stands; `moved` and `withdrawn` end its way in the pool, and say why. */
export const poolStates = ['idea', 'work', 'ready', 'moved', 'withdrawn'] as const;

export type PoolState = (typeof poolStates)[number];

/** Where a project went from the pool. */
export interface PoolMove {
  /** The contest that was to take it in, as people call it. */
  readonly contest: string;
  /** Day of the move, "2026-11-30". */
  readonly day: string;
  readonly reason: string;
}

/** What a pool says of a project beside the application itself. */
export interface PoolEntry {
  readonly state: PoolState;
  /** The theme it is kept under: a nomination of the contest. */
  readonly track: Id;
  /** An option of the form's field `maturity`; empty where nobody said. */
  readonly maturity: Id;
  /** A team of the region; empty where none has taken it up. */
  readonly team: Id;
  readonly partners: string;
  /** What people should know of it; why, where it was withdrawn. */
  readonly note: string;
  /** Where it went; null in every state but `moved`. */
  readonly moved: PoolMove | null;
}
