import { add, compare, rational, type Rational, zero } from '../basics/rational.ts';
import type { Id } from '../contest/contest.ts';
import type { Discipline } from '../contest/discipline.ts';
import type { Heat } from './match.ts';
import { penaltySum, type RecordedResult, type SideResult } from './match-result.ts';
import type { PlayGround } from './play-matches.ts';
import { sheetProblem } from './placing.ts';

/**
 * `ready`: not run yet, or ordered anew. `run`: there is a sheet, whether the robot finished or not. `not-started`: the
 * team did not come to this run. `out`: not run, the team is disqualified.
 */
export type HeatState = 'ready' | 'disputed' | 'run' | 'not-started' | 'out';

/** A run with what is known of it so far. */
export interface PlayedHeat {
  readonly heat: Heat;
  readonly state: HeatState;
  /** Penalties included; null where the robot did not finish within the limit. */
  readonly milliseconds: number | null;
  readonly checkpoints: number;
  readonly recorded: RecordedResult | null;
}

/** Time with penalties, null where the robot did not finish, or needed more than the limit before penalties. */
export function timeOf(side: SideResult, discipline: Discipline): number | null {
  const { run } = side;
  if (run === null || !run.finished) return null;
  if (discipline.seconds !== null && run.milliseconds > discipline.seconds * 1000) return null;
  return run.milliseconds + penaltySum(side, discipline.penalties).milliseconds;
}

function playHeat(heat: Heat, ground: PlayGround): PlayedHeat {
  const idle = { heat, milliseconds: null, checkpoints: 0 };
  const recorded = ground.results.get(heat.id) ?? null;
  const reason =
    recorded === null ? null : sheetProblem(recorded.result, [heat.team], ground.discipline);
  if (recorded !== null && reason !== null)
    ground.unplaced.push({ result: recorded.result, reason });
  const kept = reason === null ? recorded : null;
  if (kept?.disputed === true) return { ...idle, state: 'disputed', recorded: kept };
  const [side] = kept?.result.sides ?? [];
  if (side === undefined)
    return { ...idle, state: ground.out.has(heat.team) ? 'out' : 'ready', recorded: kept };
  const { ruling } = kept?.result ?? {};
  if (ruling?.type === 'walk-over' || ruling?.type === 'disqualified')
    return { ...idle, state: 'not-started', recorded: kept };
  return {
    heat,
    state: 'run',
    milliseconds: timeOf(side, ground.discipline),
    checkpoints: side.run?.checkpoints ?? 0,
    recorded: kept,
  };
}

/** Plays all runs as far as there are sheets; notes in the ground who is out and which sheets do not fit. */
export function playHeats(heats: readonly Heat[], ground: PlayGround): readonly PlayedHeat[] {
  for (const { id, team } of heats) {
    const recorded = ground.results.get(id);
    if (recorded === undefined || recorded.disputed) continue;
    const isOut = recorded.result.ruling.type === 'disqualified';
    if (isOut && sheetProblem(recorded.result, [team], ground.discipline) === null)
      ground.out.add(team);
  }
  return heats.map((heat) => playHeat(heat, ground));
}

/** What a team's runs come to. */
export interface HeatTally {
  /** Times of its runs in their order, in milliseconds; null where there is none. */
  readonly times: readonly (number | null)[];
  /** Runs for which there is a sheet and to which the team came. */
  readonly started: number;
  readonly finished: number;
  /** What the discipline counts, in milliseconds; null where there is no time to count. */
  readonly counted: Rational | null;
  /** The second best time, in milliseconds. */
  readonly second: number | null;
  /** Most marks passed in one run. */
  readonly checkpoints: number;
}

function countedTime(
  heats: readonly PlayedHeat[],
  counted: Discipline['counted'],
): Rational | null {
  const times = heats.flatMap(({ milliseconds }) => (milliseconds === null ? [] : [milliseconds]));
  if (counted === 'last') {
    const last = heats.findLast(({ state }) => state === 'run' || state === 'not-started');
    const time = last?.milliseconds ?? null;
    return time === null ? null : rational(time);
  }
  if (times.length === 0) return null;
  if (counted === 'best') return rational(Math.min(...times));
  const sum = times.reduce((total, time) => add(total, rational(time)), zero);
  return counted === 'sum' ? sum : { ...rational(sum.numerator, BigInt(times.length)) };
}

/** Adds up the runs of one team. */
export function heatTally(
  heats: readonly PlayedHeat[],
  team: Id,
  counted: Discipline['counted'],
): HeatTally {
  const own = heats.filter(({ heat }) => heat.team === team);
  const times = own.map(({ milliseconds }) => milliseconds);
  const sorted = times.filter((time) => time !== null).toSorted((a, b) => a - b);
  return {
    times,
    started: own.filter(({ state }) => state === 'run').length,
    finished: sorted.length,
    counted: countedTime(own, counted),
    second: sorted[1] ?? null,
    checkpoints: Math.max(0, ...own.map(({ checkpoints }) => checkpoints)),
  };
}

/**
 * Before any tie rule: below zero where the first tally is ahead. A time goes before none; of means and sums, more
 * finished runs go before fewer; then the shorter time. Among teams without a time, more marks passed go first.
 */
export function compareTallies(a: HeatTally, b: HeatTally, counted: Discipline['counted']): number {
  if (a.counted === null || b.counted === null) {
    const missing = Number(a.counted === null) - Number(b.counted === null);
    return missing === 0 ? b.checkpoints - a.checkpoints : missing;
  }
  const all = counted === 'mean' || counted === 'sum';
  return (all ? b.finished - a.finished : 0) || compare(a.counted, b.counted);
}
