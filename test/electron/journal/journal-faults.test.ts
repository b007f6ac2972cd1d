import { describe, expect, test } from 'vitest';

import { createJournalFile } from '../../../electron/journal/journal-file.ts';
import { sha256 } from '../../../shared/basics/bytes.ts';
import type { Result } from '../../../shared/basics/result.ts';
import type { JournalError } from '../../../shared/host/keeping.ts';
import {
  type DiskCall,
  faultAt,
  PowerCut,
  randomOf,
  SimulatedDisk,
  systemError,
} from '../../builders/simulated-disk.ts';
import { openJournal } from './open-journal.ts';

const reasons = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EIO: 'other',
  EPERM: 'denied',
  EACCES: 'denied',
  EROFS: 'denied',
  EBUSY: 'busy',
} as const;
const codes = Object.keys(reasons) as (keyof typeof reasons)[];

const entry = (number: number): Uint8Array => new Uint8Array(10 + number * 9).fill(number + 1);

const numberOf = (bytes: Uint8Array): number => (bytes[0] ?? 0) - 1;

/** What a session of a contest asks: entries, a new generation now and then, so that old ones are tidied up. */
const script: readonly (readonly number[])[] = [
  [0],
  [1],
  [2],
  [10, 11],
  [3],
  [12],
  [13],
  [4],
  [14],
  [5],
];
const isReplacing = (numbers: readonly number[]): boolean => (numbers[0] ?? 0) >= 10;

interface Played {
  readonly expected: readonly number[];
  readonly errors: readonly JournalError[];
  readonly calls: number;
}

/** Plays the session; what is refused is asked once more, as a person would. */
async function play(disk: SimulatedDisk, room: () => Promise<boolean>): Promise<Played> {
  const journal = openJournal(disk.folder, room);
  const errors: JournalError[] = [];
  let expected: readonly number[] = [];
  const twice = async (ask: () => Promise<Result<unknown, JournalError>>): Promise<boolean> => {
    const first = await ask();
    if (first.ok) return true;
    errors.push(first.error);
    return (await ask()).ok;
  };
  for (const numbers of script) {
    const entries = numbers.map(entry);
    const [first] = entries;
    const done = await twice(() =>
      isReplacing(numbers) || first === undefined
        ? journal.replace(entries)
        : journal.append(first),
    );
    if (done) expected = isReplacing(numbers) ? numbers : [...expected, ...numbers];
  }
  return { expected, errors, calls: disk.calls };
}

const diskOf = (seed: number): SimulatedDisk => new SimulatedDisk(randomOf(seed));
const none = async (): Promise<boolean> => false;

const undisturbed = await play(diskOf(0), none);

async function kept(disk: SimulatedDisk): Promise<readonly Uint8Array[]> {
  disk.arrange({});
  return (await openJournal(disk.folder).read()).entries;
}

test('a session without faults keeps its last generation and what came after', () => {
  expect(undisturbed).toMatchObject({ expected: [14, 5], errors: [] });
  expect(undisturbed.calls).toBeGreaterThan(75);
});

describe.each(codes)('%s', (code) => {
  test('at any one call loses nothing that was acknowledged, and is told as what it is', async () => {
    let told = 0;
    for (let at = 0; at < undisturbed.calls; at += 1) {
      const disk = diskOf(at);
      disk.arrange(faultAt(at, systemError(code)));
      const { expected, errors } = await play(disk, none);
      expect(expected, `call ${at}`).toEqual([14, 5]);
      for (const { details } of errors) expect(details.reason).toBe(reasons[code]);
      told += errors.length;
      expect(await kept(disk), `call ${at}`).toEqual(expected.map(entry));
      disk.restart();
      expect(await kept(disk), `call ${at}, after a power cut`).toEqual(expected.map(entry));
    }
    expect(told).toBeGreaterThan(40);
  });

  test('at every call from some call on loses nothing either, and is told each time', async () => {
    for (let at = 0; at < undisturbed.calls; at += 1) {
      const disk = diskOf(at);
      disk.arrange({ at: (_call, number) => (number >= at ? systemError(code) : null) });
      const { expected, errors } = await play(disk, none);
      expect(errors.length, `call ${at}`).toBeGreaterThan(0);
      for (const { details } of errors) expect(details.reason).toBe(reasons[code]);
      const found = (await kept(disk)).map(numberOf);
      // What was begun when the disk failed may be there as well: nobody could take it back.
      const begun = script.map((numbers) =>
        isReplacing(numbers) ? numbers : [...expected, ...numbers],
      );
      expect([expected, ...begun], `call ${at}`).toContainEqual(found);
    }
  });
});

test('a full disk gives room up once, and only then refuses', async () => {
  for (let at = 0; at < undisturbed.calls; at += 1) {
    let asked = 0;
    const room = async (): Promise<boolean> => {
      asked += 1;
      return asked === 1;
    };
    const disk = diskOf(at);
    disk.arrange(faultAt(at, systemError('ENOSPC')));
    const { expected, errors } = await play(disk, room);
    expect(expected).toEqual([14, 5]);
    expect(errors).toEqual([]);
    expect(asked).toBeLessThanOrEqual(1);
    expect(await kept(disk)).toEqual(expected.map(entry));
  }
});

test('an entry that was refused does not come back by itself', async () => {
  for (const call of ['write', 'sync'] as const) {
    const disk = diskOf(1);
    const journal = openJournal(disk.folder);
    await journal.append(entry(0));
    let failed = false;
    disk.arrange({
      at: (asked: DiskCall) => {
        if (asked !== call || failed) return null;
        failed = true;
        return systemError('EIO');
      },
    });
    expect((await journal.append(entry(1))).ok).toBe(false);
    expect(await kept(disk)).toEqual([entry(0)]);
  }
});

