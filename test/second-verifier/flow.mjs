/**
 * @typedef {object} Edge
 * @property {number} from
 * @property {number} to
 * @property {number} free how much more may go along it
 * @property {bigint} gain what one unit gains
 * @property {Edge | null} back the same edge in the other direction
 */

/** A network in which the flow of greatest gain is sought, whatever its size. */
export class Network {
  /** @type {Edge[][]} */
  edges = [];

  node() {
    return this.edges.push([]) - 1;
  }

  /**
   * @param {number} from
   * @param {number} to
   * @param {number} capacity
   * @param {bigint} gain
   */
  join(from, to, capacity, gain) {
    /** @type {Edge} */
    const there = { from, to, free: capacity, gain, back: null };
    const back = { from: to, to: from, free: 0, gain: -gain, back: there };
    there.back = back;
    this.edges[from]?.push(there);
    this.edges[to]?.push(back);
    return there;
  }

  /**
   * The way of greatest gain, as the edge into each node; there are no circles of positive gain.
   *
   * @param {number} source
   */
  ways(source) {
    /** @type {(bigint | undefined)[]} */
    const gains = [];
    /** @type {(Edge | undefined)[]} */
    const into = [];
    gains[source] = 0n;
    let waiting = new Set([source]);
    while (waiting.size > 0) {
      /** @type {Set<number>} */
      const next = new Set();
      for (const node of waiting)
        for (const edge of this.edges[node] ?? []) {
          if (edge.free === 0) continue;
          const gain = (gains[node] ?? 0n) + edge.gain;
          const known = gains[edge.to];
          if (known !== undefined && known >= gain) continue;
          gains[edge.to] = gain;
          into[edge.to] = edge;
          next.add(edge.to);
        }
      waiting = next;
    }
    return { gains, into };
  }

  /**
   * Lets flow whatever gains; returns the whole gain.
   *
   * @param {number} source
   * @param {number} sink
   */
  fill(source, sink) {
    let whole = 0n;
    for (;;) {
      const { gains, into } = this.ways(source);
      const gain = gains[sink] ?? 0n;
      if (gain <= 0n) return whole;
      whole += gain;
      for (let node = sink; node !== source;) {
        const edge = into[node];
        if (edge === undefined) throw new RangeError('a way from nowhere');
        edge.free -= 1;
        if (edge.back !== null) edge.back.free += 1;
        node = edge.from;
      }
    }
  }
}
