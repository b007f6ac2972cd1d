import type { Id } from '../../shared/contest/contest.ts';
import { type DocumentSizes, handedLimits } from './handed-documents.ts';

/** One file of an invitation: whom it is for, and the documents that go with it. */
export interface InvitationFile {
  readonly person: Id;
  /** Hashes. */
  readonly documents: readonly string[];
  /** Bytes of these documents. */
  readonly bytes: number;
}

/** What one document adds to a file beside its own bytes: headers, and its line in the manifest. */
const documentOverhead = 720;

/** What a file holds beside payload and documents. */
const fileOverhead = 4096;

/**
 * Spreads a person's documents over files of at most `limit` bytes, each of which has room for the invitation itself,
 * of `payload` bytes. A document that is larger than the limit gets a file of its own; without documents there is one.
 */
export function invitationFiles(
  person: Id,
  documents: DocumentSizes,
  { payload, limit = handedLimits.oneFile }: { readonly payload: number; readonly limit?: number },
): readonly InvitationFile[] {
  const room = Math.min(limit, handedLimits.oneFile) - payload - fileOverhead;
  const files: { documents: string[]; bytes: number }[] = [{ documents: [], bytes: 0 }];
  let left = room;
  for (const [hash, size] of documents) {
    const needed = size + documentOverhead;
    if (needed > left && (files.at(-1)?.documents.length ?? 0) > 0) {
      files.push({ documents: [], bytes: 0 });
      left = room;
    }
    const file = files.at(-1);
    file?.documents.push(hash);
    if (file !== undefined) file.bytes += size;
    left -= needed;
  }
  return files.map((file) => ({ person, ...file }));
}

/** Files in their order, as many at once as a laptop holds in memory; one that is larger goes alone. */
export function inHandfuls(
  files: readonly InvitationFile[],
  atOnce: number = handedLimits.atOnce,
): readonly (readonly InvitationFile[])[] {
  const handfuls: InvitationFile[][] = [];
  let left = 0;
  for (const file of files) {
    if (handfuls.length === 0 || file.bytes > left) {
      handfuls.push([]);
      left = atOnce;
    }
    handfuls.at(-1)?.push(file);
    left -= file.bytes;
  }
  return handfuls;
}
