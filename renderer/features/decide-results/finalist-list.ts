import type { Id } from '../../../shared/contest/contest.ts';

/** True for the same applications in any order. */
export const sameList = (a: readonly Id[], b: readonly Id[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

/** An application of the list that the commission works on, and what it did about it. */
export interface FinalistRow {
  readonly submission: Id;
  readonly change: 'none' | 'added' | 'removed';
}

/** The regulation's list and the commission's as one: who was struck out stays in sight, who was added stands last. */
export const finalistRows = (
  byTheRules: readonly Id[],
  decided: readonly Id[],
): readonly FinalistRow[] => [
  ...byTheRules.map((submission): FinalistRow => ({
    submission,
    change: decided.includes(submission) ? 'none' : 'removed',
  })),
  ...decided
    .filter((submission) => !byTheRules.includes(submission))
    .map((submission): FinalistRow => ({ submission, change: 'added' })),
];
