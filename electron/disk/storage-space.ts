import { statfs } from 'node:fs/promises';

import type { StorageSpace } from '../../shared/host/keeping.ts';
import { isSystemError } from './system-errors.ts';

/** Bytes free below which a person is told, and below which no new scores are taken. */
export const lowSpace = 1_000_000_000;
export const blockedSpace = 200_000_000;

/** What free bytes mean; where the system does not tell, writing is tried and its errors are told. */
export function spaceOf(free: number | null): StorageSpace {
  if (free === null) return { free, level: 'ok' };
  return { free, level: free < blockedSpace ? 'blocked' : free < lowSpace ? 'low' : 'ok' };
}

/** Room for this person's files on the disk that holds a folder. */
export async function storageSpace(folder: string): Promise<StorageSpace> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return spaceOf(bavail * bsize);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return spaceOf(null);
  }
}
