import type { Value } from './operation.ts';

/** How many recent words are remembered; a power of two. */
const wordSlots = 256;
/** Longest text that is worth remembering, in bytes. */
const wordLength = 32;
/** Letters that are made into text in one go. */
const portion = 1024;

/** Letters of checked UTF-8 from a place to another. */
export function decodeText(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  let at = start;
  const trail = (): number => (bytes[at++] ?? 0) & 0x3f;
  while (at < end) {
    const units: number[] = [];
    while (at < end && units.length < portion) {
      const lead = bytes[at++] ?? 0;
      if (lead < 0x80) units.push(lead);
      else if (lead < 0xe0) units.push(((lead & 0x1f) << 6) | trail());
      else if (lead < 0xf0) units.push(((lead & 0x0f) << 12) | (trail() << 6) | trail());
      else {
        const letter = ((lead & 0x07) << 18) | (trail() << 12) | (trail() << 6) | trail();
        units.push(0xd7c0 + (letter >> 10), 0xdc00 | (letter & 0x3ff));
      }
    }
    text += String.fromCharCode(...units);
  }
  return text;
}

/** Reads values from bytes that were checked before; without that check it reads nonsense. */
export class CborReader {
  private at = 0;
  private readonly bytes: Uint8Array;
  /** Short words read before, by a hash of their bytes: names of fields come again and again. */
  private readonly words: (string | undefined)[] = [];
  private readonly places = new Int32Array(wordSlots);

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The value that begins at a place. */
  valueAt(place: number): Value {
    this.at = place;
    return this.value();
  }

  /** The byte strings of a list of so many, as parts of these very bytes; null for anything else. */
  byteStrings(count: number): readonly Uint8Array[] | null {
    this.at = 0;
    const list = this.byte();
    if (list >> 5 !== 4 || this.argument(list) !== count) return null;
    const parts: Uint8Array[] = [];
    while (parts.length < count) {
      const initial = this.byte();
      if (initial >> 5 !== 2) return null;
      const length = this.argument(initial);
      parts.push(this.bytes.subarray(this.at, this.at + length));
      this.at += length;
    }
    return parts;
  }

  /** The fields of the outermost map but the one called `skip`, whose value ends at a place. */
  fieldsWithout(skip: string, end: number): Readonly<Record<string, Value>> {
    this.at = 0;
    const fields: Record<string, Value> = {};
    for (let rest = this.argument(this.byte()); rest > 0; rest -= 1) {
      const key = this.text(this.argument(this.byte()));
      if (key === skip) this.at = end;
      else fields[key] = this.value();
    }
    return fields;
  }

  private byte(): number {
    return this.bytes[this.at++] ?? 0;
  }

  private argument(initial: number): number {
    const information = initial & 31;
    if (information < 24) return information;
    let value = 0;
    for (let rest = 1 << (information - 24); rest > 0; rest -= 1) value = value * 256 + this.byte();
    return value;
  }

  private value(): Value {
    const initial = this.byte();
    if (initial === 0xf4 || initial === 0xf5) return initial === 0xf5;
    if (initial === 0xf6) return null;
    const number = this.argument(initial);
    switch (initial >> 5) {
      case 0:
        return number;
      case 1:
        return -1 - number;
      case 2:
        return this.take(number);
      case 3:
        return this.text(number);
      case 4:
        return this.list(number);
      default:
        return this.map(number);
    }
  }

  private list(size: number): Value {
    const items: Value[] = [];
    for (let item = 0; item < size; item += 1) items.push(this.value());
    return items;
  }

  private map(size: number): Value {
    const map: Record<string, Value> = {};
    for (let entry = 0; entry < size; entry += 1) {
      const key = this.text(this.argument(this.byte()));
      map[key] = this.value();
    }
    return map;
  }

  private take(length: number): Uint8Array {
    const part = new Uint8Array(this.bytes.subarray(this.at, this.at + length));
    this.at += length;
    return part;
  }

  private text(length: number): string {
    const end = this.at + length;
    if (length <= wordLength) return this.word(end);
    const text = decodeText(this.bytes, this.at, end);
    this.at = end;
    return text;
  }

  /** The same short word as before without making it again. */
  private word(end: number): string {
    const { bytes, at: start } = this;
    let hash = end - start;
    for (let at = start; at < end; at += 1) hash = (hash * 31 + (bytes[at] ?? 0)) | 0;
    const slot = hash & (wordSlots - 1);
    const known = this.words[slot];
    const before = this.places[slot] ?? 0;
    // A word ends where another value begins, so equal bytes of this length after an equal head are the same word.
    if (known !== undefined && this.sameBytes(before, start - 1, end - start + 1)) {
      this.at = end;
      return known;
    }
    const word = decodeText(bytes, start, end);
    this.at = end;
    this.words[slot] = word;
    this.places[slot] = start - 1;
    return word;
  }

  private sameBytes(a: number, b: number, length: number): boolean {
    const { bytes } = this;
    for (let index = 0; index < length; index += 1) {
      if (bytes[a + index] !== bytes[b + index]) return false;
    }
    return true;
  }
}
