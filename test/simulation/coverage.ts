import { rankSubmissions } from '../../shared/ranking/rank-submissions.ts';
import { type Design, sheetsOf } from './designs.ts';
import { type Estimate, estimateOf, rankingInputOf } from './rank-simulated.ts';
import {
  bestOf,
  type ContestShape,
  type Departure,
  type Deviations,
  simulateContest,
} from './simulated-contest.ts';

/** What was promised of a contest's list, beside what came true. */
interface Outcome {
  /** Share of submissions whose true rank lies inside their 95 % rank interval. */
  readonly covered: number;
  /** Mean P(TOP-N) of those on the list, and the share of them that truly belong there. */
  readonly promised: number;
  readonly found: number;
  readonly safe: number;
  readonly grey: number;
  /** Share of those called safe, in or out, that truly are. */
  readonly safeRight: number;
}

export interface Coverage {
  readonly contests: number;
  /** Contests whose ranking was refused, so that nothing was promised. */
  readonly refused: number;
  readonly covered: Estimate;
  readonly promised: Estimate;
  readonly found: Estimate;
  /** Promised less found, contest by contest. */
  readonly excess: Estimate;
  readonly safe: Estimate;
  readonly grey: Estimate;
  readonly safeRight: Estimate;
}

export interface CoverageOptions {
  readonly shape: ContestShape;
  readonly design: Design;
  readonly deviations: Deviations;
  readonly departure?: Departure;
  readonly top: number;
  readonly draws: number;
  readonly contests: number;
  readonly seed: number;
}

/** Assignments are made anew for every so many contests: they cost time, and one is like another. */
const contestsPerAssignment = 10;

/** Simulates contests, ranks them as the product does, and compares every promise with the truth. */
export function measureCoverage(options: CoverageOptions): Coverage {
  const outcomes: Outcome[] = [];
  let pairs = sheetsOf(options.shape, options.design, options.seed).pairs;
  for (let number = 0; number < options.contests; number += 1) {
    if (number > 0 && number % contestsPerAssignment === 0)
      pairs = sheetsOf(options.shape, options.design, options.seed + number).pairs;
    const outcome = outcomeOf(options, pairs, options.seed * 100_003 + number);
    if (outcome !== null) outcomes.push(outcome);
  }
  const over = (value: (outcome: Outcome) => number): Estimate => estimateOf(outcomes.map(value));
  return {
    contests: options.contests,
    refused: options.contests - outcomes.length,
    covered: over(({ covered }) => covered),
    promised: over(({ promised }) => promised),
    found: over(({ found }) => found),
    excess: over(({ promised, found }) => promised - found),
    safe: over(({ safe }) => safe),
    grey: over(({ grey }) => grey),
    safeRight: over(({ safeRight }) => safeRight),
  };
}

function outcomeOf(
  { shape, deviations, departure = {}, top, draws }: CoverageOptions,
  pairs: Parameters<typeof simulateContest>[1],
  seed: number,
): Outcome | null {
  const contest = simulateContest(shape, pairs, { deviations, seed, departure });
  const ranking = rankSubmissions(rankingInputOf(shape, contest, { top, draws, seed }));
  if (ranking.incomparable) return null;
  const trueOrder = bestOf(contest.quality, shape.submissions);
  const trueRank = new Map(trueOrder.map((id, index) => [id, index + 1]));
  let [covered, promised, found, safe, grey, sure, sureRight] = [0, 0, 0, 0, 0, 0, 0];
  for (const { submission, overall, low, high, pTop, zone } of ranking.submissions) {
    if (low === null || high === null || pTop === null) return null;
    const rank = trueRank.get(submission) ?? NaN;
    if (rank >= low && rank <= high) covered += 1;
    if (zone === 'grey') grey += 1;
    else {
      sure += 1;
      if (rank <= top === (zone === 'in')) sureRight += 1;
    }
    if (zone === 'in') safe += 1;
    if (overall === null || overall > top) continue;
    promised += pTop / top;
    if (rank <= top) found += 1 / top;
  }
  return {
    covered: covered / ranking.submissions.length,
    promised,
    found,
    safe,
    grey,
    safeRight: sureRight / sure,
  };
}
