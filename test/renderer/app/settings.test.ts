import { expect, it } from 'vitest';
import { firstSettings, parseSettings, zoomBy, zoomSteps } from '../../../renderer/app/settings.ts';

it.each([
  null,
  '',
  'null',
  '[]',
  '{"theme":"pink","zoom":100}',
  '{"theme":1,"zoom":"200"}',
  '{"zoom":5000}',
  'not json',
])('falls back to the first settings where %j is stored', (stored) => {
  expect(parseSettings(stored)).toEqual(firstSettings);
});

it('keeps what is known beside what is not', () => {
  expect(parseSettings('{"theme":"contrast","zoom":7}')).toEqual({ theme: 'contrast', zoom: 100 });
  expect(parseSettings('{"theme":"x","zoom":150}')).toEqual({ theme: 'system', zoom: 150 });
});

it('zooms from 80 to 200 % and no further', () => {
  expect(zoomBy(100, 1)).toBe(110);
  expect(zoomBy(200, 1)).toBe(200);
  expect(zoomBy(80, -1)).toBe(80);
  expect([zoomSteps[0], zoomSteps.at(-1)]).toEqual([80, 200]);
});
