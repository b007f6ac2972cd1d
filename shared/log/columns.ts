/** A column of integers as zig-zag LEB128 bytes: small numbers of either sign take one byte. */
export function packIntegers(values: readonly number[]): Uint8Array {
  // Nearly all take one byte, and none more than eight.
  let bytes = new Uint8Array(values.length + 64);
  let at = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    let rest = value < 0 ? -2 * value - 1 : 2 * value;
    while (rest >= 128) {
      bytes[at++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    bytes[at++] = rest;
    if (at + 8 + values.length - index > bytes.length) bytes = grown(bytes);
  }
  return bytes.slice(0, at);
}

function grown(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * bytes.length);
  larger.set(bytes);
  return larger;
}

/**
 * Inverse of `packIntegers` into a column as long as there are numbers; null unless the bytes hold exactly so many, in
 * their shortest form, and each fits the column.
 */
export function unpackIntegers<T extends Int32Array | Float64Array>(
  bytes: Uint8Array,
  column: T,
): T | null {
  let [count, at] = [0, 0];
  while (at < bytes.length) {
    let byte = bytes[at++] ?? 0;
    if (byte < 128) {
      // One byte, as nearly all numbers are: it fits every column, and has no shorter form.
      column[count] = (byte >>> 1) ^ -(byte & 1);
      count += 1;
      continue;
    }
    const second = bytes[at] ?? 0;
    if (second < 128) {
      // Two bytes, as most others are; a last byte of nothing is one too many, or one that is not there.
      if (second === 0) return null;
      const number = (byte & 127) | (second << 7);
      column[count] = (number >>> 1) ^ -(number & 1);
      at += 1;
      count += 1;
      continue;
    }
    let value = byte & 127;
    let scale = 128;
    while (byte >= 128) {
      byte = bytes[at++] ?? 0;
      value += (byte & 127) * scale;
      scale *= 128;
    }
    if (byte === 0 || value > Number.MAX_SAFE_INTEGER) return null;
    // Bit operations are too narrow to undo the zig-zag of these.
    const number = (value % 2 === 0 ? value : -value - 1) / 2;
    column[count] = number;
    // A column cuts what is too large for it.
    if (column[count] !== number) return null;
    count += 1;
  }
  return count === column.length ? column : null;
}

/** Numbers each distinct text by its first appearance, so that a column can carry numbers instead. */
export class Dictionary {
  readonly words: string[] = [];
  private readonly numbers = new Map<string, number>();

  numberOf(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    const number = this.words.length;
    this.words.push(word);
    this.numbers.set(word, number);
    return number;
  }
}
