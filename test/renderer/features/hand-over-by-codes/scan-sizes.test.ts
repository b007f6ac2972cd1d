import { expect, test } from 'vitest';

import { scanSizes } from '../../../../renderer/workers/scan-sizes.ts';

const widths = (width: number, effort: 'frame' | 'photo') =>
  scanSizes({ width, height: width / 2 }, effort).map((size) => size.width);

test('a frame is looked at once, and not larger than a worker can bear many times a second', () => {
  expect(widths(1280, 'frame')).toEqual([1280]);
  expect(widths(3840, 'frame')).toEqual([1600]);
});

test('a photo is looked at in its own size where that is bearable, then in others', () => {
  expect(widths(900, 'photo')).toEqual([900, 1000, 1600, 700]);
  expect(widths(4000, 'photo')).toEqual([1000, 1600, 700, 2400]);
  expect(widths(300, 'photo')).toEqual([300]);
});

test('the shape of a picture is kept', () => {
  for (const { width, height } of scanSizes({ width: 4000, height: 3000 }, 'photo'))
    expect(width / height).toBeCloseTo(4 / 3, 2);
});
