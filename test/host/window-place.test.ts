import fc from 'fast-check';
import { expect, test } from 'vitest';

import { type Area, placeOnScreens, smallestWindow } from '../../shared/host/window-place.ts';

const laptop: Area = { x: 0, y: 0, width: 1366, height: 728 };
const old: Area = { x: 0, y: 0, width: 1024, height: 728 };
const projector: Area = { x: 1366, y: 0, width: 1920, height: 1040 };
type Four = readonly [number, number, number, number];
const at = ([x, y, width, height]: Four, maximised = false) => ({
  area: { x, y, width, height },
  maximised,
  fullScreen: false,
});

test('the first start is in the middle of the screen and no larger than it', () => {
  expect(placeOnScreens(null, [laptop]).area).toEqual({ x: 43, y: 0, width: 1280, height: 728 });
  expect(placeOnScreens(null, [old]).area).toEqual({ x: 0, y: 0, width: 1024, height: 728 });
});

test('a window opens where it was, also on the second screen and maximised', () => {
  expect(placeOnScreens(at([100, 50, 900, 600]), [laptop])).toEqual(at([100, 50, 900, 600]));
  const second = at([1500, 100, 1200, 800], true);
  expect(placeOnScreens(second, [laptop, projector])).toEqual(second);
});

test('where its screen is gone it opens in the middle of the first one, with its size', () => {
  expect(placeOnScreens(at([1500, 100, 1200, 700], true), [laptop])).toEqual(
    at([83, 14, 1200, 700], true),
  );
});

test('a window that hangs over the edge or is larger than a new screen is put on it whole', () => {
  expect(placeOnScreens(at([1200, 600, 800, 600]), [laptop]).area).toEqual({
    x: 566,
    y: 128,
    width: 800,
    height: 600,
  });
  expect(placeOnScreens(at([0, 0, 1900, 1000]), [old]).area).toEqual(old);
});

test('whatever was remembered, the window can be taken hold of on some screen', () => {
  const number = fc.integer({ min: -5000, max: 5000 });
  const size = fc.integer({ min: 1, max: 5000 });
  fc.assert(
    fc.property(fc.tuple(number, number, size, size), fc.boolean(), (four, two) => {
      const screens = two ? [laptop, projector] : [laptop];
      const { area } = placeOnScreens(at(four), screens);
      const inside = screens.some(
        (screen) =>
          area.x >= screen.x &&
          area.y >= screen.y &&
          area.x + area.width <= screen.x + screen.width &&
          area.y + area.height <= screen.y + screen.height,
      );
      expect(inside).toBe(true);
      expect(area.width).toBeGreaterThanOrEqual(smallestWindow.width);
      expect(area.height).toBeGreaterThanOrEqual(smallestWindow.height);
    }),
  );
});
