import type { ContestId } from '../../shared/log/operation.ts';
import type { PastGround } from '../../shared/seasons/applied-before.ts';
import type { PastFilters } from '../../shared/seasons/search-seasons.ts';
import type { PastApplication, PastResult, Season } from '../../shared/seasons/season.ts';
import type { Id } from '../../shared/contest/contest.ts';
import type { DeskError, NamedFile } from './desk-error.ts';
import type { Result } from '../../shared/basics/result.ts';

/** A season without its applications, which are counted. */
export interface YearSummary extends Omit<Season, 'applications'> {
  readonly applications: number;
  readonly results: Readonly<Partial<Record<PastResult, number>>>;
  /** Applications that were granted anything, and how much in whole tenge. */
  readonly grants: { readonly projects: number; readonly granted: number };
}

/** What became of the files of one contest. */
export type YearAdded =
  | {
      readonly files: readonly string[];
      /** `same`: it was here already, with the same state hash. */
      readonly outcome: 'added' | 'replaced' | 'same';
      readonly contest: ContestId;
    }
  | { readonly files: readonly string[]; readonly outcome: 'refused'; readonly error: DeskError };

/** An earlier application, by the contest it stood in. */
export interface YearHit {
  readonly contest: ContestId;
  readonly application: PastApplication;
}

/** An earlier application that may be the same applicant's. */
export interface YearMatch extends YearHit {
  readonly grounds: readonly PastGround[];
  readonly otherNumber: boolean;
}

/** What is looked for in all seasons, and how many at most are handed out. */
export interface YearQuery {
  readonly query: string;
  readonly filters: PastFilters;
  readonly most: number;
}

export interface YearsFound {
  readonly found: readonly YearHit[];
  /** How many there are in all. */
  readonly total: number;
}

/** `number`: the same identity number, told at once · `all`: names and titles too, once they are indexed. */
export type BeforeGrounds = 'number' | 'all';

/** A long work over seasons, and how far it is. */
export interface YearsWork {
  /** `add`: archive files are read, in bytes · `index`: words, names and titles are put in order. */
  readonly work: 'add' | 'index';
  readonly done: number;
  readonly total: number;
}

/** Commands about earlier seasons; headquarters' alone, others get `RoleForbidden`. */
export interface YearCommands {
  /**
   * Takes archive files of earlier contests in, several parts of one contest together; key files among them open those
   * that are encrypted. Only the season is kept, sealed, and not the file. Written durably before it resolves.
   */
  addYears(files: readonly NamedFile[]): Promise<Result<readonly YearAdded[], DeskError>>;
  /** Stops the reading of files, of which nothing is kept then, and the making of indexes: `ImportCancelled` for who waits. */
  cancelYears(): Promise<void>;
  /** All seasons, the latest first. */
  listYears(): Promise<Result<readonly YearSummary[], DeskError>>;
  /** Everything that is kept of one season; `YearMissing` where it is not here. */
  readYear(contest: ContestId): Promise<Result<Season, DeskError>>;
  removeYear(contest: ContestId): Promise<Result<void, DeskError>>;
  /** Words wait for their index where it is not made yet; numbers and lists do not. */
  searchYears(query: YearQuery): Promise<Result<YearsFound, DeskError>>;
  /** Earlier applications that may be of the same applicants, by number; those without any are not in it. */
  appliedBefore(question: {
    readonly grounds: BeforeGrounds;
    /** The one application that is asked about; null for all. */
    readonly only: Id | null;
  }): Promise<Result<ReadonlyMap<Id, readonly YearMatch[]>, DeskError>>;
}
