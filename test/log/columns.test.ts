import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Dictionary, packIntegers, unpackIntegers } from '../../shared/log/columns.ts';

const half = 2 ** 52;
const number = fc.oneof(
  fc.integer({ min: -200, max: 200 }),
  fc.integer(),
  fc.maxSafeInteger().map((value) => Math.max(-half, Math.min(half - 1, value))),
);

const unpacked = (bytes: Uint8Array, count: number): number[] | null => {
  const column = unpackIntegers(bytes, new Float64Array(count));
  return column === null ? null : [...column];
};

/** −0 is 0 to a column. */
const plain = (values: readonly number[]): number[] => values.map((value) => value + 0 || 0);

describe('columns of integers', () => {
  it('come back as they were packed', () => {
    fc.assert(
      fc.property(fc.array(number), (values) => {
        expect(unpacked(packIntegers(values), values.length)).toEqual(plain(values));
      }),
    );
  });

  it('have one form: what is unpacked is packed as the same bytes again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 6 }), fc.nat(6), (bytes, count) => {
        const values = unpacked(bytes, count);
        fc.pre(values !== null);
        expect(packIntegers(values ?? [])).toEqual(bytes);
      }),
      { numRuns: 1000, maxSkipsPerRun: 200 },
    );
  });

  it('hold small numbers of either sign in one byte', () => {
    expect([...packIntegers([0, -1, 1, -64, 63, 64])]).toEqual([0, 1, 2, 127, 126, 128, 1]);
    expect([...packIntegers([half - 1, -half])]).toEqual([
      254, 255, 255, 255, 255, 255, 255, 15, 255, 255, 255, 255, 255, 255, 255, 15,
    ]);
  });

  it.each([
    ['fewer than said', [0], 2],
    ['more than said', [0, 0], 1],
    ['a number cut off', [128], 1],
    ['a number in too many bytes', [128, 0], 1],
    ['a number beyond 2^53', [255, 255, 255, 255, 255, 255, 255, 16], 1],
    ['a number without end', Array.from({ length: 40 }, () => 255), 1],
  ])('refuse %s', (_, bytes, count) => {
    expect(unpacked(Uint8Array.from(bytes), count)).toBeNull();
  });

  it('hold every number from −2^52 to 2^52 − 1', () => {
    const edges = [0, 63, 64, 2 ** 20, 2 ** 30 - 1, 2 ** 30, 2 ** 31, 2 ** 32, half - 1];
    const both = edges.flatMap((edge) => [edge, -edge - 1]);
    expect(unpacked(packIntegers(both), both.length)).toEqual(both);
  });

  it.each([1, 8, 9, 64, 65, 1000])('hold %i long numbers as well as short ones', (count) => {
    const long = Array.from({ length: count }, (_, index) => half - 1 - index);
    expect(unpacked(packIntegers(long), count)).toEqual(long);
    const mixed = [...long, ...long.map((_, index) => index), ...long];
    expect(unpacked(packIntegers(mixed), mixed.length)).toEqual(mixed);
  });

  it.each([
    ['a number that ends in too many bytes of nothing', [129, 128, 128, 0], 1],
    ['a number cut off after bytes that say something', [129, 129], 1],
    ['a number whose last byte says 0', [255, 0], 1],
    ['a number of nine bytes', [129, 129, 129, 129, 129, 129, 129, 129, 1], 1],
    ['bytes of nothing without end', Array.from({ length: 400 }, () => 128), 1],
    ['a short number behind the last', [2, 2], 1],
    ['a long number behind the last', [2, 129, 1], 1],
    ['a number too few behind a long one', [129, 1], 2],
  ])('refuse %s, too', (_, bytes, count) => {
    expect(unpacked(Uint8Array.from(bytes), count)).toBeNull();
  });

  it('refuse a number that their column cannot hold', () => {
    const largest = packIntegers([2 ** 31 - 1, -(2 ** 31)]);
    expect(unpackIntegers(largest, new Int32Array(2))).toEqual(
      Int32Array.of(2 ** 31 - 1, -(2 ** 31)),
    );
    expect(unpackIntegers(packIntegers([2 ** 31]), new Int32Array(1))).toBeNull();
    expect(unpackIntegers(packIntegers([-(2 ** 31) - 1]), new Int32Array(1))).toBeNull();
  });
});

describe('a dictionary', () => {
  it('numbers words by their first appearance', () => {
    const words = new Dictionary();
    expect(['b', 'a', 'b', '__proto__', 'a'].map((word) => words.numberOf(word))).toEqual([
      0, 1, 0, 2, 1,
    ]);
    expect(words.words).toEqual(['b', 'a', '__proto__']);
  });
});
