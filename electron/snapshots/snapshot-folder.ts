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
import { isFull, isSystemError, quietly } from '../disk/system-errors.ts';

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

async function put(folder: DiskFolder, file: HostFile): Promise<Result<void, PutError>> {
  try {
    await folder.make();
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return err({ type: 'failed', cause });
  }
  return putVerified(folder, { ...file, draft });
}

/**
 * Writes one snapshot and, once it is read back, removes those that are too old. On a full disk once more where room
 * could be made.
 */
async function keep(
  folder: DiskFolder,
  file: HostFile,
  makeRoom: MakeRoom,
): Promise<Result<void, PutError>> {
  let done = await put(folder, file);
  if (!done.ok && isFull(done.error.cause) && (await makeRoom())) done = await put(folder, file);
  if (done.ok) await prune(folder);
  return done;
}

/** Makes room on this computer's disk; false where there is none to make. */
type MakeRoom = () => Promise<boolean>;

const noRoom: MakeRoom = async () => false;

/** Where snapshots go, and what helps where there is no room. */
interface Places {
  readonly folder: DiskFolder;
  readonly second: () => Promise<DiskFolder | null>;
  readonly makeRoom: MakeRoom;
}

/**
 * Snapshots in a folder, each copied to a second one where there is one: on a stick, or in a folder that the person
 * chose. That it cannot be written there now is told and nothing else. `makeRoom` is asked on this computer's own disk
 * alone: what it gives up is not on a stick.
 */
export function createSnapshotFolder(
  folder: DiskFolder,
  second: () => Promise<DiskFolder | null>,
  makeRoom: MakeRoom = noRoom,
): SnapshotFolder {
  const { run, isIdle, settled } = createQueue();
  return {
    write: (file) => run(() => write({ folder, second, makeRoom }, file)),
    list: () => listed(folder),
    read: (name) => read(folder, name),
    isIdle,
    settled,
  };
}

async function write(
  { folder, second, makeRoom }: Places,
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
  const first = await keep(folder, kept, makeRoom);
  if (!first.ok) {
    const type = first.error.type === 'unverified' ? 'SnapshotUnverified' : 'SnapshotFailed';
    return err({ type, details });
  }
  if (other === null) return ok({ name: kept.name, second: 'none' });
  const isCopied = highestThere !== null && (await keep(other, kept, noRoom)).ok;
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
