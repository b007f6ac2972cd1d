import type { JournalError } from '../../shared/host/keeping.ts';

/** Why the journal does not take what it should, or cannot be read. */
export type JournalReason = JournalError['details']['reason'] | 'unreadable';

/** The journal refused an entry, or cannot be read; nothing was written. */
export class JournalFailedError extends Error {
  readonly reason: JournalReason;

  constructor(reason: JournalReason) {
    super(`the journal failed: ${reason}`);
    this.reason = reason;
  }
}

/**
 * Journal and database may say different things, and what to do about it could not be written down: nothing more is
 * taken until the program starts again and compares them.
 */
export class StoreStoppedError extends Error {}

/** Sealed rows are there, and nothing that opens them. */
export class StoreDamagedError extends Error {}
