import { expect, test } from 'vitest';

import { type Effort, scanSizes } from '../../../../renderer/workers/scan-sizes.ts';

const widths = (width: number, effort: Effort) =>
  scanSizes({ width, height: width / 2 }, effort).map((size) => size.width);

test('frames are looked at once each, larger and smaller by turns, and never too large', () => {
  const attempts = [0, 1, 2, 3, 4].map((attempt) => widths(720, { type: 'frame', attempt }));
  expect(attempts).toEqual([[900], [1080], [720], [792], [900]]);
  expect(widths(3840, { type: 'frame', attempt: 0 })).toEqual([1800]);
});

test('a small picture is looked at in larger sizes, a telephone’s photo in smaller ones', () => {
  expect(widths(400, { type: 'photo' })).toEqual([
    700, 760, 500, 460, 660, 900, 600, 440, 540, 400, 800, 320,
  ]);
  expect(widths(1200, { type: 'photo' }).slice(0, 6)).toEqual([1500, 1800, 1200, 1320, 2400, 960]);
  expect(widths(4000, { type: 'photo' })).toEqual([1600, 2000, 1200, 2400, 1000, 3000, 1800, 1400]);
  expect(Math.max(...widths(1700, { type: 'photo' }))).toBeLessThanOrEqual(1700 * 1.5);
});

test('the shape of a picture is kept', () => {
  for (const { width, height } of scanSizes({ width: 4000, height: 3000 }, { type: 'photo' }))
    expect(width / height).toBeCloseTo(4 / 3, 2);
});
