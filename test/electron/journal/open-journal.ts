import { createJournalFile, type JournalFile } from '../../../electron/journal/journal-file.ts';
import type { DiskFolder } from '../../../electron/disk/disk-folder.ts';
import { sha256 } from '../../../shared/basics/bytes.ts';

/** A journal of small blocks in a folder; each generation is named by the next number. */
export function openJournal(
  folder: DiskFolder,
  makeRoom: () => Promise<boolean> = async () => false,
): JournalFile {
  let generations = 0;
  return createJournalFile({
    folder,
    sha256,
    blockSize: 64,
    makeRoom,
    randomBytes: (length) => {
      generations += 1;
      return new Uint8Array(length).fill(generations);
    },
  });
}
