import { describe, expect, test } from 'vitest';

import { setContestSettings } from '../../shared/contest/contest-operations.ts';
import type { ContestSettings } from '../../shared/contest/contest.ts';
import { readSettingsFile, writeSettingsFile } from '../../shared/contest/settings-file.ts';
import { parseContestSettings } from '../../shared/contest/settings-schema.ts';
import { settingsFromTemplate } from '../../shared/contest/templates.ts';
import type { Value } from '../../shared/log/operation.ts';
import { currentVersion } from '../../shared/merge/kinds.ts';
import { testSettings } from '../builders/contest-builder.ts';

const title = { kk: 'Бас жүлде', ru: 'Гран-при', en: 'Grand prix' };
const said: Partial<ContestSettings> = {
  sealing: 2,
  jurorsShown: 'numbered',
  prizePlaces: 5,
  prizes: [{ id: 'grand', title }],
};

const written = (settings: ContestSettings): Readonly<Record<string, Value>> =>
  setContestSettings(settings).value as Readonly<Record<string, Value>>;
const versionOf = (settings: ContestSettings): number =>
  currentVersion('contest.set', written(settings));

describe('settings are written in the oldest version that has words for them', () => {
  test('the first while nothing new is said, the second with deadlines or grants', () => {
    expect(versionOf(testSettings)).toBe(1);
    expect(versionOf({ ...testSettings, appealDays: 5 })).toBe(2);
    expect(versionOf(settingsFromTemplate('expo', { season: '2026', demo: false }))).toBe(2);
  });

  test.each(Object.entries(said))('the third with %s', (name, part) => {
    for (const base of [testSettings, { ...testSettings, appealDays: 5 }]) {
      const settings = { ...base, [name]: part };
      expect(versionOf(settings)).toBe(3);
      expect(parseContestSettings(written(settings))).toEqual({ ok: true, value: settings });
    }
  });

  test('and each is read as the same settings', () => {
    for (const settings of [testSettings, { ...testSettings, appealDays: 5 }])
      expect(parseContestSettings(written(settings))).toEqual({ ok: true, value: settings });
  });

  test('a regulation’s file holds all of it', () => {
    const settings = { ...testSettings, ...said };
    const file = writeSettingsFile(settings, { names: true });
    expect(readSettingsFile(file)).toEqual({ ok: true, value: settings });
  });
});

describe('settings of the third version are refused', () => {
  const prize = { id: 'grand', title };
  test.each<readonly [string, object, string]>([
    ['with no signature', { sealing: 0 }, 'sealing'],
    ['with three signatures', { sealing: 3 }, 'sealing'],
    ['with another way to name jurors', { jurorsShown: 'hidden' }, 'jurorsShown'],
    ['without a prize place', { prizePlaces: 0 }, 'prizePlaces'],
    ['with eleven prize places', { prizePlaces: 11 }, 'prizePlaces'],
    ['with half a prize place', { prizePlaces: 1.5 }, 'prizePlaces'],
    ['with one prize twice', { prizes: [prize, prize] }, 'prizes'],
    [
      'with a prize in two languages',
      { prizes: [{ id: 'a', title: { kk: '', ru: '' } }] },
      'prizes.0.title.en',
    ],
    ['without any of its words', { prizes: undefined }, 'prizes'],
  ])('%s', (_, odd, path) => {
    const value = { ...written({ ...testSettings, ...said }), ...odd };
    expect(parseContestSettings(value)).toEqual({
      ok: false,
      error: { type: 'ValueInvalid', path },
    });
  });

  test('with a fault that stands in an older part, and say where', () => {
    const value = { ...written({ ...testSettings, ...said }), appealDays: -1 };
    expect(parseContestSettings(value)).toEqual({
      ok: false,
      error: { type: 'ValueInvalid', path: 'appealDays' },
    });
  });
});

test('the robot day and every other template have three prize places and one signature', () => {
  for (const id of ['expo', 'robot-day', 'empty'])
    expect(settingsFromTemplate(id, { season: '2026', demo: false })).toMatchObject({
      sealing: 1,
      jurorsShown: 'named',
      prizePlaces: 3,
      prizes: [],
    });
});
