import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { DiskFolder, OpenFile } from './disk-folder.ts';
import { makeFolder, renamePatiently, syncFolder } from './durable-files.ts';
import { isMissing, quietly } from './system-errors.ts';

/** The answer, or null where what was asked for is not there. */
async function unlessMissing<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function openFile(path: string, how: 'fresh' | 'existing'): Promise<OpenFile> {
  const handle = await open(path, how === 'fresh' ? 'w' : 'r+');
  return {
    async write(bytes, at) {
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done);
        done += bytesWritten;
      }
    },
    truncate: (size) => handle.truncate(size),
    sync: () => handle.datasync(),
    close: () => handle.close(),
  };
}

/** Makes the names of a new folder, and of the one it is in, durable where the system lets us. */
async function syncAbove(path: string): Promise<void> {
  // A folder above that may not even be opened was not made by us.
  for (const folder of [dirname(path), dirname(dirname(path))])
    await quietly(() => syncFolder(folder));
}

/**
 * A folder of this computer. `within` says that only the folder itself may be made: where the stick that it is on is
 * gone, nothing is written in its stead.
 */
export function nodeFolder(path: string, within: 'anywhere' | 'existing' = 'anywhere'): DiskFolder {
  return {
    async make() {
      if (within === 'anywhere') await makeFolder(path);
      else if ((await unlessMissing(stat(path))) === null) await mkdir(path);
      await syncAbove(path);
    },
    list: async () => (await unlessMissing(readdir(path))) ?? [],
    async facts(name) {
      const about = await unlessMissing(stat(join(path, name)));
      return about === null ? null : { size: about.size, at: about.mtimeMs };
    },
    async read(name) {
      const bytes = await unlessMissing(readFile(join(path, name)));
      return bytes === null ? null : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    },
    open: (name, how) => openFile(join(path, name), how),
    rename: (from, to) => renamePatiently(join(path, from), join(path, to)),
    remove: (name) => rm(join(path, name), { force: true }),
    sync: () => syncFolder(path),
  };
}
