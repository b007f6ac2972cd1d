/** Who may be paired with whom, by index; symmetric, nobody with themselves. */
export type MayPair = readonly (readonly boolean[])[];

const none = -1;

/** One search of Edmonds' algorithm from an unpaired point; changes `mates` and says whether it found a longer way. */
class PathSearch {
  readonly may: MayPair;
  readonly mates: number[];
  readonly #parents: number[];
  readonly #bases: number[];
  readonly #reached: boolean[];
  readonly #queue: number[] = [];

  constructor(may: MayPair, mates: number[]) {
    this.may = may;
    this.mates = mates;
    this.#parents = mates.map(() => none);
    this.#bases = mates.map((_, index) => index);
    this.#reached = mates.map(() => false);
  }

  /** The end of an augmenting path from `root`, or none. */
  find(root: number): number {
    this.#reach(root);
    for (let point = this.#queue.shift(); point !== undefined; point = this.#queue.shift()) {
      for (let other = 0; other < this.mates.length; other += 1) {
        const end = this.#look(root, point, other);
        if (end !== none) return end;
      }
    }
    return none;
  }

  /** Turns the path that ends here: paired become unpaired and the other way round. */
  turn(end: number): void {
    for (let point = end; point !== none;) {
      const before = this.#parents[point] ?? none;
      const next = this.mates[before] ?? none;
      this.mates[point] = before;
      this.mates[before] = point;
      point = next;
    }
  }

  #reach(point: number): void {
    this.#reached[point] = true;
    this.#queue.push(point);
  }

  #look(root: number, point: number, other: number): number {
    if (this.may[point]?.[other] !== true) return none;
    if (this.#bases[point] === this.#bases[other] || this.mates[point] === other) return none;
    const mate = this.mates[other] ?? none;
    const isOuter = other === root || (mate !== none && this.#parents[mate] !== none);
    if (isOuter) {
      this.#shrink(point, other);
    } else if (this.#parents[other] === none) {
      this.#parents[other] = point;
      if (mate === none) return other;
      this.#reach(mate);
    }
    return none;
  }

  /** An odd circle was found: it is taken for one point from here on. */
  #shrink(point: number, other: number): void {
    const base = this.#meeting(point, other);
    const inside = this.mates.map(() => false);
    this.#mark({ from: point, child: other, base }, inside);
    this.#mark({ from: other, child: point, base }, inside);
    inside.forEach((_, index) => {
      if (inside[this.#bases[index] ?? none] !== true) return;
      this.#bases[index] = base;
      if (this.#reached[index] !== true) this.#reach(index);
    });
  }

  #mark(
    path: { readonly from: number; readonly child: number; readonly base: number },
    inside: boolean[],
  ): void {
    let { child } = path;
    for (let at = path.from; this.#bases[at] !== path.base;) {
      const mate = this.mates[at] ?? none;
      inside[this.#bases[at] ?? none] = true;
      inside[this.#bases[mate] ?? none] = true;
      this.#parents[at] = child;
      child = mate;
      at = this.#parents[mate] ?? none;
    }
  }

  /** Where the ways of two outer points to the root meet. */
  #meeting(first: number, second: number): number {
    const seen = new Set<number>();
    for (let at = first; ;) {
      at = this.#bases[at] ?? none;
      seen.add(at);
      const mate = this.mates[at] ?? none;
      if (mate === none) break;
      at = this.#parents[mate] ?? none;
    }
    for (let at = second; ;) {
      at = this.#bases[at] ?? none;
      if (seen.has(at)) return at;
      at = this.#parents[this.mates[at] ?? none] ?? none;
    }
  }
}

/** Number of pairs in the largest pairing there is (Edmonds' blossom algorithm), also where the graph has odd circles. */
export function largestPairing(may: MayPair): number {
  const mates = may.map(() => none);
  // Most pairs are found without a search.
  may.forEach((row, point) => {
    if (mates[point] !== none) return;
    const other = row.findIndex((allowed, at) => allowed && mates[at] === none);
    if (other === none) return;
    mates[point] = other;
    mates[other] = point;
  });
  for (let point = 0; point < mates.length; point += 1) {
    if (mates[point] !== none) continue;
    const search = new PathSearch(may, mates);
    const end = search.find(point);
    if (end !== none) search.turn(end);
  }
  return mates.filter((mate) => mate !== none).length / 2;
}
