import { lstat, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { assert } from '../../shared/basics/assert.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { MailboxStore, StoreError } from '../../shared/exchange/mailbox-store.ts';
import { replaceDurably, syncFolder } from '../disk/durable-files.ts';
import { isFull, isMissing, isSystemError } from '../disk/system-errors.ts';

const denied: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);
/** What a network folder or a stick says that went away, or is held for a moment. */
const away: ReadonlySet<string> = new Set([
  'EBUSY',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'EIO',
  'ENETDOWN',
  'ENETUNREACH',
  'ENODEV',
  'ENOTCONN',
  'ENXIO',
  'ESTALE',
  'ETIMEDOUT',
]);

/** What the system's error means for an exchange; throws on what is a bug. */
export function errorOfFolder(error: unknown): StoreError {
  if (!isSystemError(error)) throw error;
  const code = error.code ?? '';
  if (isFull(error)) return { type: 'ExchangeFull' };
  if (code === 'ENOENT') return { type: 'ExchangeNotFound' };
  if (denied.has(code)) return { type: 'ExchangeDenied' };
  return away.has(code)
    ? { type: 'ExchangeUnreachable' }
    : { type: 'ExchangeUnexpected', status: 0 };
}

type FolderWrite = 'refused' | { readonly version: null; readonly checked: boolean };

/** The answer, or null where it is asked of what is not there. */
async function unlessMissing<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Makes the folders of a file below the place; never the place itself, which may be a stick that is not in. */
async function makeBelow(place: string, folder: string): Promise<void> {
  const [first = '', ...more] = folder.split('/');
  let path = place;
  for (const step of [first, ...more]) {
    const above = path;
    path = join(path, step);
    if ((await unlessMissing(stat(path))) !== null) continue;
    await mkdir(path).catch((error: unknown) => {
      // Another desk made it at the same moment.
      if (!isSystemError(error) || error.code !== 'EEXIST') throw error;
    });
    await syncFolder(above);
  }
}

/**
 * A mailbox in a folder that a person chose: a share, what Syncthing or Nextcloud keeps the same, a stick. Files are
 * written beside their place, flushed and renamed, so that whoever looks sees them whole or not at all. A folder that
 * is gone is not made anew.
 */
export function folderStore(place: string): MailboxStore {
  const pathOf = (name: string): string => {
    const steps = name.split('/');
    assert(
      steps.every((step) => step !== '' && step !== '.' && step !== '..'),
      'names are below the place',
    );
    return join(place, ...steps);
  };
  /** Does it where the place is there; a system's refusal becomes an error of the store. */
  const within = async <T>(
    act: () => Promise<Result<T, StoreError>>,
  ): Promise<Result<T, StoreError>> => {
    try {
      return (await stat(place)).isDirectory() ? await act() : err({ type: 'ExchangeNotFound' });
    } catch (error) {
      return err(errorOfFolder(error));
    }
  };
  return {
    lists: true,
    read: (name, { limit = Infinity } = {}) =>
      within(async () => {
        const path = pathOf(name);
        // A link or a pipe is nothing that an exchange wrote.
        const about = await unlessMissing(lstat(path));
        if (about?.isFile() !== true) return ok(null);
        if (about.size > limit) return err({ type: 'ExchangeUnexpected', status: 413 });
        const bytes = await unlessMissing(readFile(path));
        return ok(bytes === null ? null : { bytes: new Uint8Array(bytes), version: null });
      }),
    write: (name, bytes, when) =>
      within<FolderWrite>(async () => {
        const path = pathOf(name);
        if (when === 'absent' && (await unlessMissing(lstat(path))) !== null) return ok('refused');
        await makeBelow(place, dirname(name));
        await replaceDurably(path, bytes);
        return ok({ version: null, checked: false });
      }),
    list: (folder) =>
      within(async () => {
        const path = pathOf(folder);
        const files = (await unlessMissing(readdir(path, { withFileTypes: true }))) ?? [];
        const listed: { name: string; size: number }[] = [];
        for (const file of files) {
          const about = file.isFile() ? await unlessMissing(stat(join(path, file.name))) : null;
          if (about !== null) listed.push({ name: file.name, size: about.size });
        }
        return ok(listed);
      }),
  };
}
