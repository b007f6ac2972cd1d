import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from '../../shared/basics/zod.ts';

import { outputBroken, runCommand } from '../../electron/run-command.ts';
import type { Milli } from '../../shared/basics/points.ts';
import { writeBundle } from '../../shared/bundle/bundle.ts';
import type { BundleKind } from '../../shared/bundle/manifest.ts';
import { setScore } from '../../shared/scoring/score-operations.ts';
import {
  buildContest,
  ed25519,
  seedOf,
  type TestContest,
  TestInstallation,
  testSettings,
} from '../builders/contest-builder.ts';

let folder = '';
let world: TestContest;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qazylar-'));
  world = await buildContest();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function call(
  ...args: readonly string[]
): Promise<{ code: number; out: unknown; error: { type?: string } }> {
  let [stdout, stderr] = ['', ''];
  const code = await runCommand([...args, '--json'], {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
  });
  const error =
    stderr === '' ? {} : z.object({ type: z.string() }).loose().parse(JSON.parse(stderr));
  return { code, out: stdout === '' ? null : JSON.parse(stdout), error };
}

async function bundleFile(
  name: string,
  installation: TestInstallation,
  kind: BundleKind,
): Promise<string> {
  const bytes = await writeBundle(
    {
      manifest: {
        kind,
        contest: world.contest,
        title: testSettings.title,
        demo: false,
        recipients: ['headquarters'],
        created: 1_700_000_000_000,
        sender: { log: installation.log, person: 'x', name: 'X', role: 'juror' },
      },
      segments: installation.segments,
    },
    installation.key,
  );
  const file = join(folder, name);
  await writeFile(file, bytes);
  return file;
}

const conflictsSchema = z.object({
  files: z.array(z.object({ new: z.number(), known: z.number(), quarantined: z.number() })),
  conflicts: z.record(z.string(), z.number()),
  quarantine: z.array(z.object({ reason: z.string(), count: z.number() })),
  stateHash: z.string(),
});

async function threeFiles(): Promise<string[]> {
  const [j1] = world.jurors;
  if (j1 === undefined) throw new Error('a juror');
  const ref = { stage: 'written', submission: '1', juror: 'j1' };
  await j1.seal([
    setScore(ref, 'novelty', 7000 as Milli),
    setScore(ref, 'effect', 10_500 as Milli),
  ]);
  await world.coordinator.seal([setScore(ref, 'novelty', 6000 as Milli)]);
  return [
    await bundleFile('contest.qzb', world.hq, 'archive'),
    await bundleFile('j1.qzb', j1, 'scores'),
    await bundleFile('c1.qzb', world.coordinator, 'regional'),
  ];
}

