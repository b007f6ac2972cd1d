import type { Operation, OperationId } from '../log/operation.ts';
import { parsedSettings } from './parsed-values.ts';
import type { ContestState, SettingsVersion } from './state.ts';

/** How many versions stand before one, on the longest way from the first; versions name those that they replace. */
function depthsOf(versions: ReadonlyMap<OperationId, SettingsVersion>): Map<OperationId, number> {
  const depths = new Map<OperationId, number>();
  // What replaces something names its hash, so there are no circles; a version waits until all before it are counted.
  for (let left = [...versions]; left.length > 0;) {
    const next = left.filter(([id, { replaces }]) => {
      const before = replaces.map((parent) => depths.get(parent));
      if (before.includes(undefined)) return true;
      depths.set(id, 1 + Math.max(-1, ...before.map((depth) => depth ?? 0)));
      return false;
    });
    left = next.length < left.length ? next : [];
  }
  return depths;
}

/**
 * All versions of the settings, each after those it replaces; among others the device clock puts them in order, which
 * decides nothing. Amendments whose predecessors are not here stand as they are, as in a juror's part of the contest.
 */
export function foldSettingsVersions(
  admitted: readonly Operation[],
  personOf: (operation: Operation) => string | null,
): ContestState['settingsVersions'] {
  const made = admitted.filter(({ key }) => key === 'contest');
  const ids = new Set(made.map(({ id }) => id));
  const versions = new Map(
    made.flatMap((operation) => {
      const parsed = parsedSettings(operation.value);
      if (!parsed.ok) return [];
      const { id, parents, wallClock, reason } = operation;
      const version: SettingsVersion = {
        settings: parsed.value,
        replaces: parents.filter((parent) => ids.has(parent)),
        by: personOf(operation),
        wallClock,
        reason,
      };
      return [[id, version] as const];
    }),
  );
  const depths = depthsOf(versions);
  return new Map(
    [...versions].toSorted(
      ([a, first], [b, second]) =>
        (depths.get(a) ?? 0) - (depths.get(b) ?? 0) ||
        first.wallClock - second.wallClock ||
        (a < b ? -1 : 1),
    ),
  );
}
