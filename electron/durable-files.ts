import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

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

/** Makes a folder's entries durable; on Windows folders cannot be flushed and renames already are. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes a file so that after a crash either the old or the whole new content is there: temporary file beside it,
 * flush, rename. Call `syncFolder` once after a batch to make the names durable too.
 */
export async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  const handle = await open(temporary, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(temporary, { force: true });
    throw error;
  }
  await handle.close();
  await rename(temporary, file);
}

/** Writes one file and makes its name durable. */
export async function replaceDurably(file: string, bytes: Uint8Array): Promise<void> {
  await writeDurably(file, bytes);
  await syncFolder(dirname(file));
}