describe('merge', () => {
  it('prints one state hash for any order and repetition, and the totals of the archive', async () => {
    const [contest = '', juror = '', region = ''] = await threeFiles();
    const orders = [
      [contest, juror, region],
      [region, juror, contest],
      [juror, juror, region, contest, contest, region],
    ];
    const results = [];
    for (const [index, order] of orders.entries()) {
      const { code, out } = await call(
        'merge',
        ...order,
        '--into',
        join(folder, `archive-${index}`),
      );
      expect(code).toBe(0);
      results.push(conflictsSchema.parse(out));
    }
    expect(new Set(results.map(({ stateHash }) => stateHash)).size).toBe(1);
    for (const { conflicts, quarantine } of results) {
      expect(conflicts).toEqual({ agree: 0, soft: 0, hard: 1, fork: 0, rule: 1, unknown: 0 });
      expect(quarantine).toEqual([{ reason: 'out-of-range', count: 1 }]);
    }
    expect(results[2]?.files.map((file) => file.new)).toEqual([3, 0, 2, expect.any(Number), 0, 0]);
  });

  it('says "already here, 0 new" for a file that is merged again', async () => {
    const files = await threeFiles();
    await call('merge', ...files, '--into', join(folder, 'archive'));
    const again = await call('merge', ...files, '--into', join(folder, 'archive'));
    expect(
      conflictsSchema.parse(again.out).files.every((file) => file.new === 0 && file.known > 0),
    ).toBe(true);
  });

  it('lets operations wait that arrive before their key directory, and judges them again', async () => {
    const [contest = '', juror = ''] = await threeFiles();
    const into = join(folder, 'archive');
    const before = conflictsSchema.parse((await call('merge', juror, '--into', into)).out);
    expect(before.quarantine).toEqual([{ reason: 'signer-unknown', count: 3 }]);
    expect(before.files[0]?.quarantined).toBe(3);
    const after = conflictsSchema.parse((await call('merge', contest, '--into', into)).out);
    expect(after.quarantine).toEqual([{ reason: 'out-of-range', count: 1 }]);
  });

  it('refuses a bundle with any byte flipped, like verify, and writes nothing at all', async () => {
    const [contest = '', juror = ''] = await threeFiles();
    const bytes = await readFile(juror);
    const into = join(folder, 'archive');
    const damaged = join(folder, 'damaged.qzb');
    for (let at = 0; at < bytes.length; at += 37) {
      await writeFile(
        damaged,
        bytes.map((byte, index) => (index === at ? byte ^ (1 << (at % 8)) : byte)),
      );
      const merged = await call('merge', contest, damaged, '--into', into);
      const verified = await call('verify', damaged);
      expect([merged.code, verified.code], `byte ${at}`).toEqual([1, 1]);
      expect(merged.error.type).toMatch(/^(Bundle|NotABundle|Segment)/);
      expect(merged.error.type).toBe(verified.error.type);
    }
    await expect(readdir(into)).rejects.toThrow('ENOENT');
  });

  it.each([
    ['an empty file', '', 'FileEmpty'],
    ['one byte', 'P', 'NotABundle'],
    ['text', 'hello', 'NotABundle'],
    ['an age file', 'age-encryption.org/v1\n-> X25519 x\n', 'BundleEncrypted'],
  ])('refuses %s', async (_name, content, type) => {
    const file = join(folder, 'bad.qzb');
    await writeFile(file, content);
    for (const command of ['inspect', 'verify']) {
      expect(await call(command, file)).toMatchObject({ code: 1, out: null, error: { type } });
    }
    expect((await call('merge', file, '--into', join(folder, 'a'))).error.type).toBe(type);
  });

  it('refuses a folder, a missing file and a folder that is no archive', async () => {
    const files = await threeFiles();
    const into = join(folder, 'archive');
    expect((await call('merge', folder, '--into', into)).error.type).toBe('DirectoryGiven');
    expect((await call('merge', join(folder, 'none'), '--into', into)).error.type).toBe(
      'FileNotFound',
    );
    await mkdir(join(folder, 'photos'));
    await writeFile(join(folder, 'photos', 'x.jpg'), 'x');
    expect((await call('merge', ...files, '--into', join(folder, 'photos'))).error.type).toBe(
      'NotAnArchive',
    );
    await call('merge', ...files, '--into', into);
    await writeFile(
      join(into, 'archive.json'),
      JSON.stringify({ qazylar: 'archive', format: 1, contest: 'x'.repeat(43) }),
    );
    expect((await call('merge', ...files, '--into', into)).error.type).toBe('ArchiveDamaged');
  });

  it('answers wrong usage with exit code 2 and one JSON object', async () => {
    for (const args of [
      [],
      ['bake'],
      ['merge'],
      ['merge', 'x'],
      ['verify'],
      ['inspect', 'a', 'b'],
      ['inspect', '--no'],
    ]) {
      expect(await call(...args), args.join(' ')).toMatchObject({
        code: 2,
        error: { type: 'UsageError' },
      });
    }
  });
});

