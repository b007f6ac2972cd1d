/** A file that is open for writing. Everything rejects with the system's error. */
export interface OpenFile {
  /** Writes all the bytes at a place; what lies between the old end and it becomes zeros. */
  readonly write: (bytes: Uint8Array, at: number) => Promise<void>;
  readonly truncate: (size: number) => Promise<void>;
  /** Content and size are on the disk when this resolves; the file's name needs `DiskFolder.sync`. */
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What the system says of a file. */
export interface FileFacts {
  /** Bytes. */
  readonly size: number;
  /** Last written, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * One folder on a disk, by as few calls as durable files take, so that tests can put a disk of their own behind them:
 * one that fails at any call, or loses what was not flushed. Everything rejects with the system's error.
 */
export interface DiskFolder {
  /** Makes the folder where it is missing, durably. */
  readonly make: () => Promise<void>;
  /** Names in it, in no order; none where the folder is missing. */
  readonly list: () => Promise<readonly string[]>;
  /** Null where there is no such file. */
  readonly facts: (name: string) => Promise<FileFacts | null>;
  /** All bytes of a file; null where there is none. */
  readonly read: (name: string) => Promise<Uint8Array | null>;
  /** `fresh` makes the file, or empties it; `existing` takes it as it is. */
  readonly open: (name: string, how: 'fresh' | 'existing') => Promise<OpenFile>;
  /** Gives a file a name, whatever had it before. */
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Resolves as well where there is no such file. */
  readonly remove: (name: string) => Promise<void>;
  /** Names are on the disk when this resolves. */
  readonly sync: () => Promise<void>;
}
