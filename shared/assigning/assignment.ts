import type { JurorGraph, SheetPair } from './juror-graph.ts';

/** A submission as assigning sees it. */
export interface AssignableSubmission {
  readonly submission: string;
  readonly nomination: string;
  readonly region: string | null;
}

export interface AssignableJuror {
  readonly juror: string;
  readonly region: string | null;
  /** Nominations this juror may judge; empty = all. */
  readonly nominations: readonly string[];
  /** Most submissions this juror takes; null or absent = no limit. */
  readonly capacity?: number | null;
}

export interface AssignmentRequest {
  readonly submissions: readonly AssignableSubmission[];
  readonly jurors: readonly AssignableJuror[];
  readonly perSubmission: number | 'all';
  /** At most this many jurors of the applicant's own region; null = no limit. */
  readonly ownRegionMax: number | null;
  /** The same seed gives the same assignment for the same request, whatever the order of its arrays. */
  readonly seed: number;
  /** Assignments that stay as they are and count. */
  readonly keep?: readonly SheetPair[];
  /** Pairs that must not be: conflicts of interest, recusals. */
  readonly excluded?: readonly SheetPair[];
}

/** A submission that cannot have as many jurors as asked for. */
export interface AssignmentShortfall {
  readonly submission: string;
  readonly missing: number;
}

export interface Assignment {
  /** By submission, then juror, in the order of the request. */
  readonly assignments: readonly SheetPair[];
  /** Number of submissions by juror; everyone who could be asked is in it. */
  readonly loads: ReadonlyMap<string, number>;
  readonly shortfalls: readonly AssignmentShortfall[];
  readonly graph: JurorGraph;
}

/** True where a juror's nominations include that of the submission. */
export const mayJudge = (
  { nominations }: Pick<AssignableJuror, 'nominations'>,
  { nomination }: Pick<AssignableSubmission, 'nomination'>,
): boolean => nominations.length === 0 || nominations.includes(nomination);
