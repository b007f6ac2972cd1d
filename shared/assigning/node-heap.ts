import { at, intAt } from './dense-matrix.ts';

/** Nodes in the order of their distance, then of the steps to go; a node that came nearer is in it again. */
export class NodeHeap {
  #distance = new Float64Array(1024);
  #steps = new Int32Array(1024);
  #node = new Int32Array(1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Distance and steps of the entry that `pop` takes next. */
  get first(): { readonly distance: number; readonly steps: number } {
    return { distance: at(this.#distance, 0), steps: intAt(this.#steps, 0) };
  }

  push(distance: number, steps: number, node: number): void {
    if (this.#size === this.#node.length) this.#grow();
    let place = this.#size;
    this.#size += 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.#isLess(distance, steps, above)) break;
      this.#copy(above, place);
      place = above;
    }
    this.#put(place, distance, steps, node);
  }

  /** Takes the nearest node out; there must be one. */
  pop(): number {
    const node = intAt(this.#node, 0);
    this.#size -= 1;
    const last = this.#size;
    if (last > 0)
      this.#sink(at(this.#distance, last), intAt(this.#steps, last), intAt(this.#node, last));
    return node;
  }

  clear(): void {
    this.#size = 0;
  }

  #sink(distance: number, steps: number, node: number): void {
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= this.#size) break;
      const right = below + 1;
      if (
        right < this.#size &&
        this.#isLess(at(this.#distance, right), intAt(this.#steps, right), below)
      )
        below = right;
      if (this.#isLess(distance, steps, below)) break;
      this.#copy(below, place);
      place = below;
    }
    this.#put(place, distance, steps, node);
  }

  #isLess(distance: number, steps: number, than: number): boolean {
    const other = at(this.#distance, than);
    return distance < other || (distance === other && steps < intAt(this.#steps, than));
  }

  #copy(from: number, to: number): void {
    this.#put(to, at(this.#distance, from), intAt(this.#steps, from), intAt(this.#node, from));
  }

  #put(place: number, distance: number, steps: number, node: number): void {
    this.#distance[place] = distance;
    this.#steps[place] = steps;
    this.#node[place] = node;
  }

  #grow(): void {
    const wider = <T extends Float64Array | Int32Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    const size = this.#node.length * 2;
    this.#distance = wider(this.#distance, new Float64Array(size));
    this.#steps = wider(this.#steps, new Int32Array(size));
    this.#node = wider(this.#node, new Int32Array(size));
  }
}
