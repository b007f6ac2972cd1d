import { at, intAt, inverseFromFactor, solveUpper } from '../assigning/dense-matrix.ts';
import { minimise } from './minimise.ts';
import { finish, type Steps } from './steps.ts';
import {
  createMixedEquations,
  factorEquations,
  type FactoredEquations,
  type MixedEquations,
  type Observations,
  type VarianceRatios,
} from './mixed-equations.ts';

/** The fitted model y = μ + q + b + ε of one rubric; arrays by position of submission and juror. */
export interface AdjustedFit {
  readonly mu: number;
  readonly varSubmission: number;
  readonly varJuror: number;
  readonly varResidual: number;
  /** q̂: how far a submission lies above μ. */
  readonly submissionEffects: Float64Array;
  /** Standard error of μ + q̂. */
  readonly submissionErrors: Float64Array;
  /** b̂: how far a juror scores above the panel. */
  readonly jurorEffects: Float64Array;
  readonly jurorErrors: Float64Array;
  /** For drawing from the posterior. */
  readonly equations: MixedEquations;
  readonly ratios: VarianceRatios;
  readonly factored: FactoredEquations;
  /** Estimates of (juror effects in units of their deviation, μ) above the centre. */
  readonly solution: Float64Array;
}

/** Ratios beyond e^±18 of the residual variance are not told apart. */
const logLimit = 18;
/** Log ratio below which it is asked whether the variance is better taken as 0. */
const nearBoundary = -7;

const ratioOf = (logRatio: number): number =>
  Math.exp(Math.max(-logLimit, Math.min(logLimit, logRatio)));

/**
 * Fits both variances by restricted maximum likelihood and takes the best linear unbiased predictions. Null where
 * the data cannot tell them apart: fewer than two submissions or jurors, no submission with a second sheet, or no
 * difference between any two scores. Where every juror has one sheet, or where it fits best, a variance is 0.
 */
export const fitAdjusted = (observations: Observations): AdjustedFit | null =>
  finish(fitSteps(observations));

/** The same in steps. */
export function* fitSteps(observations: Observations): Steps<AdjustedFit | null> {
  const { submissions, jurors, score } = observations;
  if (submissions < 2 || jurors < 2 || score.length <= submissions) return null;
  const equations = createMixedEquations(observations);
  const spread = equations.sumOfSquares / score.length;
  if (spread <= 1e-18 * Math.max(1, equations.centre ** 2)) return null;
  yield 0;
  const ratios = estimateRatios(equations);
  return predictionsAt(equations, ratios);
}

/** The variance ratios that maximise the restricted likelihood, the boundary of zero variances included. */
function estimateRatios(equations: MixedEquations): VarianceRatios {
  const { jurors, score } = equations.observations;
  const criterionAt = (submission: number, juror: number): number =>
    factorEquations(equations, { submission, juror }).criterion;
  const penalty = (x: number): number => Math.max(0, Math.abs(x) - logLimit) ** 2;
  const jurorsRepeat = score.length > jurors;
  const free = minimise(
    (x, y) =>
      criterionAt(ratioOf(x), jurorsRepeat ? ratioOf(y) : 0) +
      penalty(x) +
      (jurorsRepeat ? penalty(y) : y * y),
    { x: 0, y: jurorsRepeat ? -1 : 0, step: 1 },
  );
  const candidates: { readonly ratios: VarianceRatios; readonly value: number }[] = [
    {
      ratios: { submission: ratioOf(free.x), juror: jurorsRepeat ? ratioOf(free.y) : 0 },
      value: free.value,
    },
  ];
  if (jurorsRepeat && free.y < nearBoundary) {
    const line = minimise((x, y) => criterionAt(ratioOf(x), 0) + penalty(x) + y * y, {
      x: free.x,
      y: 0,
      step: 0.5,
    });
    candidates.push({ ratios: { submission: ratioOf(line.x), juror: 0 }, value: line.value });
  }
  if (free.x < nearBoundary) {
    const line = minimise(
      (x, y) => criterionAt(0, jurorsRepeat ? ratioOf(y) : 0) + penalty(y) + x * x,
      { x: 0, y: free.y, step: 0.5 },
    );
    const juror = jurorsRepeat && line.y >= nearBoundary ? ratioOf(line.y) : 0;
    candidates.push({ ratios: { submission: 0, juror }, value: criterionAt(0, juror) });
  }
  const best = Math.min(...candidates.map(({ value }) => value));
  const simplest = candidates.findLast(({ value }) => value <= best + 1e-6) ?? candidates[0];
  return simplest?.ratios ?? { submission: 0, juror: 0 };
}

