import type { ContestSettings } from '../contest/contest.ts';
import { deadlineDay, graceDeadline, intakeDeadline } from '../contest/deadlines.ts';

/** By when applications are due, and by when they are taken all the same. ISO days. */
export interface IntakeDue {
  readonly day: string;
  /** Last day of the grace period; null where the contest has none. */
  readonly grace: string | null;
}

/** The contest's deadline for applications; null where it is not known yet. */
export function intakeDue({
  deadlines,
  announced,
}: Pick<ContestSettings, 'deadlines' | 'announced'>): IntakeDue | null {
  const dayOf = (name: string): string | null => {
    const deadline = deadlines.find(({ id }) => id === name);
    return deadline === undefined ? null : deadlineDay(deadline, announced);
  };
  const day = dayOf(intakeDeadline);
  return day === null ? null : { day, grace: dayOf(graceDeadline) };
}

/**
 * Whether an application came in time; a day of grace is told apart. It marks and never keeps anything out: null where
 * nobody knows when it came, or by when it was due.
 */
export function lateness(
  received: string | undefined,
  due: IntakeDue | null,
): 'in-time' | 'grace' | 'late' | null {
  if (received === undefined || due === null) return null;
  if (received <= due.day) return 'in-time';
  return due.grace !== null && received <= due.grace ? 'grace' : 'late';
}
