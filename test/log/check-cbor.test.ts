import { describe, expect, it } from 'vitest';

import { concatBytes, utf8ToBytes } from '../../shared/basics/bytes.ts';
import { checkCbor } from '../../shared/log/check-cbor.ts';
import type { Value } from '../../shared/log/operation.ts';
import { encodeValue } from '../../shared/log/value-codec.ts';

const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from((hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));

const holds = (hex: string): boolean => checkCbor(fromHex(hex)) !== null;

/** A text of these bytes, as CBOR. */
const textOf = (hex: string): string => (0x60 + hex.length / 2).toString(16) + hex;

/** A map of these keys, each with an empty text. */
const mapOf = (...keys: readonly string[]): Uint8Array =>
  concatBytes(
    Uint8Array.of(0xa0 + keys.length),
    ...keys.flatMap((key) => [encodeValue(key), Uint8Array.of(0x60)]),
  );

describe('a number', () => {
  it.each([
    ['one byte', '17', '1817', '1818'],
    ['two bytes', '18ff', '1900ff', '190100'],
    ['four bytes', '19ffff', '1a0000ffff', '1a00010000'],
    ['eight bytes', '1affffffff', '1b00000000ffffffff', '1b0000000100000000'],
  ])('takes %s only from where it needs them', (_, before, longer, first) => {
    expect([before, longer, first].map(holds)).toEqual([true, false, true]);
  });

  it('goes to 2^53 − 1 on either side of zero', () => {
    expect(['1b001fffffffffffff', '1b0020000000000000'].map(holds)).toEqual([true, false]);
    expect(['3b001ffffffffffffe', '3b001fffffffffffff'].map(holds)).toEqual([true, false]);
  });

  it.each(['1c', '1d', '1e', '1f', '18', '1901', '1a000100'])('is none in %s', (hex) => {
    expect(holds(hex)).toBe(false);
  });
});

describe('what is neither number nor text nor list nor map', () => {
  it('is yes, no or nothing, and nothing else', () => {
    const bytes = Array.from({ length: 32 }, (_, index) => (0xe0 + index).toString(16));
    expect(bytes.filter(holds)).toEqual(['f4', 'f5', 'f6']);
  });

  it.each(['c000', 'd81800', 'db000000010000000000'])('is no tag: %s', (hex) => {
    expect(holds(hex)).toBe(false);
  });
});

describe('a text', () => {
  it.each([
    ['U+007F', '7f'],
    ['U+0080, the first of two bytes', 'c280'],
    ['U+07FF, the last of two bytes', 'dfbf'],
    ['U+0800, the first of three', 'e0a080'],
    ['U+D7FF, before the halves of pairs', 'ed9fbf'],
    ['U+E000, behind the halves of pairs', 'ee8080'],
    ['U+FFFF, the last of three', 'efbfbf'],
    ['U+10000, the first of four', 'f0908080'],
    ['U+10FFFF, the last of all', 'f48fbfbf'],
  ])('may hold %s', (_, hex) => {
    expect(holds(textOf(hex))).toBe(true);
  });

  it.each([
    ['a following byte that follows nothing', '80'],
    ['another such', 'bf'],
    ['one letter less than U+0080 in two bytes', 'c1bf'],
    ['U+07FF in three bytes', 'e09fbf'],
    ['U+FFFF in four bytes', 'f08fbfbf'],
    ['the first half of a pair', 'eda080'],
    ['the last half of a pair', 'edbfbf'],
    ['U+110000', 'f4908080'],
    ['a letter that begins beyond all letters', 'f5808080'],
    ['a letter of five bytes', 'f888808080'],
    ['four bytes that begin like five', 'f8908080'],
    ['three bytes that begin like a following one', '81bfbf'],
    ['four bytes that begin like a following one', '81bfbfbf'],
    ['three bytes that begin like a short letter in two', 'c1bfbf'],
    ['two bytes of which the second follows nothing', 'c2c0'],
    ['two bytes of which the second is a letter', 'c27f'],
    ['three bytes of which the second is a letter', 'e07f80'],
    ['three bytes of which the third is a letter', 'e0a07f'],
    ['three bytes of which the third begins another letter', 'e0a0c0'],
    ['four bytes of which the last is a letter', 'f0908041'],
  ])('may not hold %s', (_, hex) => {
    expect(holds(textOf(hex))).toBe(false);
  });

  it('ends where it says, though what follows would end its last letter', () => {
    // Two items each: the text, and an empty list or zero.
    expect(['8261418000', '8261c28000'].map(holds)).toEqual([false, false]);
    expect(['82614180', '82614100'].map(holds)).toEqual([true, true]);
    expect(['8262e0a08000', '8263f090808000'].map(holds)).toEqual([false, false]);
  });

  it('that says to be as long as memory is refused', () => {
    expect(holds('7b001fffffffffffff61')).toBe(false);
    expect(holds('5b001fffffffffffff61')).toBe(false);
  });
});

describe('bytes', () => {
  it('are as many as they say, whatever they are', () => {
    expect(['40', '41ff', '43ff00c2', '824100f6'].map(holds)).toEqual([true, true, true, true]);
    expect(['41', '42ff', '5818ff'].map(holds)).toEqual([false, false, false]);
  });

  it('behind a value are none of it', () => {
    expect(['00', '0000', '00ff', '8000', '4100', '410000'].map(holds)).toEqual([
      true,
      false,
      false,
      false,
      true,
      false,
    ]);
  });
});

