import type { SelectionProblem } from './selection-problem.ts';

/** One family of limits of which any two are nested or have nothing in common; parents come before children. */
export interface LimitTree {
  readonly order: readonly number[];
  /** The next wider limit, by limit; null at the top. */
  readonly parents: ReadonlyMap<number, number | null>;
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

/** Cells that come under each limit, and under each two: cells of the same limits count once. */
function overlaps({ limits, cells }: SelectionProblem) {
  const alone = limits.map(() => 0);
  const together = new Map<string, number>();
  const kinds = new Map(cells.map(({ limits: own }) => [own.join(), own]));
  for (const own of kinds.values()) {
    for (const a of own) {
      alone[a] = (alone[a] ?? 0) + 1;
      for (const b of own) together.set(`${a}/${b}`, (together.get(`${a}/${b}`) ?? 0) + 1);
    }
  }
  const common = (a: number, b: number): number => together.get(`${a}/${b}`) ?? 0;
  return { alone: (limit: number): number => alone[limit] ?? 0, common };
}

/** Parts the limits, those with a least number first: what is left over costs a search. */
export function limitTrees(problem: SelectionProblem): LimitTrees {
  const { alone, common } = overlaps(problem);
  const isNested = (a: number, b: number): boolean => {
    const shared = common(a, b);
    return shared === 0 || shared === alone(a) || shared === alone(b);
  };
  const widestFirst = (a: number, b: number): number => alone(b) - alone(a) || a - b;
  const least = (limit: number): number => ((problem.limits[limit]?.least ?? 0) > 0 ? 0 : 1);
  const order = problem.limits
    .map((_, limit) => limit)
    .toSorted((a, b) => least(a) - least(b) || widestFirst(a, b));
  const families: readonly number[][] = [[], []];
  const crossing: number[] = [];
  for (const limit of order) {
    const family = families.find((own) => own.every((other) => isNested(limit, other)));
    (family ?? crossing).push(limit);
  }
  const treeOf = (family: readonly number[]): LimitTree => {
    const sorted = family.toSorted(widestFirst);
    const parents = new Map(
      sorted.map((limit, at) => [
        limit,
        sorted.slice(0, at).findLast((wider) => common(limit, wider) > 0) ?? null,
      ]),
    );
    return { order: sorted, parents };
  };
  const [first = [], second = []] = families;
  return { first: treeOf(first), second: treeOf(second), crossing };
}
