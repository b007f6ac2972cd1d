import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { milli } from '../../shared/basics/points.ts';
import { rational, rationalToNumber } from '../../shared/basics/rational.ts';
import { settingsFromTemplate } from '../../shared/contest/templates.ts';
import { levelOf, medianOf } from '../../shared/pooling/readiness-level.ts';

const points = (...values: readonly number[]) => values.map((value) => milli(value * 1000));

describe('the median of sheets', () => {
  it.each([
    [[3], 3],
    [[1, 4, 2], 2],
    [[0, 0, 4], 0],
    [[1, 2, 3, 4], 2.5],
    [[2, 2, 2, 2], 2],
    [[0, 4], 2],
    [[0, 1], 0.5],
    [[4, 4, 1, 1, 3, 3], 3],
  ])('of %j is %d', (values, median) => {
    const found = medianOf(points(...values));
    expect(found === null ? null : rationalToNumber(found)).toBe(median);
  });

  it('of nothing is nothing', () => {
    expect(medianOf([])).toBeNull();
  });

  it('has as many sheets on one side as on the other, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1 }), (values) => {
        const median = rationalToNumber(medianOf(points(...values)) ?? rational(-1));
        const below = values.filter((value) => value < median).length;
        const above = values.filter((value) => value > median).length;
        expect(Math.max(below, above) * 2).toBeLessThanOrEqual(values.length);
        expect(medianOf(points(...values.toReversed()))).toEqual(medianOf(points(...values)));
      }),
    );
  });
});

describe('the level of a score', () => {
  const { levels } = settingsFromTemplate('regional-pool', { season: '2026', demo: true })
    .stages[0] ?? { levels: [] };

  it.each([
    [0, 'Starting level'],
    [1.4, 'Starting level'],
    [1.5, 'Developing level'],
    [2.4, 'Developing level'],
    [2.5, 'Ready'],
    [3.4, 'Ready'],
    [3.5, 'Model region'],
    [4, 'Model region'],
  ])('of %d is “%s”', (score, title) => {
    expect(levelOf(levels, rational(score * 10, 10))?.title.en).toBe(title);
  });

  it('is none below the lowest, and where the regulation names none', () => {
    expect(levelOf(levels.slice(1), rational(1))).toBeNull();
    expect(levelOf([], rational(3))).toBeNull();
  });

  it('does not depend on the order in which the levels are written', () => {
    expect(levelOf(levels.toReversed(), rational(3))?.title.en).toBe('Ready');
  });
});
