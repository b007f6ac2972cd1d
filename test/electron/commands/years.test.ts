import promises, { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { madeError } from '../../../electron/disk/system-errors.ts';
import { runCommand } from '../../../electron/run-command.ts';
import {
  ageSecretKey,
  encryptFile,
  looksEncrypted,
  recipientOf,
} from '../../../shared/bundle/encrypted-file.ts';
import { addSubmission, setContestSettings } from '../../../shared/contest/contest-operations.ts';
import { readSeason, writeSeason } from '../../../shared/seasons/season-file.ts';
import {
  buildContest,
  idIn,
  submissionOf,
  type TestContest,
  testSettings,
} from '../../builders/contest-builder.ts';
import { bundleOf, call, put } from '../headless.ts';

const secret = new Uint8Array(32).fill(9);
let folder = '';
let years = '';
let world: TestContest;
let archive = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qazylar-'));
  years = join(folder, 'years');
  world = await buildContest();
  await world.hq.seal([
    addSubmission({
      ...submissionOf('901'),
      title: 'Күн су қыздырғышы',
      applicant: 'Қайрат Әбілқасымов',
      bin: '800101300123',
    }),
  ]);
  archive = await put(folder, 'archive.qzb', await bundleOf(world.hq, { kind: 'archive' }));
});
afterEach(() => rm(folder, { recursive: true }));

/** An age identity file, and the archive encrypted to it. */
async function locked(): Promise<{ readonly key: string; readonly file: string }> {
  const key = join(folder, 'headquarters.key');
  await writeFile(key, `${ageSecretKey(secret)}\n`);
  const plain = new Uint8Array(await readFile(archive));
  const bytes = await encryptFile(plain, [await recipientOf(secret)]);
  return { key, file: await put(folder, 'locked.qzb', bytes) };
}

/** The file of the one season in the folder. */
async function seasonFile(): Promise<string> {
  const name = (await readdir(years)).find((each) => each.endsWith('.season'));
  return join(years, name ?? '');
}

/** Calls a command while the system refuses the next call of one of its functions. */
async function callWhere(
  [refused, code]: readonly ['rename' | 'rm', string],
  ...args: readonly string[]
): ReturnType<typeof call> {
  const refusing = vi.spyOn(promises, refused);
  refusing.mockRejectedValueOnce(madeError(code, 'by a test'));
  syncBuiltinESMExports();
  try {
    return await call(...args);
  } finally {
    refusing.mockRestore();
    syncBuiltinESMExports();
  }
}