describe('a map', () => {
  it.each([
    ['shorter keys first', ['b', 'aa'], true],
    ['a longer key first', ['aa', 'b'], false],
    ['keys of 23 and 24 letters', ['z'.repeat(23), 'a'.repeat(24)], true],
    ['keys of 24 and 23 letters', ['a'.repeat(24), 'z'.repeat(23)], false],
    ['keys of 255 and 256 letters', ['z'.repeat(255), 'a'.repeat(256)], true],
    ['keys that differ in their last letter', ['name-a', 'name-b'], true],
    ['the same, the other way round', ['name-b', 'name-a'], false],
    ['keys that differ in their first letter alone', ['a-name', 'b-name'], true],
    ['the same, the other way round', ['b-name', 'a-name'], false],
    ['one key twice', ['name', 'name'], false],
    ['an empty key', ['', 'a'], true],
    ['a key beyond the first two out of order', ['a', 'c', 'b'], false],
  ])('with %s', (_, keys, expected) => {
    expect(checkCbor(mapOf(...keys)) !== null).toBe(expected);
  });

  it.each([
    ['__proto__', false],
    ['__proto_', true],
    ['__proto___', true],
    ['__proto__2', true],
    ['__protO__', true],
    ['_proto___', true],
  ])('with the key %s', (key, expected) => {
    expect(checkCbor(mapOf(key)) !== null).toBe(expected);
    expect(checkCbor(concatBytes(Uint8Array.of(0x81), mapOf(key))) !== null).toBe(expected);
  });

  it('with one key twice is refused, though the values rise', () => {
    expect(holds('a2616100616101')).toBe(false);
    expect(holds('a26000600161')).toBe(false);
    expect(holds('a2616100616201')).toBe(true);
  });

  it('with a key that is bytes is refused', () => {
    expect(holds('a1416160')).toBe(false);
    expect(holds('a1806160')).toBe(false);
  });
});

describe('nesting', () => {
  const lists = (depth: number): Value => (depth === 0 ? 0 : [lists(depth - 1)]);
  const maps = (depth: number): Value => (depth === 0 ? 0 : { a: maps(depth - 1) });

  it.each([
    ['lists', lists],
    ['maps', maps],
  ])('of %s goes to 32', (_, nested) => {
    expect(checkCbor(encodeValue(nested(32)))).not.toBeNull();
    expect(checkCbor(encodeValue(nested(33)))).toBeNull();
  });

  it('counts from the outermost map for rows, too', () => {
    expect(checkCbor(encodeValue({ rows: [lists(30)] }), 'rows')).not.toBeNull();
    expect(checkCbor(encodeValue({ rows: [lists(31)] }), 'rows')).toBeNull();
  });

  it('goes side by side as far as one likes', () => {
    expect(checkCbor(encodeValue(Array.from({ length: 40 }, () => lists(31))))).not.toBeNull();
    expect(checkCbor(encodeValue([maps(31), maps(31)]))).not.toBeNull();
  });
});

describe('places of rows', () => {
  const placesIn = (value: Value, rowsOf = 'rows'): readonly number[] | null => {
    const places = checkCbor(encodeValue(value), rowsOf);
    return places === null ? null : [...places];
  };

  it('are where each item begins, and where the last one ends', () => {
    // a2, 61 61, 00, 64 r o w s, 83, then 00 | 62 a b | 80
    expect(placesIn({ a: 0, rows: [0, 'ab', []] })).toEqual([10, 11, 14, 15]);
    expect(placesIn({ rows: [] })).toEqual([7]);
  });

  it('are none where nobody asks, or where there is no such list', () => {
    expect(checkCbor(encodeValue({ rows: [1, 2] }))).toEqual(new Int32Array());
    expect(placesIn({ rowz: [1, 2] })).toEqual([]);
    expect(placesIn([1, 2])).toEqual([]);
  });

  it('are those of the outermost map alone', () => {
    expect(placesIn({ a: { rows: [1, 2] } })).toEqual([]);
    expect(placesIn([{ rows: 7 }])).toEqual([]);
  });

  it.each<[string, Value]>([
    ['a number', { rows: 7 }],
    ['zero', { rows: 0 }],
    ['an empty text', { rows: '' }],
    ['an empty map', { rows: {} }],
    ['no bytes', { rows: new Uint8Array() }],
    ['nothing', { rows: null }],
    ['a text', { rows: 'ab' }],
    ['a map', { rows: { a: 1 } }],
  ])('are refused where there is %s in their list’s stead', (_, value) => {
    expect(placesIn(value)).toBeNull();
    expect(placesIn(value, 'other')).not.toBeNull();
  });

  it('are refused where an item is no value, or the list is cut off', () => {
    const rows = (rest: string): Uint8Array =>
      concatBytes(Uint8Array.of(0xa1, 0x64), utf8ToBytes('rows'), fromHex(rest));
    expect(checkCbor(rows('8101'), 'rows')).not.toBeNull();
    expect(checkCbor(rows('81ff'), 'rows')).toBeNull();
    expect(checkCbor(rows('8201'), 'rows')).toBeNull();
    expect(checkCbor(rows('980101'), 'rows')).toBeNull();
    expect(checkCbor(rows(''), 'rows')).toBeNull();
  });
});

it('bytes that are none at all are a mistake of the program, not of what it read', () => {
  expect(() => checkCbor(null as never)).toThrow(TypeError);
});
