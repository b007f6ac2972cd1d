import { describe, expect, test } from 'vitest';

import type { DiskFolder } from '../../../electron/disk/disk-folder.ts';
import {
  createSnapshotFolder,
  type SnapshotFolder,
  snapshotsKept,
} from '../../../electron/snapshots/snapshot-folder.ts';
import { faultAt, randomOf, SimulatedDisk, systemError } from '../../builders/simulated-disk.ts';

const bytesOf = (number: number): Uint8Array => new Uint8Array(40).fill(number);
const file = (number: number) => ({ name: `day-${number}.qzs`, bytes: bytesOf(number) });
const disk = (): SimulatedDisk => new SimulatedDisk(randomOf(1));
const alone = (at: SimulatedDisk): SnapshotFolder =>
  createSnapshotFolder(at.folder, async () => null);
const both = (at: SimulatedDisk, second: DiskFolder): SnapshotFolder =>
  createSnapshotFolder(at.folder, async () => second);
const named = (number: number): string => `${String(number).padStart(6, '0')}-day-${number}.qzs`;

async function names(folder: SnapshotFolder): Promise<readonly string[]> {
  return (await folder.list()).map(({ name }) => name);
}

describe('snapshots', () => {
  test('are listed newest first by their number, whatever the clock says', async () => {
    const at = disk();
    const folder = alone(at);
    for (const number of [1, 2, 3]) {
      at.clock -= 1_000_000;
      expect(await folder.write(file(number))).toEqual({
        ok: true,
        value: { name: named(number), second: 'none' },
      });
    }
    expect(await folder.list()).toEqual(
      [3, 2, 1].map((number) => ({ name: named(number), size: 40, at: at.clock })),
    );
    expect(await folder.read(named(2))).toEqual({
      ok: true,
      value: { name: named(2), bytes: bytesOf(2) },
    });
    expect(await folder.read('other.qzs')).toEqual({
      ok: false,
      error: { type: 'SnapshotMissing', details: { name: 'other.qzs' } },
    });
  });

  test('of one name at one time stand beside each other', async () => {
    const folder = alone(disk());
    const written = await Promise.all(
      [file(1), file(1), file(1)].map((each) => folder.write(each)),
    );
    expect(written.every(({ ok }) => ok)).toBe(true);
    expect(new Set(await names(folder)).size).toBe(3);
  });

  test('are there after a power cut once they were called written', async () => {
    const at = disk();
    for (const number of [1, 2]) await alone(at).write(file(number));
    at.restart();
    expect(await alone(at).read(named(2))).toMatchObject({ value: { bytes: bytesOf(2) } });
  });

  test('are kept thirty of, the newest; what another program put there stays', async () => {
    const at = disk();
    at.put('from-a-stick.qzs', bytesOf(99));
    at.put('notes.txt', bytesOf(98));
    const folder = alone(at);
    for (let number = 1; number <= 35; number += 1) await folder.write(file(number));
    const kept = Array.from({ length: snapshotsKept }, (_, index) => named(35 - index));
    expect(await names(folder)).toEqual([...kept, 'from-a-stick.qzs']);
    expect(at.allNames()).toContain('notes.txt');
  });

  test('that cannot be written take none of the others with them', async () => {
    const at = disk();
    const folder = alone(at);
    for (let number = 1; number <= 30; number += 1) await folder.write(file(number));
    const before = await names(folder);
    const calls = await countCalls(at, folder);
    for (let call = 0; call < calls; call += 1) {
      at.arrange(faultAt(call, systemError('ENOSPC')));
      const written = await folder.write(file(40 + call));
      at.arrange({});
      const after = await names(folder);
      expect(after.length, `call ${call}`).toBeGreaterThanOrEqual(before.length);
      const newest = after[0] ?? '';
      expect(!written.ok || newest.endsWith(`-day-${40 + call}.qzs`), `call ${call}`).toBe(true);
    }
  });

  test('get the room that is held back where the disk is full, and once only', async () => {
    const at = disk();
    let asked = 0;
    let isHeld = true;
    const folder = createSnapshotFolder(
      at.folder,
      async () => null,
      async () => {
        asked += 1;
        at.arrange({});
        const gave = isHeld;
        isHeld = false;
        return gave;
      },
    );
    // The number of the next one is read before anything is written.
    at.arrange({ at: (_call, number) => (number >= 2 ? systemError('ENOSPC') : null) });
    expect(await folder.write(file(1))).toMatchObject({ ok: true });
    expect(asked).toBe(1);
    expect(at.contentOf(named(1))).toEqual(bytesOf(1));
    at.arrange({ at: (_call, number) => (number >= 2 ? systemError('ENOSPC') : null) });
    expect(await folder.write(file(2))).toMatchObject({ error: { type: 'SnapshotFailed' } });
    expect(asked).toBe(2);
  });

  test('whose folder cannot be read are a failure with their name', async () => {
    const at = disk();
    await alone(at).write(file(1));
    const folder = alone(at);
    at.arrange({ at: () => systemError('EIO') });
    expect(await folder.list()).toEqual([]);
    expect(await folder.read(named(1))).toMatchObject({ error: { type: 'SnapshotFailed' } });
    expect(await folder.write(file(2))).toEqual({
      ok: false,
      error: { type: 'SnapshotFailed', details: { name: 'day-2.qzs' } },
    });
  });

  test('that read back differently are refused, and leave nothing', async () => {
    const at = disk();
    const spoilt = { ...at.folder, read: async () => bytesOf(0) };
    const folder = createSnapshotFolder(spoilt, async () => null);
    expect(await folder.write(file(1))).toEqual({
      ok: false,
      error: { type: 'SnapshotUnverified', details: { name: 'day-1.qzs' } },
    });
    expect(at.allNames()).toEqual([]);
  });
});

/** How many calls of the disk one more snapshot takes; it is written for that. */
async function countCalls(at: SimulatedDisk, folder: SnapshotFolder): Promise<number> {
  at.arrange({});
  await folder.write(file(39));
  const { calls } = at;
  return calls;
}

describe('the second folder', () => {
  test('gets the same snapshot under the same name', async () => {
    const [first, second] = [disk(), disk()];
    expect(await both(first, second.folder).write(file(1))).toMatchObject({
      value: { second: 'written' },
    });
    expect(second.contentOf(named(1))).toEqual(bytesOf(1));
    second.restart();
    expect(second.contentOf(named(1))).toEqual(bytesOf(1));
  });

  test('that fails at any call is told, and the first one holds the snapshot', async () => {
    const whole = disk();
    await both(disk(), whole.folder).write(file(1));
    for (let call = 0; call < whole.calls; call += 1) {
      const [first, second] = [disk(), disk()];
      second.arrange(faultAt(call, systemError('EIO')));
      const written = await both(first, second.folder).write(file(1));
      expect(written, `call ${call}`).toMatchObject({ ok: true, value: { name: named(1) } });
      expect(first.contentOf(named(1)), `call ${call}`).toEqual(bytesOf(1));
    }
    const gone = disk();
    gone.arrange({ at: () => systemError('ENOENT') });
    expect(await both(disk(), gone.folder).write(file(1))).toMatchObject({
      value: { second: 'failed' },
    });
  });

  test('goes on counting where the first one was emptied', async () => {
    const second = disk();
    for (const number of [1, 2]) await both(disk(), second.folder).write(file(number));
    expect(second.allNames()).toEqual(['000001-day-1.qzs', '000002-day-2.qzs']);
  });
});
