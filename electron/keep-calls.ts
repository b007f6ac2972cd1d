import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';

import type { HostCalls } from '../shared/host/host-table.ts';
import { type Ballast, createBallast } from './disk/ballast.ts';
import { nodeFolder } from './disk/node-folder.ts';
import { createPlaceMark, type PlaceMark } from './disk/place-mark.ts';
import { storageSpace } from './disk/storage-space.ts';
import { createJournalFile, type JournalFile } from './journal/journal-file.ts';
import { createSecondFolder, type SecondFolder } from './snapshots/second-folder.ts';
import { createSnapshotFolder, type SnapshotFolder } from './snapshots/snapshot-folder.ts';

/** Size of the blocks that disks and file systems write: an entry never shares one with another. */
const blockSize = 4096;

type KeepCall =
  | 'readJournal'
  | 'appendJournal'
  | 'replaceJournal'
  | 'storageSpace'
  | 'writeSnapshot'
  | 'listSnapshots'
  | 'readSnapshot'
  | 'snapshotFolder'
  | 'forgetSnapshotFolder';

/** What is kept beside the database, all of it below one folder. */
export interface Keeping {
  readonly calls: Pick<HostCalls, KeepCall>;
  readonly second: SecondFolder;
  /** Holds room back where there is enough of it. */
  readonly prepare: () => Promise<void>;
  /** True while nothing waits to be written. */
  readonly isIdle: () => boolean;
  /** Resolves when everything that was asked so far is on the disk, or refused. */
  readonly settled: () => Promise<void>;
}

interface Kept {
  readonly home: string;
  readonly journal: JournalFile;
  readonly place: PlaceMark;
  readonly snapshots: SnapshotFolder;
  readonly second: SecondFolder;
  readonly ballast: Ballast;
}

function callsOf(kept: Kept): Pick<HostCalls, KeepCall> {
  const { home, journal, place, snapshots, second, ballast } = kept;
  return {
    async readJournal() {
      const contents = await journal.read();
      return (await place.isCopied()) ? { ...contents, copied: true } : contents;
    },
    appendJournal: (entry) => journal.append(entry),
    async replaceJournal(entries) {
      const replaced = await journal.replace(entries);
      if (replaced.ok) await place.settle();
      return replaced;
    },
    async storageSpace() {
      const space = await storageSpace(home);
      // Where a full disk took it and somebody has tidied up since.
      if (space.level === 'ok') await ballast.hold();
      return space;
    },
    writeSnapshot: (file) => snapshots.write(file),
    listSnapshots: () => snapshots.list(),
    readSnapshot: (name) => snapshots.read(name),
    snapshotFolder: () => second.chosen(),
    async forgetSnapshotFolder() {
      await second.choose(null);
      return null;
    },
  };
}

/** Journal, snapshots and ballast below the folder that the program has for this person. */
export function createKeeping(home: string): Keeping {
  const ballast = createBallast(nodeFolder(home), () => storageSpace(home));
  const place = createPlaceMark(home);
  const second = createSecondFolder(home);
  const snapshots = createSnapshotFolder(
    nodeFolder(join(home, 'snapshots')),
    second.disk,
    ballast.release,
  );
  const journal = createJournalFile({
    folder: nodeFolder(join(home, 'journal')),
    sha256: (bytes) => createHash('sha256').update(bytes).digest(),
    randomBytes,
    makeRoom: ballast.release,
    blockSize,
  });
  return {
    calls: callsOf({ home, journal, place, snapshots, second, ballast }),
    second,
    prepare: ballast.hold,
    isIdle: () => journal.isIdle() && snapshots.isIdle(),
    async settled() {
      await Promise.all([journal.settled(), snapshots.settled()]);
    },
  };
}
