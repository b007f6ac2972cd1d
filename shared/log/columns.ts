/** A column of integers as zig-zag LEB128 bytes: small numbers of either sign take one byte. */
export function packIntegers(values: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (const value of values) {
    let rest = value < 0 ? -2 * value - 1 : 2 * value;
    while (rest >= 128) {
      bytes.push((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

/** Inverse of `packIntegers`; null unless the bytes hold exactly `count` numbers in their shortest form. */
export function unpackIntegers(bytes: Uint8Array, count: number): number[] | null {
  const values: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    let [value, scale, byte] = [0, 1, 0];
    do {
      if (at >= bytes.length || scale > 2 ** 49) return null;
      byte = bytes[at] ?? 0;
      value += (byte & 127) * scale;
      scale *= 128;
      at += 1;
    } while (byte >= 128);
    if (byte === 0 && scale > 128) return null;
    if (value > Number.MAX_SAFE_INTEGER) return null;
    values.push(value % 2 === 1 ? -((value + 1) / 2) : value / 2);
    if (values.length > count) return null;
  }
  return values.length === count ? values : null;
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