describe('earlier contests without a window', () => {
  it('are taken in once, and found in any spelling', async () => {
    const first = await call('years', years, 'add', archive);
    expect(first).toMatchObject({
      code: 0,
      out: { encrypted: false, added: [{ outcome: 'added', sealed: false }] },
    });
    expect(await call('years', years, 'add', archive)).toMatchObject({
      out: { added: [{ outcome: 'same' }] },
    });
    expect(await call('years', years, 'search', 'kairat')).toMatchObject({
      code: 0,
      out: { total: 1, found: [{ number: '901', hasNumber: true }] },
    });
    expect(await call('years', years, 'search', '800101300123')).toMatchObject({
      out: { total: 1 },
    });
  });

  it('say that a folder without a key can be read by everybody', async () => {
    let stderr = '';
    const code = await runCommand(['years', years, 'add', archive], {
      stdout: () => undefined,
      stderr: (text) => {
        stderr += text;
      },
    });
    expect(code).toBe(0);
    expect(stderr).toContain('is not encrypted');
  });

  it('rest encrypted where there is a key, and are not read without it', async () => {
    const { key, file } = await locked();
    expect(await call('years', years, 'add', file, '--key', key)).toMatchObject({
      code: 0,
      out: { encrypted: true, added: [{ outcome: 'added' }] },
    });
    const names = await readdir(years);
    expect(names).toHaveLength(2);
    for (const name of names)
      expect(looksEncrypted(new Uint8Array(await readFile(join(years, name))))).toBe(true);
    expect(await call('years', years, 'search', 'kairat')).toMatchObject({
      code: 1,
      error: { type: 'YearsEncrypted' },
    });
    expect(await call('years', years, 'search', 'kairat', '--key', key)).toMatchObject({
      out: { total: 1 },
    });
  });

  it('rest under the key of their folder, whatever order the keys are named in', async () => {
    const { key, file } = await locked();
    const theirs = join(folder, 'theirs.key');
    await writeFile(theirs, `${ageSecretKey(new Uint8Array(32).fill(8))}\n`);
    await call('years', years, 'add', archive, '--key', key);
    await call('years', years, 'remove', world.hq.contest, '--key', key);
    expect(await call('years', years, 'add', file, '--key', theirs, '--key', key)).toMatchObject({
      code: 0,
      out: { added: [{ outcome: 'added' }] },
    });
    expect(await call('years', years, 'list', '--key', key)).toMatchObject({
      code: 0,
      out: { seasons: [{ contest: world.hq.contest }] },
    });
    expect(await call('years', years, 'list', '--key', theirs)).toMatchObject({
      error: { type: 'YearsEncrypted' },
    });
  });

  it('are looked for in no folder that is not one of theirs, and none is made of it', async () => {
    const unreadable = { code: 1, error: { type: 'FolderUnreadable', code: 'ENOENT' } };
    for (const asked of [['list'], ['search', 'a'], ['applied', folder], ['remove', 'a']]) {
      expect(await call('years', years, ...asked)).toMatchObject(unreadable);
      expect(await call('years', folder, ...asked)).toMatchObject(unreadable);
    }
    expect(await call('years', archive, 'list')).toMatchObject({
      code: 1,
      error: { type: 'FolderUnreadable', code: 'ENOTDIR' },
    });
    expect(await readdir(folder)).toEqual(['archive.qzb']);
  });

  it('tell which applications of a contest look like earlier ones, and not those of itself', async () => {
    await call('years', years, 'add', archive);
    const own = join(folder, 'own');
    await call('merge', archive, '--into', own);
    expect(await call('years', years, 'applied', own)).toMatchObject({
      out: { applications: [] },
    });
    const other = await buildContest({ secondRoot: true });
    await other.hq.seal([
      addSubmission({ ...submissionOf('5'), title: 'Басқа іс', applicant: 'Kairat Abilkasymov' }),
    ]);
    const file = await put(folder, 'today.qzb', await bundleOf(other.hq, { kind: 'archive' }));
    const today = join(folder, 'today');
    expect(await call('merge', file, '--into', today)).toMatchObject({ code: 0 });
    const applied = await call('years', years, 'applied', today);
    expect(applied.out).toMatchObject({
      applications: expect.arrayContaining([
        { number: '5', earlier: [expect.objectContaining({ number: '901', grounds: ['name'] })] },
      ]) as unknown,
    });
  });

  it('refuse what is no archive, damaged or cut, each with its reason, and take the others', async () => {
    const scores = await put(folder, 'scores.qzb', await bundleOf(world.hq, { kind: 'scores' }));
    const whole = new Uint8Array(await readFile(archive));
    const cut = await put(folder, 'cut.qzb', whole.subarray(0, whole.length - 100));
    const altered = await put(
      folder,
      'altered.qzb',
      whole.with(whole.length >> 1, (whole[whole.length >> 1] ?? 0) ^ 1),
    );
    const { file } = await locked();
    const gone = join(folder, 'gone.qzb');
    const added = await call('years', years, 'add', scores, cut, altered, file, gone, archive);
    expect(added.code).toBe(1);
    const { added: rows } = added.out as {
      added: { files: string[]; outcome: string; error?: { type: string } }[];
    };
    expect(rows.map(({ files, outcome, error }) => [...files, error?.type ?? outcome])).toEqual([
      [scores, 'YearNotAnArchive'],
      [cut, 'BundleTruncated'],
      [altered, 'BundleDamaged'],
      [file, 'BundleEncrypted'],
      [gone, 'FileNotFound'],
      [archive, 'added'],
    ]);
    expect((await readdir(years)).filter((name) => name.endsWith('.season'))).toHaveLength(1);
  });

  const outcomeOf = async (file: string): Promise<unknown> => {
    const { out } = await call('years', years, 'add', file);
    const [row] = (out as { added: { outcome: string; error?: { type: string } }[] }).added;
    return row?.error?.type ?? row?.outcome;
  };

  it('are replaced by a later archive, and not by an earlier one', async () => {
    expect(await outcomeOf(archive)).toBe('added');
    await world.hq.seal([addSubmission(submissionOf('902'))]);
    const later = await put(folder, 'later.qzb', await bundleOf(world.hq, { kind: 'archive' }));
    expect(await outcomeOf(later)).toBe('replaced');
    expect(await outcomeOf(archive)).toBe('YearOlder');
    expect(await call('years', years, 'list')).toMatchObject({
      out: { seasons: [{ applications: 5 }] },
    });
  });

  it('are as their archive says again, once it is added to a folder where somebody changed them', async () => {
    await outcomeOf(archive);
    const file = await seasonFile();
    const whole = new Uint8Array(await readFile(file));
    const season = readSeason(whole);
    if (!season.ok) throw new Error('the season is readable');
    const applications = season.value.applications.map((each) => ({ ...each, applicant: 'X' }));
    await writeFile(file, writeSeason({ ...season.value, applications }));
    expect(await outcomeOf(archive)).toBe('replaced');
    expect(new Uint8Array(await readFile(file))).toEqual(whole);
    expect(await outcomeOf(archive)).toBe('same');
  });

  it('are not read where one letter of them was changed by accident', async () => {
    await outcomeOf(archive);
    const file = await seasonFile();
    const whole = await readFile(file);
    whole.write('Б', whole.indexOf('Қайрат'));
    await writeFile(file, whole);
    expect(await call('years', years, 'list')).toMatchObject({
      error: { type: 'YearDamaged', reason: 'SeasonMalformed' },
    });
  });

  it('are told each by itself where the disk refuses one, and stay where it refuses to remove them', async () => {
    const { hq } = await buildContest({ secondRoot: true });
    const other = await put(folder, 'other.qzb', await bundleOf(hq, { kind: 'archive' }));
    await call('years', years, 'add', archive);
    await call('years', years, 'remove', world.hq.contest);
    expect(
      await callWhere(['rename', 'ENOSPC'], 'years', years, 'add', archive, other),
    ).toMatchObject({
      code: 1,
      out: {
        added: [
          { files: [archive], error: { type: 'FolderUnusable', folder: years, code: 'ENOSPC' } },
          { files: [other], outcome: 'added' },
        ],
      },
    });
    expect(await callWhere(['rm', 'EROFS'], 'years', years, 'remove', hq.contest)).toMatchObject({
      code: 1,
      error: { type: 'FolderUnusable', folder: years, code: 'EROFS' },
    });
    expect(await call('years', years, 'remove', hq.contest)).toMatchObject({ code: 0 });
  });

  it('are read past conflicting copies of a shared folder, which are named', async () => {
    await call('years', years, 'add', archive);
    const copy = `${world.hq.contest}.sync-conflict-20261123-101010-ABCDEFG.season`;
    await writeFile(join(years, copy), 'x');
    expect(await call('years', years, 'list')).toMatchObject({
      code: 0,
      out: { passedOver: [copy], seasons: [{ contest: world.hq.contest }] },
    });
    let stderr = '';
    await runCommand(['years', years, 'list'], {
      stdout: () => undefined,
      stderr: (text) => {
        stderr += text;
      },
    });
    expect(stderr).toContain(`${copy} is not named as a season is`);
  });

  it('do not stand beside practice contests in one folder', async () => {
    const { hq } = await buildContest({ secondRoot: true });
    const practising = setContestSettings({ ...testSettings, demo: true });
    await hq.seal([{ ...practising, parents: [idIn(hq.segments[0], 1)] }]);
    const practice = await put(folder, 'practice.qzb', await bundleOf(hq, { kind: 'archive' }));
    expect(await outcomeOf(archive)).toBe('added');
    expect(await outcomeOf(practice)).toBe('YearPractice');
    await call('years', years, 'remove', world.hq.contest);
    expect(await outcomeOf(practice)).toBe('added');
    expect(await outcomeOf(archive)).toBe('YearInPractice');
  });

  it('are listed, and gone once they are removed', async () => {
    await call('years', years, 'add', archive);
    const { contest } = world.hq;
    expect(await call('years', years, 'list')).toMatchObject({
      code: 0,
      out: { seasons: [{ contest, applications: 4, sealed: false, roots: [] }] },
    });
    expect(await call('years', years, 'remove', contest)).toMatchObject({ code: 0 });
    expect(await call('years', years, 'remove', contest)).toMatchObject({
      code: 1,
      error: { type: 'YearMissing' },
    });
    expect(await call('years', years, 'list')).toMatchObject({ out: { seasons: [] } });
    expect(await readdir(years)).toEqual(['identity.key']);
  });

  it('are not read where a file of the folder was damaged, and a command of another form is refused', async () => {
    await call('years', years, 'add', archive);
    await writeFile(await seasonFile(), 'x');
    expect(await call('years', years, 'search', 'a')).toMatchObject({
      error: { type: 'YearDamaged', reason: 'SeasonMalformed' },
    });
    await writeFile(join(years, 'identity.key'), 'x');
    expect(await call('years', years, 'list')).toMatchObject({
      error: { type: 'YearDamaged', file: 'identity.key', reason: 'length' },
    });
    await rm(join(years, 'identity.key'));
    for (const asked of [['list'], ['add', archive]])
      expect(await call('years', years, ...asked)).toMatchObject({
        error: { type: 'YearDamaged', file: 'identity.key', reason: 'missing' },
      });
    const other = join(folder, 'other');
    const gone = join(folder, 'gone.key');
    for (const form of [['forget', 'a'], [], ['add'], ['list', 'a'], ['applied', 'a', 'b']])
      expect(await call('years', other, ...form, '--key', gone)).toMatchObject({
        code: 2,
        error: { type: 'UsageError' },
      });
    expect(await readdir(folder)).not.toContain('other');
  });

  it('say of a damaged secret that it is damaged, and ask for no other key', async () => {
    const { key, file } = await locked();
    await call('years', years, 'add', file, '--key', key);
    const name = join(years, 'identity.key');
    const sealed = new Uint8Array(await readFile(name));
    await writeFile(name, sealed.subarray(0, sealed.length - 1));
    expect(await call('years', years, 'list', '--key', key)).toMatchObject({
      code: 1,
      error: { type: 'YearDamaged', file: 'identity.key' },
    });
  });
});
