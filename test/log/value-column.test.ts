import { describe, expect, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { checkCbor } from '../../shared/log/check-cbor.ts';
import type { Value } from '../../shared/log/operation.ts';
import { encodeValue } from '../../shared/log/value-codec.ts';
import { ValueColumn } from '../../shared/log/value-column.ts';

function columnOf(values: readonly Value[], rest: Readonly<Record<string, Value>> = {}) {
  const content = encodeValue({ ...rest, values });
  return new ValueColumn(content, present(checkCbor(content, 'values'), 'checked content'));
}

const values: readonly Value[] = [7000, 'text', null, { a: [1] }, [], Uint8Array.of(1), true];

describe('a column of values', () => {
  it('has as many rows as values, each what was written', () => {
    const column = columnOf(values);
    expect(column.length).toBe(values.length);
    expect(values.map((_, row) => column.at(row))).toEqual(values);
    expect(columnOf([]).length).toBe(0);
  });

  it('makes a value anew each time, unless it is kept', () => {
    const column = columnOf(values);
    expect(column.at(3)).not.toBe(column.at(3));
    column.keep(3);
    expect(column.at(3)).toBe(column.at(3));
    expect(column.at(3)).toEqual({ a: [1] });
    expect(column.at(4)).not.toBe(column.at(4));
  });

  it.each([
    [0, 0],
    [23, 23],
    [24, 24],
    [255, 255],
    [256, 256],
    [7500, 7500],
    [65_535, 65_535],
    [65_536, -1],
    [-1, -1],
    [-7500, -1],
    [null, -1],
    [false, -1],
    ['7', -1],
    [[], -1],
    [{}, -1],
    [Uint8Array.of(7), -1],
  ])('tells a small whole number without making anything: %j', (value, small) => {
    expect(columnOf([value]).smallAt(0)).toBe(small);
    expect(columnOf(['before', value, 'after']).smallAt(1)).toBe(small);
  });

  it('gives the bytes of a value as they stand', () => {
    const column = columnOf(values);
    expect(values.map((_, row) => Uint8Array.from(column.bytesAt(row)))).toEqual(
      values.map((value) => Uint8Array.from(encodeValue(value))),
    );
  });

  it('tells what else the content says', () => {
    const rest = { authors: ['Aru'], words: ['a', 'b'], zebra: { stripes: 9 } };
    expect(columnOf(values, rest).restOfContent()).toEqual(rest);
    expect(columnOf([], rest).restOfContent()).toEqual(rest);
  });
});
