import type { Id } from '../contest/contest.ts';

export const auditResults = ['agrees', 'differs', 'missing'] as const;

/** A sheet of the sample, compared with what the juror holds of it. */
export interface CheckedSheet {
  readonly submission: Id;
  readonly juror: Id;
  readonly result: (typeof auditResults)[number];
}

/** An audit of a stage before its publication: a sample that a public seed draws, and what comparing it came to. */
export interface Audit {
  readonly stage: Id;
  /** Public randomness: whoever knows it draws the same sample. */
  readonly seed: string;
  /** Root (64 hex digits) of the result that was audited. */
  readonly root: string;
  /** Sheets to compare. */
  readonly sample: number;
  readonly checked: readonly CheckedSheet[];
}
