import type { DiskFolder } from '../disk/disk-folder.ts';
import { madeError, quietly } from '../disk/system-errors.ts';
import {
  beginJournal,
  frameEntry,
  type JournalTip,
  type Sha256,
} from '../../shared/journal/journal-format.ts';
import { readJournal } from '../../shared/journal/read-journal.ts';

/** How many former generations are kept beside the current one. */
const formerKept = 2;
const draftName = 'journal.part';
const namePattern = /^journal-(\d{6,15})\.qzj$/;

/** Name of a generation's file; the highest number is the current one. */
export const generationName = (number: number): string =>
  `journal-${String(number).padStart(6, '0')}.qzj`;

/** Numbers of the generations in a folder, the current one first. */
export async function generationNumbers(folder: DiskFolder): Promise<readonly number[]> {
  const names = await folder.list();
  const numbers = names.flatMap((name) => namePattern.exec(name)?.[1] ?? []).map(Number);
  return numbers.toSorted((a, b) => b - a);
}

/** What a generation's file is made with. */
export interface NewGeneration {
  readonly blockSize: number;
  readonly generation: Uint8Array;
  readonly entries: readonly Uint8Array[];
}

/**
 * Writes a whole generation beside the others, under no name that counts yet, and reads it back; rejects where the
 * disk does, or gives back something else, and then takes no room.
 */
export async function draftGeneration(
  folder: DiskFolder,
  made: NewGeneration,
  sha256: Sha256,
): Promise<JournalTip> {
  await folder.make();
  try {
    const tip = await writeDraft(folder, made, sha256);
    const back = await folder.read(draftName);
    const read = back === null ? null : readJournal(back, sha256);
    if (read?.end === 'whole' && read.tip !== null && equalTips(read.tip, tip)) return tip;
    throw madeError('EIO', 'the disk gave back something else');
  } catch (error) {
    await quietly(() => folder.remove(draftName));
    throw error;
  }
}

async function writeDraft(
  folder: DiskFolder,
  made: NewGeneration,
  sha256: Sha256,
): Promise<JournalTip> {
  const file = await folder.open(draftName, 'fresh');
  let { bytes, tip } = beginJournal(made, sha256);
  try {
    await file.write(bytes, 0);
    for (const entry of made.entries) {
      const at = tip.offset;
      ({ bytes, tip } = frameEntry(tip, entry, sha256));
      await file.write(bytes, at);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return tip;
}

const equalTips = (a: JournalTip, b: JournalTip): boolean =>
  a.offset === b.offset && Buffer.compare(a.chain, b.chain) === 0;

/** Gives the draft its number; from then on it is the current generation, once the folder is flushed. */
export async function nameGeneration(folder: DiskFolder, number: number): Promise<void> {
  await folder.rename(draftName, generationName(number));
  await folder.sync();
}

/** Takes back a generation that was not acknowledged; only once this resolves may the one before it go on. */
export async function withdrawGeneration(folder: DiskFolder, number: number): Promise<void> {
  await folder.remove(generationName(number));
  await folder.sync();
}

/**
 * Removes generations older than the last two former ones: only those of this version that read as they should, since a
 * damaged one may be all there is to learn from. Nothing depends on it: what cannot be removed stays.
 */
export async function pruneGenerations(folder: DiskFolder, sha256: Sha256): Promise<void> {
  await quietly(async () => {
    for (const number of (await generationNumbers(folder)).slice(1 + formerKept)) {
      const name = generationName(number);
      const bytes = await folder.read(name);
      const end = bytes === null ? 'whole' : readJournal(bytes, sha256).end;
      if (end === 'whole' || end === 'torn') await folder.remove(name);
    }
  });
}
