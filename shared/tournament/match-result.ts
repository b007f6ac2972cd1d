import type { Rational } from '../basics/rational.ts';
import type { Id } from '../contest/contest.ts';
import type { Penalty } from '../contest/discipline.ts';

/** A run against the clock, as the referee measured it. */
export interface Run {
  /** Without penalties. */
  readonly milliseconds: number;
  readonly finished: boolean;
  /** Marks of the course that the robot passed. */
  readonly checkpoints: number;
}

export interface PenaltyCount {
  readonly id: Id;
  readonly count: number;
}

/** What a referee's sheet says of one team. */
export interface SideResult {
  readonly team: Id;
  /** Goals, or rounds won, before penalties; 0 in heats. */
  readonly score: number;
  readonly penalties: readonly PenaltyCount[];
  /** The figure of an extra round, asked only where the figures are equal; null where none was played. */
  readonly extra: number | null;
  /** Weight of the robot in grams; null where it was not taken. */
  readonly weight: number | null;
  /** Only in heats, and not where the team did not start. */
  readonly run: Run | null;
}

/**
 * What a referee ruled. `walk-over`: these teams did not come, or lost without playing. `re-run`: what was recorded
 * before counts no more; without sides the match is still to be played again. `disqualified`: these teams lose this
 * match and are out.
 */
export type Ruling =
  | { readonly type: 'none' }
  | { readonly type: 'walk-over'; readonly teams: readonly Id[]; readonly reason: string }
  | { readonly type: 'disqualified'; readonly teams: readonly Id[]; readonly reason: string }
  | { readonly type: 're-run'; readonly reason: string };

/** A referee's sheet of a match or a heat (төреші парағы, судейский лист). */
export interface MatchResult {
  readonly stage: Id;
  readonly nomination: Id;
  /** Id of the match or heat in the schedule, or of an extra round. */
  readonly match: Id;
  readonly sides: readonly SideResult[];
  readonly ruling: Ruling;
  readonly note: string;
}

/** A result as the log holds it. */
export interface RecordedResult {
  readonly result: MatchResult;
  /** True where sheets say different things and nobody has settled yet which one holds: then none counts. */
  readonly disputed: boolean;
}

/** Points and milliseconds that a side's penalties come to. */
export function penaltySum(
  side: Pick<SideResult, 'penalties'>,
  penalties: readonly Penalty[],
): { readonly points: number; readonly milliseconds: number } {
  let [points, milliseconds] = [0, 0];
  for (const { id, count } of side.penalties) {
    const penalty = penalties.find((each) => each.id === id);
    points += count * (penalty?.points ?? 0);
    milliseconds += count * 1000 * (penalty?.seconds ?? 0);
  }
  return { points, milliseconds };
}

/** A side's figure after penalties; it may be below zero. */
export const figureOf = (side: SideResult, penalties: readonly Penalty[]): number =>
  side.score + penaltySum(side, penalties).points;

/** Exact engineering scores by team; a team without one is not in it. */
export type EngineeringScores = ReadonlyMap<Id, Rational>;
