import { type FileHandle, open, stat } from 'node:fs/promises';

import {
  type Bundle,
  type BundleError,
  type BundlePart,
  openBundle,
  type OpenedBundle,
  openBundleFrom,
} from '../shared/bundle/bundle.ts';
import { type ByteSource, sourceOf } from '../shared/bundle/byte-source.ts';
import {
  encryptedLimit,
  type EncryptedFileError,
  looksEncrypted,
  openEncrypted,
} from '../shared/bundle/encrypted-file.ts';
import { err, ok, type Result } from '../shared/basics/result.ts';
import { ed25519 } from './node-proofs.ts';
import { type FileProblem, fileProblem, isSystemError } from './disk/system-errors.ts';

export type BundleFileError = (
  | BundleError
  | EncryptedFileError
  | FileProblem
  | { readonly type: 'DirectoryGiven' }
) & { readonly file: string };

/** How a file on the disk is opened: encrypted ones with any of these X25519 secrets. */
export interface OpeningFile {
  readonly file: string;
  readonly identities: readonly Uint8Array[];
}

/** A file on the disk, read piece by piece. */
function sourceOfFile(handle: FileHandle, size: number): ByteSource {
  return {
    size,
    async read(from, to) {
      const bytes = new Uint8Array(Math.max(0, Math.min(to, size) - from));
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await handle.read(
          bytes,
          filled,
          bytes.length - filled,
          from + filled,
        );
        if (bytesRead === 0) return bytes.subarray(0, filled);
        filled += bytesRead;
      }
      return bytes;
    },
  };
}

interface Source {
  readonly source: ByteSource;
  readonly encrypted: boolean;
}

/** The bundle in a file: the file itself, or what is encrypted in it, which is then held in memory. */
async function decrypted(
  file: ByteSource,
  identities: readonly Uint8Array[],
): Promise<Result<Source, BundleError | EncryptedFileError>> {
  if (!looksEncrypted(await file.read(0, 64))) return ok({ source: file, encrypted: false });
  if (identities.length === 0) return err({ type: 'BundleEncrypted' });
  if (file.size > encryptedLimit) return err({ type: 'FileTooLarge' });
  const plain = await openEncrypted(await file.read(0, file.size), identities);
  return plain.ok ? ok({ source: sourceOf(plain.value), encrypted: true }) : plain;
}

/** Looks at a file before it is opened: opening a pipe would wait for ever. */
async function refusedKind(file: string): Promise<'DirectoryGiven' | 'FileUnreadable' | null> {
  const about = await stat(file);
  if (about.isDirectory()) return 'DirectoryGiven';
  return about.isFile() ? null : 'FileUnreadable';
}

/** Opens a file, decrypts it where it is encrypted, and reads it while it is open. */
async function reading<T>(
  { file, identities }: OpeningFile,
  read: (source: Source) => Promise<Result<T, BundleError>>,
): Promise<Result<T, BundleFileError>> {
  try {
    const refused = await refusedKind(file);
    if (refused !== null) return err({ type: refused, file });
    const handle = await open(file, 'r');
    try {
      const source = await decrypted(sourceOfFile(handle, (await handle.stat()).size), identities);
      const result = source.ok ? await read(source.value) : source;
      return result.ok ? result : err({ ...result.error, file });
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return err({ ...fileProblem(error), file });
  }
}

/** Reads and fully checks one bundle from disk, handing on its parts one by one. */
export const readBundleFile = (
  opening: OpeningFile,
  visit?: (part: BundlePart) => void | Promise<void>,
): Promise<Result<OpenedBundle & { readonly encrypted: boolean }, BundleFileError>> =>
  reading(opening, async ({ source, encrypted }) => {
    const opened = await openBundleFrom(source, ed25519.verify, visit);
    return opened.ok ? ok({ ...opened.value, encrypted }) : opened;
  });

/** Reads and fully checks one bundle from disk, all of it in memory. */
export const openBundleFile = (
  opening: OpeningFile,
): Promise<Result<Bundle & { readonly encrypted: boolean }, BundleFileError>> =>
  reading(opening, async ({ source, encrypted }) => {
    const bytes = await source.read(0, source.size);
    const opened = await openBundle(bytes, ed25519.verify);
    return opened.ok ? ok({ ...opened.value, encrypted }) : opened;
  });
