import { expect, test } from 'vitest';

import { appealDeadline, cameLate } from '../../shared/deciding/appeal.ts';

const released = { stage: 'final', state: 'released', day: '2026-02-26' } as const;

test('appeals are in time until so many days after the day of publication, over months and years', () => {
  expect(appealDeadline(released, 5)).toBe('2026-03-03');
  expect(appealDeadline({ ...released, day: '2026-12-30' }, 3)).toBe('2027-01-02');
  expect(appealDeadline(released, 0)).toBe('2026-02-26');
});

test('there is no last day before the release, without its day, or where the regulation has none', () => {
  expect(appealDeadline(null, 5)).toBeNull();
  expect(appealDeadline({ ...released, state: 'prepared' }, 5)).toBeNull();
  expect(appealDeadline({ ...released, day: '' }, 5)).toBeNull();
  expect(appealDeadline(released, null)).toBeNull();
});

test('an appeal of the last day is in time, one of the next is late', () => {
  const came = (received: string, last: string | null): boolean => cameLate({ received }, last);
  expect(came('2026-03-03', '2026-03-03')).toBe(false);
  expect(came('2026-03-04', '2026-03-03')).toBe(true);
  expect(came('2030-01-01', null)).toBe(false);
});
