import { describe, expect, test } from 'vitest';
import { OpenPlaces } from '../../../renderer/documents/open-places.ts';
import { dotsPerPixel, isShowable, shownWidth } from '../../../renderer/documents/page-size.ts';
import { isLargest, isSmallest, stepFrom } from '../../../renderer/documents/zoom.ts';

describe('how large a page is shown', () => {
  test('a step goes to the next size above or below what is seen', () => {
    expect(stepFrom(100, 1)).toEqual({ type: 'percent', percent: 125 });
    expect(stepFrom(100, -1)).toEqual({ type: 'percent', percent: 75 });
    expect(stepFrom(74.1, 1)).toEqual({ type: 'percent', percent: 100 });
    expect(stepFrom(74.1, -1)).toEqual({ type: 'percent', percent: 50 });
    expect(stepFrom(73, 1)).toEqual({ type: 'percent', percent: 100 });
    expect(stepFrom(62, -1)).toEqual({ type: 'percent', percent: 50 });
  });

  test('the largest and the smallest size stay', () => {
    expect(stepFrom(400, 1)).toEqual({ type: 'percent', percent: 400 });
    expect(stepFrom(5, -1)).toEqual({ type: 'percent', percent: 25 });
    expect([isLargest(400), isLargest(399), isSmallest(25), isSmallest(26)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  test('a page is as wide as its place, and a tiny one does not become a poster', () => {
    expect(shownWidth({ width: 794, height: 1123 }, 592, null)).toBe(592);
    expect(shownWidth({ width: 10, height: 10 }, 592, null)).toBe(40);
    expect(shownWidth({ width: 794, height: 1123 }, 592, 200)).toBe(1588);
    expect(shownWidth({ width: 1e9, height: 1e9 }, 592, 400)).toBe(16_000);
    expect(shownWidth({ width: 794, height: 1123 }, 0, null)).toBe(1);
  });

  test.each([
    [{ width: 794, height: 1123 }, true],
    [{ width: 100, height: 2000 }, true],
    [{ width: 100, height: 2001 }, false],
    [{ width: 2001, height: 100 }, false],
    [{ width: 0, height: 100 }, false],
    [{ width: Number.NaN, height: 100 }, false],
    [{ width: Number.POSITIVE_INFINITY, height: 100 }, false],
  ])('%j can be shown: %s', (size, shown) => {
    expect(isShowable(size)).toBe(shown);
  });

  test('a canvas has the dots of the screen, within its limits', () => {
    expect(dotsPerPixel({ width: 592, height: 838 }, 1.5)).toBe(1.5);
    expect(dotsPerPixel({ width: 592, height: 838 }, 0.5)).toBe(1);
    expect(dotsPerPixel({ width: 592, height: 838 }, 8)).toBe(3);
    for (const size of [
      { width: 4000, height: 5600 },
      { width: 16_000, height: 16_000 },
      { width: 500, height: 10_000 },
    ]) {
      const dots = dotsPerPixel(size, 3);
      expect(size.width * size.height * dots * dots).toBeLessThanOrEqual(12_000_001);
      expect(Math.max(size.width, size.height) * dots).toBeLessThanOrEqual(8192);
    }
  });
});

test('reading goes on where it was left, at each application by itself', () => {
  const places = new OpenPlaces();
  expect([places.open('100'), places.page('100', 'a'), places.zoom()]).toEqual([
    null,
    1,
    { type: 'fit' },
  ]);
  places.keepOpen('100', 'a');
  places.keepPage('100', 'a', 7);
  places.keepPage('100', 'b', 2);
  places.keepOpen('107', 'c');
  places.keepZoom({ type: 'percent', percent: 150 });
  expect([places.open('100'), places.page('100', 'a'), places.page('100', 'b')]).toEqual([
    'a',
    7,
    2,
  ]);
  expect([places.open('107'), places.page('107', 'a'), places.zoom()]).toEqual([
    'c',
    1,
    { type: 'percent', percent: 150 },
  ]);
  places.keepOpen('100', null);
  expect([places.open('100'), places.page('100', 'a')]).toEqual([null, 7]);
});
