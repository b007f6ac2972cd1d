import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { milli } from '../../shared/basics/points.ts';
import { compare, rational, rationalToNumber, zero } from '../../shared/basics/rational.ts';
import { countInBins } from '../../shared/scoring/own-bins.ts';
import { ownDistribution } from '../../shared/scoring/own-distribution.ts';
import { ownSheets, type SheetAtHand } from '../../shared/scoring/own-sheets.ts';
import { criterion, sheetAtHand, stageOf } from './own-stage.ts';

const stage = stageOf();
const distribution = (sheets: readonly SheetAtHand[], of = stage) =>
  present(ownDistribution(of, ownSheets(of, sheets)), 'scored sheets');
const borders = (least: number, most: number) => {
  const bins = countInBins({ least: rational(least), most: rational(most) }, []);
  return bins.map(({ from }) => rationalToNumber(from));
};

describe('the sheets that are looked at as a whole', () => {
  it('are those with an answer to every criterion, whatever else they still miss or have become', () => {
    const given = [
      sheetAtHand('1', [2, 2, 2, 2], 'partial'),
      sheetAtHand('2', [9, 9, 9, null]),
      sheetAtHand('3', [9, 9, 9, 9], 'recused'),
      sheetAtHand('4', [8, 8, 8, 'cannot-judge'], 'handed-in'),
      sheetAtHand('5', ['cannot-judge', 'cannot-judge', 'cannot-judge', 'cannot-judge']),
      sheetAtHand('6', [], 'empty'),
    ];
    expect(ownSheets(stage, given).sheets.map(({ submission }) => submission)).toEqual(['1', '4']);
  });

  it('are measured in points where all have the same scale, and by their place on it where not', () => {
    const weighted = stageOf([
      criterion('a', { weightsByNomination: { n2: milli(3000) } }),
      criterion('b'),
    ]);
    const one = sheetAtHand('1', [5, 5]);
    const other = sheetAtHand('2', [5, 5], 'complete', 'n2');
    expect(ownSheets(weighted, [one])).toMatchObject({
      unit: 'points',
      scale: { most: rational(20) },
    });
    const both = ownSheets(weighted, [one, other]);
    expect(both).toMatchObject({ unit: 'share', scale: { least: zero, most: rational(1) } });
    expect(both.sheets.map(({ total }) => total)).toEqual([rational(10), rational(20)]);
    expect(both.sheets.map(({ measure }) => measure)).toEqual([rational(1, 2), rational(1, 2)]);
  });

  it('are measured from the least total, which need not be nought', () => {
    const from1 = { min: milli(1000), max: milli(5000), step: milli(1000) };
    const weighted = stageOf([
      criterion('a', { scale: from1, weightsByNomination: { n2: milli(2000) } }),
    ]);
    const both = ownSheets(weighted, [
      sheetAtHand('1', [1]),
      sheetAtHand('2', [3], 'complete', 'n2'),
    ]);
    expect(both.sheets.map(({ measure }) => measure)).toEqual([zero, rational(1, 2)]);
  });
});

describe('the distribution of a juror’s totals', () => {
  it('says the least, the largest and the half-way total out of the largest possible', () => {
    const given = [
      sheetAtHand('1', [2, 2, 2, 2]),
      sheetAtHand('2', [8, 8, 8, 7]),
      sheetAtHand('3', [5, 5, 5, 5]),
      sheetAtHand('4', [5, 5, 5, 6]),
    ];
    const found = distribution(given);
    expect(found).toMatchObject({
      sheets: 4,
      unit: 'points',
      scale: { least: zero, most: rational(40) },
      given: { least: rational(8), most: rational(31) },
      median: rational(41, 2),
      half: { least: rational(8), most: rational(31) },
    });
    expect(found.bins.map(({ count }) => count)).toEqual([0, 1, 0, 0, 2, 0, 1, 0]);
  });

  it('is null before anything is scored, and has no half below four sheets', () => {
    expect(ownDistribution(stage, ownSheets(stage, []))).toBeNull();
    const one = distribution([sheetAtHand('1', [1, 1, 1, 1])]);
    expect(one).toMatchObject({ half: null, median: rational(4), sheets: 1 });
  });

  it('leaves a quarter of eight totals out at either end of the middle half', () => {
    const found = distribution(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => sheetAtHand(String(n), [n, n, n, n])),
    );
    expect(found.half).toEqual({ least: rational(8), most: rational(28) });
  });
});

