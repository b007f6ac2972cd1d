import { describe, expect, it } from 'vitest';

import { present } from '../../../shared/basics/assert.ts';
import { milli } from '../../../shared/basics/points.ts';
import { settingsFromTemplate } from '../../../shared/contest/templates.ts';
import {
  alongScale,
  placeDots,
  totalScale,
} from '../../../renderer/features/score-submissions/panel-plot.ts';

const stage = present(
  settingsFromTemplate('expo', { season: '2026', demo: false }).stages.find(({ scored }) => scored),
  'a scored stage',
);
const totals = [1000, 5000, 5020, 9000].map(milli);
const scale = [0, 10_000] as const;

describe('the picture of a panel', () => {
  it('reaches from the least to the largest total of a sheet', () => {
    expect(totalScale(stage, 'water')).toEqual([stage.criteria[0]?.scale.min, 10_000]);
    const sum = { ...stage, regulation: { ...stage.regulation, aggregate: 'sum' as const } };
    const criteria = stage.criteria.slice(0, 2).map((each) => ({ ...each, weight: milli(1000) }));
    expect(totalScale({ ...sum, criteria }, 'water')?.[1]).toBe(20_000);
    expect(totalScale({ ...stage, criteria: [] }, 'water')).toBeNull();
  });

  it('puts dots that are too near on one another, and marks one of the own value', () => {
    expect(placeDots(totals, scale, milli(5020))).toEqual([
      { along: 0.1, level: 0, own: false },
      { along: 0.5, level: 0, own: false },
      { along: 0.5, level: 1, own: true },
      { along: 0.9, level: 0, own: false },
    ]);
  });

  it('marks none where the own total is not among them, and one where it is there twice', () => {
    expect(placeDots(totals, scale, milli(7000)).some(({ own }) => own)).toBe(false);
    expect(placeDots(totals, scale, null).some(({ own }) => own)).toBe(false);
    const twice = placeDots([milli(5000), milli(5000)], scale, milli(5000));
    expect(twice.filter(({ own }) => own)).toHaveLength(1);
  });

  it('stays within its edges', () => {
    expect([-5, 0, 5, 99].map((value) => alongScale(value, [0, 10]))).toEqual([0, 0, 0.5, 1]);
    expect(alongScale(3, [3, 3])).toBe(0.5);
  });
});
