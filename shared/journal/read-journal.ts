import { type JournalTip, readEntry, readHead, readHeader, type Sha256 } from './journal-format.ts';

/** What is in the bytes of a journal. */
export interface JournalRead {
  /** The valid beginning; each entry has its own memory. */
  readonly entries: readonly Uint8Array[];
  /**
   * `torn`: behind the entries is what an append left that never came to its end, or zeros; nothing is missing that was
   * acknowledged. (An acknowledged last entry that the disk spoiled later looks the same: nobody can tell them apart.)
   * `damaged`: something that was acknowledged is not to be read. `newer`: a later program's; nothing was read.
   */
  readonly end: 'whole' | 'torn' | 'damaged' | 'newer';
  /** How many entries were certainly written: as many as are here, and more where it is damaged. */
  readonly written: number;
  /** Where the next entry goes; null where the header says nothing. */
  readonly tip: JournalTip | null;
  /** Where the frame of the last entry that is here begins; 0 where there is none. */
  readonly last: number;
}

/** Reads all bytes of a journal. Never throws, whatever the bytes are, and takes no more memory than they do. */
export function readJournal(bytes: Uint8Array, sha256: Sha256): JournalRead {
  const first = readHeader(bytes, sha256);
  if (typeof first === 'string') return { entries: [], end: first, written: 0, tip: null, last: 0 };
  const entries: Uint8Array[] = [];
  let [tip, last] = [first, 0];
  for (
    let read = readEntry(bytes, tip, sha256);
    read !== null;
    read = readEntry(bytes, tip, sha256)
  ) {
    entries.push(read.entry);
    last = tip.offset;
    tip = read.tip;
  }
  const later = lastNumberBehind(bytes, tip, sha256);
  if (later !== null) return { entries, end: 'damaged', written: later + 1, tip, last };
  const end = bytes.length > tip.offset ? 'torn' : 'whole';
  return { entries, end, written: entries.length, tip, last };
}

/**
 * The number of the last frame behind a place where none holds; null where there is none. A frame is begun only once
 * the one before it is acknowledged, so a later one says that what should stand here was there.
 */
function lastNumberBehind(bytes: Uint8Array, tip: JournalTip, sha256: Sha256): number | null {
  let last: number | null = null;
  for (let at = tip.offset + tip.blockSize; at < bytes.length; at += tip.blockSize) {
    const head = readHead(bytes, at, tip, sha256);
    if (head !== null && head.number > tip.number) last = Math.max(last ?? 0, head.number);
  }
  return last;
}
