import { describe, expect, it } from 'vitest';

import type { Deadline } from '../../shared/contest/contest.ts';
import {
  addDays,
  daysBetween,
  deadlineDay,
  isDay,
  stageDeadline,
} from '../../shared/contest/deadlines.ts';

describe('a day of the calendar', () => {
  it.each(['2026-11-30', '2024-02-29', '2000-02-29', '1999-01-01'])('is %s', (day) => {
    expect(isDay(day)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '2026-02-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '0050-01-01',
    '',
    'x',
  ])('is not “%s”', (day) => {
    expect(isDay(day)).toBe(false);
  });

  it('is counted on over the ends of months and years', () => {
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addDays('odd', 1)).toBeNull();
    expect(addDays('9999-12-31', 1)).toBeNull();
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1);
    expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1);
    expect(daysBetween('odd', '2026-02-28')).toBeNull();
  });
});

const deadline = (change: Partial<Deadline>): Deadline => ({
  id: 'd',
  title: { kk: '', ru: '', en: '' },
  stage: 'written',
  offsetDays: 10,
  date: null,
  ...change,
});

describe('a deadline', () => {
  it('falls on its own date, else so many days after the announcement', () => {
    expect(deadlineDay(deadline({ date: '2026-05-05' }), '2026-01-01')).toBe('2026-05-05');
    expect(deadlineDay(deadline({}), '2026-01-01')).toBe('2026-01-11');
    expect(deadlineDay(deadline({}), null)).toBeNull();
    expect(deadlineDay(deadline({ offsetDays: null }), '2026-01-01')).toBeNull();
  });

  it('of a stage is the last that names it', () => {
    const announced = '2026-01-01';
    const of = (deadlines: readonly Deadline[]) =>
      stageDeadline({ announced, deadlines }, 'written');
    expect(of([deadline({}), deadline({ offsetDays: 3 })])).toBe('2026-01-11');
    expect(of([deadline({ stage: 'final' }), deadline({ stage: null })])).toBeNull();
    expect(of([])).toBeNull();
  });
});
