import type { Operation } from '../log/operation.ts';
import { parsedSettings } from './parsed-values.ts';
import type { ContestState } from './state.ts';
import { inReplacementOrder } from './version-order.ts';

/**
 * All versions of the settings, each after those it replaces. Amendments whose predecessors are not here stand as they
 * are, as in a juror's part of the contest.
 */
export function foldSettingsVersions(
  admitted: readonly Operation[],
  personOf: (operation: Operation) => string | null,
): ContestState['settingsVersions'] {
  const made = admitted.filter(({ key }) => key === 'contest');
  const ids = new Set(made.map(({ id }) => id));
  return new Map(
    inReplacementOrder(made).flatMap((operation) => {
      const parsed = parsedSettings(operation.value);
      if (!parsed.ok) return [];
      const { id, parents, wallClock, reason } = operation;
      const version = {
        settings: parsed.value,
        replaces: parents.filter((parent) => ids.has(parent)),
        by: personOf(operation),
        wallClock,
        reason,
      };
      return [[id, version] as const];
    }),
  );
}
