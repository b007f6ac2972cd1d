import { present } from '../basics/assert.ts';
import { CellFlow } from './cell-flow.ts';
import type { LimitTrees } from './limit-trees.ts';
import type { SelectionProblem } from './selection-problem.ts';

/** How many of a cell go on: all in every best list, none in any, or it depends on how ties are settled. */
export interface CellOutcome {
  readonly state: 'on' | 'off' | 'open';
  /** In one of the best lists. */
  readonly count: number;
}

/** What the best lists have in common, and where they differ. */
export interface FlowOutcome {
  /** How many go on from each place. */
  readonly counts: readonly number[];
  readonly cells: readonly CellOutcome[];
  /** True where as many of these cells together go on in every best list. */
  readonly isFixed: (cells: readonly number[]) => boolean;
  /** A limit of neither family that some of these lists may break, or that asks for more; null where there is none. */
  readonly trouble: number | null;
}

/** Cells by place, in the order of places. */
function blocksOf({ cells, blocks }: SelectionProblem): readonly (readonly number[])[] {
  const byBlock: number[][] = Array.from({ length: blocks }, () => []);
  cells.forEach(({ block }, at) => byBlock[block]?.push(at));
  return byBlock;
}

/** How many of each limit's members a number of each cell makes. */
export function usedBy(
  { limits, cells }: SelectionProblem,
  countOf: (cell: number) => number,
): readonly number[] {
  const used = limits.map(() => 0);
  cells.forEach((cell, at) => {
    const count = countOf(at);
    if (count > 0) for (const limit of cell.limits) used[limit] = (used[limit] ?? 0) + count;
  });
  return used;
}

export interface Decided {
  readonly decided: ReadonlyMap<number, number>;
  /** False: limits that fit into neither family are looked at only for what is decided. */
  readonly strict: boolean;
}

/**
 * The best lists where the number of some cells is decided beforehand; null where that breaks a limit. Limits that fit
 * into neither family are kept place by place, as far as that goes without taking back a better place: the answer is
 * exact where there is no `trouble`.
 */
export function solveCells(
  problem: SelectionProblem,
  trees: LimitTrees,
  { decided, strict }: Decided,
): FlowOutcome | null {
  const used = usedBy(problem, (cell) => decided.get(cell) ?? 0);
  if (problem.limits.some(({ most }, limit) => (used[limit] ?? 0) > most)) return null;
  const left = problem.cells.map(({ members }, at) => (decided.has(at) ? 0 : members.length));
  const flow = new CellFlow(problem, trees, { used, left, strict });
  const countOf = (at: number): number => decided.get(at) ?? flow.countOf(at);
  const whole = problem.limits.find(({ quota, group }) => quota === null && group === '');
  let seats = whole?.most ?? Number.POSITIVE_INFINITY;
  for (const at of decided.keys()) seats -= countOf(at);
  const counts = blocksOf(problem).map((cells) => {
    const fixed = cells.reduce((sum, at) => sum + (decided.get(at) ?? 0), 0);
    if (seats <= 0) return fixed;
    const taken = flow.take(cells.filter((at) => !decided.has(at)));
    seats -= taken;
    return fixed + taken;
  });
  const stateOf = (at: number, count: number): CellOutcome['state'] => {
    const size = problem.cells[at]?.members.length ?? 0;
    if ((count > 0 && count < size) || flow.canVary([at])) return 'open';
    return count > 0 ? 'on' : 'off';
  };
  const cells = problem.cells.map((_, at) => {
    const count = countOf(at);
    return { state: stateOf(at, count), count };
  });
  return {
    counts,
    cells,
    isFixed: (group) => !flow.canVary(group),
    trouble: flow.trouble ?? troubleIn(problem, { trees, cells, decided }),
  };
}

/** A limit of neither family that is not kept by every one of the lists as far as it could be. */
function troubleIn(
  problem: SelectionProblem,
  of: {
    readonly trees: LimitTrees;
    readonly cells: readonly CellOutcome[];
    readonly decided: ReadonlyMap<number, number>;
  },
): number | null {
  if (of.trees.crossing.length === 0) return null;
  const sizeOf = (at: number): number => problem.cells[at]?.members.length ?? 0;
  const undecided = usedBy(problem, (at) => (of.decided.has(at) ? 0 : sizeOf(at)));
  const most = usedBy(problem, (at) => {
    const { state, count } = present(of.cells[at], 'cell has an outcome');
    return state === 'open' && !of.decided.has(at) ? sizeOf(at) : count;
  });
  const least = usedBy(problem, (at) => {
    const { state, count } = present(of.cells[at], 'cell has an outcome');
    return state === 'open' && !of.decided.has(at) ? 0 : count;
  });
  const found = of.trees.crossing.find((limit) => {
    const rule = present(problem.limits[limit], 'limit exists');
    const isBroken = (most[limit] ?? 0) > rule.most || (least[limit] ?? 0) < rule.least;
    return isBroken && (undecided[limit] ?? 0) > 0;
  });
  return found ?? null;
}