describe('help', () => {
  it('has a line for every command', async () => {
    let stdout = '';
    const io = { stdout: (text: string) => void (stdout += text), stderr: () => undefined };
    expect(await runCommand(['--help'], io)).toBe(0);
    const { error } = await call('bake');
    const { commands } = z.object({ commands: z.array(z.string()) }).parse(error);
    expect(commands).toContain('merge');
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^${command} `, 'm'));
  });

  it('is given by every command as well, but not for what stands after --', async () => {
    let stdout = '';
    const io = { stdout: (text: string) => void (stdout += text), stderr: () => undefined };
    expect(await runCommand(['card', '--help'], io)).toBe(0);
    expect(stdout).toContain('[--renew]');
    expect(await runCommand(['merge', '--', '--help'], io)).toBe(2);
  });
});

describe('a stdout that takes no more', () => {
  const told: string[] = [];
  const io = { stdout: () => undefined, stderr: (text: string) => void told.push(text) };
  const refused = (code: string) => Object.assign(new Error(code), { code, syscall: 'write' });

  it('ends a command in silence where the reader went, and with one object where the disk is full', () => {
    expect(outputBroken(refused('EPIPE'), io)).toBe(0);
    expect(told).toEqual([]);
    expect(outputBroken(refused('ENOSPC'), io)).toBe(1);
    expect(told).toEqual(['{"type":"SaveFailed","name":"stdout","code":"ENOSPC"}\n']);
    expect(() => outputBroken(new Error('a bug'), io)).toThrow('a bug');
  });
});

describe('merge of other files', () => {
  it('takes nothing from an invitation, and says so', async () => {
    const [contest = ''] = await threeFiles();
    const [j1] = world.jurors;
    if (j1 === undefined) throw new Error('a juror');
    const empty = new TestInstallation(world.contest, world.hq.key, 99);
    const invitation = await bundleFile('invitation.qzb', empty, 'invitation');
    const { out } = await call('merge', contest, invitation, '--into', join(folder, 'archive'));
    expect(conflictsSchema.parse(out).files[1]).toEqual({ new: 0, known: 0, quarantined: 0 });
  });

  it('refuses a bundle of another contest, and writes nothing of either', async () => {
    const [contest = ''] = await threeFiles();
    const other = join(folder, 'other.qzb');
    const key = await ed25519.keyFromSeed(seedOf(77));
    const strange = `${'A'.repeat(42)}E` as typeof world.contest;
    const stranger = new TestInstallation(strange, key, 77);
    await stranger.seal([{ kind: 'x.y', key: 'x', value: 1 }]);
    const [was, into] = [world, join(folder, 'archive')];
    world = { ...world, contest: strange };
    await rename(await bundleFile('strange.qzb', stranger, 'scores'), other);
    world = was;
    const refused = await call('merge', contest, other, '--into', into);
    expect(refused).toMatchObject({ code: 1, error: { type: 'BundleOtherContest' } });
    await expect(readdir(into)).rejects.toThrow('ENOENT');
  });
});

describe('inspect and verify', () => {
  it('says what a bundle is', async () => {
    const [contest = ''] = await threeFiles();
    const { code, out } = await call('inspect', contest);
    expect(code).toBe(0);
    expect(out).toMatchObject({
      kind: 'archive',
      contest: world.contest,
      verified: true,
      counts: { segments: 1 },
      logs: [{ log: world.hq.log, sequence: 3, head: world.hq.segments[0]?.id }],
    });
  });

  it('prints the root fingerprint and compares it with the one that is named', async () => {
    const files = await threeFiles();
    const { out } = await call('verify', ...files);
    const { root } = z.object({ root: z.string(), rootCompared: z.literal(false) }).parse(out);
    expect(root).toMatch(/^(\d{5} ){7}\d{5}$/);
    expect((await call('verify', ...files, '--root', root.replaceAll(' ', '-'))).out).toMatchObject(
      { rootCompared: true },
    );
    const wrong = `${root.slice(0, -1)}${root.endsWith('0') ? 1 : 0}`;
    expect(await call('verify', ...files, '--root', wrong)).toMatchObject({
      code: 1,
      error: { type: 'RootMismatch' },
    });
  });
});
