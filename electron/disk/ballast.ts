import { randomBytes } from 'node:crypto';

import type { StorageSpace } from '../../shared/host/keeping.ts';
import type { DiskFolder } from './disk-folder.ts';
import { putVerified } from './put-file.ts';
import { createQueue } from './queue.ts';
import { isSystemError } from './system-errors.ts';

/** Bytes that are held back on the disk: some thousand scores on the day that it is full. */
export const ballastSize = 16 * 1024 * 1024;
const ballastName = 'ballast';

/** Room held back by a file of nothing, to be given up when the journal has no other. */
export interface Ballast {
  /** Makes the file where it is missing and the disk has room for everybody; where it has not, another time. */
  readonly hold: () => Promise<void>;
  /** Gives the room up; false where there was none. */
  readonly release: () => Promise<boolean>;
}

/** Ballast in a folder of which `space` tells how much is free. */
export function createBallast(folder: DiskFolder, space: () => Promise<StorageSpace>): Ballast {
  const { run } = createQueue();
  return {
    hold: () => run(() => hold(folder, space)),
    async release() {
      try {
        if ((await folder.facts(ballastName)) === null) return false;
        await folder.remove(ballastName);
        await folder.sync();
        return true;
      } catch (error) {
        if (!isSystemError(error)) throw error;
        return false;
      }
    },
  };
}

async function hold(folder: DiskFolder, space: () => Promise<StorageSpace>): Promise<void> {
  try {
    if ((await folder.facts(ballastName))?.size === ballastSize) return;
    if ((await space()).level !== 'ok') return;
    await folder.make();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return;
  }
  // Random: a disk that packs or leaves out zeros would hold nothing back.
  const bytes = randomBytes(ballastSize);
  await putVerified(folder, { name: ballastName, draft: `${ballastName}.part`, bytes });
}
