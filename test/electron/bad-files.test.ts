import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { concatBytes, utf8ToBytes } from '../../shared/basics/bytes.ts';
import type { Milli } from '../../shared/basics/points.ts';
import type { Action } from '../../shared/contest/action.ts';
import { setPerson } from '../../shared/contest/contest-operations.ts';
import type { ContestId } from '../../shared/log/operation.ts';
import { sealSegment } from '../../shared/log/segment.ts';
import { setScore } from '../../shared/scoring/score-operations.ts';
import { revokeKey, setKeyRights } from '../../shared/trust/key-operations.ts';
import {
  buildContest,
  draftOf,
  ed25519,
  personOf,
  seedOf,
  type TestContest,
  TestInstallation,
} from '../builders/contest-builder.ts';
import { isLong } from '../long/count-cases.ts';
import { bundleOf, call, put } from './headless.ts';

let folder = '';
let world: TestContest;
let contestFile = '';

const score = (juror: string, value = 7000, submission = '1'): Action =>
  setScore({ stage: 'written', submission, juror }, 'novelty', value as Milli);

const firstJuror = (): TestInstallation => {
  const [juror] = world.jurors;
  if (juror === undefined) throw new Error('a juror');
  return juror;
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qazylar-'));
  world = await buildContest();
  contestFile = await put(folder, 'contest.qzb', await bundleOf(world.hq, { kind: 'archive' }));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a file that cannot be opened', () => {
  /** What all three commands that read bundles say of a file; nothing is written. */
  async function refusalOf(file: string): Promise<unknown> {
    const into = join(folder, 'archive');
    const refusals = [
      await call('inspect', file),
      await call('verify', file),
      await call('merge', contestFile, file, '--into', into),
    ];
    for (const { code, out, error } of refusals) {
      expect([code, out]).toEqual([1, null]);
      expect(error).toEqual(refusals[0]?.error);
    }
    await expect(readdir(into)).rejects.toThrow('ENOENT');
    return refusals[0]?.error?.type;
  }

  it.each<[string, Uint8Array, string]>([
    ['empty', new Uint8Array(), 'FileEmpty'],
    ['one byte', Uint8Array.of(0x50), 'NotABundle'],
    ['text', utf8ToBytes('hello'), 'NotABundle'],
    [
      'an age file of 10,000 recipients',
      utf8ToBytes(`age-encryption.org/v1\n${'-> x\n\n'.repeat(10_000)}---\n`),
      'BundleEncrypted',
    ],
    [
      'a passphrase of work factor 30',
      utf8ToBytes(`age-encryption.org/v1\n-> scrypt ${'A'.repeat(22)} 30\n\n---\n`),
      'BundleEncrypted',
    ],
  ])('is refused: %s', async (_, bytes, type) => {
    expect(await refusalOf(await put(folder, 'bad.qzb', bytes))).toBe(type);
  });

  it('is refused where there is none, a folder, or something that is no file', async () => {
    expect(await refusalOf(join(folder, 'none.qzb'))).toBe('FileNotFound');
    expect(await refusalOf(join(contestFile, 'below.qzb'))).toBe('FileNotFound');
    expect(await refusalOf(folder)).toBe('DirectoryGiven');
    expect(await refusalOf('/dev/null')).toBe('FileUnreadable');
    await symlink(join(folder, 'gone'), join(folder, 'nowhere.qzb'));
    expect(await refusalOf(join(folder, 'nowhere.qzb'))).toBe('FileNotFound');
    await symlink(join(folder, 'loop.qzb'), join(folder, 'loop.qzb'));
    expect(await refusalOf(join(folder, 'loop.qzb'))).toBe('FileUnreadable');
  });

  it.skipIf(process.platform === 'win32')(
    'is refused where it is a pipe, without waiting',
    async () => {
      const pipe = join(folder, 'pipe.qzb');
      execFileSync('sh', ['-c', 'mkfifo "$0"', pipe]);
      expect(await refusalOf(pipe)).toBe('FileUnreadable');
    },
  );

  it('is refused with another and with both in one, whatever its name', async () => {
    const bundle = await bundleOf(firstJuror(), { kind: 'scores' });
    for (const name of ['two.qzb', 'two.zip', 'two.txt', 'two']) {
      const two = await put(folder, name, concatBytes(bundle, bundle));
      expect(await refusalOf(two), name).toBe('BundleDamaged');
    }
    expect(
      await refusalOf(await put(folder, 'more.qzb', concatBytes(bundle, new Uint8Array(9)))),
    ).toBe('BundleTruncated');
  });

  it('opens under any name, and behind a link', async () => {
    for (const name of ['renamed.zip', 'renamed.txt', 'Өтінім «№ 1».qzb', 'no-ending']) {
      const file = join(folder, name);
      await copyFile(contestFile, file);
      expect((await call('inspect', file)).code, name).toBe(0);
    }
    await symlink(contestFile, join(folder, 'link.qzb'));
    expect((await call('verify', join(folder, 'link.qzb'))).code).toBe(0);
  });
});

