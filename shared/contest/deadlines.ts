import type { ContestSettings, Deadline, Id } from './contest.ts';

/** Deadlines of these ids are the applications' own: when they are due, and until when they are taken all the same. */
export const intakeDeadline = 'intake';
export const graceDeadline = 'intake-grace';

const dayLength = 86_400_000;

/** Milliseconds of UTC midnight on a day of the calendar, "2026-11-30"; null for anything else. */
function dayStart(day: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (parts === null) return null;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const start = Date.UTC(year, month - 1, date);
  const made = new Date(start);
  // `Date.UTC` takes 31 February for 3 March, and the years 0 to 99 for those of the last century.
  return made.getUTCFullYear() === year &&
    made.getUTCMonth() === month - 1 &&
    made.getUTCDate() === date
    ? start
    : null;
}

/** True for a day of the calendar written "2026-11-30". */
export const isDay = (day: string): boolean => dayStart(day) !== null;

/** The day that many days later; null where either is no day of the calendar. */
export function addDays(day: string, days: number): string | null {
  const start = dayStart(day);
  if (start === null) return null;
  const later = new Date(start + days * dayLength).toISOString().slice(0, 10);
  return isDay(later) ? later : null;
}

/** Days from one day to another, negative where it lies before; null where either is no day of the calendar. */
export function daysBetween(from: string, to: string): number | null {
  const [start, end] = [dayStart(from), dayStart(to)];
  return start === null || end === null ? null : Math.round((end - start) / dayLength);
}

/** The day that a deadline falls on: its own date, else counted from the announcement; null where neither is known. */
export function deadlineDay(
  { date, offsetDays }: Pick<Deadline, 'date' | 'offsetDays'>,
  announced: string | null,
): string | null {
  if (date !== null) return date;
  return announced === null || offsetDays === null ? null : addDays(announced, offsetDays);
}

/** Day by which the sheets of a stage are due, the latest where there are several; null where none is known. */
export function stageDeadline(
  { deadlines, announced }: Pick<ContestSettings, 'deadlines' | 'announced'>,
  stage: Id,
): string | null {
  const days = deadlines.flatMap((deadline) => {
    const day = deadline.stage === stage ? deadlineDay(deadline, announced) : null;
    return day === null ? [] : [day];
  });
  return days.toSorted().at(-1) ?? null;
}
