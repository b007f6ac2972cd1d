import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from '../../shared/basics/zod.ts';

import { readArchive } from '../../electron/archive-folder.ts';
import { sha256, toHex } from '../../shared/basics/bytes.ts';
import type { Milli } from '../../shared/basics/points.ts';
import {
  ageSecretKey,
  encryptFile,
  looksEncrypted,
  recipientOf,
} from '../../shared/bundle/encrypted-file.ts';
import { headquartersIdentity, regionIdentity } from '../../shared/bundle/identities.ts';
import { writeKeyFile } from '../../shared/bundle/key-file.ts';
import { setScore } from '../../shared/scoring/score-operations.ts';
import { buildContest, seedOf, type TestContest } from '../builders/contest-builder.ts';
import { bundleOf, call, put } from './headless.ts';

let folder = '';
let world: TestContest;
let contestFile = '';
let plain: Uint8Array;
let key = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qazylar-'));
  world = await buildContest();
  const [j1] = world.jurors;
  if (j1 === undefined) throw new Error('a juror');
  await j1.seal([
    setScore({ stage: 'written', submission: '1', juror: 'j1' }, 'novelty', 7000 as Milli),
  ]);
  contestFile = await put(folder, 'contest.qzb', await bundleOf(world.hq, { kind: 'archive' }));
  plain = await bundleOf(j1, { kind: 'scores' });
  key = join(folder, 'headquarters.key');
  await writeFile(
    key,
    writeKeyFile({ contest: world.contest, log: world.hq.log, seed: seedOf(1), demo: false }),
  );
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const encryptedTo = async (secret: Uint8Array): Promise<string> =>
  put(folder, 'encrypted.qzb', await encryptFile(plain, [await recipientOf(secret)]));

const into = (): string => join(folder, 'archive');

describe('an encrypted file at the headless door', () => {
  it('opens with headquarters’ key, and the archive is the same as from the plain one', async () => {
    const file = await encryptedTo(headquartersIdentity(seedOf(1), world.contest));
    expect((await call('inspect', file, '--key', key)).out).toMatchObject({
      kind: 'scores',
      verified: true,
      encrypted: true,
    });
    expect((await call('verify', file, '--key', key)).out).toMatchObject({
      verified: true,
      files: [{ encrypted: true }],
    });
    const merged = await call('merge', contestFile, file, '--into', into(), '--key', key);
    expect(merged).toMatchObject({ code: 0, out: { files: [{ new: 11 }, { new: 2 }] } });
    const open = await put(folder, 'plain.qzb', plain);
    const again = await call('merge', contestFile, open, '--into', join(folder, 'other'));
    expect(again.out).toMatchObject({
      stateHash: (merged.out as { stateHash: string }).stateHash,
    });
  });

  it('opens with the key of headquarters that the region’s secrets follow from', async () => {
    const file = await encryptedTo(regionIdentity(seedOf(1), world.contest, 'KZ-10'));
    expect((await call('inspect', file, '--key', key)).code).toBe(0);
  });

  it('opens with any age identity file', async () => {
    const file = await encryptedTo(new Uint8Array(32).fill(6));
    const identity = join(folder, 'identity.txt');
    await writeFile(identity, `# mine\n${ageSecretKey(new Uint8Array(32).fill(6))}\n`);
    expect((await call('verify', file, '--key', identity)).code).toBe(0);
  });

  it('is refused without a key and with another, and nothing is written', async () => {
    const file = await encryptedTo(headquartersIdentity(seedOf(2), world.contest));
    const commands = [['inspect'], ['verify'], ['merge', '--into', into()]];
    for (const [command = '', ...rest] of commands) {
      expect(await call(command, file, ...rest)).toMatchObject({
        code: 1,
        out: null,
        error: { type: 'BundleEncrypted', file },
      });
      expect(await call(command, file, ...rest, '--key', key)).toMatchObject({
        code: 1,
        out: null,
        error: { type: 'BundleNotForThisKey', file },
      });
    }
    await expect(readdir(into())).rejects.toThrow('ENOENT');
  });

  it('never leaves a key aside that it cannot read, even where none is needed', async () => {
    const wrong = await put(folder, 'wrong.key', new TextEncoder().encode('hello'));
    for (const command of [['inspect'], ['verify'], ['merge', '--into', into()]]) {
      const [name = '', ...rest] = command;
      const missing = await call(name, contestFile, ...rest, '--key', join(folder, 'none'));
      expect(missing).toMatchObject({ code: 1, error: { type: 'FileNotFound' } });
      const malformed = await call(name, contestFile, ...rest, '--key', wrong);
      expect(malformed).toMatchObject({
        code: 1,
        error: { type: 'KeyFileMalformed', file: wrong },
      });
      const unreadable = await call(name, contestFile, ...rest, '--key', folder);
      expect(unreadable).toMatchObject({ code: 1, error: { type: 'FileUnreadable' } });
    }
    expect((await call('inspect', contestFile, '--key', key)).out).toMatchObject({
      encrypted: false,
    });
  });
});

