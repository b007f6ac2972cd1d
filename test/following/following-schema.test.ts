import { describe, expect, test } from 'vitest';

import { tiyn } from '../../shared/basics/money.ts';
import {
  setFact,
  setIndicator,
  setMilestone,
  setMoney,
  setOrder,
  setProject,
  setRisk,
  setVisit,
} from '../../shared/following/following-operations.ts';
import { addMonth, reportDueDay } from '../../shared/following/monitoring-order.ts';
import type { Value } from '../../shared/log/operation.ts';
import { isWellFormed } from '../../shared/merge/kinds.ts';
import { draftOf } from '../builders/contest-builder.ts';
import {
  factOf,
  indicatorOf,
  milestoneOf,
  moneyOf,
  orderOf,
  photoOf,
  projectOf,
  riskOf,
  visitOf,
} from './sample-project.ts';

const closure = {
  result: 'completed',
  day: '2026-12-01',
  reason: '',
  paid: tiyn(1),
  spent: tiyn(1),
  indicators: [{ indicator: 'jobs', value: 3 }],
} as const;
const point = { latitude: 50_283_933, longitude: 57_166_978 };

const actions = {
  project: setProject(projectOf({ closure }), 'Хаттама № 7'),
  milestone: setMilestone(milestoneOf()),
  payment: setMoney('payment', moneyOf('p-1', 10)),
  spending: setMoney('spending', moneyOf('s-1', 10)),
  indicator: setIndicator(indicatorOf()),
  fact: setFact(factOf(500)),
  visit: setVisit(visitOf({ photos: [photoOf(1)], place: { text: 'Ақтөбе', point } })),
  risk: setRisk(riskOf()),
  order: setOrder(orderOf()),
} as const;

describe('a record of a supported project', () => {
  test.each(Object.entries(actions))('%s has the form of its kind', (_name, action) => {
    expect(isWellFormed(draftOf(action))).toBe(true);
  });

  test.each(Object.entries(actions))('%s is refused under a key of another', (_name, action) => {
    const key = action.key.replace(/[^/]+$/, 'other');
    expect(isWellFormed({ ...draftOf(action), key })).toBe(false);
  });

  test.each([
    ['a grant below nothing', 'project', { granted: -1 }],
    ['a grant of half a tiyn', 'project', { granted: 0.5 }],
    ['a grant beyond all money', 'project', { granted: 1_000_000_000_000_001 }],
    ['an end before the start', 'project', { end: '2026-01-31' }],
    ['a day that never was', 'project', { start: '2026-02-30' }],
    ['a field nobody knows', 'project', { more: true }],
    ['a milestone done on no day', 'milestone', { state: 'done' }],
    ['a day of what is not done', 'milestone', { done: '2026-06-01' }],
    ['a milestone without a name', 'milestone', { title: '' }],
    ['a payment that takes back', 'payment', { amount: -100 }],
    ['a payment on no day', 'payment', { day: '' }],
    [
      'a plan out of order',
      'indicator',
      {
        plan: [
          { day: '2026-02-01', value: 1 },
          { day: '2026-01-01', value: 2 },
        ],
      },
    ],
    ['an own indicator without a name', 'indicator', { measure: 'own' }],
    ['half a hundredth', 'fact', { value: 0.5 }],
    ['two photos of one hash', 'visit', { photos: [photoOf(1), photoOf(1)] }],
    ['forty-one photos', 'visit', { photos: Array.from({ length: 41 }, (_, at) => photoOf(at)) }],
    ['a hash that is none', 'visit', { photos: [{ ...photoOf(1), hash: '../secret' }] }],
    [
      'a place beyond the pole',
      'visit',
      { place: { text: '', point: { ...point, latitude: 90_000_001 } } },
    ],
    ['a text with a direction mark', 'visit', { observations: '\u202e' }],
    ['an order due before it was given', 'order', { due: '2026-05-31' }],
    ['a period that ends before it begins', 'order', { to: '2025-12-31' }],
  ] as const)('is refused: %s', (_fault, kind, change) => {
    const draft = draftOf(actions[kind]);
    const value = { ...(draft.value as object), ...change } as Value;
    expect(isWellFormed({ ...draft, value })).toBe(false);
  });

  test.each(['project', 'milestone', 'payment', 'spending'] as const)(
    'with an amount is replaced only with a reason: %s',
    (kind) => {
      const parents = [`${'a'.repeat(43)}.0` as never];
      const draft = { ...draftOf(actions[kind]), parents };
      expect(isWellFormed({ ...draft, reason: ' ' })).toBe(false);
      expect(isWellFormed({ ...draft, reason: 'Қате түзетілді' })).toBe(true);
    },
  );
});

describe('the day by which a report is due', () => {
  test.each([
    ['2026-06-01', '2026-07-01'],
    ['2026-01-31', '2026-02-28'],
    ['2028-01-31', '2028-02-29'],
    ['2026-12-15', '2027-01-15'],
    ['2026-08-31', '2026-09-30'],
    ['2026-02-30', null],
    ['', null],
  ])('a month after %s is %s', (day, expected) => {
    expect(addMonth(day)).toBe(expected);
    expect(reportDueDay(day, { reportDaysAfterOrder: null })).toBe(expected);
  });

  test('is counted in days where the regulation says so', () => {
    expect(reportDueDay('2026-01-31', { reportDaysAfterOrder: 30 })).toBe('2026-03-02');
  });
});
