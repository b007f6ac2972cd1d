import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

import { at, intAt } from './dense-matrix.ts';
import { type FlowProblem, isOwn } from './flow-problem.ts';
import { connectedParts, type JurorGraph, jurorGraph } from './juror-graph.ts';

/** An assignment by position: what the flow placed, what was kept, and how it hangs together. */
interface PlacedSheets {
  readonly problem: FlowProblem;
  readonly placed: Uint8Array;
  /** Cells that cannot move. */
  readonly kept: ReadonlySet<number>;
  readonly before: JurorGraph;
}

interface SwapOrder {
  readonly swaps: 'none' | 'join' | 'raise';
  readonly seed: number;
  readonly onTried: (done: number, total: number) => void;
}

/** Exchanges tried for each sheet: more of them find little more. */
const triesPerSheet = 60;
/** Exchanges looked at to join parts of the jury, and how many of them may turn out to join none. */
const joinTries = 20_000;
const joinFailures = 500;

/**
 * Lets two jurors change places on two submissions where rules and costs stay what they are, for a jury that hangs
 * together better: fewer parts, then a higher λ₂. The cells as they are then; null where nothing better was found.
 */
export function swapJurors(sheets: PlacedSheets, order: SwapOrder): Uint8Array | null {
  const { before } = sheets;
  if (order.swaps === 'none' || (order.swaps === 'join' && before.components < 2)) return null;
  const panels = new Panels(sheets, order.seed);
  if (panels.isFixed) return null;
  if (before.components > 1) panels.join();
  if (order.swaps === 'raise') panels.spread(order.onTried);
  const after = panels.graph();
  const isBetter =
    after.components < before.components ||
    (after.components === before.components && after.lambda2 > before.lambda2);
  return isBetter ? panels.placed : null;
}

/** Panels while jurors change places. */
class Panels {
  readonly placed: Uint8Array;
  readonly #problem: FlowProblem;
  /** Everyone on a submission's panel, kept ones as well. */
  readonly #jurorsOf: readonly number[][];
  /** Cells that may move. */
  readonly #movable: number[];
  readonly #ownUsed: Int32Array;
  /** How many submissions two jurors share, both ways. */
  readonly #shared: Int32Array;
  readonly #generator: ReturnType<typeof xoroshiro128plus>;

  constructor({ problem, placed, kept }: PlacedSheets, seed: number) {
    const { submissions, jurors } = problem;
    this.#problem = problem;
    this.placed = placed.slice();
    this.#jurorsOf = Array.from({ length: submissions }, () => []);
    this.#movable = [];
    this.#ownUsed = new Int32Array(submissions);
    this.#shared = new Int32Array(jurors * jurors);
    this.#generator = xoroshiro128plus(seed);
    for (let cell = 0; cell < placed.length; cell += 1) {
      if (placed[cell] !== 1 && !kept.has(cell)) continue;
      const [juror, submission] = this.#pairOf(cell);
      this.#enter(submission, juror);
      if (placed[cell] !== 1) continue;
      this.#movable.push(cell);
      // Room is what kept ones leave: only those placed count against it.
      if (isOwn(problem, submission, juror))
        this.#ownUsed[submission] = intAt(this.#ownUsed, submission) + 1;
    }
  }

  /** True where nobody can change places. */
  get isFixed(): boolean {
    return this.#movable.length < 2;
  }

