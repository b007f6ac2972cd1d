import { expect, test } from 'vitest';

import type { Deadline } from '../../../shared/contest/contest.ts';
import {
  type Due,
  dueOf,
  isFileLate,
  regionFileOf,
} from '../../../renderer/features/see-completeness/lateness.ts';
import type { ReceivedBundle } from '../../../renderer/storage/desk.ts';
import { personOf } from '../../builders/contest-builder.ts';

const title = { kk: '', ru: '', en: '' };
const deadline = (change: Partial<Deadline>): Deadline => ({
  id: 'd',
  title,
  stage: 'written',
  offsetDays: null,
  date: null,
  ...change,
});

test.each<readonly [Partial<Deadline>, string | null, string, Due]>([
  [{ date: '2026-11-30' }, null, '2026-11-20', { type: 'ahead', day: '2026-11-30', days: 10 }],
  [{ date: '2026-11-30' }, null, '2026-11-30', { type: 'ahead', day: '2026-11-30', days: 0 }],
  [{ date: '2026-11-30' }, null, '2026-12-01', { type: 'past', day: '2026-11-30', days: 1 }],
  [{ offsetDays: 10 }, '2026-02-20', '2026-03-05', { type: 'past', day: '2026-03-02', days: 3 }],
  [{ offsetDays: 10 }, null, '2026-03-05', { type: 'unset' }],
  [{ date: '2026-11-30', stage: null }, null, '2026-12-05', { type: 'unset' }],
  [{ date: '2026-11-30', stage: 'oral' }, null, '2026-12-05', { type: 'unset' }],
])('of %o with %s on %s comes %o', (change, announced, today, due) => {
  expect(dueOf({ deadlines: [deadline(change)], announced }, 'written', today)).toEqual(due);
});

test('before there are any settings nothing is due', () => {
  expect(dueOf(null, 'written', '2026-12-05')).toEqual({ type: 'unset' });
});

const people = new Map(
  [personOf('c1', 'coordinator', 'KZ-10', null), personOf('c2', 'coordinator', 'KZ-55', null)].map(
    (person) => [person.id, person] as const,
  ),
);
const noon = (day: string): number => Date.parse(`${day}T07:00:00Z`);
const file = (made: string, change: Partial<ReceivedBundle> = {}): ReceivedBundle => ({
  id: made,
  newOperations: 1,
  code: '',
  state: 'held',
  file: 'region.qzb',
  kind: 'regional',
  person: 'c1',
  createdAt: noon(made),
  receivedAt: noon(made) + 1,
  ...change,
});
const past: Due = { type: 'past', day: '2026-05-10', days: 4 };
const fileOf = (received: readonly ReceivedBundle[], due: Due = past, missing = 1) =>
  regionFileOf(
    'KZ-10',
    { expected: 4, received: 4 - missing },
    { state: { people }, received, due },
  );

test.each([
  ['none', []],
  ['none', [file('2026-05-12', { person: 'c2' })]],
  ['none', [file('2026-05-12', { kind: 'scores' })]],
  ['none', [file('2026-05-12', { state: 'undone' })]],
  ['old', [file('2026-05-10')]],
  ['fresh', [file('2026-05-11')]],
  ['fresh', [file('2026-05-01'), file('2026-05-11')]],
] as const)('with something missing past the day the file is %s', (state, received) => {
  const found = fileOf(received);
  expect(found.state).toBe(state);
  expect(isFileLate(found, past)).toBe(state !== 'fresh');
});

test('nothing is old before it is due, nor where nothing is missing', () => {
  expect(fileOf([file('2026-05-01')], { type: 'ahead', day: '2026-05-10', days: 9 }).state).toBe(
    'fresh',
  );
  expect(fileOf([], past, 0).state).toBe('complete');
  expect(isFileLate(fileOf([]), { type: 'unset' })).toBe(false);
});

test('the newest file of the region’s own coordinators is named with its day', () => {
  const found = fileOf([
    file('2026-05-01'),
    file('2026-05-11'),
    file('2026-05-12', { person: 'c2' }),
  ]);
  expect(found.lastFile).toBe(noon('2026-05-11') + 1);
  expect(found.coordinators.map(({ id }) => id)).toEqual(['c1']);
});
