import { at, intAt } from './dense-matrix.ts';
import { type FlowProblem, isOwn, loadCost } from './flow-problem.ts';
import { NodeHeap } from './node-heap.ts';
import type { createShuffle } from './shuffle.ts';

const far = 2 ** 30;

const byteAt = (cells: Uint8Array, index: number): number => cells[index] as number;

/**
 * The cheapest way to place as many sheets as can be placed, by the primal-dual method: prices make every possible
 * step cost nothing or more; each round finds the cheapest chains of exchanges that end with a free place, raises
 * prices by what they cost, and takes as many chains at once as fit.
 *
 * Nodes by number: a submission's open places, its places for the own region, a juror.
 */
export class AssignmentFlow {
  readonly #problem: FlowProblem;
  readonly #shuffle: ReturnType<typeof createShuffle>;
  /** 1 where a pair is placed, in the order of the costs. */
  readonly placed: Uint8Array;
  /** Kinds of the pairs that may still be placed, 0 for others: juror by juror, and submission by submission. */
  readonly #openByJuror: Uint8Array;
  readonly #openBySubmission: Uint8Array;
  readonly #jurorsOf: readonly number[][];
  readonly #submissionsOf: readonly number[][];
  readonly #loads: Int32Array;
  readonly #needs: Int32Array;
  /** Places for the own region in use. */
  readonly #ownUsed: Int32Array;
  /** Distance of each node to a free place in the costs of the rounds so far; of the start last. */
  readonly #price: Float64Array;
  readonly #distance: Float64Array;
  readonly #steps: Int32Array;
  /** Where the search for chains goes on at each node in this round. */
  readonly #next: Int32Array;
  readonly #heap = new NodeHeap();
  #startPrice = 0;
  #order: Int32Array;

  constructor(problem: FlowProblem, shuffle: ReturnType<typeof createShuffle>) {
    const { submissions, jurors } = problem;
    const nodes = 2 * submissions + jurors;
    this.#problem = problem;
    this.#shuffle = shuffle;
    this.placed = new Uint8Array(submissions * jurors);
    this.#order = Int32Array.from({ length: jurors }, (_, juror) => juror);
    this.#openByJuror = problem.kinds.slice();
    this.#openBySubmission = new Uint8Array(submissions * jurors);
    for (let cell = 0; cell < problem.kinds.length; cell += 1) {
      const [juror, submission] = [Math.floor(cell / submissions), cell % submissions];
      this.#openBySubmission[submission * jurors + juror] = byteAt(problem.kinds, cell);
    }
    this.#jurorsOf = Array.from({ length: submissions }, () => []);
    this.#submissionsOf = Array.from({ length: jurors }, () => []);
    this.#loads = problem.loads.slice();
    this.#needs = problem.needs.slice();
    this.#ownUsed = new Int32Array(submissions);
    this.#price = new Float64Array(nodes);
    this.#distance = new Float64Array(nodes);
    this.#steps = new Int32Array(nodes);
    this.#next = new Int32Array(nodes);
  }

