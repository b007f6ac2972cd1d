import { createHash, randomBytes } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

import { codeOfDigest } from '../../shared/bundle/file-code.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { SavedGone, SavedPlace } from '../../shared/host/home-files.ts';
import type { HostFile } from '../../shared/host/host-table.ts';
import { isSystemError } from '../disk/system-errors.ts';

/** A page needs the last few; older tokens stand for nothing any more. */
const mostSaves = 100;

interface WrittenFile {
  readonly path: string;
  readonly digest: Buffer;
  /** Bytes. */
  readonly size: number;
}

/** What this run of the program saved itself. */
export interface SavedFilesKept {
  /** Remembers files of one folder, at least one, with the bytes that were read back. */
  readonly add: (
    files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  ) => SavedPlace;
  /** The path of the first file that is still there. */
  readonly find: (token: string) => Promise<Result<string, SavedGone>>;
  /** All files of a save as they are on the disk now, if they are still what was saved; and their folder. */
  readonly read: (
    token: string,
  ) => Promise<Result<{ readonly folder: string; readonly files: readonly HostFile[] }, SavedGone>>;
}

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

const gone = err<SavedGone>({ type: 'SavedGone' });

async function readAgain({ path, digest }: WrittenFile): Promise<HostFile | null> {
  try {
    const bytes = new Uint8Array(await readFile(path));
    return digestOf(bytes).equals(digest) ? { name: basename(path), bytes } : null;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return null;
  }
}

/** Tokens of this run and the files behind them; nothing of it is written anywhere. */
export function createSavedFiles(): SavedFilesKept {
  const saves = new Map<string, readonly WrittenFile[]>();
  return {
    add(files) {
      const token = randomBytes(16).toString('hex');
      const written = files.map(({ path, bytes }) => ({
        path,
        digest: digestOf(bytes),
        size: bytes.byteLength,
      }));
      saves.set(token, written);
      for (const old of [...saves.keys()].slice(0, -mostSaves)) saves.delete(old);
      return {
        token,
        folder: dirname(files[0]?.path ?? ''),
        files: written.map(({ path, digest, size }) => ({
          name: basename(path),
          size,
          code: codeOfDigest(digest),
        })),
      };
    },
    async find(token) {
      for (const { path } of saves.get(token) ?? []) {
        const there = await access(path).then(
          () => true,
          () => false,
        );
        if (there) return ok(path);
      }
      return gone;
    },
    async read(token) {
      const written = saves.get(token) ?? [];
      const [first] = written;
      const files: HostFile[] = [];
      for (const each of written) {
        const file = await readAgain(each);
        if (file === null) return gone;
        files.push(file);
      }
      return first === undefined ? gone : ok({ folder: dirname(first.path), files });
    },
  };
}
