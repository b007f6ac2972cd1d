import { expect, it } from 'vitest';

import { extraRounds } from '../../../../renderer/features/run-tournament/extra-rounds.ts';
import type { Discipline } from '../../../../shared/contest/discipline.ts';

const equal = (
  system: Discipline['system'],
  teams: readonly string[],
): Parameters<typeof extraRounds>[0] => ({
  discipline: { system },
  missing: [{ type: 'tie', teams }],
  extras: [{ match: 'extra-2' }],
  unplaced: [],
});

it('offers every pair of equal teams an extra round, with numbers that go on', () => {
  expect(extraRounds(equal('round-robin', ['1', '2', '3']))).toEqual([
    { match: 'extra-3', teams: ['1', '2'] },
    { match: 'extra-4', teams: ['1', '3'] },
    { match: 'extra-5', teams: ['2', '3'] },
  ]);
});

it('lets all teams with one time run once more together', () => {
  expect(extraRounds(equal('timed-heats', ['1', '2', '3']))).toEqual([
    { match: 'extra-3', teams: ['1', '2', '3'] },
  ]);
});