  graph(): JurorGraph {
    return jurorGraph(
      this.#jurorsOf.flatMap((panel, submission) =>
        panel.map((juror) => ({ submission: String(submission), juror: String(juror) })),
      ),
    );
  }

  /** Joins parts of the jury as long as one exchange between two of them leaves fewer. */
  join(): void {
    let parts = connectedParts(this.#problem.jurors, this.#jurorsOf);
    let count = new Set(parts).size;
    let failures = 0;
    for (let tries = 0; tries < joinTries && failures < joinFailures; tries += 1) {
      const [one, other] = [this.#pick(), this.#pick()];
      const [a, b] = [this.#pairOf(this.#cell(one))[0], this.#pairOf(this.#cell(other))[0]];
      if (parts[a] === parts[b] || !this.#mayChange(one, other)) continue;
      this.#change(one, other);
      const next = connectedParts(this.#problem.jurors, this.#jurorsOf);
      const left = new Set(next).size;
      if (left < count) [parts, count] = [next, left];
      else {
        this.#change(one, other);
        failures += 1;
      }
    }
  }

  /**
   * Spreads meetings evenly over pairs of jurors: the sum of their squares is that of the Laplacian's eigenvalues, so
   * that with the loads as they are the small ones grow as the large ones shrink.
   */
  spread(onTried: SwapOrder['onTried']): void {
    const tries = this.#movable.length * triesPerSheet;
    for (let done = 0; done < tries; done += 1) {
      if (done % 10_000 === 0) onTried(done, tries);
      const [one, other] = [this.#pick(), this.#pick()];
      if (this.#mayChange(one, other) && this.#gain(one, other) < 0) this.#change(one, other);
    }
    onTried(tries, tries);
  }

  #pick(): number {
    return uniformInt(this.#generator, 0, this.#movable.length - 1);
  }

  #cell(place: number): number {
    return this.#movable[place] as number;
  }

  #pairOf(cell: number): readonly [number, number] {
    const { submissions } = this.#problem;
    return [Math.floor(cell / submissions), cell % submissions];
  }

  /** True where the jurors of two sheets may change places at the same cost, within every rule. */
  #mayChange(one: number, other: number): boolean {
    const { submissions, region } = this.#problem;
    const [a, s] = this.#pairOf(this.#cell(one));
    const [b, t] = this.#pairOf(this.#cell(other));
    if (a === b || s === t) return false;
    const [now, then] = [
      [this.#cell(one), this.#cell(other)],
      [a * submissions + t, b * submissions + s],
    ];
    if (then.some((cell) => this.#problem.kinds[cell] === 0 || this.placed[cell] === 1))
      return false;
    if (this.#costOf(now) !== this.#costOf(then)) return false;
    if (region.room === null) return true;
    return (
      intAt(this.#ownUsed, s) + this.#ownChange(s, a, b) <= intAt(region.room, s) &&
      intAt(this.#ownUsed, t) + this.#ownChange(t, b, a) <= intAt(region.room, t)
    );
  }

  #costOf(cells: readonly number[]): number {
    const { kinds, costs } = this.#problem;
    return cells.reduce((sum, cell) => sum + at(costs, kinds[cell] as number), 0);
  }

  #ownChange(submission: number, leaves: number, comes: number): number {
    const own = (juror: number): number => Number(isOwn(this.#problem, submission, juror));
    return own(comes) - own(leaves);
  }

  /** What an exchange adds to half the sum of squared meetings. */
  #gain(one: number, other: number): number {
    const [a, s] = this.#pairOf(this.#cell(one));
    const [b, t] = this.#pairOf(this.#cell(other));
    const { jurors } = this.#problem;
    const meetings = (x: number, y: number): number => intAt(this.#shared, x * jurors + y);
    let gain = 0;
    // Whoever sits on both panels meets both before and after.
    const onlyS = (this.#jurorsOf[s] as number[]).filter((c) => c !== a && !this.#sits(t, c));
    const onlyT = (this.#jurorsOf[t] as number[]).filter((c) => c !== b && !this.#sits(s, c));
    for (const c of onlyS) gain += meetings(b, c) - meetings(a, c) + 1;
    for (const c of onlyT) gain += meetings(a, c) - meetings(b, c) + 1;
    return gain;
  }

  #sits(submission: number, juror: number): boolean {
    return (this.#jurorsOf[submission] as number[]).includes(juror);
  }

  #change(one: number, other: number): void {
    const [a, s] = this.#pairOf(this.#cell(one));
    const [b, t] = this.#pairOf(this.#cell(other));
    this.#leave(s, a);
    this.#leave(t, b);
    this.#enter(s, b);
    this.#enter(t, a);
    this.#ownUsed[s] = intAt(this.#ownUsed, s) + this.#ownChange(s, a, b);
    this.#ownUsed[t] = intAt(this.#ownUsed, t) + this.#ownChange(t, b, a);
    const { submissions } = this.#problem;
    this.#move(one, b * submissions + s);
    this.#move(other, a * submissions + t);
  }

  #move(place: number, cell: number): void {
    this.placed[this.#cell(place)] = 0;
    this.placed[cell] = 1;
    this.#movable[place] = cell;
  }

  #enter(submission: number, juror: number): void {
    const panel = this.#jurorsOf[submission] as number[];
    this.#count(panel, juror, 1);
    panel.push(juror);
  }

  #leave(submission: number, juror: number): void {
    const panel = this.#jurorsOf[submission] as number[];
    panel.splice(panel.indexOf(juror), 1);
    this.#count(panel, juror, -1);
  }

  #count(panel: readonly number[], juror: number, change: number): void {
    const { jurors } = this.#problem;
    for (const other of panel) {
      for (const cell of [juror * jurors + other, other * jurors + juror])
        this.#shared[cell] = intAt(this.#shared, cell) + change;
    }
  }
}
