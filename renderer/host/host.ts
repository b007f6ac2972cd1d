import type { Result } from '../../shared/basics/result.ts';
import type { HostFile, PickRequest, SavedFiles, SaveError } from '../../shared/host/host-table.ts';

/** What the page can ask of the program around it: the desktop shell, or a browser. */
export interface Host {
  /** `browser` keeps no journal; the page says so and reminds of exporting. */
  readonly kind: 'desktop' | 'browser';
  /**
   * Lets the person choose files and reads them whole; an empty list when they chose none. Rejects when a chosen file
   * cannot be read (the stick is gone) or is larger than `largestFile`.
   */
  readonly pickFiles: (request: PickRequest) => Promise<readonly HostFile[]>;
  /** Writes files where the person says; on the desktop they are read back and compared before this resolves. */
  readonly saveFiles: (files: readonly HostFile[]) => Promise<Result<SavedFiles, SaveError>>;
  /** Opens the system's print dialog for the page as it is now. */
  readonly print: () => Promise<void>;
  /** Languages the person's system prefers, best first, as BCP 47 tags. */
  readonly systemLanguages: () => Promise<readonly string[]>;
}
