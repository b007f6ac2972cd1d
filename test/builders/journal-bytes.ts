import { concatBytes, sha256 } from '../../shared/basics/bytes.ts';
import {
  beginJournal,
  frameEntry,
  type JournalHeader,
  type JournalTip,
} from '../../shared/journal/journal-format.ts';

/** A generation that a test can tell from another one. */
export const generationOf = (number: number): Uint8Array => new Uint8Array(16).fill(number);

export const smallHeader: JournalHeader = { blockSize: 64, generation: generationOf(7) };

/** All bytes of a journal with these entries, and where it goes on. */
export function journalOf(
  entries: readonly Uint8Array[],
  header: JournalHeader = smallHeader,
): { readonly bytes: Uint8Array; readonly tip: JournalTip; readonly ends: readonly number[] } {
  let { bytes, tip } = beginJournal(header, sha256);
  const parts = [bytes];
  const ends = [tip.offset];
  for (const entry of entries) {
    ({ bytes, tip } = frameEntry(tip, entry, sha256));
    parts.push(bytes);
    ends.push(tip.offset);
  }
  return { bytes: concatBytes(...parts), tip, ends };
}
