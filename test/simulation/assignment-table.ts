import { present } from '../../shared/basics/assert.ts';
import { rationalToNumber } from '../../shared/basics/rational.ts';
import { methodScores } from '../../shared/ranking/method-scores.ts';
import { createRankingContext } from '../../shared/ranking/ranking-context.ts';
import type { RankingContext } from '../../shared/ranking/ranking-context.ts';
import { countryDeviations } from './departures.ts';
import { type Design, type Designed, designs, sheetsOf } from './designs.ts';
import { type Estimate, estimateOf, rankingInputOf } from './rank-simulated.ts';
import { bestOf, countryShape, simulateContest } from './simulated-contest.ts';

export const tableMethods = ['mean', 'z', 'adjusted'] as const;

export type TableMethod = (typeof tableMethods)[number];

const top = 50;

/** Share of the true TOP-50 that an earlier simulation of the designs found, with the standard error of each figure. */
export const earlier: Readonly<Record<Design, Readonly<Record<TableMethod, number>>>> = {
  region: { mean: 0.603, z: 0.479, adjusted: 0.533 },
  calibrated: { mean: 0.617, z: 0.571, adjusted: 0.668 },
  cross: { mean: 0.633, z: 0.629, adjusted: 0.708 },
  free: { mean: 0.63, z: 0.709, adjusted: 0.719 },
};

export const earlierError = 0.01;

/** The juror graph of each design as that simulation had it, λ₂ to a tenth. */
export const earlierGraph: Readonly<
  Partial<Record<Design, { readonly components: number; readonly lambda2: number }>>
> = {
  region: { components: 17, lambda2: 0 },
  cross: { components: 1, lambda2: 46 },
  free: { components: 1, lambda2: 73 },
};

export interface TableRow {
  readonly design: Design;
  readonly sheets: number;
  readonly components: number;
  readonly lambda2: number;
  readonly found: Readonly<Record<TableMethod, Estimate>>;
}

/**
 * The share of the true best that each method finds under each design, over so many simulated contests; each
 * assignment serves several of them.
 */
export const measureTable = (
  contests: number,
  seed: number,
  assignments: number,
): readonly TableRow[] =>
  designs.map((design) => {
    const made = Array.from({ length: Math.min(assignments, contests) }, (_, number) =>
      sheetsOf(countryShape, design, seed + number),
    );
    const shares: Record<TableMethod, number[]> = { mean: [], z: [], adjusted: [] };
    for (let number = 0; number < contests; number += 1) {
      const { pairs } = present(made[number % made.length], 'there is an assignment');
      const found = sharesFound(pairs, seed * 100_003 + number);
      for (const method of tableMethods) shares[method].push(found[method]);
    }
    const mean = (value: (designed: Designed) => number): number =>
      estimateOf(made.map(value)).mean;
    return {
      design,
      sheets: mean(({ pairs }) => pairs.length),
      components: mean(({ graph }) => graph.components),
      lambda2: mean(({ graph }) => graph.lambda2),
      found: {
        mean: estimateOf(shares.mean),
        z: estimateOf(shares.z),
        adjusted: estimateOf(shares.adjusted),
      },
    };
  });

/** Every method and design meets the same truths, so that their differences are firmer than their figures. */
function sharesFound(pairs: Designed['pairs'], seed: number): Record<TableMethod, number> {
  const contest = simulateContest(countryShape, pairs, { deviations: countryDeviations, seed });
  const context = createRankingContext(rankingInputOf(countryShape, contest, { top, seed }));
  const best = new Set(bestOf(contest.quality, top));
  const shareOf = (scores: ReadonlyMap<string, number>): number =>
    bestOf(scores, top).filter((id) => best.has(id)).length / top;
  return {
    mean: shareOf(scoresOf(context, 'mean')),
    z: shareOf(scoresOf(context, 'z')),
    adjusted: shareOf(adjustedScores(context)),
  };
}

const scoresOf = (context: RankingContext, method: TableMethod): ReadonlyMap<string, number> =>
  new Map(
    methodScores(context, method).overall.flatMap((score, position) =>
      score === null
        ? []
        : [[context.panel.submissions[position]?.submission ?? '', rationalToNumber(score)]],
    ),
  );

/** The fit itself: under region-only judging the product refuses to make a ranking of it, and here is why. */
const adjustedScores = ({ panel, rubrics }: RankingContext): ReadonlyMap<string, number> =>
  new Map(
    rubrics.flatMap(({ fit, positions }) =>
      [...positions].map((position, index) => [
        panel.submissions[position]?.submission ?? '',
        fit?.submissionEffects[index] ?? 0,
      ]),
    ),
  );

/** How many standard errors of their difference a figure lies from the earlier one. */
export const errorsApart = ({ mean, error }: Estimate, wanted: number): number =>
  (mean - wanted) / Math.hypot(error, earlierError);
