import type { ContestSettings, Id } from '../contest/contest.ts';
import { addDays } from '../contest/deadlines.ts';

/** An order (тапсырма, поручение) to monitor the supported projects and to report on them. */
export interface MonitoringOrder {
  readonly id: Id;
  readonly number: string;
  /** Who ordered it: name, and office. */
  readonly orderedBy: string;
  readonly office: string;
  /** Day of the order. */
  readonly day: string;
  /** First and last day that the report is about. */
  readonly from: string;
  readonly to: string;
  /** Day by which the report is due. */
  readonly due: string;
  /** What was asked for. */
  readonly task: string;
  /** Who prepares the report; empty while nobody was named. */
  readonly preparedBy: { readonly name: string; readonly position: string };
  /** What the report proposes. */
  readonly proposals: readonly string[];
  /** Day on which the report was handed over; empty until then. */
  readonly reported: string;
}

/** The same date a month later, or the last of that month where it is shorter; null for what is no day. */
export function addMonth(day: string): string | null {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  if (addDays(day, 0) === null) return null;
  const [nextYear, next] = month === 12 ? [year + 1, 1] : [year, month + 1];
  const first = `${String(nextYear).padStart(4, '0')}-${String(next).padStart(2, '0')}-`;
  const dates = [day.slice(8), '30', '29', '28'].map((date) => `${first}${date}`);
  return dates.find((date) => date.slice(8) <= day.slice(8) && addDays(date, 0) !== null) ?? null;
}

/** Day by which the report on an order is due: after the days that the regulation says, else after a month of the calendar. */
export const reportDueDay = (
  ordered: string,
  { reportDaysAfterOrder }: Pick<ContestSettings, 'reportDaysAfterOrder'>,
): string | null =>
  reportDaysAfterOrder === null ? addMonth(ordered) : addDays(ordered, reportDaysAfterOrder);
