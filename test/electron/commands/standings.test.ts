import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

import { storeInArchive } from '../../../electron/archive-folder.ts';
import { runCommand } from '../../../electron/run-command.ts';
import { archiveOf, buildContest } from '../../builders/contest-builder.ts';

async function command(...args: readonly string[]) {
  let [stdout, stderr] = ['', ''];
  const code = await runCommand(args, {
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text),
  });
  return { code, stdout, error: stderr === '' ? null : (JSON.parse(stderr) as { type: string }) };
}

interface Discipline {
  readonly nomination: string;
  readonly system: string;
  readonly complete: boolean;
  readonly standings: readonly {
    readonly team: string;
    readonly name: string;
    readonly school: string;
    readonly place: number | null;
    readonly medal: string | null;
    readonly points: number;
    readonly heats: { readonly counted: number | null } | null;
    readonly sentences: readonly string[];
  }[];
  readonly matches: readonly { readonly match: string; readonly state: string }[];
  readonly missing: readonly { readonly type: string; readonly match?: string }[];
}

let folder: string;

const disciplines = async (...args: readonly string[]): Promise<readonly Discipline[]> => {
  const { code, stdout } = await command('standings', folder, ...args, '--json');
  expect(code).toBe(0);
  return (JSON.parse(stdout) as { disciplines: readonly Discipline[] }).disciplines;
};

describe('qazylar standings', () => {
  beforeAll(async () => {
    const demo = mkdtempSync(join(tmpdir(), 'qazylar-robots-'));
    folder = mkdtempSync(join(tmpdir(), 'qazylar-hall-'));
    expect((await command('demo', '--out', demo, '--template', 'robot-day')).code).toBe(0);
    const files = ['contest', ...Array.from({ length: 8 }, (_, index) => `juror-j${index + 1}`)];
    const bundles = files.map((name) => join(demo, `${name}.qzb`));
    const merged = await command('merge', ...bundles, '--into', folder, '--json');
    expect(merged.code).toBe(0);
  }, 60_000);

  it('prints the document that scripts rely on: three disciplines with places, medals and what is missing', async () => {
    const [football, cross, sumo] = await disciplines();
    expect([football, cross, sumo].map((each) => [each?.nomination, each?.system])).toEqual([
      ['football', 'round-robin'],
      ['cross', 'timed-heats'],
      ['sumo', 'knock-out'],
    ]);
    for (const each of [football, cross, sumo]) expect(each?.standings).toHaveLength(9);
    expect(football?.complete).toBe(false);
    const disputed = football?.matches.filter(({ state }) => state === 'disputed') ?? [];
    expect(disputed).toHaveLength(1);
    expect(football?.missing).toContainEqual({ type: 'match', match: disputed[0]?.match });
    expect(sumo?.standings.map(({ medal }) => medal).filter((medal) => medal !== null)).toEqual([
      'gold',
      'silver',
      'bronze',
      'bronze',
    ]);
    const times = cross?.standings.flatMap(({ heats }) => heats?.counted ?? []) ?? [];
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.length).toBeGreaterThan(5);
  });

  it('names teams and schools, and no child', async () => {
    const { stdout } = await command('standings', folder, '--json');
    for (const word of ['pupil', 'coach', 'parentConsent', ' «А»'])
      expect(stdout).not.toContain(word);
    const [football] = await disciplines();
    for (const { name, school } of football?.standings ?? []) {
      expect(name).not.toBe('');
      expect(school).not.toBe('');
    }
  });

  it('takes one stage or nomination alone, and says what there is where a name is unknown', async () => {
    const [only, ...others] = await disciplines('--nomination', 'sumo', '--stage', 'matches');
    expect(only?.nomination).toBe('sumo');
    expect(others).toEqual([]);
    expect(await command('standings', folder, '--nomination', 'chess')).toMatchObject({
      code: 1,
      error: { type: 'NominationUnknown', nominations: ['football', 'cross', 'sumo'] },
    });
    expect(await command('standings', folder, '--stage', 'written')).toMatchObject({
      code: 1,
      error: { type: 'StageUnknown', stages: ['matches'] },
    });
  });

  it('prints a page for people in each language, with why equal teams stand as they do and what differs', async () => {
    const pages = await Promise.all(
      ['kk', 'ru', 'en'].map((language) => command('standings', folder, '--lang', language)),
    );
    const [kk = '', ru = '', en = ''] = pages.map(({ stdout }) => stdout);
    expect(kk).toContain('Төреші парақтары екі түрлі');
    expect(ru).toContain('Судейские листы расходятся');
    expect(en).toContain('Referees’ sheets differ');
    expect(ru).toMatch(/\d:\d\d,\d{3}/);
    expect(en).toMatch(/\d:\d\d\.\d{3}/);
    expect(en).toContain('Equal: ');
  });

  it('refuses what is no archive, an archive without disciplines, and wrong usage', async () => {
    expect(await command('standings', join(folder, 'nowhere'))).toMatchObject({ code: 1 });
    const { contest, hq } = await buildContest();
    const plain = mkdtempSync(join(tmpdir(), 'qazylar-plain-'));
    const archive = await archiveOf(contest, hq.segments);
    await storeInArchive(plain, archive, hq.segments);
    expect(await command('standings', plain)).toMatchObject({
      code: 1,
      error: { type: 'NoDisciplines' },
    });
    expect(await command('standings')).toMatchObject({ code: 2, error: { type: 'UsageError' } });
    expect(await command('standings', folder, '--lang', 'de')).toMatchObject({ code: 2 });
    expect(await command('standings', folder, '--fast')).toMatchObject({ code: 2 });
  });
});
