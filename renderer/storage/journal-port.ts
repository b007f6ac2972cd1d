import type { Result } from '../../shared/basics/result.ts';
import type { JournalContents, JournalError, JournalPlace } from '../../shared/host/keeping.ts';

/** The journal's file, wherever it is: what is appended is on the disk when the answer comes. */
export interface JournalPort {
  readonly read: () => Promise<JournalContents>;
  readonly append: (entry: Uint8Array) => Promise<Result<JournalPlace, JournalError>>;
  readonly replace: (
    entries: readonly Uint8Array[],
  ) => Promise<Result<{ readonly generation: string }, JournalError>>;
}
