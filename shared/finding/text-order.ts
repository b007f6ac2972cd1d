import { sortKey } from '../language/sort-key.ts';

/** The order of a column of texts, kept while single ones change: keys in Kazakh order are worked out once a text. */
export class TextOrder {
  private readonly texts: string[] = [];
  private readonly keys: string[] = [];

  /** Sets the text of the item with that number. */
  set(ordinal: number, text: string): void {
    if (this.texts[ordinal] === text) return;
    this.texts[ordinal] = text;
    this.keys[ordinal] = sortKey(text);
  }

  /** By item the place of its text; equal texts have equal places, empty ones the last. */
  ranks(): Uint32Array<ArrayBuffer> {
    const { keys } = this;
    const order = Uint32Array.from(keys, (_, ordinal) => ordinal);
    const keyOf = (ordinal: number): string => keys[ordinal] ?? '';
    order.sort((a, b) => compareKeys(keyOf(a), keyOf(b)));
    const ranks = new Uint32Array(order.length);
    let rank = 0;
    for (let place = 0; place < order.length; place += 1) {
      const [ordinal = 0, before = 0] = [order[place], order[place - 1]];
      if (place > 0 && keyOf(ordinal) !== keyOf(before)) rank = place;
      ranks[ordinal] = rank;
    }
    return ranks;
  }
}

function compareKeys(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  return a < b ? -1 : 1;
}
