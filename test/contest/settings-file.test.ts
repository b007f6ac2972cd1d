import { strFromU8, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { ContestSettings } from '../../shared/contest/contest.ts';
import {
  nextSeason,
  readSettingsFile,
  settingsFileLimit,
  writeSettingsFile,
} from '../../shared/contest/settings-file.ts';
import { settingsFromTemplate, templateCards } from '../../shared/contest/templates.ts';

const settings: ContestSettings = {
  ...settingsFromTemplate('expo', { season: '2025–2026', demo: true }),
  announced: '2026-02-01',
  commission: [{ id: 'chair', name: 'Айтбаева Гүлнар', role: 'chair', vote: true }],
};

const changed = (change: (file: Record<string, unknown>) => object): Uint8Array => {
  const file = JSON.parse(strFromU8(writeSettingsFile(settings, { names: true }))) as Record<
    string,
    unknown
  >;
  return strToU8(JSON.stringify(change(file)));
};

describe('a regulation as a file', () => {
  test.each(templateCards.map(({ id }) => id))('comes back as it was: %s', (id) => {
    const own = settingsFromTemplate(id, { season: '2026', demo: false });
    expect(readSettingsFile(writeSettingsFile(own, { names: false }))).toEqual({
      ok: true,
      value: own,
    });
  });

  test('tells nobody’s name unless it is asked for, and is never a practice contest', () => {
    const bytes = writeSettingsFile(settings, { names: false });
    expect(strFromU8(bytes)).not.toContain('Айтбаева');
    expect(readSettingsFile(bytes)).toMatchObject({
      value: { demo: false, commission: [{ id: 'chair', name: '', role: 'chair', vote: true }] },
    });
    expect(readSettingsFile(writeSettingsFile(settings, { names: true }))).toMatchObject({
      value: { demo: false, commission: [{ name: 'Айтбаева Гүлнар' }] },
    });
  });

  test('may begin with a byte order mark', () => {
    const text = strFromU8(writeSettingsFile(settings, { names: true }));
    expect(readSettingsFile(strToU8(`\uFEFF${text}`)).ok).toBe(true);
  });

  const bad: readonly (readonly [string, Uint8Array, object])[] = [
    ['nothing', new Uint8Array(), { type: 'SettingsFileUnreadable' }],
    ['bytes', new Uint8Array([80, 75, 3, 4, 255, 0]), { type: 'SettingsFileUnreadable' }],
    ['half a file', strToU8('{"format":"qazylar-reg'), { type: 'SettingsFileUnreadable' }],
    ['deep nesting', strToU8('['.repeat(200_000)), { type: 'SettingsFileUnreadable' }],
    ['a huge file', new Uint8Array(settingsFileLimit + 1), { type: 'SettingsFileTooLarge' }],
    ['a number', strToU8('17'), { type: 'SettingsFileForeign' }],
    ['null', strToU8('null'), { type: 'SettingsFileForeign' }],
    ['a list', strToU8('[]'), { type: 'SettingsFileForeign' }],
    ['other JSON', strToU8('{"type":"FeatureCollection"}'), { type: 'SettingsFileForeign' }],
    [
      'a later version',
      changed((file) => ({ ...file, version: 2, settings: 'unknown' })),
      { type: 'SettingsFileNewer', version: 2 },
    ],
    [
      'no version',
      changed((file) => ({ ...file, version: '1' })),
      { type: 'SettingsFileInvalid', path: 'version' },
    ],
    [
      'no settings',
      changed((file) => ({ ...file, settings: null })),
      { type: 'SettingsFileInvalid', path: '' },
    ],
    [
      'a wrong value in the middle',
      changed((file) => ({
        ...file,
        settings: { ...settings, quorum: { numerator: 3, denominator: 2 } },
      })),
      { type: 'SettingsFileInvalid', path: 'quorum' },
    ],
    [
      'text that turns what stands around it',
      changed((file) => ({ ...file, settings: { ...settings, season: '2026\u202E' } })),
      { type: 'SettingsFileInvalid', path: 'season' },
    ],
  ];
  test.each(bad)('%s is refused with a reason', (_what, bytes, error) => {
    expect(readSettingsFile(bytes)).toEqual({ ok: false, error });
  });
});

describe('next season', () => {
  test.each([
    ['2026', '2027'],
    ['2025–2026', '2026–2027'],
    ['XII', 'XII'],
    ['№ 20261', '№ 20261'],
    ['1999', '2000'],
  ])('%s becomes %s', (season, next) => {
    expect(nextSeason({ ...settings, season }).season).toBe(next);
  });

  test('has no days of the last one, only how long after the announcement they were', () => {
    const title = settings.title;
    const due = { title, stage: null };
    const next = nextSeason({
      ...settings,
      deadlines: [
        { ...due, id: 'counted', offsetDays: 30, date: null },
        { ...due, id: 'dated', offsetDays: 30, date: '2026-03-13' },
        { ...due, id: 'before', offsetDays: null, date: '2026-01-31' },
      ],
    });
    expect(next.announced).toBeNull();
    expect(next.deadlines.map(({ offsetDays, date }) => [offsetDays, date])).toEqual([
      [30, null],
      [40, null],
      [null, null],
    ]);
  });
});
