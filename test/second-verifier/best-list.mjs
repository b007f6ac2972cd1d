import { Network } from './flow.mjs';

/**
 * Somebody who may stand on the list: the place in the scope, and the group under each bound, `null` in none.
 *
 * @typedef {object} Candidate
 * @property {string} submission
 * @property {number} place
 * @property {readonly (string | null)[]} groups one for each bound
 */

/**
 * What holds for all groups of one kind.
 *
 * @typedef {object} Bound
 * @property {number} max Infinity where there is none
 * @property {readonly number[]} mins
 * @property {readonly string[]} groups
 */

/** @typedef {{ readonly candidates: readonly Candidate[], readonly bounds: readonly Bound[], readonly top: number }} Task */
/** @typedef {{ readonly taken: ReadonlySet<Candidate>, readonly gain: bigint }} List */

const mostSteps = 20_000;

/** Thrown where a list is too hard to find. */
export class TooHard extends Error {}

/** How many `min` one more in a group brings nearer that holds `count`. @param {Bound} bound @param {number} count */
const neededAt = ({ mins }, count) => mins.filter((min) => min > count).length;

/** By how much a group of `count` falls short. @param {Bound} bound @param {number} count */
const shortWith = ({ mins }, count) => mins.reduce((sum, min) => sum + Math.max(0, min - count), 0);

/**
 * Best lists by branching over lists that heed the first two bounds, which a flow finds at once.
 */
export class BestLists {
  steps = 0;

  /** @param {Task} task */
  constructor(task) {
    this.task = task;
    const places = [...new Set(task.candidates.map(({ place }) => place))].sort((a, b) => a - b);
    const base = BigInt(task.candidates.length + 1);
    this.gains = new Map(
      places.map((place, at) => [place, base ** BigInt(places.length - 1 - at)]),
    );
    /** Of one that a group was short of. */
    this.unit = base ** BigInt(places.length);
    const mins = task.bounds.reduce(
      (sum, { mins, groups }) => sum + mins.length * groups.length,
      0,
    );
    /** Of one who must stand on the list. */
    this.must = this.unit * base * BigInt(mins + 1) * base;
  }

  /**
   * The list of greatest gain by the first two bounds alone.
   *
   * @param {ReadonlySet<Candidate>} forced
   * @param {ReadonlySet<Candidate>} excluded
   * @returns {List}
   */
  relaxed(forced, excluded) {
    const { task } = this;
    const network = new Network();
    const [source, total, sink] = [network.node(), network.node(), network.node()];
    network.join(source, total, Math.min(task.top, task.candidates.length), 0n);
    /** @param {number} at @returns {(group: string | null) => number} */
    const side = (at) => {
      const bound = task.bounds[at];
      /** @type {Map<string | null, number>} */
      const nodes = new Map();
      return (group) => {
        const known = nodes.get(group);
        if (known !== undefined) return known;
        const node = network.node();
        nodes.set(group, node);
        const size = task.candidates.length;
        const most = group === null || bound === undefined ? size : Math.min(bound.max, size);
        /** @param {number} capacity @param {bigint} gain */
        const join = (capacity, gain) =>
          at === 0
            ? network.join(total, node, capacity, gain)
            : network.join(node, sink, capacity, gain);
        const needed =
          group === null || bound === undefined ? 0 : Math.min(most, Math.max(0, ...bound.mins));
        for (let count = 0; count < needed; count += 1)
          if (bound !== undefined) join(1, this.unit * BigInt(neededAt(bound, count)));
        if (most > needed) join(most - needed, 0n);
        return node;
      };
    };
    const [left, right] = [side(0), side(1)];
    const edges = task.candidates
      .filter((candidate) => !excluded.has(candidate))
      .map((candidate) => {
        const gain =
          (this.gains.get(candidate.place) ?? 0n) + (forced.has(candidate) ? this.must : 0n);
        const [first = null, second = null] = candidate.groups;
        return { candidate, edge: network.join(left(first), right(second), 1, gain) };
      });
    const gain = network.fill(source, sink);
    const taken = edges.filter(({ edge }) => edge.free === 0).map(({ candidate }) => candidate);
    return { taken: new Set(taken), gain: gain - this.must * BigInt(forced.size) };
  }

  /**
   * The best list that holds all of `forced` and none of `excluded`; null where there is none that gains `atLeast`.
   *
   * @param {ReadonlySet<Candidate>} forced
   * @param {ReadonlySet<Candidate>} excluded
   * @param {bigint} atLeast
   * @returns {List | null}
   */
  best(forced, excluded, atLeast = 0n) {
    this.steps += 1;
    if (this.steps > mostSteps) throw new TooHard('too many lists to go through');
    const list = this.relaxed(forced, excluded);
    for (const candidate of forced) if (!list.taken.has(candidate)) return null;
    let gain = list.gain;
    /** @type {Candidate | null} */
    let next = null;
    for (const [at, bound] of this.task.bounds.entries()) {
      if (at < 2) continue;
      for (const group of bound.groups) {
        const members = this.task.candidates.filter(({ groups }) => groups[at] === group);
        const held = members.filter((candidate) => list.taken.has(candidate));
        const possible = members.filter((candidate) => !excluded.has(candidate)).length;
        if (members.filter((candidate) => forced.has(candidate)).length > bound.max) return null;
        for (let count = 0; count < Math.min(possible, bound.max); count += 1)
          gain += this.unit * BigInt(neededAt(bound, count));
        const open = (/** @type {Candidate} */ one) => !forced.has(one) && !excluded.has(one);
        if (held.length > bound.max) next ??= held.find(open) ?? null;
        else if (shortWith(bound, held.length) > shortWith(bound, Math.min(possible, bound.max)))
          next ??= members.find((one) => open(one) && !list.taken.has(one)) ?? null;
      }
    }
    if (gain < atLeast) return null;
    if (next === null) return { taken: list.taken, gain };
    const withIt = this.best(new Set([...forced, next]), excluded, atLeast);
    const without = this.best(forced, new Set([...excluded, next]), withIt?.gain ?? atLeast);
    return without !== null && (withIt === null || without.gain > withIt.gain) ? without : withIt;
  }
}

/**
 * Who stands on every best list (`on`), on some (`open`), or on none (`off`).
 *
 * @param {Task} task
 * @returns {ReadonlyMap<string, 'on' | 'off' | 'open'>}
 */
export function bestLists(task) {
  const search = new BestLists(task);
  const none = /** @type {ReadonlySet<Candidate>} */ (new Set());
  const found = search.best(none, none);
  if (found === null) throw new RangeError('the empty list is always one');
  /** @param {Candidate} candidate */
  const stateOf = (candidate) => {
    const on = found.taken.has(candidate);
    // All best lists take as many of each place: where they take all or nobody, nothing is open.
    const beside = task.candidates.filter(({ place }) => place === candidate.place);
    if (!beside.some((other) => found.taken.has(other) !== on)) return on ? 'on' : 'off';
    const one = new Set([candidate]);
    search.steps = 0;
    const other = on ? search.best(none, one, found.gain) : search.best(one, none, found.gain);
    return other !== null && other.gain === found.gain ? 'open' : on ? 'on' : 'off';
  };
  return new Map(task.candidates.map((candidate) => [candidate.submission, stateOf(candidate)]));
}
