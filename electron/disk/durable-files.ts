import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { isSystemError } from './system-errors.ts';

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null))?.isDirectory() === true;

/**
 * Makes a folder and those above it that are missing. Node's own recursive form never comes back where a folder says of
 * new ones that they do not exist, as those of the system below /proc do.
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
    return;
  } catch (error) {
    if (await isFolder(folder)) return;
    const above = dirname(folder);
    if (!isSystemError(error) || error.code !== 'ENOENT' || above === folder) throw error;
    await makeFolder(above);
  }
  try {
    await mkdir(folder);
  } catch (error) {
    if (!(await isFolder(folder))) throw error;
  }
}

/** What a file system says that has no way to flush a folder, as those of some networks and sticks. */
const notOffered = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP']);

/** Makes a folder's entries durable; on Windows folders cannot be flushed and renames already are. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!isSystemError(error) || !notOffered.has(error.code ?? '')) throw error;
  } finally {
    await handle.close();
  }
}

/** Errors that pass by themselves on Windows, where a virus scanner may hold a file for a moment. */
const passingErrors = new Set(['EPERM', 'EBUSY', 'EACCES']);
const renameTries = 6;

/** What renaming is done with; tests neither wait nor have a virus scanner. */
interface Renaming {
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Milliseconds. */
  readonly wait: (time: number) => Promise<unknown>;
}

/** Renames, trying again for three seconds while another program may hold one of the two files. */
export async function renamePatiently(
  from: string,
  to: string,
  by: Renaming = { rename, wait },
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await by.rename(from, to);
      return;
    } catch (error) {
      const passes = isSystemError(error) && passingErrors.has(error.code ?? '');
      if (tries === renameTries || !passes) throw error;
      await by.wait(50 * 2 ** tries);
    }
  }
}

/**
 * Writes a file so that after a crash either the old or the whole new content is there: temporary file beside it,
 * flush, rename. Call `syncFolder` once after a batch to make the names durable too.
 */
export async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renamePatiently(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Writes one file and makes its name durable. */
export async function replaceDurably(file: string, bytes: Uint8Array): Promise<void> {
  await writeDurably(file, bytes);
  await syncFolder(dirname(file));
}