describe('how a juror uses a criterion', () => {
  it('counts every level, those that were not given as well', () => {
    const [use] = distribution([
      sheetAtHand('1', [2, 0, 0, 0]),
      sheetAtHand('2', [2, 0, 0, 0]),
      sheetAtHand('3', [10, 0, 0, 0]),
      sheetAtHand('4', ['cannot-judge', 0, 0, 0]),
    ]).criteria;
    expect(use).toMatchObject({
      criterion: 'a',
      levels: 11,
      used: 2,
      single: true,
      cannotJudge: 1,
    });
    expect(use?.bins.map(({ count }) => count)).toEqual([0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(use?.bins[2]).toMatchObject({ from: rational(2), to: rational(2) });
  });

  it('counts ranges where a picture would have too many levels', () => {
    const halves = { min: milli(0), max: milli(10_000), step: milli(500) };
    const fine = stageOf([criterion('a', { scale: halves })]);
    const [use] = distribution(
      [sheetAtHand('1', [9.5]), sheetAtHand('2', [10]), sheetAtHand('3', [9])],
      fine,
    ).criteria;
    expect(use).toMatchObject({ levels: 21, used: 3, single: false });
    expect(use?.bins.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 3]);
  });

  it('shows a score that an amended scale no longer has where it stands, and counts no level for it', () => {
    const few = stageOf([
      criterion('a', { scale: { min: milli(0), max: milli(4000), step: milli(2000) } }),
    ]);
    const [use] = distribution([sheetAtHand('1', [3]), sheetAtHand('2', [4])], few).criteria;
    expect(use).toMatchObject({ levels: 3, used: 1 });
    expect(use?.bins.map(({ from, count }) => [rationalToNumber(from), count])).toEqual([
      [0, 0],
      [2, 0],
      [3, 1],
      [4, 1],
    ]);
  });
});

describe('bins of a scale', () => {
  it.each([
    [0, 10, 10, 1],
    [0, 40, 8, 5],
    [0, 60, 6, 10],
    [0, 100, 10, 10],
    [1, 10, 9, 1],
    [1, 5, 8, 0.5],
    [0, 24, 8, 3],
    [0, 1, 10, 0.1],
    [0, 13, 10, 1.3],
    [0, 1250, 5, 250],
  ])('from %i to %i are %i of %d', (least, most, count, width) => {
    const found = borders(least, most);
    expect(found).toHaveLength(count);
    expect((found[1] ?? 0) - least).toBeCloseTo(width, 12);
  });

  it('take a value on a border into the upper one, and the largest into the last', () => {
    const scale = { least: rational(0), most: rational(40) };
    const at = (value: number) =>
      countInBins(scale, [rational(value)]).findIndex(({ count }) => count === 1);
    expect([0, 4, 5, 39, 40].map(at)).toEqual([0, 0, 1, 7, 7]);
  });

  it('keep what lies outside at the end where it lies, and need no extent', () => {
    const scale = { least: rational(1), most: rational(10) };
    const counts = countInBins(scale, [rational(0), rational(-7), rational(11)]);
    expect(counts.map(({ count }) => count)).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(countInBins({ least: zero, most: zero }, [zero])).toEqual([
      { from: zero, to: zero, count: 1 },
    ]);
  });

  it('count every value once, in the bin that holds it, and lie edge to edge', () => {
    const value = fc
      .tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 12 }))
      .map(([a, b]) => rational(a, b));
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 30 }),
        fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 400 })),
        (values, [least, extent]) => {
          const scale = { least: rational(least, 4), most: rational(least + extent, 4) };
          const inside = values.filter(
            (each) => compare(each, scale.least) >= 0 && compare(each, scale.most) <= 0,
          );
          const bins = countInBins(scale, inside);
          expect(bins.length).toBeLessThanOrEqual(10);
          expect(bins.at(-1)?.to).toEqual(scale.most);
          bins.forEach(({ from, to, count }, at) => {
            expect(from).toEqual(at === 0 ? scale.least : bins[at - 1]?.to);
            const last = at === bins.length - 1;
            const held = inside.filter(
              (each) =>
                compare(each, from) >= 0 &&
                (compare(each, to) < 0 || (last && compare(each, to) === 0)),
            );
            expect(count).toBe(held.length);
          });
        },
      ),
    );
  });
});

it('holds for any sheets: the ends are totals, half of them lie in the middle half, and every count adds up', () => {
  const points = fc.integer({ min: 0, max: 10 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(points, points, points, points), { minLength: 1, maxLength: 25 }),
      (given) => {
        const found = distribution(given.map((scores, at) => sheetAtHand(String(at), scores)));
        const totals = given.map((scores) => scores.reduce((sum, each) => sum + each, 0));
        expect(found.given).toEqual({
          least: rational(Math.min(...totals)),
          most: rational(Math.max(...totals)),
        });
        const below = totals.filter((total) => compare(rational(total), found.median) < 0).length;
        const above = totals.filter((total) => compare(rational(total), found.median) > 0).length;
        expect(Math.max(below, above) * 2).toBeLessThanOrEqual(totals.length);
        const { least, most } = found.half ?? found.given;
        const inside = totals.filter(
          (total) => compare(rational(total), least) >= 0 && compare(rational(total), most) <= 0,
        );
        expect(inside.length * 2).toBeGreaterThanOrEqual(totals.length);
        for (const bins of [found.bins, ...found.criteria.map((use) => use.bins)])
          expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(given.length);
        found.criteria.forEach((use, at) =>
          expect(use.used).toBe(new Set(given.map((scores) => scores[at])).size),
        );
      },
    ),
  );
});
