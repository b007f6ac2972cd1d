import type { Value } from './operation.ts';
import { CborReader } from './read-cbor.ts';

/** Values of a segment as they stand in its content, each made when somebody asks for it. */
export class ValueColumn {
  private readonly content: Uint8Array;
  /** Place of each value in the content, and where the last one ends. */
  private readonly places: Int32Array;
  // Out of sight: what was read before speeds the reader up, and is no part of what the column holds.
  readonly #reader: CborReader;
  readonly #kept = new Map<number, Value>();

  /** The content was checked, and the check told the places of its values. */
  constructor(content: Uint8Array, places: Int32Array) {
    this.content = content;
    this.places = places;
    this.#reader = new CborReader(content);
  }

  get length(): number {
    return this.places.length - 1;
  }

  /** The value of a row: made anew each time, unless it is kept. */
  at(row: number): Value {
    return this.#kept.get(row) ?? this.#reader.valueAt(this.places[row] ?? 0);
  }

  /** The bytes of a row's value, in the one form that a value has. */
  bytesAt(row: number): Uint8Array {
    return this.content.subarray(this.places[row] ?? 0, this.places[row + 1] ?? 0);
  }

  /** The bytes of a row's text in UTF-8; null for a value of another kind. */
  textBytesAt(row: number): Uint8Array | null {
    const { content } = this;
    const place = this.places[row] ?? 0;
    const initial = content[place] ?? 0;
    if (initial >> 5 !== 3) return null;
    const information = initial & 31;
    const head = information < 24 ? 1 : 1 + (1 << (information - 24));
    return content.subarray(place + head, this.places[row + 1] ?? 0);
  }

  /** Makes the value of a row once and for all, for those that are asked for again and again. */
  keep(row: number): void {
    this.#kept.set(row, this.at(row));
  }

  /** A whole number from 0 to 65535, as most scores are; −1 for any other value. */
  smallAt(row: number): number {
    const { content } = this;
    const place = this.places[row] ?? 0;
    const initial = content[place] ?? 0;
    if (initial < 24) return initial;
    if (initial === 0x18) return content[place + 1] ?? 0;
    return initial === 0x19 ? ((content[place + 1] ?? 0) << 8) | (content[place + 2] ?? 0) : -1;
  }

  /** Everything else that the content says. */
  restOfContent(): Value {
    return this.#reader.fieldsWithout('values', this.places.at(-1) ?? 0);
  }
}
