import type { Id } from '../contest/contest.ts';
import { addDays } from '../contest/deadlines.ts';
import type { Publication } from './publication.ts';

export const appealResults = ['satisfied', 'partly', 'rejected', 'late'] as const;

/** What the commission decided on an appeal. */
export interface AppealDecision {
  readonly result: (typeof appealResults)[number];
  /** Number of the minutes in which it was decided. */
  readonly number: string;
  /** ISO calendar date. */
  readonly date: string;
  readonly reason: string;
  /** What the result was changed to; empty where nothing was changed. */
  readonly change: string;
}

/** Somebody's appeal against the result of a stage. */
export interface Appeal {
  readonly stage: Id;
  readonly id: Id;
  readonly submission: Id;
  /** Number under which it was registered. */
  readonly number: string;
  /** ISO calendar date on which it came. */
  readonly received: string;
  /** Who appeals. */
  readonly from: string;
  readonly grounds: string;
  /** Null while nothing was decided. */
  readonly decision: AppealDecision | null;
}

/**
 * Last day on which an appeal is in time: so many days after the day of the publication. Null while the result is not
 * released, where that day is not said, or where the regulation has no time for appeals.
 */
export const appealDeadline = (
  publication: Publication | null,
  appealDays: number | null,
): string | null =>
  publication?.state !== 'released' || appealDays === null
    ? null
    : addDays(publication.day, appealDays);

/** True for an appeal that came after its last day; false where there is none. */
export const cameLate = ({ received }: Pick<Appeal, 'received'>, last: string | null): boolean =>
  last !== null && received > last;
