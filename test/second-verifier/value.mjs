import { isUtf8 } from 'node:buffer';

/**
 * Deterministic CBOR as the bundle restricts it: integers, bytes, texts, lists, maps with text keys, true, false, null.
 *
 * @typedef {number | string | boolean | null | Uint8Array | ValueList | ValueMap} Value
 */

/** @typedef {Value[]} ValueList */
/** @typedef {{ [key: string]: Value }} ValueMap */

const deepest = 32;
const most = 4_000_000;
/** One head that is not minimal, one key twice: all of it has another form when written again. */
const malformed = () => new RangeError('not a value in its one form');

/** Reads one value from the front of bytes. */
class Reader {
  at = 0;
  items = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** @param {number} length */
  take(length) {
    if (length > this.bytes.length - this.at) throw malformed();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** @param {number} low the lower five bits of the first byte */
  argument(low) {
    if (low < 24) return low;
    const size = { 24: 1, 25: 2, 26: 4, 27: 8 }[low];
    if (size === undefined) throw malformed();
    let value = 0n;
    for (const byte of this.take(size)) value = value * 256n + BigInt(byte);
    const least = { 1: 24n, 2: 256n, 4: 65_536n, 8: 4_294_967_296n }[size] ?? 0n;
    if (value < least || value > BigInt(Number.MAX_SAFE_INTEGER)) throw malformed();
    return Number(value);
  }

  /**
   * @param {number} depth
   * @returns {Value}
   */
  read(depth) {
    this.items += 1;
    if (depth > deepest || this.items > most) throw malformed();
    const first = this.take(1)[0] ?? 0;
    const major = first >> 5;
    if (major === 7) return this.simple(first & 31);
    const argument = this.argument(first & 31);
    if (major === 0) return argument;
    if (major === 1) {
      if (argument === Number.MAX_SAFE_INTEGER) throw malformed();
      return -1 - argument;
    }
    if (major === 2) return this.take(argument).slice();
    if (major === 3) return this.text(argument);
    if (major === 4) {
      if (argument > this.bytes.length - this.at) throw malformed();
      return Array.from({ length: argument }, () => this.read(depth + 1));
    }
    if (major === 5) return this.map(argument, depth);
    throw malformed();
  }

  /** @param {number} low */
  simple(low) {
    if (low === 20) return false;
    if (low === 21) return true;
    if (low === 22) return null;
    throw malformed();
  }

  /** @param {number} length */
  text(length) {
    const bytes = this.take(length);
    if (!isUtf8(bytes)) throw malformed();
    return Buffer.from(bytes).toString('utf8');
  }

  /**
   * @param {number} pairs
   * @param {number} depth
   */
  map(pairs, depth) {
    /** @type {{ [key: string]: Value }} */
    const map = {};
    let before = null;
    for (let pair = 0; pair < pairs; pair += 1) {
      const start = this.at;
      const key = this.read(depth + 1);
      const written = this.bytes.subarray(start, this.at);
      if (typeof key !== 'string' || key === '__proto__') throw malformed();
      if (before !== null && compareKeys(before, written) >= 0) throw malformed();
      before = written;
      map[key] = this.read(depth + 1);
    }
    return map;
  }
}

/**
 * @param {Uint8Array} a
 * @param {Uint8Array} b
 */
const compareKeys = (a, b) => a.length - b.length || Buffer.compare(a, b);

/**
 * The value that bytes are; a RangeError where they are none in its one form.
 *
 * @param {Uint8Array} bytes
 */
export function readValue(bytes) {
  const reader = new Reader(bytes);
  const value = reader.read(0);
  if (reader.at !== bytes.length) throw malformed();
  return value;
}

/**
 * @param {number} major
 * @param {number} argument
 */
function head(major, argument) {
  if (argument < 24) return Buffer.from([(major << 5) | argument]);
  if (argument < 256) return Buffer.from([(major << 5) | 24, argument]);
  const wide = argument > 0xffff_ffff;
  const size = wide ? 8 : argument > 0xffff ? 4 : 2;
  const bytes = Buffer.alloc(size + 1);
  bytes[0] = (major << 5) | (wide ? 27 : size === 4 ? 26 : 25);
  if (wide) bytes.writeBigUInt64BE(BigInt(argument), 1);
  else bytes.writeUIntBE(argument, 1, size);
  return bytes;
}

/**
 * The bytes of a value.
 *
 * @param {Value} value
 * @returns {Buffer}
 */
export function writeValue(value) {
  if (value === null) return Buffer.from([0xf6]);
  if (typeof value === 'boolean') return Buffer.from([value ? 0xf5 : 0xf4]);
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') {
    const bytes = Buffer.from(value, 'utf8');
    return Buffer.concat([head(3, bytes.length), bytes]);
  }
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  if (Array.isArray(value))
    return Buffer.concat([head(4, value.length), ...value.map((item) => writeValue(item))]);
  const pairs = Object.entries(value)
    .map(([key, item]) => ({ key: writeValue(key), item: writeValue(item) }))
    .sort((a, b) => compareKeys(a.key, b.key));
  return Buffer.concat([head(5, pairs.length), ...pairs.flatMap(({ key, item }) => [key, item])]);
}
