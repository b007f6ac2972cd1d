import type { SelectionProblem } from './selection-problem.ts';

/** One family of limits of which any two are nested or have nothing in common; parents come before children. */
export interface LimitTree {
  readonly order: readonly number[];
  /** The next wider limit, by limit; null at the top. */
  readonly parents: ReadonlyMap<number, number | null>;
  /** The narrowest of the family among these limits, which hold for one cell. */
  readonly narrowest: (limits: readonly number[]) => number | null;
}

/**
 * Limits in two families of nested ones, and those that fit into neither. What two such families allow is a flow from
 * the one to the other, so the best list can be found without trying lists.
 */
export interface LimitTrees {
  readonly first: LimitTree;
  readonly second: LimitTree;
  readonly crossing: readonly number[];
}

/** By limit, how many kinds of cells come under it and each other limit, itself included. */
function overlaps({ limits, cells }: SelectionProblem): readonly ReadonlyMap<number, number>[] {
  const shared = limits.map(() => new Map<number, number>());
  const kinds = new Map(cells.map(({ limits: own }) => [own.join(), own]));
  for (const own of kinds.values()) {
    for (const a of own) for (const b of own) shared[a]?.set(b, (shared[a].get(b) ?? 0) + 1);
  }
  return shared;
}

/** Parts the limits, those with a least number first: what is left over costs a search. */
export function limitTrees(problem: SelectionProblem): LimitTrees {
  const shared = overlaps(problem);
  const sizeOf = (limit: number): number => shared[limit]?.get(limit) ?? 0;
  const widestFirst = (a: number, b: number): number => sizeOf(b) - sizeOf(a) || a - b;
  const least = (limit: number): number => ((problem.limits[limit]?.least ?? 0) > 0 ? 0 : 1);
  const order = problem.limits
    .map((_, limit) => limit)
    .toSorted((a, b) => least(a) - least(b) || widestFirst(a, b));
  const families: readonly Set<number>[] = [new Set(), new Set()];
  const crossing: number[] = [];
  for (const limit of order) {
    const near = [...(shared[limit] ?? [])];
    const crosses = (family: ReadonlySet<number>): boolean =>
      near.some(
        ([other, common]) => family.has(other) && common < sizeOf(limit) && common < sizeOf(other),
      );
    const family = families.find((each) => !crosses(each));
    if (family === undefined) crossing.push(limit);
    else family.add(limit);
  }
  const treeOf = (family: ReadonlySet<number>): LimitTree => {
    const sorted = [...family].sort(widestFirst);
    const positions = new Map(sorted.map((limit, at) => [limit, at]));
    const last = (limits: readonly number[], before: number): number | null => {
      const found = limits.map((limit) => positions.get(limit) ?? -1).filter((at) => at < before);
      return sorted[Math.max(-1, ...found)] ?? null;
    };
    const parents = sorted.map(
      (limit, at) => [limit, last([...(shared[limit]?.keys() ?? [])], at)] as const,
    );
    return {
      order: sorted,
      parents: new Map(parents),
      narrowest: (limits) => last(limits, sorted.length),
    };
  };
  const [first = new Set<number>(), second = new Set<number>()] = families;
  return { first: treeOf(first), second: treeOf(second), crossing };
}
