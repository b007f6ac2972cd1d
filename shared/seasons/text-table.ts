import { isWithin } from '../intake/find-duplicates.ts';

/** Of a key that many texts have, so many of them are looked at. */
const mostOfKey = 60;
/** Neighbours in the order of spelling that are compared letter by letter, to either side. */
const neighbours = 6;

/** Slips that a key of this length may differ by. */
const slipsIn = (key: string): number => (key.length < 9 ? 0 : key.length < 18 ? 1 : 2);

interface KnownText {
  readonly text: string;
  readonly key: string;
  /** Where it stands, in the order in which it was added. */
  readonly places: number[];
}

/**
 * Texts of one kind over many places, each different text once: looked up by a key, and in two orders of the keys by
 * which slips come to stand side by side.
 */
export class TextTable {
  private readonly keyOf: (text: string) => string;
  /** Until everything is in order: no table must keep those before it alive. */
  private before: TextTable | null;
  private readonly texts = new Map<string, KnownText>();
  private readonly groups = new Map<string, KnownText[]>();
  private orders: readonly (readonly string[])[] = [];

  /** `keyOf` makes the key of a text, '' where it tells nothing; texts that `before` knew need not be looked at anew. */
  constructor(keyOf: (text: string) => string, before: TextTable | null) {
    this.keyOf = keyOf;
    this.before = before;
  }

  /** Takes a text in that stands at a place. */
  add(text: string, place: number): void {
    if (text === '') return;
    const known = this.texts.get(text);
    if (known !== undefined) {
      known.places.push(place);
      return;
    }
    const key = this.before?.texts.get(text)?.key ?? this.keyOf(text);
    const fresh = { text, key, places: [place] };
    this.texts.set(text, fresh);
    if (key === '') return;
    const group = this.groups.get(key);
    if (group === undefined) this.groups.set(key, [fresh]);
    else group.push(fresh);
  }

  /** To be run to its end after the last text and before `near`; yields `done`, which is all there is to say. */
  *order(done: number): Generator<number, void> {
    this.before = null;
    const known = [...this.groups.keys()].filter((key) => slipsIn(key) > 0);
    yield done;
    const forward = known.toSorted(inUnits);
    yield done;
    this.orders = [forward, known.map(reversed).toSorted(inUnits)];
  }

  /** Texts of a key. */
  same(key: string): readonly KnownText[] {
    return (this.groups.get(key) ?? []).slice(0, mostOfKey);
  }

  /** Texts whose key differs by a slip or two. */
  near(key: string): readonly KnownText[] {
    const slips = slipsIn(key);
    if (slips === 0) return [];
    const found = new Set<string>();
    for (const [index, order] of this.orders.entries()) {
      const turn = index === 0 ? unchanged : reversed;
      const turned = turn(key);
      const at = placeIn(order, turned);
      for (const other of order.slice(Math.max(0, at - neighbours), at + neighbours + 1))
        if (other !== turned && isWithin(turned, other, Math.min(slips, slipsIn(other))))
          found.add(turn(other));
    }
    return [...found].flatMap((each) => this.same(each));
  }
}

const unchanged = (text: string): string => text;
const reversed = (text: string): string => [...text].reverse().join('');
const inUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where a key stands, or would stand, in an order. */
function placeIn(order: readonly string[], key: string): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((order[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