/** Files tried at the same time: most of a try is waiting for the disk. */
const atOnce = 64;

describe('a file that is cut off or changed', () => {
  let bytes: Uint8Array;
  let own = '';
  beforeAll(async () => {
    own = await mkdtemp(join(tmpdir(), 'qazylar-cut-'));
    const { jurors } = await buildContest();
    const [juror] = jurors;
    if (juror === undefined) throw new Error('a juror');
    // As small as a file of work can be: every byte of it is tried.
    const segments = [await juror.seal([score('j1')])];
    bytes = await bundleOf(juror, { kind: 'scores', segments });
  });
  afterAll(() => rm(own, { recursive: true, force: true }));

  const verified = async (content: Uint8Array, name = 'bad.qzb'): Promise<unknown> => {
    const file = join(own, name);
    writeFileSync(file, content);
    const { code, out, error } = await call('verify', file);
    expect([code, out]).toEqual([1, null]);
    return error?.type;
  };

  it('is refused at every percent', async () => {
    for (let percent = 1; percent < 100; percent += 1) {
      const cut = bytes.subarray(0, Math.floor((bytes.length * percent) / 100));
      expect(await verified(cut), `${percent} %`).toBe('BundleTruncated');
    }
  });

  it('is refused for a bit of any byte', async () => {
    // The reader is the one of `test/bundle`, which tries more of them; here it is what the command says of it.
    const every = isLong ? 1 : 5;
    const flipped = async (at: number): Promise<void> => {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      const type = await verified(changed, `bad-${at % atOnce}.qzb`);
      expect(type, `byte ${at}`).toMatch(/^(NotABundle|Bundle\w+|Segment\w+)$/);
    };
    const places = Array.from({ length: bytes.length }, (_, at) => at).filter(
      (at) => at % every === 0,
    );
    for (let from = 0; from < places.length; from += atOnce)
      await Promise.all(places.slice(from, from + atOnce).map(flipped));
  }, 60_000);
});

describe('a sound file whose operations are not allowed', () => {
  /** Merges files in order after the contest's own; reasons of what was kept aside. */
  async function asideAfter(...files: readonly Uint8Array[]): Promise<unknown> {
    const names = await Promise.all(
      files.map((bytes, index) => put(folder, `file-${index}.qzb`, bytes)),
    );
    const { code, out } = await call(
      'merge',
      contestFile,
      ...names,
      '--into',
      join(folder, 'archive'),
    );
    expect(code).toBe(0);
    return (out as { quarantine: unknown }).quarantine;
  }

  const bundle = (installation: TestInstallation): Promise<Uint8Array> =>
    bundleOf(installation, { kind: 'scores' });

  it('keeps aside what a stranger signed', async () => {
    const stranger = new TestInstallation(world.contest, await ed25519.keyFromSeed(seedOf(77)), 77);
    await stranger.seal([score('j1')]);
    expect(await asideAfter(await bundle(stranger))).toEqual([
      { reason: 'signer-unknown', count: 1 },
    ]);
  });

  it('keeps aside what a juror signed in the role of others', async () => {
    const juror = firstJuror();
    await juror.seal([score('j2'), setPerson(personOf('j9', 'juror', 'KZ-10', null))]);
    expect(await asideAfter(await bundle(juror))).toEqual([{ reason: 'role', count: 2 }]);
  });

  it('keeps aside what a revoked key signed', async () => {
    const juror = firstJuror();
    await juror.seal([score('j1')]);
    await world.hq.seal([revokeKey(juror.publicKey, [], 'a stolen laptop')]);
    const aside = await asideAfter(await bundle(juror), await bundle(world.hq));
    expect(aside).toEqual([{ reason: 'revoked', count: expect.any(Number) as number }]);
  });

  it('keeps aside what was signed for another stage', async () => {
    const juror = firstJuror();
    await juror.seal([
      setScore({ stage: 'final', submission: '1', juror: 'j1' }, 'novelty', 7000 as Milli),
    ]);
    expect(await asideAfter(await bundle(juror))).toEqual([
      { reason: 'criterion-unknown', count: 1 },
    ]);
  });

  it('keeps aside what a key signed outside its stages', async () => {
    const juror = firstJuror();
    await juror.seal([score('j1')]);
    await world.hq.seal([setKeyRights(juror.publicKey, ['final'], 'only the final')]);
    expect(await asideAfter(await bundle(juror), await bundle(world.hq))).toEqual([
      { reason: 'stage', count: 1 },
    ]);
  });

  it('refuses a file of another contest', async () => {
    const elsewhere = new TestInstallation(
      `${'A'.repeat(42)}E` as ContestId,
      await ed25519.keyFromSeed(seedOf(78)),
      78,
    );
    await elsewhere.seal([score('j1')]);
    const file = await put(folder, 'other.qzb', await bundle(elsewhere));
    expect(await call('merge', contestFile, file, '--into', join(folder, 'archive'))).toMatchObject(
      {
        code: 1,
        error: { type: 'BundleOtherContest', file },
      },
    );
  });
});

