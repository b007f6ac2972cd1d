import type { Value } from "./operation.ts";

/** Deepest nesting of a value that is read: a value inside 32 others. */
const depthLimit = 32;

/** Bytes that are no value in the one form that is written; reading stops here. */
class NotCanonical extends Error {}

const refuse = (): never => {
  throw new NotCanonical();
};

/** A byte, a bound and where the reading stands. */
class Input {
  at = 0;
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  byte(): number {
    return this.bytes[this.at++] ?? refuse();
  }

  take(length: number): Uint8Array {
    const end = this.at + length;
    if (end > this.bytes.length) refuse();
    const part = new Uint8Array(this.bytes.subarray(this.at, end));
    this.at = end;
    return part;
  }
}

/** By the lower bits of an initial byte, from 24: how many bytes the number takes, and the least that needs them. */
const widths = [1, 2, 4, 8] as const;
const leasts = [24, 2 ** 8, 2 ** 16, 2 ** 32] as const;

/** The number after an initial byte, in its shortest form and not beyond 2^53 − 1. */
function readArgument(input: Input, information: number): number {
  if (information < 24) return information;
  const [width = refuse(), least = refuse()] = [
    widths[information - 24],
    leasts[information - 24],
  ];
  let value = 0;
  for (let rest = width; rest > 0; rest -= 1)
    value = value * 256 + input.byte();
  return value < least || value > Number.MAX_SAFE_INTEGER ? refuse() : value;
}

/** How many bytes follow the first one of a letter in UTF-8, the bits it gives, and the least letter so written. */
function leadOf(
  byte: number,
): readonly [following: number, bits: number, least: number] {
  if (byte >= 0xc2 && byte < 0xe0) return [1, byte & 0x1f, 0x80];
  if (byte >= 0xe0 && byte < 0xf0) return [2, byte & 0x0f, 0x800];
  if (byte >= 0xf0 && byte < 0xf5) return [3, byte & 0x07, 0x10000];
  return refuse();
}

/** One letter beyond ASCII, given its first byte. */
function readLetter(input: Input, lead: number): string {
  const [following, bits, least] = leadOf(lead);
  let letter = bits;
  for (let rest = following; rest > 0; rest -= 1) {
    const next = input.byte();
    if (next >> 6 !== 2) refuse();
    letter = letter * 64 + (next & 0x3f);
  }
  const impossible = letter > 0x10ffff || (letter >= 0xd800 && letter < 0xe000);
  return letter < least || impossible ? refuse() : String.fromCodePoint(letter);
}

/** Strict UTF-8: no long forms, no halves of pairs; a leading U+FEFF is a letter like any other. */
function readText(input: Input, length: number): string {
  const end = input.at + length;
  if (end > input.bytes.length) refuse();
  let text = "";
  while (input.at < end) {
    const lead = input.byte();
    text += lead < 0x80 ? String.fromCharCode(lead) : readLetter(input, lead);
  }
  return input.at === end ? text : refuse();
}

/** Where the encoded form of a key stands. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** True where one key comes before another: shorter first, then byte by byte. */
function comesBefore(bytes: Uint8Array, a: Place, b: Place): boolean {
  const length = a.end - a.start;
  if (length !== b.end - b.start) return length < b.end - b.start;
  for (let index = 0; index < length; index += 1) {
    const difference =
      (bytes[a.start + index] ?? 0) - (bytes[b.start + index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function readMap(input: Input, size: number, depth: number): Value {
  const map: Record<string, Value> = {};
  let last: Place | null = null;
  for (let entry = 0; entry < size; entry += 1) {
    const start = input.at;
    const initial = input.byte();
    if (initial >> 5 !== 3) refuse();
    const key = readText(input, readArgument(input, initial & 31));
    const place = { start, end: input.at };
    // Assigning the first name would set the prototype; nothing here ever writes it.
    if (
      key === "__proto__" ||
      (last !== null && !comesBefore(input.bytes, last, place))
    )
      refuse();
    map[key] = readValue(input, depth + 1);
    last = place;
  }
  return map;
}

function readValue(input: Input, depth: number): Value {
  if (depth > depthLimit) refuse();
  const initial = input.byte();
  if (initial === 0xf4 || initial === 0xf5) return initial === 0xf5;
  if (initial === 0xf6) return null;
  const number = readArgument(input, initial & 31);
  switch (initial >> 5) {
    case 0:
      return number;
    case 1:
      return number < Number.MAX_SAFE_INTEGER ? -1 - number : refuse();
    case 2:
      return input.take(number);
    case 3:
      return readText(input, number);
    case 4: {
      const items: Value[] = [];
      for (let item = 0; item < number; item += 1)
        items.push(readValue(input, depth + 1));
      return items;
    }
    case 5:
      return readMap(input, number, depth);
    default:
      return refuse();
  }
}

/**
 * Reads one value of deterministic CBOR (RFC 8949 §4.2.1) and nothing behind it; undefined unless writing the value
 * again gives the same bytes. A library that repairs text or takes 7.0 for 7 would not do: what is signed is bytes.
 */
export function readCbor(bytes: Uint8Array): Value | undefined {
  const input = new Input(bytes);
  try {
    const value = readValue(input, 0);
    return input.at === bytes.length ? value : undefined;
  } catch (error) {
    if (error instanceof NotCanonical) return undefined;
    throw error;
  }
}
