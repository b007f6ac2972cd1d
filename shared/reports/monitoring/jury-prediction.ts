import { createShuffle } from '../../assigning/shuffle.ts';
import { rationalToNumber } from '../../basics/rational.ts';
import type { Id } from '../../contest/contest.ts';
import { midRanks } from '../../ranking/concordance.ts';
import type { StageRanking } from '../../ranking/stage-ranking.ts';
import type { ProjectFigures } from './project-figures.ts';

/** A supported project: what the jury gave it and what came of it. */
export interface JuryPair {
  readonly submission: Id;
  readonly score: number;
  /** From 0 to 1. */
  readonly outcome: number;
}

/** What the comparison allows to say: `unclear` where chance gives as much in more than one of twenty shuffles. */
export type JuryVerdict = 'too-few' | 'no-spread' | 'unclear' | 'higher' | 'lower';

/** Whether projects that the jury marked higher did better afterwards, among those that were supported. */
export interface JuryPrediction {
  readonly pairs: readonly JuryPair[];
  /** Spearman's ρ with middle ranks; null for fewer than three pairs, or where one side is all equal. */
  readonly correlation: number | null;
  /** Share of orders, all or shuffled ones, whose |ρ| is no smaller; null where there is no ρ. */
  readonly chance: number | null;
  /** True where every order was tried. */
  readonly exact: boolean;
  readonly verdict: JuryVerdict;
}

/** Fewer pairs say nothing in words, whatever their ρ. */
const leastPairs = 10;
/** So many pairs have 40,320 orders, which are all tried. */
const mostExact = 8;
/** How many random orders are tried where there are too many to try all. */
export const shuffles = 9999;

/**
 * What came of a project by the day of its figures: the mean of the share of milestones that were done in time, of those
 * due, and of the share reached of each indicator's plan, at most the whole. A terminated project comes to 0. Null where
 * nothing was due yet.
 */
export function outcomeOf({ status, milestones, indicators }: ProjectFigures): number | null {
  if (status === 'terminated') return 0;
  const reached = indicators.flatMap(({ plan, fact }) =>
    plan === null || plan <= 0 ? [] : [Math.min(1, Math.max(0, (fact ?? 0) / plan))],
  );
  const parts = [
    ...(milestones.due === 0 ? [] : [Math.min(1, milestones.onTime / milestones.due)]),
    ...(reached.length === 0 ? [] : [mean(reached)]),
  ];
  return parts.length === 0 ? null : mean(parts);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const ranksOf = (values: readonly number[]): readonly number[] => {
  const { rankOf } = midRanks(values);
  return values.map((value) => rankOf.get(value) ?? 0);
};

/** Pearson's correlation; of ranks, it is Spearman's. Null where one side does not vary. */
function correlationOf(a: readonly number[], b: readonly number[]): number | null {
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, squaresA, squaresB] = [0, 0, 0];
  for (const [at, value] of a.entries()) {
    const [x, y] = [value - meanA, (b[at] ?? 0) - meanB];
    both += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  return squaresA === 0 || squaresB === 0 ? null : both / Math.sqrt(squaresA * squaresB);
}

/** Spearman's rank correlation; null for fewer than three pairs, or where one side is all equal. */
export const rankCorrelation = (a: readonly number[], b: readonly number[]): number | null =>
  a.length < 3 ? null : correlationOf(ranksOf(a), ranksOf(b));

/** Every order of a few values (Heap's method), in one list that is changed in place. */
function* ordersOf(values: number[], length = values.length): Generator<readonly number[]> {
  if (length <= 1) {
    yield values;
    return;
  }
  for (let at = 0; at < length; at += 1) {
    yield* ordersOf(values, length - 1);
    const other = length % 2 === 0 ? at : 0;
    const [last = 0, swapped = 0] = [values[length - 1], values[other]];
    values[length - 1] = swapped;
    values[other] = last;
  }
}

function* shuffledOrders(values: readonly number[], seed: number): Generator<readonly number[]> {
  const shuffle = createShuffle(seed);
  for (let at = 0; at < shuffles; at += 1) yield shuffle(values);
}

/** How often chance alone gives so strong a correlation, by all orders or by shuffles of a seed. */
export function chanceOf(a: readonly number[], b: readonly number[], seed: number): number | null {
  const [ranksA, ranksB] = [ranksOf(a), ranksOf(b)];
  const found = a.length < 3 ? null : correlationOf(ranksA, ranksB);
  if (found === null) return null;
  const isExact = a.length <= mostExact;
  const orders = isExact ? ordersOf([...ranksB]) : shuffledOrders(ranksB, seed);
  // What was found is one of the orders: with shuffles it is counted once by itself.
  let [tried, asStrong] = isExact ? [0, 0] : [1, 1];
  for (const order of orders) {
    tried += 1;
    if (Math.abs(correlationOf(ranksA, order) ?? 0) >= Math.abs(found) - 1e-12) asStrong += 1;
  }
  return asStrong / tried;
}

function verdictOf(pairs: number, correlation: number | null, chance: number | null): JuryVerdict {
  if (pairs < leastPairs) return 'too-few';
  if (correlation === null || chance === null) return 'no-spread';
  if (chance > 0.05) return 'unclear';
  return correlation > 0 ? 'higher' : 'lower';
}

/** Scores of a stage by application, for comparing them with what came later. */
export const juryScores = ({ ranking }: StageRanking): ReadonlyMap<Id, number> =>
  new Map(
    ranking.submissions.flatMap(({ submission, score }) =>
      score === null ? [] : [[submission, rationalToNumber(score)] as const],
    ),
  );

/**
 * Compares the jury's scores with outcomes. Only supported projects can be compared, so nothing is said of those that
 * the jury turned down, and of few projects hardly anything.
 */
export function juryPrediction(
  projects: readonly ProjectFigures[],
  scores: ReadonlyMap<Id, number>,
  seed: number,
): JuryPrediction {
  const pairs = projects.flatMap((project): JuryPair[] => {
    const score = scores.get(project.submission);
    const outcome = outcomeOf(project);
    return score === undefined || outcome === null
      ? []
      : [{ submission: project.submission, score, outcome }];
  });
  const [given, came] = [pairs.map(({ score }) => score), pairs.map(({ outcome }) => outcome)];
  const correlation = rankCorrelation(given, came);
  const chance = correlation === null ? null : chanceOf(given, came, seed);
  return {
    pairs,
    correlation,
    chance,
    exact: pairs.length <= mostExact,
    verdict: verdictOf(pairs.length, correlation, chance),
  };
}
