import { at, intAt, solveUpper } from '../assigning/dense-matrix.ts';
import { type AdjustedFit, awayEffects } from './adjusted-fit.ts';
import { sideRatios } from './mixed-equations.ts';
import { createNormalDraws } from './normal-draws.ts';
import { RankOrder, SmallestKept } from './rank-order.ts';
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

/** On either side of an interval lies this share of the draws. */
const tail = 0.025;

/** A fit and, for each of its submissions, the position that the groups use. */
export interface FittedPart {
  readonly fit: AdjustedFit;
  readonly positions: Int32Array;
}

/**
 * Draws true qualities from the posterior of the fits, ranks every draw inside every group, and reads intervals and
 * probabilities off the ranks. `groups` hold positions; the answer is by position, only for members of groups. A step
 * is a draw.
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
  const tables = groups.map((group) => createRankTable(group, options));
  for (let draw = 0; draw < draws; draw += 1) {
    for (const part of parts) drawQualities(part, normal, qualities);
    for (const table of tables) rankDraw(table, qualities, top);
    yield (draw + 1) / draws;
  }
  const intervals = new Map<number, RankInterval>();
  for (const table of tables)
    table.group.forEach((position, member) => {
      intervals.set(position, intervalOf(table, member, draws));
    });
  return intervals;
}

/** What is kept of the ranks of a group: the tails of each member, and how often it was among the first. */
interface RankTable {
  readonly group: Int32Array;
  readonly values: Float64Array;
  readonly ranks: Int32Array;
  readonly order: RankOrder;
  readonly best: SmallestKept;
  /** The worst ranks, as negative numbers. */
  readonly worst: SmallestKept;
  readonly inTop: Int32Array;
}

function createRankTable(
  group: readonly number[],
  { draws }: { readonly draws: number },
): RankTable {
  const kept = Math.floor(tail * draws) + 1;
  return {
    group: Int32Array.from(group),
    values: new Float64Array(group.length),
    ranks: new Int32Array(group.length),
    order: new RankOrder(group.length),
    best: new SmallestKept(group.length, kept),
    worst: new SmallestKept(group.length, kept),
    inTop: new Int32Array(group.length),
  };
}

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

function rankDraw(table: RankTable, qualities: Float64Array, top: number): void {
  const { group, values, ranks, order, best, worst, inTop } = table;
  for (let member = 0; member < group.length; member += 1)
    values[member] = at(qualities, intAt(group, member));
  order.rank(values, ranks);
  for (let member = 0; member < ranks.length; member += 1) {
    const rank = intAt(ranks, member);
    best.add(member, rank);
    worst.add(member, -rank);
    if (rank <= top) inTop[member] = intAt(inTop, member) + 1;
  }
}

function intervalOf(
  { best, worst, inTop }: RankTable,
  member: number,
  draws: number,
): RankInterval {
  const pTop = intAt(inTop, member) / draws;
  return {
    low: best.largest(member),
    high: -worst.largest(member),
    pTop,
    zone: pTop >= safeProbability ? 'in' : pTop <= 1 - safeProbability ? 'out' : 'grey',
  };
}
