/** Deepest nesting of a value that is read: a value inside 32 others. */
const depthLimit = 32;
/**
 * Most items (numbers, texts, lists, keys of maps …) in a value; most rows of a list whose places are asked for, and
 * most items in one of them.
 * Sixty million empty texts pack into as many kilobytes as an evening's scores; an intake of 50,000 applications has
 * some two million items.
 */
const itemLimit = 4_000_000;
const rowLimit = 1_000_000;
const rowItemLimit = 100_000;

/** Bytes that are no value in the one form that is written; checking stops here. */
class NotCanonical extends Error {}

const refuse = (): never => {
  throw new NotCanonical();
};

/** Where a check stands; `rows` gets the places of the items of one list, where they are asked for. */
class Input {
  at = 0;
  items = 0;
  rows: Int32Array = new Int32Array(0);
  readonly bytes: Uint8Array;
  readonly rowsOf: string | null;

  constructor(bytes: Uint8Array, rowsOf: string | null) {
    this.bytes = bytes;
    this.rowsOf = rowsOf;
  }

  byte(): number {
    return this.bytes[this.at++] ?? refuse();
  }

  /** First byte of the next item. */
  item(): number {
    this.items += 1;
    return this.items > itemLimit ? refuse() : this.byte();
  }
}

/** By the lower bits of an initial byte, from 24: how many bytes the number takes, and the least that needs them. */
const widths = [1, 2, 4, 8] as const;
const leasts = [24, 2 ** 8, 2 ** 16, 2 ** 32] as const;

/** The number after an initial byte, in its shortest form and not beyond 2^53 − 1. */
function checkArgument(input: Input, information: number): number {
  if (information < 24) return information;
  if (information === 25) {
    // Two bytes, as most scores have: not worth a loop.
    const value = (input.byte() << 8) | input.byte();
    return value < 256 ? refuse() : value;
  }
  const [width = refuse(), least = refuse()] = [widths[information - 24], leasts[information - 24]];
  let value = 0;
  for (let rest = width; rest > 0; rest -= 1) value = value * 256 + input.byte();
  return value < least || value > Number.MAX_SAFE_INTEGER ? refuse() : value;
}

/** How many bytes follow the first one of a letter in UTF-8, the bits it gives, and the least letter so written. */
function leadOf(byte: number): readonly [following: number, bits: number, least: number] {
  if (byte >= 0xe0 && byte < 0xf0) return [2, byte & 0x0f, 0x800];
  if (byte >= 0xf0 && byte < 0xf8) return [3, byte & 0x07, 0x10000];
  return refuse();
}

/** One letter of three or four bytes, given its first byte. */
function checkLetter(input: Input, lead: number): void {
  const [following, bits, least] = leadOf(lead);
  let letter = bits;
  for (let rest = following; rest > 0; rest -= 1) {
    const next = input.byte();
    if (next >> 6 !== 2) refuse();
    letter = letter * 64 + (next & 0x3f);
  }
  if (letter < least || letter > 0x10ffff || (letter >= 0xd800 && letter < 0xe000)) refuse();
}

/** Strict UTF-8: no long forms, no halves of pairs, no letter beyond the end of its text. */
function checkText(input: Input, length: number): void {
  const { bytes } = input;
  const end = input.at + length;
  if (end > bytes.length) refuse();
  // Names of fields, which are most of what is read, have no other letters than these.
  let { at } = input;
  while (at < end && (bytes[at] ?? 0) < 0x80) at += 1;
  input.at = at;
  while (input.at < end) {
    const lead = bytes[input.at++] ?? 0;
    if (lead < 0x80) continue;
    // Letters of two bytes: those of Kazakh and Russian.
    if (lead >= 0xc2 && lead < 0xe0) {
      if (input.byte() >> 6 !== 2) refuse();
    } else checkLetter(input, lead);
  }
  if (input.at !== end) refuse();
}

/**
 * True where the key at `before`, which ends where another value begins, comes before the key at `start`, byte by
 * byte; that puts shorter ones first, since their lengths stand before them.
 */
function isBefore({ bytes, at }: Input, before: number, start: number): boolean {
  for (let index = start; index < at; index += 1) {
    const difference = (bytes[before + index - start] ?? 0) - (bytes[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** True where the key that was just read is this ASCII word of less than 24 letters. */
function isWord({ bytes, at }: Input, start: number, word: string): boolean {
  if (at - start !== word.length + 1) return false;
  for (let index = 0; index < word.length; index += 1) {
    if (bytes[start + 1 + index] !== word.charCodeAt(index)) return false;
  }
  return true;
}

function checkMap(input: Input, size: number, depth: number): void {
  let before = -1;
  for (let entry = 0; entry < size; entry += 1) {
    const start = input.at;
    const initial = input.item();
    if (initial >> 5 !== 3) refuse();
    checkText(input, checkArgument(input, initial & 31));
    // Assigning this name to an object would set its prototype; nothing here ever writes it.
    if (isWord(input, start, '__proto__')) refuse();
    if (before >= 0 && !isBefore(input, before, start)) refuse();
    before = start;
    const { rowsOf } = input;
    if (depth === 0 && rowsOf !== null && isWord(input, start, rowsOf)) checkRows(input);
    else checkValue(input, depth + 1);
  }
}

/** The list whose items' places are asked for, in the outermost map. */
function checkRows(input: Input): void {
  const initial = input.byte();
  if (initial >> 5 !== 4) refuse();
  const count = checkArgument(input, initial & 31);
  // Each takes a byte at least, so no list of places is longer than the content.
  if (count > rowLimit || count > input.bytes.length - input.at) refuse();
  const rows = new Int32Array(count + 1);
  for (let item = 0; item < count; item += 1) {
    rows[item] = input.at;
    const before = input.items;
    checkValue(input, 2);
    if (input.items - before > rowItemLimit) refuse();
  }
  rows[count] = input.at;
  input.rows = rows;
}

function checkValue(input: Input, depth: number): void {
  if (depth > depthLimit) refuse();
  const initial = input.item();
  if (initial >= 0xf4 && initial <= 0xf6) return;
  const number = checkArgument(input, initial & 31);
  switch (initial >> 5) {
    case 0:
      return;
    case 1:
      if (number === Number.MAX_SAFE_INTEGER) refuse();
      return;
    case 2:
      // Bytes that reach beyond the end are found out there: nothing comes after them.
      input.at += number;
      return;
    case 3:
      return checkText(input, number);
    case 4:
      for (let item = 0; item < number; item += 1) checkValue(input, depth + 1);
      return;
    case 5:
      return checkMap(input, number, depth);
    default:
      return refuse();
  }
}

/**
 * Checks that the bytes are one value of deterministic CBOR (RFC 8949 §4.2.1) and nothing behind it, so that writing
 * the value again gives the same bytes. A library that repairs text or takes 7.0 for 7 would not do: what is signed
 * is bytes. Null for anything else; otherwise, where the value is a map with a list under `rowsOf`, the place of each
 * item of that list, and where it ends.
 */
export function checkCbor(bytes: Uint8Array, rowsOf: string | null = null): Int32Array | null {
  const input = new Input(bytes, rowsOf);
  try {
    checkValue(input, 0);
    return input.at === bytes.length ? input.rows : null;
  } catch (error) {
    if (error instanceof NotCanonical) return null;
    throw error;
  }
}
