import type { JurorGraph, SheetPair } from './juror-graph.ts';

/** A submission as assigning sees it. */
export interface AssignableSubmission {
  readonly submission: string;
  readonly nomination: string;
  readonly region: string | null;
  /** Fields it belongs to; absent or empty = any juror knows enough of it. */
  readonly expertise?: readonly string[];
}

export interface AssignableJuror {
  readonly juror: string;
  readonly region: string | null;
  /** Nominations this juror may judge; empty = all. */
  readonly nominations: readonly string[];
  /** Most submissions this juror takes; null or absent = no limit. */
  readonly capacity?: number | null;
  /** Fields this juror knows; absent or empty = all alike. */
  readonly expertise?: readonly string[];
}

/**
 * What is asked for. Ids that come twice count once, as they came first. Of all assignments within the rules the one
 * is given that has, in this order: the most sheets; the missing ones spread over submissions; the most of `prefer`;
 * the most of the own region where `ownRegion` asks for it; the even loads and fields that `expertiseWorth` weighs.
 */
export interface AssignmentRequest {
  readonly submissions: readonly AssignableSubmission[];
  readonly jurors: readonly AssignableJuror[];
  readonly perSubmission: number | 'all';
  /** How many jurors a submission shall have, where not `perSubmission`. */
  readonly wanted?: ReadonlyMap<string, number>;
  /** At most this many jurors of the applicant's own region; null = no limit. */
  readonly ownRegionMax: number | null;
  /** Jurors of the own region are taken as they come, before others as far as the limit goes, or alone. */
  readonly ownRegion?: 'free' | 'preferred' | 'only';
  /**
   * A juror outside the field is asked only when those who know it have this many sheets more than they; absent = a
   * quarter of the mean load.
   */
  readonly expertiseWorth?: number;
  /** The same seed gives the same assignment for the same request, whatever the order of its arrays. */
  readonly seed: number;
  /** Assignments that stay as they are and count. */
  readonly keep?: readonly SheetPair[];
  /** Assignments that stay where nothing more important is lost: as few as possible change. */
  readonly prefer?: readonly SheetPair[];
  /** Pairs that must not be: conflicts of interest, recusals. */
  readonly excluded?: readonly SheetPair[];
  /**
   * Two jurors change places where that costs nothing of the above: until the jury hangs together (`join`, as is
   * where absent), or on to a higher λ₂ (`raise`).
   */
  readonly swaps?: 'none' | 'join' | 'raise';
}

/**
 * The first rule that leaves a submission short: there are not as many jurors at all, for its nomination, without a
 * conflict, or by the rule about its region; else those who may judge it have no room.
 */
export type ShortfallReason = 'jurors' | 'nomination' | 'conflicts' | 'region' | 'capacity';

/** A submission that cannot have as many jurors as asked for. */
export interface AssignmentShortfall {
  readonly submission: string;
  readonly missing: number;
  readonly reason: ShortfallReason;
}

export interface Assignment {
  /** By submission, then juror, in the order of the request. */
  readonly assignments: readonly SheetPair[];
  /** Number of submissions by juror; everyone who could be asked is in it. */
  readonly loads: ReadonlyMap<string, number>;
  readonly shortfalls: readonly AssignmentShortfall[];
  /** Of the assignments as they are given. */
  readonly graph: JurorGraph;
  /** The same before jurors changed places. */
  readonly before: JurorGraph;
}

/** True where a juror's nominations include that of the submission. */
export const mayJudge = (
  { nominations }: Pick<AssignableJuror, 'nominations'>,
  { nomination }: Pick<AssignableSubmission, 'nomination'>,
): boolean => nominations.length === 0 || nominations.includes(nomination);
