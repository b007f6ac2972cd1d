import type { Tiyn } from '../basics/money.ts';
import type { Id } from '../contest/contest.ts';

export const milestoneStates = ['planned', 'done', 'stopped'] as const;

/** One step of a project's schedule. Whether it is late follows from a day that somebody asks about; it is not recorded. */
export interface Milestone {
  readonly submission: Id;
  readonly id: Id;
  readonly title: string;
  readonly due: string;
  /** What the contract pays for it. */
  readonly amount: Tiyn;
  readonly state: (typeof milestoneStates)[number];
  /** Day on which it was done; empty unless it is. */
  readonly done: string;
  /** The report on it; null where none is owed. `received` is empty until it has come. */
  readonly report: { readonly due: string; readonly received: string } | null;
}
