import { err, ok, type Result } from '../../shared/basics/result.ts';
import { isPlainFileName } from '../../shared/host/file-name.ts';
import { type HostFile, largestFile } from '../../shared/host/host-table.ts';
import {
  snapshotEnding,
  type SnapshotError,
  type SnapshotListed,
  type SnapshotWritten,
} from '../../shared/host/keeping.ts';
import type { DiskFolder } from '../disk/disk-folder.ts';
import { type PutError, putVerified } from '../disk/put-file.ts';
import { createQueue, type Queue } from '../disk/queue.ts';
import { isSystemError, quietly } from '../disk/system-errors.ts';

/** How many snapshots each folder keeps. */
export const snapshotsKept = 30;

const draft = 'snapshot.part';
/** The number only grows: which snapshot is newer does not depend on any clock. */
const namePattern = /^(\d{6})-.+\.qzs$/;

/** The snapshots of this computer. Writing is done one after another. */
export interface SnapshotFolder extends Pick<Queue, 'isIdle' | 'settled'> {
  readonly write: (file: HostFile) => Promise<Result<SnapshotWritten, SnapshotError>>;
  readonly list: () => Promise<readonly SnapshotListed[]>;
  readonly read: (name: string) => Promise<Result<HostFile, SnapshotError>>;
}

const numberOf = (name: string): number => Number(namePattern.exec(name)?.[1] ?? '-1');

/** Names of snapshots in a folder, newest first; what somebody else put there comes last. */
async function namesIn(folder: DiskFolder): Promise<readonly string[]> {
  const names = (await folder.list()).filter(
    (name) => name.endsWith(snapshotEnding) && isPlainFileName(name),
  );
  return names.toSorted((a, b) => numberOf(b) - numberOf(a) || (a < b ? 1 : -1));
}

/** Removes what is older than the newest ones; only what this program named. What cannot be removed stays. */
const prune = (folder: DiskFolder): Promise<boolean> =>
  quietly(async () => {
    const own = (await namesIn(folder)).filter((name) => namePattern.test(name));
    for (const name of own.slice(snapshotsKept)) await folder.remove(name);
  });

/** Writes one snapshot and, once it is read back, removes those that are too old. */
async function keep(folder: DiskFolder, file: HostFile): Promise<Result<void, PutError>> {
  try {
    await folder.make();
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return err({ type: 'failed', cause });
  }
  const put = await putVerified(folder, { ...file, draft });
  if (put.ok) await prune(folder);
  return put;
}

/**
 * Snapshots in a folder, each copied to a second one where there is one: on a stick, or in a folder that the person
 * chose. That it cannot be written there now is told and nothing else.
 */
export function createSnapshotFolder(
  folder: DiskFolder,
  second: () => Promise<DiskFolder | null>,
): SnapshotFolder {
  const { run, isIdle, settled } = createQueue();
  return {
    write: (file) => run(() => write(folder, second, file)),
    list: () => listed(folder),
    read: (name) => read(folder, name),
    isIdle,
    settled,
  };
}

async function write(
  folder: DiskFolder,
  second: () => Promise<DiskFolder | null>,
  file: HostFile,
): Promise<Result<SnapshotWritten, SnapshotError>> {
  const details = { name: file.name };
  const other = await second();
  const highest = await highestIn(folder);
  if (highest === null) return err({ type: 'SnapshotFailed', details });
  // Above every number in both folders: whoever emptied one of them shall not make the next snapshot the oldest.
  const highestThere = other === null ? 0 : await highestIn(other);
  const number = Math.max(highest, highestThere ?? 0) + 1;
  const kept = { name: `${String(number).padStart(6, '0')}-${file.name}`, bytes: file.bytes };
  const first = await keep(folder, kept);
  if (!first.ok) {
    const type = first.error.type === 'unverified' ? 'SnapshotUnverified' : 'SnapshotFailed';
    return err({ type, details });
  }
  if (other === null) return ok({ name: kept.name, second: 'none' });
  const isCopied = highestThere !== null && (await keep(other, kept)).ok;
  return ok({ name: kept.name, second: isCopied ? 'written' : 'failed' });
}

/** The highest number in a folder; null where it cannot be read. */
async function highestIn(folder: DiskFolder): Promise<number | null> {
  try {
    const [newest] = await namesIn(folder);
    return newest === undefined ? 0 : Math.max(0, numberOf(newest));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return null;
  }
}

async function listed(folder: DiskFolder): Promise<readonly SnapshotListed[]> {
  const snapshots: SnapshotListed[] = [];
  try {
    for (const name of await namesIn(folder)) {
      const facts = await folder.facts(name);
      if (facts !== null) snapshots.push({ name, ...facts });
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
  return snapshots;
}

async function read(folder: DiskFolder, name: string): Promise<Result<HostFile, SnapshotError>> {
  const details = { name };
  try {
    const facts = await folder.facts(name);
    if (facts === null) return err({ type: 'SnapshotMissing', details });
    if (facts.size > largestFile) return err({ type: 'SnapshotFailed', details });
    const bytes = await folder.read(name);
    return bytes === null ? err({ type: 'SnapshotMissing', details }) : ok({ name, bytes });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return err({ type: 'SnapshotFailed', details });
  }
}
