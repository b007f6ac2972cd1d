import { present } from '../basics/assert.ts';
import type { LimitTree, LimitTrees } from './limit-trees.ts';
import { type Arc, ResidualNetwork } from './residual-network.ts';
import type { Cell, SelectionProblem } from './selection-problem.ts';

const [source, sink] = [0, 1] as const;
const nodeOf = (limit: number | null, end: number): number => (limit === null ? end : limit + 2);

const arcOf = (from: number, to: number, cap: number): Arc => ({
  from,
  to,
  cap,
  flow: 0,
  cost: 0,
  frozen: false,
});

/** A limit as two arcs: what its least number asks for, and what may come on top. */
interface LimitArcs {
  readonly needed: Arc;
  readonly spare: Arc;
}

/** Members of one kind whose place was not reached yet. */
interface Pool {
  readonly arc: Arc;
  readonly limits: readonly number[];
}

/** What of a problem is decided beforehand. */
interface Beforehand {
  /** False where limits of neither family are not looked at. */
  readonly strict: boolean;
  /** Members of each limit that are on the list already. */
  readonly used: readonly number[];
  /** Members of each cell that are left to choose from. */
  readonly left: readonly number[];
}

/**
 * Lists under two families of nested limits as a flow: through the limits of the first family, down to the cells, and
 * through those of the second. First as much of the least numbers as there can be, then place by place as many as
 * there can be; what has no choice any more is frozen.
 */
export class CellFlow {
  readonly #problem: SelectionProblem;
  readonly #trees: LimitTrees;
  readonly #left: readonly number[];
  readonly #strict: boolean;
  /** How many more each limit allows at first. */
  readonly #room: readonly number[];
  readonly #network: ResidualNetwork;
  readonly #back: Arc;
  readonly #limits = new Map<number, LimitArcs>();
  readonly #pools = new Map<string, Pool>();
  readonly #arcs = new Map<number, Arc>();
  /** Cells that are settled only in part. */
  readonly #open = new Set<number>();
  /** What of a limit is taken up for good. */
  readonly #taken = new Map<number, number>();
  /** The first limit of neither family that could not be kept without going back. */
  #trouble: number | null = null;

