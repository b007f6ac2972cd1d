import fc from 'fast-check';
import { expect, it } from 'vitest';

import { readRunTime } from '../../../../renderer/features/run-tournament/run-time.ts';
import { runText } from '../../../../shared/reports/tournament/standing-words.ts';

it('reads times as referees write them, to the thousandth', () => {
  expect(readRunTime('1:05,123')).toBe(65_123);
  expect(readRunTime('65.123')).toBe(65_123);
  expect(readRunTime(' 59,9 ')).toBe(59_900);
  expect(readRunTime('0')).toBe(0);
});

it('refuses what is no time', () => {
  for (const text of ['', 'тез', '1:75', '1:05:10', '-3', '1,2345', '99999999'])
    expect(readRunTime(text)).toBeNull();
});

it('reads back every time that it writes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 86_400_000 }),
      fc.constantFrom('kk', 'ru', 'en'),
      (milliseconds, language) => {
        expect(readRunTime(runText(milliseconds, language))).toBe(milliseconds);
      },
    ),
  );
});
