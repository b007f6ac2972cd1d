import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { milli } from '../../shared/basics/points.ts';
import { rational } from '../../shared/basics/rational.ts';
import type { Stage } from '../../shared/contest/contest.ts';
import type { Submission } from '../../shared/contest/submission.ts';
import { settingsFromTemplate } from '../../shared/contest/templates.ts';
import type { OperationId } from '../../shared/log/operation.ts';
import {
  panelSpread,
  spreadsFor,
  summarise,
  toldTotal,
} from '../../shared/scoring/panel-spread.ts';
import { emptySheet, type ScoreValue, type Sheet } from '../../shared/scoring/sheet.ts';
import { submissionOf } from '../builders/contest-builder.ts';

const settings = settingsFromTemplate('expo', { season: '2026', demo: false });
const template = present(
  settings.stages.find((stage) => stage.scored),
  'a scored stage',
);
const criteria = template.criteria
  .slice(0, 2)
  .map((criterion) => ({ ...criterion, weight: milli(1000) }));
const stage: Stage = { ...template, criteria };
const [first = '', second = ''] = criteria.map(({ id }) => id);
const one: Submission = submissionOf('1');

const handedIn = (
  juror: string,
  scores: readonly [ScoreValue, ScoreValue],
  change: Partial<Sheet> = {},
): Sheet => ({
  ...emptySheet({ stage: stage.id, submission: '1', juror }),
  scores: { [first]: scores[0], [second]: scores[1] },
  status: 'handed-in',
  counted: true,
  handIn: { id: 'x' as OperationId, salt: new Uint8Array(16), wallClock: 1 },
  ...change,
});
const points = (a: number, b: number) => [milli(a * 1000), milli(b * 1000)] as const;
const three = [
  handedIn('j1', points(7, 8)),
  handedIn('j2', points(3, 10)),
  handedIn('j3', points(5, 6)),
];

const factsOf = (sheets: readonly Sheet[], told: readonly string[] = ['1']) => ({
  settings: { stages: [stage] },
  submissions: new Map([['1', one]]),
  assignments: new Map([[`${stage.id}/1`, sheets.map(({ juror }) => juror)]]),
  calibration: new Map([[stage.id, told]]),
  sheets: new Map(sheets.map((sheet) => [`${stage.id}/1/${sheet.juror}`, sheet])),
});

describe('the spread of a panel', () => {
  it('is sorted totals and sorted scores, each by itself', () => {
    expect(panelSpread(stage, one, three)).toEqual({
      stage: stage.id,
      submission: '1',
      jurors: 3,
      totals: [5500, 6500, 7500],
      criteria: [
        { criterion: first, scores: [3000, 5000, 7000] },
        { criterion: second, scores: [6000, 8000, 10_000] },
      ],
    });
  });

  it('leaves out who could not judge, and counts them as jurors', () => {
    const spread = panelSpread(stage, one, [
      ...three.slice(0, 2),
      handedIn('j3', ['cannot-judge', milli(4000)]),
      handedIn('j4', ['cannot-judge', 'cannot-judge']),
    ]);
    expect(spread).toMatchObject({ jurors: 4, totals: [4000, 6500, 7500] });
    expect(spread?.criteria[0]?.scores).toEqual([3000, 7000]);
  });

  it.each([
    ['is not handed in', { status: 'complete', counted: false, handIn: null }],
    ['differs from what was handed in', { status: 'disputed' }],
    ['was stepped back from', { status: 'recused', counted: false }],
    ['does not count', { counted: false }],
  ] as const)('never has a sheet that %s, and is none where too few are left', (_, change) => {
    const other = handedIn('j3', points(5, 6), change);
    expect(panelSpread(stage, one, [...three.slice(0, 2), other])).toBeNull();
    const four = panelSpread(stage, one, [...three, handedIn('j4', points(1, 1), change)]);
    expect(four).toEqual(panelSpread(stage, one, three));
  });

  it('says nothing of people, and the same whatever the order of the sheets', () => {
    const sheets = fc.uniqueArray(
      fc.record({
        juror: fc.integer({ min: 100, max: 999 }).map((number) => `secret${number}`),
        scores: fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })),
      }),
      { selector: ({ juror }) => juror, minLength: 3, maxLength: 12 },
    );
    fc.assert(
      fc.property(sheets, (given) => {
        const list = given.map(({ juror, scores: [a, b] }) =>
          handedIn(juror, points(a / 2, b / 2)),
        );
        const spread = panelSpread(stage, one, list);
        expect(JSON.stringify(spread)).not.toContain('secret');
        expect(panelSpread(stage, one, list.toReversed())).toEqual(spread);
        const alone = list.map((sheet, at) =>
          at === 0 ? { ...sheet, juror: 'another', comments: { [first]: 'secret' } } : sheet,
        );
        expect(panelSpread(stage, one, alone)).toEqual(spread);
      }),
    );
  });
});

describe('what a juror is told of the panel', () => {
  it('is what they calibrate by and have handed in', () => {
    const facts = factsOf(three);
    expect(spreadsFor(facts, 'j1')).toEqual([panelSpread(stage, one, three)]);
    expect(spreadsFor(factsOf(three, []), 'j1')).toEqual([]);
    expect(spreadsFor({ ...facts, settings: null }, 'j1')).toEqual([]);
    expect(spreadsFor(facts, 'j9')).toEqual([]);
  });

  it('is nothing before the own hand-in, and nothing while the own sheet is open again', () => {
    const open = handedIn('j4', points(1, 1), { status: 'complete', counted: false, handIn: null });
    expect(spreadsFor(factsOf([...three, open]), 'j4')).toEqual([]);
    expect(spreadsFor(factsOf([...three, open]), 'j1')).toHaveLength(1);
    const again = handedIn('j4', points(1, 1), { reopening: 'y' as OperationId });
    expect(spreadsFor(factsOf([...three, again]), 'j4')).toEqual([]);
  });
});

describe('a spread in figures', () => {
  it.each([
    [[4], [4, 4, 4], [4, 4]],
    [
      [2, 4, 9],
      [2, 4, 9],
      [2, 9],
    ],
    [
      [1, 2, 3, 4],
      [1, 2.5, 4],
      [1, 4],
    ],
    [
      [1, 2, 3, 4, 5],
      [1, 3, 5],
      [2, 4],
    ],
    [
      [1, 1, 2, 3, 4, 8, 9, 9, 10],
      [1, 4, 10],
      [2, 9],
    ],
  ] as const)('of %j', (values, [least, median, most], middle) => {
    const scaled = (value: number) => milli(value * 1000);
    expect(summarise(values.map(scaled))).toEqual({
      least: scaled(least),
      median: rational(median * 1000, 1000),
      most: scaled(most),
      middle: middle.map(scaled),
    });
  });

  it('is none of nothing', () => expect(summarise([])).toBeNull());

  it('rounds a total for the eye half-up to thousandths', () => {
    expect([rational(20, 3), rational(13, 2), rational(1, 2000)].map(toldTotal)).toEqual([
      6667, 6500, 1,
    ]);
  });
});
