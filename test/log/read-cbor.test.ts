import { afterEach, describe, expect, it, vi } from 'vitest';

import type { Value } from '../../shared/log/operation.ts';
import { CborReader } from '../../shared/log/read-cbor.ts';
import { decodeValue, encodeValue } from '../../shared/log/value-codec.ts';

const read = (value: Value): Value => new CborReader(encodeValue(value)).valueAt(0);

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a value that is read', () => {
  it.each<[string, Value]>([
    ['truth', [true, false, null]],
    [
      'numbers at the edges of their forms',
      [0, 23, 24, 255, 256, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32],
    ],
    [
      'numbers below zero',
      [-1, -24, -25, -256, -257, -65_536, -65_537, -(2 ** 32), -(2 ** 32) - 1],
    ],
    ['the largest and the least number', [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER]],
    ['bytes', [new Uint8Array(), Uint8Array.of(1, 2, 3), new Uint8Array(300).fill(255)]],
    ['a map of maps', { a: { b: { c: [] } }, b: {}, c: [{}, { a: 1 }] }],
    [
      'letters of one, two, three and four bytes',
      ['\u007f\u0080\u07ff', '\u0800\uffff', '😀\u{10ffff}\u{10000}'],
    ],
    ['words of Kazakh and Russian', ['Ұлттық байқау', 'Әділқазы', 'объём']],
  ])('is what was written: %s', (_, value) => {
    expect(read(value)).toEqual(value);
  });

  it.each([31, 32, 33, 1023, 1024, 1025, 2048, 5000])('is a text of %i letters', (length) => {
    const text = Array.from({ length }, (_, at) => String.fromCharCode(97 + (at % 26))).join('');
    expect(read([text, text, 'after'])).toEqual([text, text, 'after']);
  });

  it.each(['', 'a', 'word'])('is a short text and nothing else: "%s"', (text) => {
    expect(read(text)).toBe(text);
  });

  it('is a text of a million letters, some of which take two units', () => {
    const text = 'aж😀'.repeat(250_000);
    expect(read(text)).toBe(text);
  });

  it('has bytes of its own, so that writing to them changes nothing else', () => {
    const bytes = encodeValue([Uint8Array.of(1, 2)]);
    const reader = new CborReader(bytes);
    const [part] = reader.valueAt(0) as [Uint8Array];
    part.fill(9);
    expect(reader.valueAt(0)).toEqual([Uint8Array.of(1, 2)]);
  });

  it('begins wherever one is asked for', () => {
    const reader = new CborReader(encodeValue(['ab', { c: 1 }, 'ab']));
    expect([5, 1, 4, 8, 5].map((place) => reader.valueAt(place))).toEqual([
      'c',
      'ab',
      { c: 1 },
      'ab',
      'c',
    ]);
  });
});

describe('short words that are read again and again', () => {
  /** Words that differ in their last letters only, and ones that one sum of their letters stands for. */
  const look = ['xaP', 'xb1', 'xaPy', 'xb1y', 'aPxx', 'b1xx', 'aP', 'b1', 'aa', 'ab', 'ba', ''];

  it('are the words that they are, however alike', () => {
    const words = Array.from({ length: 300 }, (_, at) => look[(at * 7) % look.length] ?? '');
    expect(read(words)).toEqual(words);
    const longer = words.map((word) => word.padStart(30, 'q'));
    expect(read(longer)).toEqual(longer);
  });

  it('are no other’s beginning', () => {
    const words = ['na', 'nam', 'name', 'nam', 'na', 'name', 'names', 'n', 'name'];
    expect(read([...words, ...words])).toEqual([...words, ...words]);
  });

  it.each([
    ['names of fields', ['stage', 'submission', 'juror', 'criterion', 'value', 'comment']],
    ['names that differ in their first letter', ['a-name', 'b-name', 'c-name', 'd-name']],
    ['names that differ in their last letter', ['name-a', 'name-b', 'name-c', 'name-d']],
    ['names of 31 and 32 letters', ['a'.repeat(31), 'b'.repeat(32)]],
  ])('are made once: %s', (_, names) => {
    const rows = Array.from({ length: 200 }, (__, row) =>
      Object.fromEntries(names.map((name, at) => [name, row * at])),
    );
    const bytes = encodeValue(rows);
    const made = vi.spyOn(String, 'fromCharCode');
    const value = decodeValue(bytes);
    expect(made.mock.calls.length).toBe(names.length);
    vi.restoreAllMocks();
    expect(value).toEqual({ ok: true, value: rows });
  });
});

describe('fields of the outermost map', () => {
  it('are read without the one that is left out, wherever it ends', () => {
    const bytes = encodeValue({ a: 1, many: [1, 2, 3], other: 'x' });
    // a3 | 61 61 01 | 64 m a n y 83 01 02 03 | 65 o t h e r 61 78
    expect(new CborReader(bytes).fieldsWithout('many', 13)).toEqual({ a: 1, other: 'x' });
    expect(new CborReader(bytes).fieldsWithout('none', 0)).toEqual({
      a: 1,
      many: [1, 2, 3],
      other: 'x',
    });
  });

  it('may be more than the first byte can count', () => {
    const fields = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`f${at}`, at]));
    expect(new CborReader(encodeValue(fields)).fieldsWithout('values', 0)).toEqual(fields);
  });
});
