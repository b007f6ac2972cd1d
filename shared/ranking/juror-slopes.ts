import { at, intAt } from '../assigning/dense-matrix.ts';
import { type AdjustedFit, fitSteps } from './adjusted-fit.ts';
import type { Observations } from './mixed-equations.ts';
import { between, type Steps } from './steps.ts';

/** A fit of scores on one scale, and how far each juror had set submissions apart: 1 = as the panel does. */
export interface SlopedFit {
  readonly fit: AdjustedFit;
  readonly slopes: Float64Array;
  /** The scores that the fit is of: those observed, brought to the panel's scale. */
  readonly score: Float64Array;
}

/** Nobody's scale is taken for more or less than this many times another. */
const mostStretch = 3;
const rounds = 2;
/** Variance of submissions beside the noise from which they differ enough to tell a slope from. */
const leastRatio = 1e-6;

/**
 * Fits y = μ + b + s·q + ε, the slopes s drawn to 1 by a prior N(1, τ²) (a factor-analytic model of one factor; the
 * calibration of MacKay and others 2017 with a scale of one's own). Each juror's slope is regressed on what the *other*
 * sheets say of a submission, so that their own noise does not count for it; τ² comes from how much more the slopes
 * differ than their errors explain (the moments of DerSimonian and Laird 1986). Scores are then brought to the panel's
 * scale, y ↦ μ + b̂ + (y − μ − b̂)/s, and fitted anew; noise is taken as equal on that scale. A juror with one sheet
 * has slope 1; where slopes do not differ, or submissions do not, the plain fit is the answer. Null where that is.
 */
export function* slopedFitSteps(observations: Observations): Steps<SlopedFit | null> {
  const part = (round: number): { readonly from: number; readonly to: number } => ({
    from: round / (rounds + 1),
    to: (round + 1) / (rounds + 1),
  });
  const plain = yield* between(part(0), fitSteps(observations));
  if (plain === null) return null;
  const ones = new Float64Array(observations.jurors).fill(1);
  const equal: SlopedFit = { fit: plain, slopes: ones, score: observations.score };
  let found = equal;
  for (let round = 1; round <= rounds; round += 1) {
    const slopes = slopesBeside(observations, found.fit, found.slopes);
    if (slopes === null) return equal;
    const score = onOneScale(observations, found.fit, slopes);
    const fit: AdjustedFit | null = yield* between(
      part(round),
      fitSteps({ ...observations, score }),
    );
    if (fit === null) return found;
    found = { fit, slopes, score };
  }
  return found;
}

/** The scores of the sheets with every juror's distances from their own level as the panel would set them. */
function onOneScale(
  observations: Observations,
  { mu, jurorEffects }: AdjustedFit,
  slopes: Float64Array,
): Float64Array {
  return observations.score.map((value, row) => {
    const juror = intAt(observations.juror, row);
    const level = mu + at(jurorEffects, juror);
    return level + (value - level) / at(slopes, juror);
  });
}

/** Slopes given a fit on the scale of the slopes before; null where they do not differ. */
function slopesBeside(
  observations: Observations,
  fit: AdjustedFit,
  before: Float64Array,
): Float64Array | null {
  const { submission, juror, score, submissions, jurors } = observations;
  const { ratios, equations, mu, jurorEffects } = fit;
  if (ratios.submission < leastRatio) return null;
  const levels = jurorEffects.map((effect) => mu + effect);
  const totals = new Float64Array(submissions);
  const distance = (row: number): number => at(score, row) - at(levels, intAt(juror, row));
  for (let row = 0; row < score.length; row += 1) {
    const i = intAt(submission, row);
    totals[i] = at(totals, i) + distance(row) / at(before, intAt(juror, row));
  }
  // Per juror: weights, x, y, x², xy of the regression of a distance (y) on what others say of the submission (x).
  const sums = new Float64Array(5 * jurors);
  for (let row = 0; row < score.length; row += 1) {
    const [i, j, y] = [intAt(submission, row), intAt(juror, row), distance(row)];
    const others = at(equations.sheetsOfSubmission, i) - 1;
    const share = ratios.submission / (ratios.submission * others + 1);
    const x = share * (at(totals, i) - y / at(before, j));
    const weight = 1 / (1 + share);
    [1, x, y, x * x, x * y].forEach((term, index) => {
      sums[5 * j + index] = at(sums, 5 * j + index) + weight * term;
    });
  }
  const found = Array.from({ length: jurors }, (_, j) => {
    const [w, x, y, xx, xy] = [0, 1, 2, 3, 4].map((index) => at(sums, 5 * j + index)) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const spread = xx - (x * x) / w;
    const known = at(equations.sheetsOfJuror, j) > 1 && spread > 1e-9 * (xx + 1e-300);
    return known
      ? { slope: (xy - (x * y) / w) / spread, variance: fit.varResidual / spread }
      : null;
  });
  return shrunk(found);
}

interface FoundSlope {
  readonly slope: number;
  readonly variance: number;
}

/** Draws slopes to 1, by as much as their errors explain how they differ. */
function shrunk(found: readonly (FoundSlope | null)[]): Float64Array | null {
  let [excess, precision] = [0, 0];
  for (const each of found) {
    if (each === null || !(each.variance > 0)) continue;
    excess += (each.slope - 1) ** 2 / each.variance - 1;
    precision += 1 / each.variance;
  }
  if (!(excess > 0)) return null;
  const prior = excess / precision;
  const slopes = found.map((each) =>
    each === null ? 1 : 1 + (prior / (prior + each.variance)) * (each.slope - 1),
  );
  return Float64Array.from(slopes, (slope) =>
    Math.max(1 / mostStretch, Math.min(mostStretch, slope)),
  );
}
