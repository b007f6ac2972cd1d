import { describe, expect, test } from 'vitest';

import { setContestSettings } from '../../shared/contest/contest-operations.ts';
import { present } from '../../shared/basics/assert.ts';
import { milli } from '../../shared/basics/points.ts';
import type { ContestSettings, Stage } from '../../shared/contest/contest.ts';
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

const [football, , sumo] = settingsFromTemplate('robot-day', {
  season: '2026',
  demo: false,
}).disciplines;
const [first] = testSettings.stages;
const programme: Partial<ContestSettings> = {
  disciplines: [football, sumo].flatMap((discipline) => discipline ?? []),
  reportDaysAfterOrder: 30,
};
const stageSaid: Partial<Stage> = {
  subject: 'region',
  ranked: false,
  timing: [{ id: 'pitch', title, seconds: 300 }],
  levels: [
    { from: milli(0), title },
    { from: milli(1500), title },
  ],
};

describe('settings of the fourth version', () => {
  test.each(Object.entries(programme))('are written with %s', (name, part) => {
    for (const base of [testSettings, { ...testSettings, ...said }]) {
      const settings = { ...base, [name]: part };
      expect(versionOf(settings)).toBe(4);
      expect(parseContestSettings(written(settings))).toEqual({ ok: true, value: settings });
    }
  });

  test.each(Object.entries(stageSaid))('are written where a stage has its own %s', (name, part) => {
    const stages = testSettings.stages.map((stage) => ({ ...stage, [name]: part }));
    const settings = { ...testSettings, stages };
    expect(versionOf(settings)).toBe(4);
    expect(parseContestSettings(written(settings))).toEqual({ ok: true, value: settings });
  });

  const discipline = present(football, 'the template has disciplines');
  const stageWith = (odd: object) => ({ stages: [{ ...first, ...stageSaid, ...odd }] });
  test.each<readonly [string, object, string]>([
    ['no days to report in', { reportDaysAfterOrder: 0 }, 'reportDaysAfterOrder'],
    ['a nomination with two disciplines', { disciplines: [discipline, discipline] }, 'disciplines'],
    [
      'an even number of rounds',
      { disciplines: [{ ...discipline, bestOf: 2 }] },
      'disciplines.0.bestOf',
    ],
    [
      'a penalty in the team’s favour',
      { disciplines: [{ ...discipline, penalties: [{ id: 'a', title, points: 1, seconds: 0 }] }] },
      'disciplines.0.penalties.0.points',
    ],
    [
      'a tie rule twice',
      { disciplines: [{ ...discipline, tieBreak: ['goals', 'goals'] }] },
      'disciplines.0.tieBreak',
    ],
    [
      'levels that fall',
      stageWith({ levels: [...(stageSaid.levels ?? [])].toReversed() }),
      'stages.0.levels',
    ],
    [
      'a part of no time',
      stageWith({ timing: [{ id: 'pitch', title, seconds: 0 }] }),
      'stages.0.timing.0.seconds',
    ],
    ['a subject nobody knows', stageWith({ subject: 'planet' }), 'stages.0.subject'],
  ])('are refused with %s', (_, odd, path) => {
    const value = { ...written({ ...testSettings, ...programme }), ...odd };
    expect(parseContestSettings(value)).toMatchObject({ ok: false, error: { path } });
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
