import { expect, test } from 'vitest';

import { ballastSize, createBallast } from '../../../electron/disk/ballast.ts';
import { spaceOf, storageSpace } from '../../../electron/disk/storage-space.ts';
import { randomOf, SimulatedDisk, systemError } from '../../builders/simulated-disk.ts';

const withSpace = (free: number | null, disk = new SimulatedDisk(randomOf(1))) => ({
  disk,
  ballast: createBallast(disk.folder, async () => spaceOf(free)),
});

test.each([
  [null, 'ok'],
  [1_000_000_000, 'ok'],
  [999_999_999, 'low'],
  [200_000_000, 'low'],
  [199_999_999, 'blocked'],
  [0, 'blocked'],
])('%s bytes free are %s', (free, level) => {
  expect(spaceOf(free)).toEqual({ free, level });
});

test('the system tells how much is free, or that it cannot', async () => {
  expect((await storageSpace(import.meta.dirname)).free).toBeGreaterThan(0);
  expect(await storageSpace('/no/such/folder')).toEqual({ free: null, level: 'ok' });
});

test('ballast is held once, given up once, and held again when there is room', async () => {
  const { disk, ballast } = withSpace(5_000_000_000);
  await Promise.all([ballast.hold(), ballast.hold()]);
  expect(disk.contentOf('ballast')?.length).toBe(ballastSize);
  expect(disk.allNames()).toEqual(['ballast']);
  expect(await ballast.release()).toBe(true);
  expect(await ballast.release()).toBe(false);
  expect(disk.allNames()).toEqual([]);
  await ballast.hold();
  expect(disk.allNames()).toEqual(['ballast']);
});

test('ballast does not take the last room, nor replace a part of itself by a lack of room', async () => {
  const { disk, ballast } = withSpace(900_000_000);
  await ballast.hold();
  expect(disk.allNames()).toEqual([]);
});

test('a disk that refuses is no reason to stop', async () => {
  const { disk, ballast } = withSpace(null);
  for (const call of ['facts', 'make', 'open', 'write', 'sync', 'rename'] as const) {
    disk.arrange({ at: (asked) => (asked === call ? systemError('EIO') : null) });
    await ballast.hold();
  }
  disk.arrange({});
  await ballast.hold();
  disk.arrange({ at: (asked) => (asked === 'remove' ? systemError('EBUSY') : null) });
  expect(await ballast.release()).toBe(false);
});
