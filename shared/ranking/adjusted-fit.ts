import { at, intAt, solveUpper } from '../assigning/dense-matrix.ts';
import { type Estimate, estimateSteps } from './estimate-ratios.ts';
import {
  createMixedEquations,
  type FactoredEquations,
  type MixedEquations,
  type Observations,
  type SideRatios,
  type VarianceRatios,
} from './mixed-equations.ts';
import type { InverseCells } from './restricted-likelihood.ts';
import { finish, type Steps } from './steps.ts';

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
  /** Estimates of (effects of the kept side in units of their deviation, μ) above the centre. */
  readonly solution: Float64Array;
}

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
  return predictionsAt(equations, yield* estimateSteps(equations));
}

function predictionsAt(equations: MixedEquations, { point, inverse }: Estimate): AdjustedFit {
  const { kept, keeps } = equations;
  const { factored, ratios } = point;
  const { varResidual } = factored;
  const width = factored.factor.size;
  const start = (kept.size + 1) * width;
  const solution = factored.factor.cells.slice(start, start + kept.size + 1);
  solveUpper(factored.factor, solution, kept.size + 1);
  const scale = Math.sqrt(ratios.kept);
  const keptEffects = solution.slice(0, kept.size).map((value) => scale * value);
  const error = (variance: number): number => Math.sqrt(varResidual * Math.max(0, variance));
  const effects = { kept: keptEffects, away: awayEffects(equations, ratios, solution) };
  // Of submissions the error of μ + q̂, of jurors that of b̂ alone.
  const errors = {
    kept: keptVariances(equations, { ratios, inverse, withMu: keeps === 'submission' }).map(error),
    away: awayVariances(equations, { ratios, inverse, withMu: keeps === 'juror' }).map(error),
  };
  const [jurors, submissions] =
    keeps === 'juror' ? (['kept', 'away'] as const) : (['away', 'kept'] as const);
  return {
    mu: at(solution, kept.size) + equations.centre,
    varSubmission: varResidual * ratios[submissions],
    varJuror: varResidual * ratios[jurors],
    varResidual,
    submissionEffects: effects[submissions],
    submissionErrors: errors[submissions],
    jurorEffects: effects[jurors],
    jurorErrors: errors[jurors],
    equations,
    ratios: { submission: ratios[submissions], juror: ratios[jurors] },
    factored,
    solution,
  };
}

/** The larger side's effects given those of the kept side and μ: what is left of a total, shrunk by its sheets. */
export function awayEffects(
  { kept, away, start, keptOf }: MixedEquations,
  ratios: SideRatios,
  solution: Float64Array,
): Float64Array {
  const scale = Math.sqrt(ratios.kept);
  const mu = at(solution, kept.size);
  const effects = new Float64Array(away.size);
  for (let i = 0; i < effects.length; i += 1) {
    const sheets = at(away.sheets, i);
    let rest = at(away.totals, i) - sheets * mu;
    for (let k = intAt(start, i); k < intAt(start, i + 1); k += 1)
      rest -= scale * at(solution, intAt(keptOf, k));
    effects[i] = (ratios.away * rest) / (ratios.away * sheets + 1);
  }
  return effects;
}

interface Precision {
  readonly ratios: SideRatios;
  readonly inverse: InverseCells;
  /** Variances of μ + effect instead of those of the effect. */
  readonly withMu: boolean;
}

/** Posterior variances of the kept side's effects, in units of the residual variance. */
function keptVariances(
  { kept }: MixedEquations,
  { ratios, inverse, withMu }: Precision,
): Float64Array {
  const { diagonal, cells } = inverse;
  const scale = Math.sqrt(ratios.kept);
  return Float64Array.from({ length: kept.size }, (_, j) => {
    const own = ratios.kept * at(diagonal, j);
    if (!withMu) return own;
    return own + 2 * scale * at(cells.cells, kept.size * cells.size + j) + at(diagonal, kept.size);
  });
}

/** Posterior variances of the larger side's effects, in units of the residual variance. */
function awayVariances(
  { kept, away, start, keptOf }: MixedEquations,
  { ratios, inverse, withMu }: Precision,
): Float64Array {
  const { diagonal } = inverse;
  const { cells, size } = inverse.cells;
  const scale = Math.sqrt(ratios.kept);
  const variances = new Float64Array(away.size);
  for (let i = 0; i < variances.length; i += 1) {
    const sheets = at(away.sheets, i);
    const pivot = ratios.away * sheets + 1;
    const ofMu = (withMu ? 1 : 0) - (ratios.away * sheets) / pivot;
    const ofKept = (-ratios.away * scale) / pivot;
    let variance = ratios.away / pivot + ofMu * ofMu * at(diagonal, kept.size);
    for (let k = intAt(start, i); k < intAt(start, i + 1); k += 1) {
      const first = intAt(keptOf, k);
      variance += 2 * ofMu * ofKept * at(cells, kept.size * size + first);
      for (let l = intAt(start, i); l < intAt(start, i + 1); l += 1) {
        const second = intAt(keptOf, l);
        const cell =
          first === second
            ? at(diagonal, first)
            : at(cells, Math.max(first, second) * size + Math.min(first, second));
        variance += ofKept * ofKept * cell;
      }
    }
    variances[i] = variance;
  }
  return variances;
}
