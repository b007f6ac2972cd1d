import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { runCommand } from '../../../electron/run-command.ts';
import {
  ageSecretKey,
  encryptFile,
  looksEncrypted,
  recipientOf,
} from '../../../shared/bundle/encrypted-file.ts';
import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import { buildContest, submissionOf, type TestContest } from '../../builders/contest-builder.ts';
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

  it('refuse what is no archive, what is damaged, and a command of another form', async () => {
    const scores = await put(folder, 'scores.qzb', await bundleOf(world.hq, { kind: 'scores' }));
    expect(await call('years', years, 'add', archive, scores)).toMatchObject({
      code: 1,
      error: { type: 'YearNotAnArchive' },
    });
    expect(await readdir(years)).toEqual(['identity.key']);
    await call('years', years, 'add', archive);
    const name = (await readdir(years)).find((each) => each.endsWith('.season')) ?? '';
    await writeFile(join(years, name), 'x');
    expect(await call('years', years, 'search', 'a')).toMatchObject({
      error: { type: 'YearDamaged', reason: 'SeasonMalformed' },
    });
    expect(await call('years', years, 'forget', 'a')).toMatchObject({ code: 1 });
    expect(await call('years', years)).toMatchObject({ code: 2, error: { type: 'UsageError' } });
  });
});
