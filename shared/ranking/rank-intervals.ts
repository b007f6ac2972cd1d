import { at, intAt, solveUpper } from '../assigning/dense-matrix.ts';
import { type AdjustedFit, awayEffects } from './adjusted-fit.ts';
import { sideRatios } from './mixed-equations.ts';
import { createNormalDraws } from './normal-draws.ts';
import type { Zone } from './ranking.ts';
import type { Steps } from './steps.ts';

/** From this probability on a submission is safely in, and below its complement safely out. */
export const safeProbability = 0.95;

export interface RankInterval {
  /** 95 % interval of the true rank within the group. */
  readonly low: number;
  readonly high: number;
  /** Probability of belonging to the first `top` of the group. */
  readonly pTop: number;
  readonly zone: Zone;
}

/** A fit and, for each of its submissions, the position that the groups use. */
export interface FittedPart {
  readonly fit: AdjustedFit;
  readonly positions: Int32Array;
}

/**
 * Draws true qualities from the posterior of the fits, ranks every draw inside every group, and reads intervals and
 * probabilities off the ranks. `groups` hold positions; the answer is by position, only for members of groups.
 */
export function* drawSteps(
  parts: readonly FittedPart[],
  groups: readonly (readonly number[])[],
  options: { readonly draws: number; readonly seed: number; readonly top: number },
): Steps<ReadonlyMap<number, RankInterval>> {
  const { draws, seed, top } = options;
  const size = parts.reduce(
    (largest, { positions }) => positions.reduce((a, b) => Math.max(a, b + 1), largest),
    0,
  );
  const qualities = new Float64Array(size);
  const normal = createNormalDraws(seed);
  const tables = groups.map((group) => createRankTable(group, draws));
  for (let draw = 0; draw < draws; draw += 1) {
    for (const part of parts) drawQualities(part, normal, qualities);
    for (const table of tables) rankDraw(table, qualities, draw);
    yield draw / draws;
  }
  const intervals = new Map<number, RankInterval>();
  for (const { group, ranks } of tables) {
    group.forEach((position, member) => {
      const own = ranks.slice(member * draws, (member + 1) * draws);
      intervals.set(position, intervalOf(own, top));
    });
  }
  return intervals;
}

/** The ranks of a group in all draws, member by member, and room to count one draw in. */
interface RankTable {
  readonly group: Int32Array;
  readonly draws: number;
  readonly ranks: Int32Array;
  readonly values: Float64Array;
  readonly sorted: Float64Array;
}

const createRankTable = (group: readonly number[], draws: number): RankTable => ({
  group: Int32Array.from(group),
  draws,
  ranks: new Int32Array(group.length * draws),
  values: new Float64Array(group.length),
  sorted: new Float64Array(group.length),
});

/** One draw of μ + q for every submission of a fit: jurors and μ through the factor, submissions given them. */
function drawQualities(
  { fit, positions }: FittedPart,
  normal: () => number,
  qualities: Float64Array,
): void {
  const { equations, ratios, factored, solution } = fit;
  const deviation = Math.sqrt(fit.varResidual);
  const sample = Float64Array.from(solution, () => deviation * normal());
  solveUpper(factored.factor, sample, sample.length);
  for (let row = 0; row < sample.length; row += 1)
    sample[row] = at(sample, row) + at(solution, row);
  const sides = sideRatios(equations, ratios);
  const mu = at(sample, sample.length - 1) + equations.centre;
  if (equations.keeps === 'submission') {
    const scale = Math.sqrt(sides.kept);
    for (let i = 0; i < equations.kept.size; i += 1)
      qualities[intAt(positions, i)] = mu + scale * at(sample, i);
    return;
  }
  const effects = awayEffects(equations, sides, sample);
  for (let i = 0; i < effects.length; i += 1) {
    const pivot = ratios.submission * at(equations.sheetsOfSubmission, i) + 1;
    const noise = deviation * Math.sqrt(ratios.submission / pivot) * normal();
    qualities[intAt(positions, i)] = mu + at(effects, i) + noise;
  }
}

function rankDraw(table: RankTable, qualities: Float64Array, draw: number): void {
  const { group, draws, ranks, values, sorted } = table;
  for (let member = 0; member < group.length; member += 1) {
    values[member] = at(qualities, intAt(group, member));
  }
  sorted.set(values);
  sorted.sort();
  for (let member = 0; member < values.length; member += 1) {
    const value = at(values, member);
    let below = 0;
    let above = sorted.length;
    while (below < above) {
      const middle = (below + above) >> 1;
      if (at(sorted, middle) <= value) below = middle + 1;
      else above = middle;
    }
    ranks[member * draws + draw] = sorted.length - below + 1;
  }
}

function intervalOf(ranks: Int32Array, top: number): RankInterval {
  ranks.sort();
  const tail = Math.floor(0.025 * ranks.length);
  let inTop = 0;
  for (const rank of ranks) if (rank <= top) inTop += 1;
  const pTop = inTop / ranks.length;
  return {
    low: intAt(ranks, tail),
    high: intAt(ranks, ranks.length - 1 - tail),
    pTop,
    zone: pTop >= safeProbability ? 'in' : pTop <= 1 - safeProbability ? 'out' : 'grey',
  };
}
