import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { rational } from '../../shared/basics/rational.ts';
import { csvRows } from '../../shared/ranking/csv-rows.ts';
import { rankSubmissions } from '../../shared/ranking/rank-submissions.ts';
import { readDecimal, readRankTable } from '../../shared/ranking/rank-table.ts';
import { numberOf, plainRule } from './ranking-inputs.ts';

describe('delimited text', () => {
  const cellsOf = (text: string): unknown => {
    const rows = csvRows(text);
    return rows.ok ? rows.value.map(({ cells }) => cells) : rows.error;
  };

  it.each<[string, string, unknown]>([
    [
      'plain lines',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'Windows line ends and no last one',
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a byte order mark', '\uFEFFa,b', [['a', 'b']]],
    [
      'quotes, doubled quotes and a line end inside',
      'a,b\n"1,""x""","2\n3"',
      [
        ['a', 'b'],
        ['1,"x"', '2\n3'],
      ],
    ],
    [
      'semicolons, as Excel writes them here',
      'a;b\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'empty cells at the ends',
      'a,b,c\n,2,',
      [
        ['a', 'b', 'c'],
        ['', '2', ''],
      ],
    ],
    [
      'empty lines',
      'a,b\n\n , \n1,2\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['nothing', '', []],
    ['a quote that is never closed', 'a\n"b\n', { type: 'QuoteNotClosed', row: 2 }],
  ])('reads %s', (_, text, expected) => {
    expect(cellsOf(text)).toEqual(expected);
  });

  it('numbers rows by the line they start on', () => {
    const rows = csvRows('a\n"1\n2"\n\nb');
    expect(rows.ok ? rows.value.map(({ row }) => row) : null).toEqual([1, 2, 5]);
  });
});

describe('numbers of a table', () => {
  it.each<[string, ReturnType<typeof rational> | null]>([
    ['7', rational(7)],
    ['7.5', rational(15, 2)],
    ['7,5', rational(15, 2)],
    ['-0.25', rational(-1, 4)],
    ['6.123456789012345', rational(6123456789012345n, 10n ** 15n)],
    ['', null],
    ['1e1', null],
    ['.5', null],
    ['5.', null],
    ['+5', null],
    ['٧', null],
    ['NaN', null],
    ['7 5', null],
    ['1.2.3', null],
  ])('%s', (text, expected) => {
    expect(readDecimal(text)).toEqual(expected);
  });
});

describe('a table of marks', () => {
  const head = 'submission,juror,criterion,score';

  it.each<[string, string, object]>([
    [
      'a missing column',
      'submission,juror,score\nA,J,5',
      { type: 'ColumnMissing', column: 'criterion' },
    ],
    ['a column twice', `${head},score\nA,J,c,5,5`, { type: 'ColumnTwice', column: 'score' }],
    [
      'a row without a juror',
      `${head}\nA,J,c,5\nA,,c,5`,
      { type: 'CellMissing', row: 3, column: 'juror' },
    ],
    [
      'a score that is no number',
      `${head}\nA,J,c,five`,
      { type: 'NumberInvalid', row: 2, column: 'score', text: 'five' },
    ],
    [
      'a weight below zero',
      `${head},weight\nA,J,c,5,-1`,
      { type: 'NumberInvalid', row: 2, column: 'weight', text: '-1' },
    ],
    [
      'a mark given twice',
      `${head}\nA,J,c,5\nA,J,c,5`,
      { type: 'MarkTwice', row: 3, submission: 'A', juror: 'J', criterion: 'c' },
    ],
    [
      'weights that differ',
      `${head},weight\nA,J,c,5,1\nB,J,c,5,2`,
      { type: 'WeightsDiffer', row: 3, nomination: '', criterion: 'c' },
    ],
    [
      'one submission in two nominations',
      `${head},nomination\nA,J,c,5,x\nA,K,c,5,y`,
      { type: 'NominationsDiffer', row: 3, submission: 'A' },
    ],
    [
      'one juror in two regions',
      `${head},juror_region\nA,J,c,5,x\nB,J,c,5,y`,
      { type: 'RegionsDiffer', row: 3, column: 'juror_region', id: 'J' },
    ],
    ['no rows', head, { type: 'TableEmpty' }],
    ['no text', '', { type: 'TableEmpty' }],
  ])('is refused for %s', (_, text, error) => {
    expect(readRankTable(text)).toEqual({ ok: false, error });
  });

  it('keeps submissions as text, ignores other columns and takes an empty score for a missing one', () => {
    const table = readRankTable(`note,${head}\nx,007,J,c,\ny,7,J,c,5\n`);
    expect(table.ok && table.value.submissions.map(({ submission }) => submission)).toEqual([
      '007',
      '7',
    ]);
    expect(table.ok && table.value.marks).toEqual([
      { submission: '7', juror: 'J', criterion: 'c', score: rational(5) },
    ]);
  });

  it('counts a mark of 0, unless it is told that 0 stands for an absent juror', () => {
    const text = `${head}\nA,J,c,0\nA,K,c,8`;
    const meanOf = (zeroIsMissing: boolean): number | null => {
      const table = readRankTable(text, { zeroIsMissing });
      if (!table.ok) return null;
      return numberOf(
        rankSubmissions({ ...table.value, rule: plainRule }).submissions[0]?.score ?? null,
      );
    };
    expect([meanOf(false), meanOf(true)]).toEqual([4, 8]);
  });

  it('allows another weight in another nomination', () => {
    const table = readRankTable(
      `${head},weight,nomination\nA,J,c,5,1,x\nA,J,d,6,1,x\nB,J,c,5,2,y\nB,J,d,6,1,y`,
    );
    const ranking = table.ok
      ? rankSubmissions({ ...table.value, rule: { ...plainRule, aggregate: 'sum' } })
      : null;
    expect(ranking?.submissions.map(({ score }) => numberOf(score))).toEqual([11, 16]);
  });
});

describe('the skating table counted by hand', () => {
  const text = readFileSync(new URL('./fixtures/skating-by-hand.csv', import.meta.url), 'utf8');
  const table = readRankTable(text);
  const unit = rational(1, 100);
  const ranking = table.ok
    ? rankSubmissions({
        ...table.value,
        rule: {
          ...plainRule,
          method: 'trimmed',
          aggregate: 'sum',
          rounding: { panel: unit, weighted: unit, final: null },
        },
      })
    : null;

  it('gives the totals', () => {
    expect(
      ranking?.submissions.map(({ submission, place, score }) => [
        submission,
        place,
        numberOf(score),
      ]),
    ).toEqual([
      ['C', 1, 19.9],
      ['B', 2, 18.53],
      ['A', 3, 14.2],
    ]);
  });

  it('gives each panel and weighted score', () => {
    const steps = ranking?.submissions.flatMap(({ submission, explanation }) =>
      explanation.flatMap((step) =>
        step.type === 'criterion' ? [[submission, step.criterion, step.panel, step.weighted]] : [],
      ),
    );
    expect(steps).toEqual([
      ['C', 'form', '7.38', '5.9'],
      ['C', 'content', '8.75', '14'],
      ['B', 'form', '6.33', '5.06'],
      ['B', 'content', '8.42', '13.47'],
      ['A', 'form', '7.25', '5.8'],
      ['A', 'content', '5.25', '8.4'],
    ]);
  });
});
