import { err, ok, type Result } from '../../shared/basics/result.ts';

/** A folder is read in portions; the browser gives an empty one at the end. */
const nextPortion = (reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> =>
  new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));

/** Null where the file went away between the drop and the reading. */
const fileOf = (entry: FileSystemFileEntry): Promise<File | null> =>
  new Promise((resolve) => entry.file(resolve, () => resolve(null)));

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

async function filesUnder(entry: FileSystemEntry): Promise<readonly File[]> {
  if (isFile(entry)) {
    const file = await fileOf(entry);
    return file === null ? [] : [file];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const files: File[] = [];
  for (;;) {
    const portion = await nextPortion(reader);
    if (portion.length === 0) return files;
    for (const each of portion) files.push(...(await filesUnder(each)));
  }
}

/**
 * Every file of a drop, those in folders and their folders too, in the order of the drop; nothing is read yet. Call it
 * while the drop is being told: afterwards the browser has forgotten what was dropped.
 */
export function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  const places = [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  return Promise.all(
    places.map(async ({ entry, file }) => {
      if (entry !== null) return await filesUnder(entry);
      return file === null ? [] : [file];
    }),
  ).then((found) => found.flat());
}

/** A dropped file, read into memory. */
export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface DropRefused {
  readonly type: 'DirectoryGiven' | 'FileTooLarge' | 'FileUnreadable';
}

/**
 * Every file of a drop read whole, in the order of the drop; refused as a whole where one of them is a folder, is larger
 * than `largest` bytes, or went away. Call it while the drop is being told.
 */
export async function readDropped(
  transfer: DataTransfer,
  largest: number,
): Promise<Result<readonly DroppedFile[], DropRefused>> {
  const hasFolder = [...transfer.items].some(
    (item) => item.webkitGetAsEntry()?.isDirectory === true,
  );
  const files = [...transfer.files];
  if (hasFolder) return err({ type: 'DirectoryGiven' });
  if (files.some(({ size }) => size > largest)) return err({ type: 'FileTooLarge' });
  try {
    const read = files.map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    }));
    return ok(await Promise.all(read));
  } catch {
    return err({ type: 'FileUnreadable' });
  }
}
