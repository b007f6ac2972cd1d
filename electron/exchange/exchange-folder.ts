import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';

import type { MailboxKeeper } from '../../shared/exchange/memory.ts';
import { makeFolder, replaceDurably } from '../disk/durable-files.ts';
import { isMissing, isSystemError } from '../disk/system-errors.ts';
import type { MemoryLog } from './memory-log.ts';

/** The file, or null where there is none. */
async function read(file: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Makes the folder `exchange` of an archive, which nobody else of this computer may look into; its path. */
export async function makeExchangeFolder(archive: string): Promise<string> {
  await makeFolder(archive);
  const folder = join(archive, 'exchange');
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (!isSystemError(error) || error.code !== 'EEXIST') throw error;
  });
  await makeFolder(join(folder, 'objects'));
  await makeFolder(join(folder, 'received'));
  return folder;
}

/** Keeps memory and objects of a mailbox in a folder. `before` makes what was taken durable first. */
export function folderKeeper(
  folder: string,
  memory: MemoryLog,
  before: () => Promise<void>,
): MailboxKeeper {
  const fileOf = (name: string): string => join(folder, 'objects', name);
  return {
    remember: async (next) => {
      await before();
      await memory.remember(next);
    },
    keep: (name, bytes) => replaceDurably(fileOf(name), bytes),
    kept: (name) => read(fileOf(name)),
    forget: async (names) => {
      for (const name of names) await rm(fileOf(name), { force: true });
    },
  };
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isSystemError(error) && error.code === 'EPERM';
  }
};

/**
 * Whether whoever made the lock is at work. A number is given out again: to this process, as in a container where it
 * is the same at every start, and after the computer was started anew to any other.
 */
async function isHeld(lock: string): Promise<boolean> {
  const holder = Number(new TextDecoder().decode((await read(lock)) ?? new Uint8Array()));
  if (!(holder > 0) || holder === process.pid || !isRunning(holder)) return false;
  // It is gone where that one came to its end just now.
  const about = await stat(lock).catch(() => null);
  return about !== null && about.mtimeMs >= Date.now() - uptime() * 1000;
}

/**
 * Does it while no other process exchanges for the same archive; null where one does. What a killed process left is
 * no obstacle.
 */
export async function exchangingAlone<T>(folder: string, act: () => Promise<T>): Promise<T | null> {
  const lock = join(folder, 'running');
  if (await isHeld(lock)) return null;
  await rm(lock, { force: true });
  try {
    const handle = await open(lock, 'wx', 0o600);
    await handle.writeFile(String(process.pid));
    await handle.close();
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST') return null;
    throw error;
  }
  try {
    return await act();
  } finally {
    await rm(lock, { force: true });
  }
}
