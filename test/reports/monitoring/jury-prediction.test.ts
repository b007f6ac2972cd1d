import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  chanceOf,
  juryPrediction,
  outcomeOf,
  rankCorrelation,
} from '../../../shared/reports/monitoring/jury-prediction.ts';
import type { ProjectFigures } from '../../../shared/reports/monitoring/project-figures.ts';
import { noMoney } from '../../../shared/basics/money.ts';
import { indicatorOf, projectOf } from '../../following/sample-project.ts';

const figures = (submission: string, onTime: number, due: number): ProjectFigures => ({
  submission,
  project: projectOf({ submission }),
  title: '',
  region: null,
  town: '',
  status: 'running',
  granted: noMoney,
  paid: noMoney,
  spent: noMoney,
  milestones: { all: due, due, done: onTime, onTime, overdue: due - onTime },
  visits: 0,
  openRisks: 0,
  indicators: [],
});

describe('rank correlation', () => {
  test('has the known value of a textbook, with ties by middle ranks', () => {
    // IQ and hours of television of ten people: ρ = −29/165.
    const intelligence = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
    const television = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
    expect(rankCorrelation(intelligence, television)).toBeCloseTo(-29 / 165, 12);
    expect(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(0.948_683_298, 9);
  });

  test('is 1 in the same order, −1 in the opposite one, and none without a spread or of two', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 3, maxLength: 30 }), (values) => {
        expect(
          rankCorrelation(
            values,
            values.map((value) => value * 2 + 1),
          ),
        ).toBeCloseTo(1, 9);
        expect(
          rankCorrelation(
            values,
            values.map((value) => -value),
          ),
        ).toBeCloseTo(-1, 9);
      }),
    );
    expect(rankCorrelation([1, 2, 3], [5, 5, 5])).toBeNull();
    expect(rankCorrelation([1, 2], [1, 2])).toBeNull();
  });

  test('of four in one order comes by chance in two of twenty-four orders', () => {
    expect(chanceOf([1, 2, 3, 4], [1, 2, 3, 4], 1)).toBeCloseTo(2 / 24, 12);
    expect(chanceOf([1, 2, 3, 4, 5], [1, 2, 3, 4, 5], 1)).toBeCloseTo(2 / 120, 12);
  });

  test('by shuffles gives the same chance for the same seed', () => {
    const [a, b] = [
      Array.from({ length: 12 }, (_, at) => at),
      [3, 1, 0, 2, 6, 4, 5, 9, 7, 8, 11, 10],
    ];
    expect(chanceOf(a, b, 7)).toBe(chanceOf(a, b, 7));
    expect(chanceOf(a, b, 7)).toBeLessThan(0.01);
  });
});

describe('what came of a project', () => {
  test('is the mean of milestones in time and of plans reached, never more than the whole', () => {
    const indicator = (plan: number | null, fact: number | null) => ({
      indicator: indicatorOf(),
      plan,
      fact,
      factDay: '',
    });
    const one = figures('1', 1, 2);
    expect(outcomeOf(one)).toBe(0.5);
    expect(outcomeOf({ ...one, indicators: [indicator(100, 300), indicator(100, 0)] })).toBe(0.5);
    expect(outcomeOf({ ...one, indicators: [indicator(100, null)] })).toBe(0.25);
    expect(outcomeOf({ ...one, indicators: [indicator(null, 5), indicator(0, 5)] })).toBe(0.5);
    expect(outcomeOf({ ...one, status: 'terminated' })).toBe(0);
    expect(outcomeOf(figures('1', 0, 0))).toBeNull();
  });
});

describe('whether the jury foresaw it', () => {
  const compare = (outcomes: readonly number[]) =>
    juryPrediction(
      outcomes.map((onTime, at) => figures(String(at), onTime, 20)),
      new Map(outcomes.map((_, at) => [String(at), at])),
      1,
    );

  test('is said only of ten projects or more', () => {
    const few = compare([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(few.correlation).toBeCloseTo(1, 9);
    expect(few.verdict).toBe('too-few');
    expect(compare([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toMatchObject({ verdict: 'higher' });
    expect(compare([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toMatchObject({ verdict: 'lower' });
  });

  test('stays open where chance gives as much, and where nothing differs', () => {
    expect(compare([5, 1, 9, 2, 8, 3, 7, 4, 6, 5])).toMatchObject({ verdict: 'unclear' });
    expect(compare([5, 5, 5, 5, 5, 5, 5, 5, 5, 5])).toMatchObject({
      correlation: null,
      chance: null,
      verdict: 'no-spread',
    });
  });

  test('leaves out what has no score or no outcome yet', () => {
    const projects = [figures('1', 1, 2), figures('2', 0, 0), figures('3', 1, 1)];
    const { pairs } = juryPrediction(
      projects,
      new Map([
        ['1', 7],
        ['2', 8],
      ]),
      1,
    );
    expect(pairs).toEqual([{ submission: '1', score: 7, outcome: 0.5 }]);
  });
});
