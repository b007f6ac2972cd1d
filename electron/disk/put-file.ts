import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { DiskFolder } from './disk-folder.ts';
import { isSystemError, quietly } from './system-errors.ts';

/** A file as it is to stand in a folder; `draft` is the name it has until it is whole. */
export interface PutFile {
  readonly name: string;
  readonly draft: string;
  readonly bytes: Uint8Array;
}

/** `unverified`: what was read back from the disk is not what was written. */
export type PutError = { readonly type: 'failed' | 'unverified'; readonly cause?: unknown };

async function writeDraft(folder: DiskFolder, { draft, bytes }: PutFile): Promise<void> {
  const file = await folder.open(draft, 'fresh');
  try {
    await file.write(bytes, 0);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Writes a file so that it is there whole or not at all, and is what was asked for: beside its place, flushed, read
 * back and compared, renamed, the folder flushed. After a failure what had the name before is still there, and no
 * draft.
 */
export async function putVerified(
  folder: DiskFolder,
  file: PutFile,
): Promise<Result<void, PutError>> {
  try {
    await writeDraft(folder, file);
    const back = await folder.read(file.draft);
    if (back === null || Buffer.compare(back, file.bytes) !== 0) {
      await quietly(() => folder.remove(file.draft));
      return err({ type: 'unverified' });
    }
    await folder.rename(file.draft, file.name);
    await folder.sync();
    return ok(undefined);
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    await quietly(() => folder.remove(file.draft));
    return err({ type: 'failed', cause });
  }
}
