import type { Operation, OperationId } from '../log/operation.ts';

/** How many versions stand before one, on the longest way from the first; versions name those that they replace. */
function depthsOf(versions: readonly Operation[]): ReadonlyMap<OperationId, number> {
  const ids = new Set(versions.map(({ id }) => id));
  const depths = new Map<OperationId, number>();
  // What replaces something names its hash, so there are no circles; a version waits until all before it are counted.
  for (let left = versions; left.length > 0;) {
    const next = left.filter(({ id, parents }) => {
      const before = parents.flatMap((parent) => (ids.has(parent) ? [depths.get(parent)] : []));
      if (before.includes(undefined)) return true;
      depths.set(id, 1 + Math.max(-1, ...before.map((depth) => depth ?? 0)));
      return false;
    });
    left = next.length < left.length ? next : [];
  }
  return depths;
}

/**
 * Versions of one key, each after those it replaces; among others the device clock puts them in order, which decides
 * nothing. Versions whose predecessors are not among them stand as they are.
 */
export function inReplacementOrder(versions: readonly Operation[]): readonly Operation[] {
  const depths = depthsOf(versions);
  return versions.toSorted(
    (a, b) =>
      (depths.get(a.id) ?? 0) - (depths.get(b.id) ?? 0) ||
      a.wallClock - b.wallClock ||
      (a.id < b.id ? -1 : 1),
  );
}

/** All versions that one replaces, directly or through others; itself not among them. */
export function replacedBy(
  version: Operation,
  byId: ReadonlyMap<OperationId, Operation>,
): ReadonlySet<OperationId> {
  const replaced = new Set<OperationId>();
  const open = [version];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const parent of next.parents) {
      const before = byId.get(parent);
      if (before === undefined || replaced.has(parent)) continue;
      replaced.add(parent);
      open.push(before);
    }
  }
  return replaced;
}
