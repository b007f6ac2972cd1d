import type { ContestState } from '../../merge/state.ts';

/**
 * The day up to which the records of followed projects go ("2026-02-18"): to it the latest order asks for figures, or
 * else the last step was done and the last report came in. Null where nothing says. A practice contest is looked at
 * as of this day, whenever it is opened.
 */
export function recordedUpTo({
  following,
  monitoringOrders,
}: Pick<ContestState, 'following' | 'monitoringOrders'>): string | null {
  const asked = [...monitoringOrders.values()].map(({ to }) => to);
  const done = [...following.values()].flatMap(({ milestones }) =>
    milestones.flatMap((step) => [step.done, step.report?.received ?? '']),
  );
  const days = (asked.length > 0 ? asked : done).filter((day) => day !== '');
  return days.toSorted().at(-1) ?? null;
}
