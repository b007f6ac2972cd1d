import { at, intAt } from '../assigning/dense-matrix.ts';

/** More values than this in one bucket are sorted by themselves. */
const fullBucket = 24;

/**
 * Ranks many values again and again, in time that grows with their number alone: into twice as many buckets by size,
 * then each into its place among its neighbours. The best is 1, equal values share their rank.
 */
export class RankOrder {
  readonly #order: Int32Array;
  readonly #sorted: Float64Array;
  readonly #bucketOf: Int32Array;
  readonly #ends: Int32Array;

  constructor(size: number) {
    this.#order = new Int32Array(size);
    this.#sorted = new Float64Array(size);
    this.#bucketOf = new Int32Array(size);
    this.#ends = new Int32Array(2 * size + 1);
  }

  /** Writes the rank of every value. */
  rank(values: Float64Array, ranks: Int32Array): void {
    this.#fillBuckets(values);
    const [order, sorted] = [this.#order, this.#sorted];
    for (let index = 1; index < order.length; index += 1) {
      const value = at(sorted, index);
      if (at(sorted, index - 1) <= value) continue;
      const position = intAt(order, index);
      let hole = index;
      while (hole > 0 && at(sorted, hole - 1) > value) {
        order[hole] = intAt(order, hole - 1);
        sorted[hole] = at(sorted, hole - 1);
        hole -= 1;
      }
      order[hole] = position;
      sorted[hole] = value;
    }
    let rank = 1;
    for (let index = order.length - 1; index >= 0; index -= 1) {
      if (index + 1 < order.length && at(sorted, index) !== at(sorted, index + 1))
        rank = order.length - index;
      ranks[intAt(order, index)] = rank;
    }
  }

  #fillBuckets(values: Float64Array): void {
    const [order, sorted, bucketOf, ends] = [this.#order, this.#sorted, this.#bucketOf, this.#ends];
    const buckets = ends.length - 1;
    let least = Infinity;
    let most = -Infinity;
    for (let position = 0; position < values.length; position += 1) {
      const value = at(values, position);
      if (value < least) least = value;
      if (value > most) most = value;
    }
    const scale = most > least ? (buckets - 1) / (most - least) : 0;
    ends.fill(0);
    for (let position = 0; position < values.length; position += 1) {
      const bucket = Math.floor((at(values, position) - least) * scale) | 0;
      bucketOf[position] = bucket;
      ends[bucket + 1] = intAt(ends, bucket + 1) + 1;
    }
    const full: { from: number; to: number }[] = [];
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      const from = intAt(ends, bucket);
      const to = from + intAt(ends, bucket + 1);
      ends[bucket + 1] = to;
      if (to - from > fullBucket) full.push({ from, to });
    }
    for (let position = 0; position < values.length; position += 1) {
      const bucket = intAt(bucketOf, position);
      const slot = intAt(ends, bucket);
      order[slot] = position;
      sorted[slot] = at(values, position);
      ends[bucket] = slot + 1;
    }
    // Where many values fell together, moving each past its neighbours would take long.
    for (const { from, to } of full) {
      order.subarray(from, to).sort((a, b) => at(values, a) - at(values, b));
      for (let slot = from; slot < to; slot += 1) sorted[slot] = at(values, intAt(order, slot));
    }
  }
}

/** Of numbers that come one by one for each of many entries, the smallest few of each: heaps side by side. */
export class SmallestKept {
  readonly #kept: number;
  readonly #heaps: Int32Array;
  /** The top of each heap, where they are near each other. */
  readonly #largest: Int32Array;

  constructor(entries: number, kept: number) {
    this.#kept = kept;
    this.#heaps = new Int32Array(entries * kept).fill(2_147_483_647);
    this.#largest = new Int32Array(entries).fill(2_147_483_647);
  }

  add(entry: number, value: number): void {
    if (value < intAt(this.#largest, entry)) this.#replace(entry, value);
  }

  #replace(entry: number, value: number): void {
    const heaps = this.#heaps;
    const start = entry * this.#kept;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= this.#kept) break;
      if (child + 1 < this.#kept && intAt(heaps, start + child + 1) > intAt(heaps, start + child))
        child += 1;
      if (intAt(heaps, start + child) <= value) break;
      heaps[start + hole] = intAt(heaps, start + child);
      hole = child;
    }
    heaps[start + hole] = value;
    this.#largest[entry] = intAt(heaps, start);
  }

  /** The largest of those that an entry kept. */
  largest(entry: number): number {
    return intAt(this.#largest, entry);
  }
}