function predictionsAt(equations: MixedEquations, ratios: VarianceRatios): AdjustedFit {
  const factored = factorEquations(equations, ratios);
  const { jurors } = equations.observations;
  const size = jurors + 1;
  const { cells, size: width } = factored.factor;
  const solution = cells.slice((jurors + 1) * width, (jurors + 1) * width + size);
  solveUpper(factored.factor, solution, size);
  const scale = Math.sqrt(ratios.juror);
  const inverse = inverseFromFactor(factored.factor, size);
  const { varResidual } = factored;
  return {
    mu: at(solution, jurors) + equations.centre,
    varSubmission: varResidual * ratios.submission,
    varJuror: varResidual * ratios.juror,
    varResidual,
    submissionEffects: submissionEffects(equations, ratios, solution),
    submissionErrors: submissionVariances(equations, ratios, inverse.cells).map((variance) =>
      Math.sqrt(varResidual * variance),
    ),
    jurorEffects: solution.slice(0, jurors).map((value) => scale * value),
    jurorErrors: Float64Array.from(
      { length: jurors },
      (_, j) => scale * Math.sqrt(varResidual * at(inverse.cells, j * size + j)),
    ),
    equations,
    ratios,
    factored,
    solution,
  };
}

/** q̂ given the juror effects and μ in `solution`: what is left of a submission's total, shrunk by its sheets. */
export function submissionEffects(
  equations: MixedEquations,
  ratios: VarianceRatios,
  solution: Float64Array,
): Float64Array {
  const { observations, sheetsOfSubmission, totalOfSubmission, start, jurorOf } = equations;
  const scale = Math.sqrt(ratios.juror);
  const mu = at(solution, observations.jurors);
  const effects = new Float64Array(observations.submissions);
  for (let i = 0; i < effects.length; i += 1) {
    const sheets = at(sheetsOfSubmission, i);
    let rest = at(totalOfSubmission, i) - sheets * mu;
    for (let k = intAt(start, i); k < intAt(start, i + 1); k += 1)
      rest -= scale * at(solution, intAt(jurorOf, k));
    effects[i] = (ratios.submission * rest) / (ratios.submission * sheets + 1);
  }
  return effects;
}

/** Posterior variance of μ + q per submission, in units of the residual variance. */
function submissionVariances(
  equations: MixedEquations,
  ratios: VarianceRatios,
  inverse: Float64Array,
): Float64Array {
  const { observations, sheetsOfSubmission, start, jurorOf } = equations;
  const size = observations.jurors + 1;
  const mu = observations.jurors;
  const variances = new Float64Array(observations.submissions);
  for (let i = 0; i < variances.length; i += 1) {
    const pivot = ratios.submission * at(sheetsOfSubmission, i) + 1;
    const ofMu = 1 / pivot;
    const ofJuror = (-ratios.submission * Math.sqrt(ratios.juror)) / pivot;
    let variance = ratios.submission / pivot + ofMu * ofMu * at(inverse, mu * size + mu);
    for (let k = intAt(start, i); k < intAt(start, i + 1); k += 1) {
      const row = intAt(jurorOf, k) * size;
      variance += 2 * ofMu * ofJuror * at(inverse, row + mu);
      for (let l = intAt(start, i); l < intAt(start, i + 1); l += 1) {
        variance += ofJuror * ofJuror * at(inverse, row + intAt(jurorOf, l));
      }
    }
    variances[i] = Math.max(0, variance);
  }
  return variances;
}
