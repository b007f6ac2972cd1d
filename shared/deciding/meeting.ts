import type { Id } from '../contest/contest.ts';

/** A meeting of the commission and its decisions on one stage. */
export interface Meeting {
  readonly stage: Id;
  readonly number: string;
  /** ISO calendar date, e.g. "2026-05-13". */
  readonly date: string;
  readonly place: string;
  readonly mode: 'in-person' | 'remote' | 'mixed';
  /** Members of the commission who took part, by id. */
  readonly present: readonly Id[];
  readonly votes: { readonly for: number; readonly against: number; readonly abstained: number };
  /** Winners as decided: place 1.. within the nomination. */
  readonly winners: readonly {
    readonly nomination: Id;
    readonly place: number;
    readonly submission: Id;
  }[];
  /** Reason by which ties across the cut or among the winners were settled; empty if none. */
  readonly tieReason: string;
}
