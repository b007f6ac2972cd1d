import { describe, expect, test } from 'vitest';

import {
  groupedTenge,
  parseCount,
  parseTenge,
  parseTime,
} from '../../../../renderer/features/decide-results/typed-values.ts';

describe('parseTime', () => {
  test.each([
    ['16:00', '16:00'],
    ['9:05', '09:05'],
    ['9.05', '09:05'],
    ['0905', '09:05'],
    [' 23 59 ', '23:59'],
    ['', ''],
    ['24:00', null],
    ['12:60', null],
    ['12', null],
    ['кешке', null],
  ])('reads %j as %j', (text, time) => {
    expect(parseTime(text)).toBe(time);
  });
});

describe('parseTenge and groupedTenge', () => {
  test.each([
    ['1500000', 1_500_000, '1\u00a0500\u00a0000'],
    ['1 500 000', 1_500_000, '1\u00a0500\u00a0000'],
    ['1\u00a0500\u00a0000 ₸', 1_500_000, '1\u00a0500\u00a0000'],
    ['0', 0, '0'],
    ['950', 950, '950'],
    ['1,5', null, '1,5'],
    ['көп', null, 'көп'],
    ['', null, ''],
  ])('read %j as %j and show %j', (text, tenge, grouped) => {
    expect(parseTenge(text)).toBe(tenge);
    expect(groupedTenge(text, 'kk')).toBe(grouped);
  });

  test('read back in every language what they show', () => {
    for (const language of ['kk', 'ru', 'en'] as const)
      expect(parseTenge(groupedTenge('1234567', language))).toBe(1_234_567);
  });
});

describe('parseCount', () => {
  test.each([
    ['0', 0],
    [' 12 ', 12],
    ['-1', null],
    ['1.5', null],
    ['', null],
  ])('reads %j as %j', (text, count) => {
    expect(parseCount(text)).toBe(count);
  });
});
