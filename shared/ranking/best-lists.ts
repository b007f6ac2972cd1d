import { type CellOutcome, type FlowOutcome, solveCells, usedBy } from './solve-cells.ts';
import { limitTrees, type LimitTrees } from './limit-trees.ts';
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

/** Searches end here; most contests need none at all. */
const mostTrials = 2000;
/** Cells times trials: large contests cannot be tried as often as small ones. */
const mostWork = 400_000;

interface Leaf {
  readonly worth: Worth;
  readonly outcome: FlowOutcome;
}

/**
 * Where keeping a limit of neither family is not simply a matter of going place by place, goes through the numbers of
 * its cells, best place and most members first, and leaves out whatever cannot be as good as the best so far.
 */
class CellSearch {
  readonly #problem: SelectionProblem;
  readonly #trees: LimitTrees;
  readonly #mostTrials: number;
  #trials = 0;
  #best: Leaf[] = [];

  constructor(problem: SelectionProblem) {
    this.#problem = problem;
    this.#trees = limitTrees(problem);
    this.#mostTrials = Math.max(20, Math.min(mostTrials, mostWork / problem.cells.length));
  }

  run(): { readonly best: readonly Leaf[]; readonly exact: boolean } {
    this.#go(new Map());
    return { best: this.#best, exact: this.#trials <= this.#mostTrials };
  }

  #go(decided: ReadonlyMap<number, number>): void {
    this.#trials += 1;
    // One list at least is followed to its end.
    if (this.#trials > this.#mostTrials && this.#best.length > 0) return;
    const outcome = solveCells(this.#problem, this.#trees, { decided, strict: true });
    if (outcome === null) return;
    const { trouble } = outcome;
    if (trouble === null) {
      this.#found({ worth: [this.#kept(outcome, () => false), ...outcome.counts], outcome });
      return;
    }
    if (!this.#mayBeAsGood(decided)) return;
    const cell = this.#problem.cells.findIndex(
      ({ limits }, at) => limits.includes(trouble) && !decided.has(at),
    );
    const size = this.#problem.cells[cell]?.members.length ?? 0;
    for (let count = size; count >= 0; count -= 1) this.#go(new Map(decided).set(cell, count));
  }

  #found(leaf: Leaf): void {
    const [best] = this.#best;
    const difference = best === undefined ? 1 : compareWorth(leaf.worth, best.worth);
    if (difference > 0) this.#best = [leaf];
    else if (difference === 0) this.#best.push(leaf);
  }

  /** False where not even the lists that break limits are as good as the best so far. */
  #mayBeAsGood(decided: ReadonlyMap<number, number>): boolean {
    const [best] = this.#best;
    if (best === undefined) return true;
    const bound = solveCells(this.#problem, this.#trees, { decided, strict: false });
    if (bound === null) return false;
    const kept = this.#kept(bound, (at) => !decided.has(at));
    return compareWorth([kept, ...bound.counts], best.worth) >= 0;
  }

  /** What is kept of least numbers; of cells that may still be asked, no less than what can be. */
  #kept({ cells }: FlowOutcome, isOpen: (cell: number) => boolean): number {
    const countOf = (at: number): number => cells[at]?.count ?? 0;
    const sizeOf = (at: number): number => this.#problem.cells[at]?.members.length ?? 0;
    const used = usedBy(this.#problem, countOf);
    const possible = usedBy(this.#problem, (at) => (isOpen(at) ? sizeOf(at) : countOf(at)));
    const crossing = new Set(this.#trees.crossing);
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
