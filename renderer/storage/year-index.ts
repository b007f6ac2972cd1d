import { subjectName } from '../../shared/contest/masking.ts';
import type { Id } from '../../shared/contest/contest.ts';
import type { Submission } from '../../shared/contest/submission.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import type { ContestId } from '../../shared/log/operation.ts';
import type { Season, SeasonHead } from '../../shared/seasons/season.ts';
import type { BeforeGrounds, YearMatch, YearQuery, YearsFound, YearSummary } from './years.ts';

/** An application of today as it is compared, its number in clear: the hash is made where the seasons are. */
export type ComparedToday = Pick<Submission, 'id' | 'title' | 'applicant' | 'bin'>;

export interface BeforeQuestion {
  readonly applications: readonly ComparedToday[];
  /** The contest they stand in, which is no earlier one. */
  readonly own: ContestId;
  readonly grounds: BeforeGrounds;
}

/** How far the indexes are; null while nobody waits for them. */
export type IndexProgress = { readonly done: number; readonly total: number } | null;

/**
 * All earlier applications of an installation and what finds them. In the program it works in a worker of its own: its
 * indexes take seconds, and nothing else waits for them. Null is the answer to what was stopped.
 */
export interface YearIndex {
  /** Takes the file of a season in, in the place of an earlier one of its contest; null where it cannot be read. */
  put(file: Uint8Array): Promise<SeasonHead | null>;
  remove(contest: ContestId): Promise<void>;
  /** The latest season first. */
  list(): Promise<readonly YearSummary[]>;
  read(contest: ContestId): Promise<Season | null>;
  search(query: YearQuery): Promise<YearsFound | null>;
  before(question: BeforeQuestion): Promise<ReadonlyMap<Id, readonly YearMatch[]> | null>;
  /** Ends the making of indexes; the next question begins it again. */
  stop(): void;
  /** Forgets everything. */
  close(): void;
}

/** What an index is given. */
export interface YearIndexGiven {
  /** The secret under which identity numbers are hashed. */
  readonly identityKey: Uint8Array;
  readonly progress: (progress: IndexProgress) => void;
}

/** Applications of today that may be compared: blocked applicants are compared with nobody. */
export const comparedOf = (
  { submissions, blocked }: Pick<FoldedContest, 'submissions' | 'blocked'>,
  only: Id | null,
): readonly ComparedToday[] =>
  [...submissions.values()]
    .filter(
      ({ id }) => (only === null || id === only) && !blocked.has(subjectName('submission', id)),
    )
    .map(({ id, title, applicant, bin }) => ({ id, title, applicant, bin }));
