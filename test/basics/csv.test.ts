import fc from 'fast-check';
import { expect, it } from 'vitest';

import { readCsv } from '../../shared/basics/csv.ts';

const cellsOf = (text: string, delimiter = ';') =>
  readCsv(text, delimiter).records.map(({ cells }) => cells);

it.each([
  [
    'a;b\nc;d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a;b\r\nc;d\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['\uFEFFa;b', [['a', 'b']]],
  ['"a;b";c', [['a;b', 'c']]],
  ['"say ""hi""";c', [['say "hi"', 'c']]],
  ['"two\nlines";c', [['two\nlines', 'c']]],
  ['5" pipe;c', [['5" pipe', 'c']]],
  ['a;', [['a', '']]],
  [';a', [['', 'a']]],
  ['', []],
])('cuts %j', (text, cells) => {
  expect(cellsOf(text)).toEqual(cells);
});

it('counts lines over line ends inside quotes', () => {
  const { records, openQuote } = readCsv('h\r\n"a\r\nb"\r\nc', ',');
  expect(records.map(({ line }) => line)).toEqual([1, 2, 4]);
  expect(openQuote).toBeNull();
});

it('names the line of a quote that never closes, and keeps its text', () => {
  const { records, openQuote } = readCsv('h\n"a,b\nc', ',');
  expect(openQuote).toBe(2);
  expect(records.map(({ cells }) => cells)).toEqual([['h'], ['"a', 'b'], ['c']]);
});

it('gives back any table that was quoted', () => {
  const table = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { minLength: 1 });
  fc.assert(
    fc.property(table, (rows) => {
      const text = rows
        .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
        .join('\n');
      expect(cellsOf(text, ',')).toEqual(rows);
    }),
  );
});