describe('a sound file that comes out of turn', () => {
  const report = async (...files: readonly Uint8Array[]) => {
    const names = await Promise.all(
      files.map((bytes, index) => put(folder, `file-${index}.qzb`, bytes)),
    );
    const into = await mkdtemp(join(folder, 'archive-'));
    const { code, out } = await call('merge', contestFile, ...names, '--into', into);
    expect(code).toBe(0);
    return out as {
      readonly files: readonly { readonly new: number; readonly known: number }[];
      readonly conflicts: Readonly<Record<string, number>>;
      readonly quarantine: readonly unknown[];
      readonly stateHash: string;
    };
  };

  it('is known where it comes again', async () => {
    const juror = firstJuror();
    await juror.seal([score('j1')]);
    const bytes = await bundleOf(juror, { kind: 'scores' });
    const { files } = await report(bytes, bytes);
    expect(files.slice(1)).toMatchObject([
      { new: 2, known: 0 },
      { new: 0, known: 2 },
    ]);
  });

  it('comes to the same in any order, and with a gap that is filled later', async () => {
    const juror = firstJuror();
    const [enrolment] = juror.segments;
    const second = await juror.seal([score('j1', 5000)]);
    const third = await juror.seal([score('j1', 6000, '2')]);
    if (enrolment === undefined) throw new Error('enrolled');
    const [a, b, c] = await Promise.all(
      [[enrolment], [second], [third]].map((segments) =>
        bundleOf(juror, { kind: 'scores', segments }),
      ),
    );
    if (a === undefined || b === undefined || c === undefined) throw new Error('three');
    const hashes = [await report(a, b, c), await report(c, b, a), await report(c, a, b)].map(
      ({ stateHash }) => stateHash,
    );
    expect(new Set(hashes).size).toBe(1);
    const gap = await report(a, c);
    expect(gap.quarantine).toEqual([]);
    expect(gap.stateHash).not.toBe(hashes[0]);
  });

  it('shows a copied laptop as a fork, with both branches kept', async () => {
    const juror = firstJuror();
    const copy = juror.copy();
    copy.segments.push(...juror.segments);
    await juror.seal([score('j1', 5000)]);
    await copy.seal([score('j1', 6000)]);
    const both = await report(
      await bundleOf(juror, { kind: 'scores' }),
      await bundleOf(copy, { kind: 'scores' }),
    );
    expect(both.conflicts).toMatchObject({ fork: 1, hard: 1 });
  });

  it('is judged without its clock, be it of 1970 or of the far future', async () => {
    const hashes = [];
    for (const clock of [0, -1, 4_102_444_800_000, 253_402_300_799_000]) {
      const juror = new TestInstallation(world.contest, await ed25519.keyFromSeed(seedOf(79)), 79);
      const segment = await sealSegment(
        { contest: world.contest, log: juror.log, end: juror.end },
        [{ author: 'j1', wallClock: clock, operations: [draftOf(score('j1'))] }],
        juror.key,
      );
      const bytes = await bundleOf(juror, { kind: 'scores', segments: [segment], created: clock });
      const file = await put(folder, 'clock.qzb', bytes);
      expect((await call('inspect', file)).out).toMatchObject({
        created: new Date(clock).toISOString(),
      });
      const { quarantine } = await report(bytes);
      hashes.push(JSON.stringify(quarantine));
    }
    expect(new Set(hashes)).toEqual(new Set(['[{"reason":"signer-unknown","count":1}]']));
  });
});