describe('demo --encrypted', () => {
  it('writes what only the key file beside it opens, and invitations plain', async () => {
    const out = join(folder, 'demo');
    const size = ['--submissions', '8', '--jurors', '3', '--regions', '2'];
    const made = await call('demo', '--out', out, ...size, '--encrypted');
    expect(made.code).toBe(0);
    const names = (await readdir(out)).filter((name) => name.endsWith('.qzb'));
    for (const name of names) {
      const bytes = new Uint8Array(await readFile(join(out, name)));
      expect(looksEncrypted(bytes), name).toBe(!name.startsWith('invitation-'));
    }
    const demoKey = join(out, 'headquarters.key');
    const all = names.map((name) => join(out, name));
    const merged = await call('merge', ...all, '--into', into(), '--key', demoKey);
    const expected = z
      .object({ conflicts: z.object({}).loose(), quarantine: z.array(z.object({}).loose()) })
      .parse(JSON.parse(await readFile(join(out, 'expected.json'), 'utf8')));
    expect(merged.out).toMatchObject(expected);
    const united = await readArchive(into());
    const told = united.ok ? [...united.value.state.recipients.keys()] : [];
    expect(told).toHaveLength(1 + names.filter((name) => name.startsWith('region-')).length);
    expect(told).toContain('headquarters');
    expect((await call('merge', ...all, '--into', join(folder, 'b'))).error?.type).toBe(
      'BundleEncrypted',
    );
    expect((await call('demo', '--out', out, ...size)).code).toBe(0);
    expect(looksEncrypted(new Uint8Array(await readFile(join(out, 'contest.qzb'))))).toBe(false);
  }, 60_000);
});

describe('an archive folder', () => {
  const segmentFiles = async () => readdir(join(into(), 'segments'));

  it('notices a segment that is lost, and one that was changed', async () => {
    await call('merge', contestFile, '--into', into());
    const [name = ''] = await segmentFiles();
    const bytes = await readFile(join(into(), 'segments', name));
    await unlink(join(into(), 'segments', name));
    const lost = await call('merge', contestFile, '--into', into());
    expect(lost).toMatchObject({
      code: 1,
      error: { type: 'ArchiveDamaged', file: `segments/${name}`, reason: 'missing' },
    });
    expect((await call('rank', into())).error?.type).toBe('ArchiveDamaged');
    await writeFile(join(into(), 'segments', name), bytes.subarray(1));
    expect((await call('rank', into())).error).toMatchObject({
      type: 'ArchiveDamaged',
      reason: 'SegmentDamaged',
    });
    await writeFile(join(into(), 'segments', name), bytes);
    expect((await call('merge', contestFile, '--into', into())).code).toBe(0);
  });

  it('of the time before there was a list still opens, and gets one', async () => {
    await call('merge', contestFile, '--into', into());
    await unlink(join(into(), 'segments.txt'));
    const again = await call('merge', contestFile, '--into', into());
    expect(again).toMatchObject({ code: 0, out: { files: [{ new: 0, known: 11 }] } });
    expect(await readFile(join(into(), 'segments.txt'), 'utf8')).toBe(
      `${(await segmentFiles()).join('\n')}\n`,
    );
  });

  it('takes a segment that a crash kept from the list, and no unfinished file', async () => {
    await call('merge', contestFile, '--into', into());
    await writeFile(join(into(), 'segments.txt'), '');
    await writeFile(join(into(), 'segments', 'x.seg.abc.tmp'), 'half');
    expect((await call('merge', contestFile, '--into', into())).out).toMatchObject({
      files: [{ new: 0, known: 11 }],
    });
  });

  it('holds attachments under their hashes, whichever file they came in', async () => {
    const picture = new Uint8Array(70_000).fill(5);
    const hash = toHex(sha256(picture));
    const attachments = new Map([[hash, picture]]);
    const bytes = await bundleOf(world.hq, { kind: 'archive', attachments });
    const secret = headquartersIdentity(seedOf(1), world.contest);
    const sealed = await encryptFile(bytes, [await recipientOf(secret)]);
    for (const [name, file] of [
      ['a', await put(folder, 'plain.qzb', bytes)],
      ['b', await put(folder, 'sealed.qzb', sealed)],
    ] as const) {
      const target = join(folder, name);
      expect((await call('verify', file, '--key', key)).code).toBe(0);
      expect((await call('merge', file, '--into', target, '--key', key)).code).toBe(0);
      expect(await readdir(join(target, 'attachments'))).toEqual([hash]);
      const kept = await readFile(join(target, 'attachments', hash));
      expect(kept.equals(picture)).toBe(true);
    }
  });

  it('says so where it cannot be written', async () => {
    await writeFile(join(folder, 'file'), '');
    const blocked = await call('merge', contestFile, '--into', join(folder, 'file'));
    expect(blocked).toMatchObject({ code: 1, error: { type: 'FolderUnusable', code: 'ENOTDIR' } });
    const below = await call('merge', contestFile, '--into', join(folder, 'file', 'archive'));
    expect(below).toMatchObject({ code: 1, error: { type: 'FolderUnusable', code: 'ENOTDIR' } });
    await symlink(join(folder, 'loop'), join(folder, 'loop'));
    const loop = await call('merge', contestFile, '--into', join(folder, 'loop'));
    expect(loop).toMatchObject({ code: 1, error: { type: 'FolderUnusable', code: 'ELOOP' } });
    expect((await call('merge', contestFile, '--into', '')).error?.type).toBe('UsageError');
    await mkdir(join(into(), 'segments', 'x'), { recursive: true });
    expect((await call('merge', contestFile, '--into', into())).error?.type).toBe('NotAnArchive');
  });
});

describe('verify --root', () => {
  it.each(['abc', '', '12345', '0'.repeat(39), '0'.repeat(41), `${'0'.repeat(40)}x`])(
    'is wrong usage with %j, which no fingerprint looks like',
    async (root) => {
      expect(await call('verify', contestFile, '--root', root)).toMatchObject({
        code: 2,
        out: null,
        error: { type: 'UsageError' },
      });
    },
  );
});
