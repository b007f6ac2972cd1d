import { randomBytes } from 'node:crypto';
import { realpath, stat, statfs } from 'node:fs/promises';

import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { CopyError } from '../../shared/host/home-files.ts';
import type { HostFile } from '../../shared/host/host-table.ts';
import type { DiskFolder } from '../disk/disk-folder.ts';
import { nodeFolder } from '../disk/node-folder.ts';
import { putVerified } from '../disk/put-file.ts';
import { freeName } from '../disk/save-files.ts';
import { isFull, isSystemError, quietly } from '../disk/system-errors.ts';

const protectedCodes: ReadonlySet<string> = new Set(['EROFS', 'EACCES', 'EPERM']);
const pulledCodes: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENOTDIR',
  'ENODEV',
  'ENXIO',
  'EIO',
  'ENOTCONN',
  'ESTALE',
  'EBADF',
]);

/** What copying needs of the place that files go to; tests have one of their own. */
export interface CopyTarget {
  readonly disk: DiskFolder;
  /** False where the folder went away. */
  readonly isThere: () => Promise<boolean>;
  /** Bytes free; null where the system does not tell. */
  readonly free: () => Promise<number | null>;
}

const or = async <T>(asked: Promise<T>, otherwise: T): Promise<T> => {
  try {
    return await asked;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return otherwise;
  }
};

/** A folder of this computer or of a stick in it. */
export const copyTarget = (folder: string): CopyTarget => ({
  disk: nodeFolder(folder, 'existing'),
  isThere: () =>
    or(
      stat(folder).then((about) => about.isDirectory()),
      false,
    ),
  free: () =>
    or<number | null>(
      statfs(folder).then(({ bavail, bsize }) => bavail * bsize),
      null,
    ),
});

/** What a person can do about a failure: another stick, its switch, putting it in again. */
async function reasonOf(cause: unknown, target: CopyTarget, name: string): Promise<CopyError> {
  const code = isSystemError(cause) ? (cause.code ?? '') : '';
  const details = { name };
  if (isFull(cause)) return { type: 'StickFull', details };
  // A stick that is gone answers in many ways, and last by not being there.
  if (pulledCodes.has(code) || !(await target.isThere()))
    return { type: 'StickPulledOut', details };
  if (protectedCodes.has(code)) return { type: 'StickProtected', details };
  return { type: 'SaveFailed', details };
}

async function putCopy(
  target: CopyTarget,
  { name, bytes }: HostFile,
): Promise<Result<void, CopyError>> {
  const draft = `.${randomBytes(6).toString('hex')}.part`;
  const put = await putVerified(target.disk, { name, draft, bytes });
  if (put.ok) return put;
  if (put.error.type === 'unverified') return err({ type: 'SaveUnverified', details: { name } });
  return err(await reasonOf(put.error.cause, target, name));
}

/**
 * Copies files under names that are free: each written, flushed, closed, opened again and compared. All of them, or none:
 * after a failure what was copied before it is taken away again, as far as the stick is still there.
 */
export async function copyFiles(
  target: CopyTarget,
  files: readonly HostFile[],
): Promise<Result<readonly string[], CopyError>> {
  const [first] = files;
  const needed = files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  const free = await target.free();
  if (first !== undefined && free !== null && free < needed)
    return err({ type: 'StickFull', details: { name: first.name } });
  const names: string[] = [];
  for (const file of files) {
    const name = await freeName(
      file.name,
      async (taken) => (await or(target.disk.facts(taken), null)) !== null,
    );
    const copied = await putCopy(target, { name, bytes: file.bytes });
    if (!copied.ok) {
      for (const done of names) await quietly(() => target.disk.remove(done));
      return copied;
    }
    names.push(name);
  }
  return ok(names);
}

/** Whether two paths are one folder, links followed. */
export async function isSameFolder(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([or(realpath(one), one), or(realpath(other), other)]);
  return first === second;
}