  /** Places the sheets; `onPlaced` is told how many there are after each round. */
  run(onPlaced: (sheets: number) => void = () => undefined): void {
    const most = this.#needs.reduce((largest, need) => Math.max(largest, need), 0);
    const jurors = [...this.#order];
    let sheets = 0;
    for (;;) {
      const cost = this.#measure(most);
      if (cost === Infinity) return;
      this.#raisePrices(cost);
      // Chance decides among equals, anew in each round, and so mixes the jury.
      this.#order.set(this.#shuffle(jurors));
      this.#next.fill(0);
      for (const submission of this.#shuffle(this.#starts(most, cost))) {
        if (!this.#advance(submission)) continue;
        this.#needs[submission] = intAt(this.#needs, submission) - 1;
        sheets += 1;
      }
      onPlaced(sheets);
    }
  }

  /** Price of one more sheet for a submission: those that miss most come first. */
  #startCost(submission: number, most: number): number {
    return (
      this.#problem.fairness * (most - intAt(this.#needs, submission)) +
      at(this.#price, submission) -
      this.#startPrice
    );
  }

  /** Submissions from which a cheapest chain may start. */
  #starts(most: number, cost: number): readonly number[] {
    const starts: number[] = [];
    for (let submission = 0; submission < this.#problem.submissions; submission += 1) {
      if (intAt(this.#needs, submission) === 0 || at(this.#distance, submission) > cost) continue;
      if (this.#startCost(submission, most) === 0) starts.push(submission);
    }
    return starts;
  }

  /** Distances to a free place, from there backwards, as far as the cheapest chain goes; its cost, or Infinity. */
  #measure(most: number): number {
    const { submissions, jurors } = this.#problem;
    const heap = this.#heap;
    heap.clear();
    this.#distance.fill(Infinity);
    this.#steps.fill(far);
    for (let juror = 0; juror < jurors; juror += 1) {
      const load = intAt(this.#loads, juror);
      const node = 2 * submissions + juror;
      if (load < intAt(this.#problem.capacities, juror))
        this.#reach(node, loadCost(load) - at(this.#price, node), 1);
    }
    let cost = Infinity;
    while (heap.size > 0) {
      const { distance, steps } = heap.first;
      if (distance > cost) break;
      const node = heap.pop();
      if (distance > at(this.#distance, node) || steps > intAt(this.#steps, node)) continue;
      if (node < submissions && intAt(this.#needs, node) > 0)
        cost = Math.min(cost, distance + this.#startCost(node, most));
      this.#spread(node, distance, steps);
    }
    return cost;
  }

  #reach(node: number, distance: number, steps: number): void {
    const known = at(this.#distance, node);
    if (distance > known || (distance === known && steps >= intAt(this.#steps, node))) return;
    this.#distance[node] = distance;
    this.#steps[node] = steps;
    this.#heap.push(distance, steps, node);
  }

  /** Goes from a node to those from which a step leads to it. */
  #spread(node: number, distance: number, steps: number): void {
    const { submissions } = this.#problem;
    if (node >= 2 * submissions) {
      this.#spreadFromJuror(node - 2 * submissions, distance, steps + 1);
      return;
    }
    const here = at(this.#price, node);
    const forOwn = node >= submissions;
    const submission = forOwn ? node - submissions : node;
    for (const juror of this.#jurorsOf[submission] as readonly number[]) {
      if (isOwn(this.#problem, submission, juror) !== forOwn) continue;
      const before = 2 * submissions + juror;
      const cost = here - at(this.#price, before) - this.#costOf(submission, juror);
      this.#reach(before, distance + cost, steps + 1);
    }
    if (!this.#isSideOpen(submission, forOwn)) return;
    const side = forOwn ? submission : submission + submissions;
    this.#reach(side, distance + here - at(this.#price, side), steps + 1);
  }

  /** The innermost loop: submissions that are reached as near as this juror are passed over at once. */
  #spreadFromJuror(juror: number, distance: number, steps: number): void {
    const { submissions, costs, region } = this.#problem;
    const [price, distances, allSteps] = [this.#price, this.#distance, this.#steps];
    const offset = juror * submissions;
    const home = region.room === null ? -3 : intAt(region.ofJuror, juror);
    const base = distance + at(price, 2 * submissions + juror);
    for (let submission = 0; submission < submissions; submission += 1) {
      const isHome = home === intAt(region.ofSubmission, submission) && home >= 0;
      const node = isHome ? submission + submissions : submission;
      const known = at(distances, node);
      if (known < distance || (known === distance && intAt(allSteps, node) <= steps)) continue;
      const kind = byteAt(this.#openByJuror, offset + submission);
      if (kind === 0) continue;
      this.#reach(node, base + at(costs, kind) - at(price, node), steps);
    }
  }

  /** Whether an open place may become one for the own region (`toOwn`), or one of these an open one again. */
  #isSideOpen(submission: number, toOwn: boolean): boolean {
    const { room } = this.#problem.region;
    if (room === null) return false;
    const used = intAt(this.#ownUsed, submission);
    return toOwn ? used < intAt(room, submission) : used > 0;
  }

  #raisePrices(cost: number): void {
    this.#startPrice += cost;
    for (let node = 0; node < this.#price.length; node += 1) {
      this.#price[node] = at(this.#price, node) + Math.min(at(this.#distance, node), cost);
    }
  }

  /** Follows a chain of steps that cost nothing, each nearer to a free place; carries it out when it gets there. */
  #advance(node: number): boolean {
    const { submissions } = this.#problem;
    if (node >= 2 * submissions) return this.#advanceJuror(node);
    const forOwn = node >= submissions;
    const submission = forOwn ? node - submissions : node;
    const steps = intAt(this.#steps, node) - 1;
    const { jurors, costs } = this.#problem;
    const [price, allSteps] = [this.#price, this.#steps];
    const here = at(price, node);
    for (let place = intAt(this.#next, node); place < jurors; place += 1) {
      this.#next[node] = place;
      const juror = intAt(this.#order, place);
      const next = 2 * submissions + juror;
      if (intAt(allSteps, next) !== steps) continue;
      const kind = byteAt(this.#openBySubmission, submission * jurors + juror);
      if (kind === 0 || at(costs, kind) + at(price, next) !== here) continue;
      if (isOwn(this.#problem, submission, juror) !== forOwn || !this.#advanceJuror(next)) continue;
      this.#place(submission, juror);
      return true;
    }
    this.#next[node] = jurors;
    return this.#turn(submission, node, steps) || this.#fail(node);
  }

  /** From this side of a submission to the other, one step nearer. */
  #turn(submission: number, node: number, steps: number): boolean {
    const side = submission === node ? submission + this.#problem.submissions : submission;
    const isOpen = this.#isSideOpen(submission, side !== submission);
    if (!isOpen || intAt(this.#steps, side) !== steps) return false;
    if (at(this.#price, side) !== at(this.#price, node) || !this.#advance(side)) return false;
    const change = side === submission ? -1 : 1;
    this.#ownUsed[submission] = intAt(this.#ownUsed, submission) + change;
    return true;
  }

  #advanceJuror(node: number): boolean {
    const { submissions, capacities } = this.#problem;
    const juror = node - 2 * submissions;
    const load = intAt(this.#loads, juror);
    const steps = intAt(this.#steps, node) - 1;
    if (steps === 0) {
      const isCheap = loadCost(load) === at(this.#price, node);
      if (!isCheap || load >= intAt(capacities, juror)) return this.#fail(node);
      this.#loads[juror] = load + 1;
      return true;
    }
    const held = this.#submissionsOf[juror] as number[];
    for (let place = intAt(this.#next, node); place < held.length; place += 1) {
      this.#next[node] = place;
      const submission = held[place] as number;
      const next = isOwn(this.#problem, submission, juror) ? submission + submissions : submission;
      if (intAt(this.#steps, next) !== steps) continue;
      const cost = at(this.#price, next) - this.#costOf(submission, juror) - at(this.#price, node);
      if (cost !== 0 || !this.#advance(next)) continue;
      this.#release(submission, juror, place);
      return true;
    }
    this.#next[node] = held.length;
    return this.#fail(node);
  }

  /** Nothing leads on from here in this round; nobody need come again. */
  #fail(node: number): false {
    this.#steps[node] = far;
    return false;
  }

  #costOf(submission: number, juror: number): number {
    const { submissions, kinds, costs } = this.#problem;
    return at(costs, byteAt(kinds, juror * submissions + submission));
  }

  #set(submission: number, juror: number, placed: 0 | 1): void {
    const { submissions, jurors, kinds } = this.#problem;
    const cell = juror * submissions + submission;
    const open = placed === 1 ? 0 : byteAt(kinds, cell);
    this.placed[cell] = placed;
    this.#openByJuror[cell] = open;
    this.#openBySubmission[submission * jurors + juror] = open;
  }

  #place(submission: number, juror: number): void {
    this.#set(submission, juror, 1);
    (this.#jurorsOf[submission] as number[]).push(juror);
    (this.#submissionsOf[juror] as number[]).push(submission);
  }

  /** Takes a juror off a submission that is at this place of their list; the last one comes there. */
  #release(submission: number, juror: number, place: number): void {
    this.#set(submission, juror, 0);
    const jurors = this.#jurorsOf[submission] as number[];
    jurors.splice(jurors.indexOf(juror), 1);
    const held = this.#submissionsOf[juror] as number[];
    const last = held.pop() as number;
    if (place < held.length) held[place] = last;
  }
}