test('a generation that was refused does not come back, whatever was appended since', async () => {
  const disk = diskOf(3);
  const journal = openJournal(disk.folder);
  await journal.append(entry(0));
  disk.arrange({ at: (call) => (call === 'sync-folder' ? systemError('EIO') : null) });
  expect((await journal.replace([entry(10)])).ok).toBe(false);
  expect((await journal.append(entry(1))).ok).toBe(false);
  disk.arrange({});
  expect(await journal.append(entry(2))).toMatchObject({ ok: true, value: { number: 1 } });
  disk.restart();
  expect(await kept(disk)).toEqual([entry(0), entry(2)]);
});

test('a refused generation that could not be taken back is not forgotten over the next one', async () => {
  const disk = diskOf(9);
  const journal = openJournal(disk.folder);
  await journal.append(entry(0));
  const failing: readonly DiskCall[] = ['sync-folder', 'remove'];
  disk.arrange({ at: (call) => (failing.includes(call) ? systemError('EIO') : null) });
  expect((await journal.replace([entry(10)])).ok).toBe(false);
  expect(disk.allNames()).toContain('journal-000002.qzj');
  let flushes = 0;
  disk.arrange({
    at: (call) => {
      flushes += call === 'sync-folder' ? 1 : 0;
      return call === 'sync-folder' && flushes === 1 ? systemError('EIO') : null;
    },
  });
  expect((await journal.replace([entry(11)])).ok).toBe(false);
  expect((await journal.append(entry(1))).ok).toBe(true);
  expect(await kept(disk)).toEqual([entry(0), entry(1)]);
});

test('what an earlier run left unflushed is flushed before anything is written behind it', async () => {
  for (let seed = 0; seed < 400; seed += 1) {
    const disk = diskOf(seed);
    const first = openJournal(disk.folder);
    for (const number of [0, 1]) await first.append(entry(number));
    disk.arrange({ at: (call) => (call === 'sync' ? 'cut' : null) });
    await expect(first.append(entry(2))).rejects.toThrow(PowerCut);
    disk.resume();
    let flushes = 0;
    disk.arrange({
      at: (call, number) => {
        flushes += call === 'sync' ? 1 : 0;
        // The first flush, when it is read, is refused; then the power goes, sooner or later.
        if (call === 'sync' && flushes === 1) return systemError('EIO');
        return number === 5 + (seed % 10) ? 'cut' : null;
      },
    });
    const [outcome] = await Promise.allSettled([openJournal(disk.folder).append(entry(3))]);
    expect(outcome.status === 'fulfilled' || outcome.reason instanceof PowerCut).toBe(true);
    disk.restart();
    disk.arrange({});
    const { entries, end } = await openJournal(disk.folder).read();
    expect(end, `seed ${seed}`).not.toBe('damaged');
    expect(entries.slice(0, 2).map(numberOf), `seed ${seed}`).toEqual([0, 1]);
  }
});

test('a disk that gives back something else than a new generation is not trusted with it', async () => {
  const disk = diskOf(4);
  const journal = openJournal(disk.folder);
  await journal.append(entry(0));
  const spoiling = openJournal({
    ...disk.folder,
    read: async (name) => {
      const bytes = await disk.folder.read(name);
      return name.endsWith('.part') && bytes !== null
        ? bytes.map((byte, at) => (at === 120 ? byte ^ 1 : byte))
        : bytes;
    },
  });
  expect(await spoiling.replace([entry(10)])).toMatchObject({ ok: false });
  expect(await kept(disk)).toEqual([entry(0)]);
  expect(disk.allNames()).toEqual(['journal-000001.qzj']);
});

test('a file that the disk does not give back can be replaced, and is kept', async () => {
  const disk = diskOf(5);
  await openJournal(disk.folder).append(entry(0));
  const name = 'journal-000001.qzj';
  const folder = {
    ...disk.folder,
    read: (asked: string) =>
      asked === name ? Promise.reject(systemError('EIO')) : disk.folder.read(asked),
  };
  const journal = openJournal(folder);
  expect(await journal.read()).toMatchObject({ entries: [], end: 'unreadable' });
  expect(await journal.append(entry(1))).toMatchObject({ ok: false });
  expect(await journal.replace([entry(10)])).toMatchObject({ ok: true });
  expect(await journal.append(entry(1))).toMatchObject({ ok: true, value: { number: 1 } });
  expect(disk.allNames()).toEqual([name, 'journal-000002.qzj']);
});

test('a bug is no refusal of the disk', async () => {
  const disk = diskOf(6);
  const journal = createJournalFile({
    folder: disk.folder,
    sha256,
    blockSize: 64,
    makeRoom: none,
    randomBytes: () => {
      throw new TypeError('a bug');
    },
  });
  await expect(journal.append(entry(0))).rejects.toThrow('a bug');
  expect(journal.isIdle()).toBe(true);
});

test('more than one file can hold is refused before anything is written', async () => {
  const disk = diskOf(7);
  const journal = openJournal(disk.folder);
  await journal.append(entry(0));
  const large = new Uint8Array(500 * 1024 * 1024);
  const { calls } = disk;
  expect(await journal.replace([large, large, large, large])).toEqual({
    ok: false,
    error: { type: 'JournalFailed', details: { reason: 'full' } },
  });
  expect(disk.calls).toBe(calls);
});
