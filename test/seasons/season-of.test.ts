import { describe, expect, test } from 'vitest';

import type { ContestId } from '../../shared/log/operation.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { identityHasher } from '../../shared/seasons/identity-hash.ts';
import { seasonOf } from '../../shared/seasons/season-of.ts';
import { isSealed, seasonLabel } from '../../shared/seasons/season.ts';
import { readSeason, writeSeason } from '../../shared/seasons/season-file.ts';
import { decidedMeeting, decidedSettings } from '../results/decided-contest.ts';
import { contestState, seal, submission } from '../results/small-contest.ts';

const making = { identityOf: identityHasher(new Uint8Array(32).fill(1)), operations: 12 };
const root = 'ef'.repeat(32);
const submissions = new Map(
  [
    submission('318', {
      title: 'Жел\u202E турбинасы',
      bin: '990140001234',
      contacts: '+7 701 000 00 00',
      answers: { school: '№ 5 мектеп' },
    }),
    submission('147'),
    submission('203', { nomination: 'water' }),
    submission('23', { nomination: 'water', received: '2026-03-02' }),
    submission('500', { eligibility: { admitted: false, reason: 'кеш' } }),
    submission('501', { eligibility: { admitted: false, reason: '' } }),
    submission('KZ-33', { subject: 'region' }),
  ].map((each) => [each.id, each]),
);

/** A state as a fold gives it. */
const folded = (fields: Partial<FoldedContest> = {}): FoldedContest => ({
  ...contestState(),
  contest: 'c'.repeat(43) as ContestId,
  heads: new Map(),
  settings: decidedSettings,
  submissions,
  ...fields,
});

const decided = (fields: Partial<FoldedContest> = {}): FoldedContest =>
  folded({
    meetings: new Map([['written', decidedMeeting]]),
    seals: new Map([['written', { ...seal, root }]]),
    ...fields,
  });

/** What each application came to: result, place, grant. */
function outcomes(state: FoldedContest) {
  const season = seasonOf(state, making);
  return Object.fromEntries(
    (season?.applications ?? []).map(({ number, result, place, granted }) => [
      number,
      [result, place, granted],
    ]),
  );
}

describe('what an archive says of its contest', () => {
  test('is the outcome of each application as it was decided', () => {
    expect(outcomes(decided())).toEqual({
      '23': [expect.stringMatching(/admitted|scored/), null, null],
      '147': ['prize', null, 0],
      '203': ['winner', 1, null],
      '318': ['winner', 1, 3_500_000],
      '500': ['not-admitted', null, null],
      '501': ['undecided', null, null],
    });
  });

  test('has no finalists or winners where nothing was sealed or recorded', () => {
    const open = outcomes(folded({ meetings: new Map(), seals: new Map() }));
    expect(Object.values(open).map(([result]) => result)).not.toContain('winner');
    expect(Object.values(open).map(([result]) => result)).not.toContain('finalist');
  });

  test('names sealed stages with their roots, days and the hash of its state', () => {
    const season = seasonOf(decided(), making);
    expect(season).toMatchObject({
      stages: [{ id: 'written', root, complete: true }],
      from: '2026-03-02',
      until: '2026-05-13',
      season: '2026',
      demo: false,
      operations: 12,
    });
    expect(season?.stateHash).toMatch(/^[0-9a-f]{64}$/);
    expect(season && isSealed(season)).toBe(true);
    expect(season && seasonLabel(season)).toBe('2026');
  });

  test('is not sealed while a second key has to sign', () => {
    const seals = new Map([['written', { ...seal, complete: false }]]);
    const season = seasonOf(decided({ seals }), making);
    expect(season && isSealed(season)).toBe(false);
  });

  test('takes over no contacts and no number, and cleans what people wrote', () => {
    const season = seasonOf(decided(), making);
    const text = JSON.stringify(season);
    expect(text).not.toContain('990140001234');
    expect(text).not.toContain('701');
    expect(season?.applications.find(({ number }) => number === '318')).toMatchObject({
      title: 'Жел турбинасы',
      organisation: '№ 5 мектеп',
      identity: making.identityOf('990140001234'),
    });
  });

  test('names nobody whose data is blocked', () => {
    const blocked = new Map([['submission/318', 'өтініш']]);
    const season = seasonOf(decided({ blocked }), making);
    expect(season?.applications.find(({ number }) => number === '318')).toMatchObject({
      applicant: '',
      organisation: '',
      identity: '',
      result: 'winner',
    });
  });

  test('is nothing without settings, and otherwise a file that reads as it was', () => {
    expect(seasonOf(folded({ settings: null }), making)).toBeNull();
    const season = seasonOf(decided(), making);
    if (season === null) throw new Error('there are settings');
    expect(readSeason(writeSeason(season))).toEqual({ ok: true, value: season });
  });
});
