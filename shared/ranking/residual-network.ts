import { assert } from '../basics/assert.ts';

/** An arc with its flow. Frozen: in every best flow it carries what it carries now. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  cap: number;
  flow: number;
  cost: number;
  frozen: boolean;
}

interface Step {
  readonly arc: Arc;
  readonly back: boolean;
}

const room = ({ arc, back }: Step): number => (back ? arc.flow : arc.cap - arc.flow);
const goal = ({ arc, back }: Step): number => (back ? arc.from : arc.to);
const start = ({ arc, back }: Step): number => (back ? arc.to : arc.from);

/**
 * A circulation of least cost, one cost after another: after each the arcs whose flow no longer has a choice are
 * frozen, so that the next cost is made least among the best of all before it. Costs are whole numbers.
 */
export class ResidualNetwork {
  readonly #near: Arc[][];

  constructor(nodes: number) {
    this.#near = Array.from({ length: nodes }, () => []);
  }

  add(arc: Arc): Arc {
    this.#near[arc.from]?.push(arc);
    if (arc.to !== arc.from) this.#near[arc.to]?.push(arc);
    return arc;
  }

  remove(arc: Arc): void {
    for (const node of new Set([arc.from, arc.to])) {
      const arcs = this.#near[node] ?? [];
      const at = arcs.indexOf(arc);
      if (at >= 0) arcs.splice(at, 1);
    }
  }

  /** Makes the cost of the flow least; `costly` are the arcs that have one. Afterwards they have none. */
  settle(costly: readonly Arc[]): void {
    for (;;) {
      const { cycle, potentials } = this.#search(costly);
      if (cycle === null) {
        this.#freeze(costly, potentials);
        for (const arc of costly) arc.cost = 0;
        return;
      }
      const amount = Math.min(...cycle.map(room));
      assert(amount > 0 && Number.isFinite(amount), 'a cycle that saves has an end');
      for (const { arc, back } of cycle) arc.flow += back ? -amount : amount;
    }
  }

  /** True where a flow as good as this one carries more, or less, over these arcs together. */
  canVary(arcs: readonly Arc[]): boolean {
    return [-1, 1].some((cost) => {
      for (const arc of arcs) arc.cost = cost;
      const { cycle } = this.#search(arcs);
      for (const arc of arcs) arc.cost = 0;
      return cycle !== null;
    });
  }

  /** Sends what an arc carries beyond its cap another way; false where there is none. */
  reroute(arc: Arc): boolean {
    while (arc.flow > arc.cap) {
      const way = arc.frozen ? null : this.#wayFrom(arc);
      if (way === null) return false;
      const amount = Math.min(arc.flow - arc.cap, ...way.map(room));
      for (const step of way) step.arc.flow += step.back ? -amount : amount;
      arc.flow -= amount;
    }
    return true;
  }

  /** The steps from an arc's beginning to its end, without itself. */
  #wayFrom(arc: Arc): readonly Step[] | null {
    const { from, to } = arc;
    const cameBy = new Map<number, Step>();
    const seen = new Set([from]);
    for (const node of seen) {
      for (const step of this.#steps(node)) {
        const next = goal(step);
        if (seen.has(next) || step.arc === arc) continue;
        seen.add(next);
        cameBy.set(next, step);
        if (next === to) return wayTo(cameBy, { from, to });
      }
    }
    return null;
  }

  *#steps(node: number): Generator<Step> {
    for (const arc of this.#near[node] ?? []) {
      if (arc.frozen) continue;
      if (arc.from === node && arc.flow < arc.cap) yield { arc, back: false };
      if (arc.to === node && arc.flow > 0) yield { arc, back: true };
    }
  }

  /** A cycle of negative cost, or, where there is none, potentials that prove it. */
  #search(costly: readonly Arc[]): {
    readonly cycle: readonly Step[] | null;
    readonly potentials: ReadonlyMap<number, number>;
  } {
    const potentials = new Map<number, number>();
    const cameBy = new Map<number, Step>();
    const queue = new Set(costly.flatMap(({ from, to, frozen }) => (frozen ? [] : [from, to])));
    for (const node of queue) {
      queue.delete(node);
      for (const step of this.#steps(node)) {
        const next = goal(step);
        const cost = (potentials.get(node) ?? 0) + (step.back ? -step.arc.cost : step.arc.cost);
        if (cost >= (potentials.get(next) ?? 0)) continue;
        const cycle = closes(cameBy, step);
        if (cycle !== null) return { cycle, potentials };
        potentials.set(next, cost);
        cameBy.set(next, step);
        queue.add(next);
      }
    }
    return { cycle: null, potentials };
  }

  /** Complementary slackness: an arc of reduced cost other than 0 carries the same in every best flow. */
  #freeze(costly: readonly Arc[], potentials: ReadonlyMap<number, number>): void {
    const touched = [...potentials.keys()].flatMap((node) => this.#near[node] ?? []);
    for (const arc of [...costly, ...touched]) {
      const reduced = arc.cost + (potentials.get(arc.from) ?? 0) - (potentials.get(arc.to) ?? 0);
      if (reduced !== 0) arc.frozen = true;
    }
  }
}

function wayTo(
  cameBy: ReadonlyMap<number, Step>,
  { from, to }: Pick<Arc, 'from' | 'to'>,
): readonly Step[] {
  const way: Step[] = [];
  for (let node = to; node !== from;) {
    const step = cameBy.get(node);
    if (step === undefined) return way;
    way.push(step);
    node = start(step);
  }
  return way;
}

/** The steps of a cycle that a step would close, or null. */
function closes(cameBy: ReadonlyMap<number, Step>, last: Step): readonly Step[] | null {
  const cycle = [last];
  const end = goal(last);
  let node = start(last);
  while (node !== end) {
    const step = cameBy.get(node);
    if (step === undefined) return null;
    cycle.push(step);
    node = start(step);
  }
  return cycle;
}
