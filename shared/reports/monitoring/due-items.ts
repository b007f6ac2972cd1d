import type { Id } from '../../contest/contest.ts';
import { addDays, daysBetween } from '../../contest/deadlines.ts';
import type { FollowedProject } from '../../merge/following-facts.ts';
import type { ContestState } from '../../merge/state.ts';

export const dueTypes = ['milestone', 'report', 'measure', 'order'] as const;

/** Something that is due: a step, the report on it, a measure against a risk, or the report on an order. */
export interface DueItem {
  readonly type: (typeof dueTypes)[number];
  /** Null for an order. */
  readonly submission: Id | null;
  /** Of the milestone, risk or order. */
  readonly id: Id;
  readonly title: string;
  readonly due: string;
  /** Days that are left; negative where it is overdue. */
  readonly days: number;
}

type Undated = Omit<DueItem, 'days'>;

function dueOf({ submission, project, milestones, risks }: FollowedProject, day: string) {
  if (project === null || (project.closure !== null && project.closure.day <= day)) return [];
  const isOpen = (done: string): boolean => done === '' || done > day;
  return [
    ...milestones.flatMap(({ id, title, due, state, done, report }): Undated[] => [
      ...(state !== 'stopped' && isOpen(done)
        ? [{ type: 'milestone' as const, submission, id, title, due }]
        : []),
      ...(state !== 'stopped' && report !== null && isOpen(report.received)
        ? [{ type: 'report' as const, submission, id, title, due: report.due }]
        : []),
    ]),
    ...risks.flatMap(({ id, title, due, closed }): Undated[] =>
      due !== '' && isOpen(closed) ? [{ type: 'measure', submission, id, title, due }] : [],
    ),
  ];
}

/**
 * What is due on or before the day that lies `within` days after `day`, and not done by `day`; the most overdue first.
 * What is due on the day itself is not overdue.
 */
export function dueItems(
  state: Pick<ContestState, 'following' | 'monitoringOrders'>,
  day: string,
  within: number,
): readonly DueItem[] {
  const last = addDays(day, within) ?? day;
  const items: readonly Undated[] = [
    ...[...state.following.values()].flatMap((followed) => dueOf(followed, day)),
    ...[...state.monitoringOrders.values()].flatMap(({ id, number, due, reported }): Undated[] =>
      reported === '' || reported > day
        ? [{ type: 'order', submission: null, id, title: number, due }]
        : [],
    ),
  ];
  return items
    .filter(({ due }) => due <= last)
    .map((item) => ({ ...item, days: daysBetween(day, item.due) ?? 0 }))
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** What should have been done before a day and was not. */
export const overdueItems = (
  state: Pick<ContestState, 'following' | 'monitoringOrders'>,
  day: string,
): readonly DueItem[] => dueItems(state, day, 0).filter(({ days }) => days < 0);
