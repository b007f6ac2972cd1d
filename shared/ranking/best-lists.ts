import { type CellOutcome, type FlowOutcome, solveCells, usedBy } from './cell-flow.ts';
import { limitTrees } from './limit-trees.ts';
import type { SelectionProblem } from './selection-problem.ts';

/** What all the best lists have in common. */
export interface BestLists {
  readonly cells: readonly CellOutcome[];
  /** Members of each limit on one of the best lists. */
  readonly used: readonly number[];
  /** True where as many of these cells together go on in every best list. */
  readonly isFixed: (cells: readonly number[]) => boolean;
  /** False where the search was given up before every list was looked at. */
  readonly exact: boolean;
}

/** The greater the better, the first number first: what is kept of least numbers, then how many from each place. */
type Worth = readonly number[];

function compareWorth(a: Worth, b: Worth): number {
  for (let at = 0; at < a.length; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Searches end here: thousands of contests of the usual size need none at all. */
const mostTrials = 2000;

interface Leaf {
  readonly worth: Worth;
  readonly outcome: FlowOutcome;
}

/**
 * Goes through the numbers of the cells that limits of neither family hold for, best place and most members first,
 * and leaves out whatever cannot be as good as the best so far.
 */
class CellSearch {
  readonly #problem: SelectionProblem;
  readonly #trees: ReturnType<typeof limitTrees>;
  readonly #asked: readonly number[];
  #trials = 0;
  #best: Leaf[] = [];

  constructor(problem: SelectionProblem) {
    this.#problem = problem;
    this.#trees = limitTrees(problem);
    const crossing = new Set(this.#trees.crossing);
    this.#asked = problem.cells.flatMap(({ limits }, at) =>
      limits.some((limit) => crossing.has(limit)) ? [at] : [],
    );
  }

  run(): { readonly best: readonly Leaf[]; readonly exact: boolean } {
    this.#go(0, new Map());
    return { best: this.#best, exact: this.#trials < mostTrials };
  }

  #go(position: number, decided: ReadonlyMap<number, number>): void {
    // One list at least is followed to its end.
    if (this.#trials >= mostTrials && this.#best.length > 0) return;
    this.#trials += 1;
    const outcome = solveCells(this.#problem, this.#trees, decided);
    if (outcome === null) return;
    const worth = [this.#kept(outcome, position), ...outcome.counts];
    const [best] = this.#best;
    const difference = best === undefined ? 1 : compareWorth(worth, best.worth);
    if (difference < 0) return;
    const cell = this.#asked[position];
    if (cell === undefined) {
      this.#best = difference > 0 ? [{ worth, outcome }] : [...this.#best, { worth, outcome }];
      return;
    }
    const size = this.#problem.cells[cell]?.members.length ?? 0;
    for (let count = size; count >= 0; count -= 1)
      this.#go(position + 1, new Map(decided).set(cell, count));
  }

  /** What is kept of least numbers, or where cells are still to be asked, no less than what can be. */
  #kept({ cells }: FlowOutcome, position: number): number {
    const crossing = new Set(this.#trees.crossing);
    const open = new Set(this.#asked.slice(position));
    const used = usedBy(this.#problem, (at) => cells[at]?.count ?? 0);
    const possible = usedBy(this.#problem, (at) =>
      open.has(at) ? (this.#problem.cells[at]?.members.length ?? 0) : (cells[at]?.count ?? 0),
    );
    return this.#problem.limits.reduce((sum, { least }, limit) => {
      const count = (crossing.has(limit) ? possible : used)[limit] ?? 0;
      return sum + Math.min(least, count);
    }, 0);
  }
}

/** A cell over several sets of best lists. */
function joined(outcomes: readonly CellOutcome[]): CellOutcome {
  const [first = { state: 'off', count: 0 } as const] = outcomes;
  return outcomes.every(({ state }) => state === first.state)
    ? first
    : { state: 'open', count: first.count };
}

/**
 * The lists that keep every most number, then the most units of least numbers, and then are best by place: at the
 * first place where two lists differ in how many they take, the better one takes more.
 */
export function bestLists(problem: SelectionProblem): BestLists {
  const { best, exact } = new CellSearch(problem).run();
  const cells = problem.cells.map((_, at) =>
    joined(best.flatMap(({ outcome }) => outcome.cells[at] ?? [])),
  );
  return {
    cells,
    used: usedBy(problem, (at) => cells[at]?.count ?? 0),
    isFixed: (group) => {
      const sums = best.map(({ outcome }) =>
        group.reduce((sum, at) => sum + (outcome.cells[at]?.count ?? 0), 0),
      );
      return (
        best.every(({ outcome }) => outcome.isFixed(group)) && sums.every((sum) => sum === sums[0])
      );
    },
    exact,
  };
}
