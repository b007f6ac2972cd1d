import { expect, it } from 'vitest';

import { selfScores } from '../../../../renderer/features/gather-pool/self-scores.ts';
import { milli } from '../../../../shared/basics/points.ts';

const scaleOf = (max: number, step: number) => ({
  min: milli(0),
  max: milli(max * 1000),
  step: milli(step * 1000),
});

it('lists every score of a usual scale', () => {
  expect(selfScores(scaleOf(2, 0.5), undefined)).toEqual([0, 500, 1000, 1500, 2000]);
  expect(selfScores(scaleOf(100, 1), milli(7000))).toHaveLength(101);
});

it('reaches the end of a finer scale, at equal distances, and keeps the score that was recorded', () => {
  const halves = selfScores(scaleOf(100, 0.5), milli(50_500));
  expect(halves).toHaveLength(102);
  expect(halves.slice(49, 53)).toEqual([49_000, 50_000, 50_500, 51_000]);
  expect(halves.at(-1)).toBe(100_000);
  expect(selfScores(scaleOf(101, 1), undefined).slice(-3)).toEqual([98_000, 100_000, 101_000]);
});
