import type { Milli } from '../basics/points.ts';
import type { Id } from '../contest/contest.ts';

/**
 * How a region's own team sees the region on the rubric. It stands beside the experts' sheets and is counted nowhere:
 * nobody's own word raises a result.
 */
export interface SelfAssessment {
  /** Score by criterion, on the criterion's scale; criteria that are left out are not assessed yet. */
  readonly scores: Readonly<Record<Id, Milli>>;
  readonly comments: Readonly<Record<Id, string>>;
  /** Who assessed, as papers name them: a team, which signs nothing. */
  readonly team: string;
  /** Day on which the team agreed on it, "2026-11-30". */
  readonly day: string;
}