  constructor(problem: SelectionProblem, trees: LimitTrees, { used, left, strict }: Beforehand) {
    this.#strict = strict;
    this.#problem = problem;
    this.#trees = trees;
    this.#left = left;
    this.#room = problem.limits.map(({ most }, limit) => most - (used[limit] ?? 0));
    this.#network = new ResidualNetwork(problem.limits.length + 2);
    this.#back = this.#network.add(arcOf(sink, source, Number.POSITIVE_INFINITY));
    this.#addLimits(trees.first, used);
    this.#addLimits(trees.second, used);
    problem.cells.forEach((cell, at) => this.#addToPool(cell, left[at] ?? 0));
    const needed = [...this.#limits.values()].flatMap((arcs) =>
      arcs.needed.cap > 0 ? [arcs.needed] : [],
    );
    for (const arc of needed) arc.cost = -1;
    this.#network.settle(needed);
  }

  /** Settles the cells of one place and answers with how many go on; places come best first. */
  take(cells: readonly number[]): number {
    const unsettled = cells.filter((at) => !this.#cellArc(at).frozen);
    const arcs = unsettled.map((at) => this.#cellArc(at));
    if (arcs.some(({ flow, cap }) => flow < cap)) {
      for (const arc of arcs) {
        arc.cost = -1;
        this.#network.add(arc);
      }
      this.#network.settle(arcs);
      for (const at of unsettled) this.#open.add(at);
      for (const at of this.#open) {
        const arc = this.#cellArc(at);
        if (!arc.frozen) continue;
        this.#network.remove(arc);
        this.#open.delete(at);
        this.#take(at, arc.flow);
      }
    } else {
      unsettled.forEach((at) => {
        const arc = this.#cellArc(at);
        arc.frozen = true;
        this.#take(at, arc.flow);
      });
    }
    return cells.reduce((sum, at) => sum + this.#cellArc(at).flow, 0);
  }

  get trouble(): number | null {
    return this.#trouble;
  }

  countOf(cell: number): number {
    return this.#arcs.get(cell)?.flow ?? 0;
  }

  /** True where the best lists may differ in how many of these cells go on together. */
  canVary(cells: readonly number[]): boolean {
    return this.#network.canVary(
      cells.flatMap((at) => (this.#open.has(at) ? [this.#cellArc(at)] : [])),
    );
  }

  #addLimits(tree: LimitTree, used: readonly number[]): void {
    for (const limit of tree.order) {
      const { least } = present(this.#problem.limits[limit], 'limit exists');
      const wider = tree.parents.get(limit) ?? null;
      const [from, to] =
        tree === this.#trees.first
          ? [nodeOf(wider, source), nodeOf(limit, source)]
          : [nodeOf(limit, sink), nodeOf(wider, sink)];
      const room = this.#room[limit] ?? 0;
      const need = Math.max(0, Math.min(least - (used[limit] ?? 0), room));
      this.#limits.set(limit, {
        needed: this.#network.add(arcOf(from, to, need)),
        spare: this.#network.add(arcOf(from, to, room - need)),
      });
    }
  }

  #addToPool(cell: Cell, left: number): void {
    const key = cell.limits.join();
    const known = this.#pools.get(key);
    if (known !== undefined) {
      known.arc.cap += left;
      return;
    }
    const from = nodeOf(this.#trees.first.narrowest(cell.limits), source);
    const to = nodeOf(this.#trees.second.narrowest(cell.limits), sink);
    const limits = cell.limits.filter((limit) => this.#limits.has(limit));
    this.#pools.set(key, { arc: this.#network.add(arcOf(from, to, left)), limits });
  }

  /** The arc of a cell, made when its place is reached: its share of the pool, and what fits in beside. */
  #cellArc(at: number): Arc {
    const known = this.#arcs.get(at);
    if (known !== undefined) return known;
    const pool = present(this.#pools.get(this.#cell(at).limits.join()), 'cell has a pool');
    const left = this.#left[at] ?? 0;
    const arc = arcOf(pool.arc.from, pool.arc.to, left);
    const limits = this.#strict ? this.#cell(at).limits : pool.limits;
    const full = limits.find((limit) => this.#roomOf(limit) <= 0);
    pool.arc.cap -= left;
    if (full === undefined) {
      arc.flow = Math.min(left, pool.arc.flow);
      pool.arc.flow -= arc.flow;
    } else if (!this.#network.reroute(pool.arc)) {
      this.#trouble ??= full;
    }
    arc.frozen = pool.arc.frozen || full !== undefined;
    if (arc.frozen) this.#take(at, arc.flow);
    else this.#push(arc, pool.limits);
    this.#arcs.set(at, arc);
    return arc;
  }

  /** Lets as many more through an arc as fit without touching anything else. */
  #push(arc: Arc, limits: readonly number[]): void {
    if (this.#back.frozen) return;
    const hasRoom = ({ frozen, flow, cap }: Arc): boolean => !frozen && flow < cap;
    while (arc.flow < arc.cap) {
      const way = limits.map((limit) => {
        const { needed, spare } = this.#arcsOf(limit);
        return [needed, spare].find(hasRoom);
      });
      if (way.includes(undefined)) return;
      const path = [arc, this.#back, ...way.flatMap((each) => each ?? [])];
      const amount = Math.min(...path.map(({ flow, cap }) => cap - flow));
      for (const each of path) each.flow += amount;
    }
  }

  #arcsOf(limit: number): LimitArcs {
    return present(this.#limits.get(limit), 'limit has arcs');
  }

  #cell(at: number): Cell {
    return present(this.#problem.cells[at], 'cell exists');
  }

  #roomOf(limit: number): number {
    return (this.#room[limit] ?? 0) - (this.#taken.get(limit) ?? 0);
  }

  #take(at: number, count: number): void {
    for (const limit of this.#cell(at).limits)
      this.#taken.set(limit, (this.#taken.get(limit) ?? 0) + count);
  }
}
