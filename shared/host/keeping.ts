/**
 * How the journal's file ended when it was read. `torn`: the last append never came to its end, and nothing that was
 * acknowledged is missing. `damaged`: something that was acknowledged cannot be read; it is never written to again.
 * `newer`: a later program's, of which nothing was read; never written to. `unreadable`: the disk refused to read it.
 */
export type JournalEnd = 'whole' | 'torn' | 'damaged' | 'newer' | 'unreadable';

/** What the journal holds; without a journal: no entries, `whole`, generation ''. */
export interface JournalContents {
  /** The valid beginning, in the order of the appends; an entry's number is its place. */
  readonly entries: readonly Uint8Array[];
  readonly end: JournalEnd;
  /** How many entries were certainly written in this generation: more than are here only where it is damaged. */
  readonly written: number;
  /** Random name of this generation of the file, 32 hexadecimal digits: entry numbers mean nothing in another one. */
  readonly generation: string;
  /** Bytes that the file takes on the disk. */
  readonly size: number;
  /** Present where the program's folder was copied here from elsewhere and the journal not begun anew since. */
  readonly copied?: true;
}

/** Where an acknowledged entry stands. */
export interface JournalPlace {
  /** Counted from 0 in this generation. */
  readonly number: number;
  readonly generation: string;
  /** Bytes that the file takes on the disk, with this entry. */
  readonly size: number;
}

export interface JournalError {
  readonly type: 'JournalFailed';
  readonly details: {
    /**
     * `denied`: the folder may not be written. `busy`: another program holds the file. `damaged` and `newer`: of a file
     * that ends so nothing is appended, and a newer one is not replaced either.
     */
    readonly reason: 'full' | 'denied' | 'busy' | 'damaged' | 'newer' | 'other';
  };
}

/** Room on the disk that holds the contest: `low` below 1 GB, `blocked` below 200 MB. */
export interface StorageSpace {
  /** Bytes; null where the system does not tell. */
  readonly free: number | null;
  readonly level: 'ok' | 'low' | 'blocked';
}

export interface SnapshotWritten {
  /** The name it is listed and read by; it begins with a number that only grows. */
  readonly name: string;
  /** Whether it was copied to the second folder too, and read back there. */
  readonly second: 'none' | 'written' | 'failed';
}

export interface SnapshotListed {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** When it was written, in milliseconds since 1970 by this computer's clock. */
  readonly at: number;
}

export type SnapshotError =
  | { readonly type: 'SnapshotFailed'; readonly details: { readonly name: string } }
  /** What was read back from the disk is not what was written. */
  | { readonly type: 'SnapshotUnverified'; readonly details: { readonly name: string } }
  | { readonly type: 'SnapshotMissing'; readonly details: { readonly name: string } };

/** Ending of a snapshot's name. */
export const snapshotEnding = '.qzs';
