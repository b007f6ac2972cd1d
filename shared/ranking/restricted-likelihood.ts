import { inverseCellsSteps, inverseTriangleSteps } from '../assigning/dense-factor.ts';
import { at, intAt, solveLower, solveUpper, type SquareMatrix } from '../assigning/dense-matrix.ts';
import {
  factorEquationsSteps,
  type FactoredEquations,
  type MixedEquations,
  type SideRatios,
} from './mixed-equations.ts';
import { between, type Steps } from './steps.ts';

/** The inverse of the kept side's equations over (kept side, μ), as far as it is asked for. */
export interface InverseCells {
  readonly diagonal: Float64Array;
  /** The pairs of the equations and the whole last row, in the lower triangle. */
  readonly cells: SquareMatrix;
}

/** A pair of ratios with everything that is known there. */
export interface LikelihoodPoint {
  readonly ratios: SideRatios;
  readonly factored: FactoredEquations;
}

/** How the criterion changes with the two ratios: first derivatives, and the average information. */
export interface Slopes {
  readonly kept: number;
  readonly away: number;
  readonly information: { readonly kept: number; readonly both: number; readonly away: number };
}

export function* pointSteps(equations: MixedEquations, ratios: SideRatios): Steps<LikelihoodPoint> {
  return { ratios, factored: yield* factorEquationsSteps(equations, ratios) };
}

/** Inverse of the equations of a point, y left out. */
export function* inverseSteps(
  { kept, pairs }: MixedEquations,
  { factored }: LikelihoodPoint,
): Steps<InverseCells> {
  const size = kept.size + 1;
  const upper = yield* between({ from: 0, to: 0.7 }, inverseTriangleSteps(factored.factor, size));
  const diagonal = yield* between({ from: 0.7, to: 1 }, inverseCellsSteps(upper, pairs));
  const { cells } = upper;
  const last = at(cells, size * size - 1);
  for (let j = 0; j < kept.size; j += 1)
    cells[kept.size * size + j] = last * at(cells, j * size + kept.size);
  return { diagonal, cells: upper };
}

/**
 * First derivatives of the criterion in the ratios, tr(P·ZᵢZᵢ′) − ‖Zᵢ′Py‖²/σ², and in place of the second ones the
 * average information y′P·ZᵢZᵢ′·P·ZⱼZⱼ′·Py/σ², the residual variance profiled out (Gilmour, Thompson and Cullis 1995;
 * Johnson and Thompson 1995). The traces come from the inverse that standard errors need anyway; both ratios are above 0.
 */
export function slopesAt(
  equations: MixedEquations,
  point: LikelihoodPoint,
  inverse: InverseCells,
): Slopes {
  const { kept, away, start, keptOf, values } = equations;
  const { varResidual } = point.factored;
  const remainder = projected(equations, point, values);
  const ofKept = new Float64Array(values.length);
  const ofAway = new Float64Array(values.length);
  const keptTotals = new Float64Array(kept.size);
  let [keptSquares, awaySquares] = [0, 0];
  for (let i = 0; i < away.size; i += 1) {
    let total = 0;
    for (let k = intAt(start, i); k < intAt(start, i + 1); k += 1) {
      const j = intAt(keptOf, k);
      keptTotals[j] = at(keptTotals, j) + at(remainder, k);
      total += at(remainder, k);
    }
    ofAway.fill(total, intAt(start, i), intAt(start, i + 1));
    awaySquares += total * total;
  }
  for (const total of keptTotals) keptSquares += total * total;
  for (let k = 0; k < values.length; k += 1) ofKept[k] = at(keptTotals, intAt(keptOf, k));
  const [keptSum, awaySum] = [keptSquares / varResidual, awaySquares / varResidual];
  const solvedKept = projected(equations, point, ofKept);
  const solvedAway = projected(equations, point, ofAway);
  const traces = tracesAt(equations, point, inverse);
  const freedom = values.length - 1;
  return {
    kept: traces.kept - keptSum,
    away: traces.away - awaySum,
    information: {
      kept: inner(ofKept, solvedKept) / varResidual - (keptSum * keptSum) / freedom,
      both: inner(ofKept, solvedAway) / varResidual - (keptSum * awaySum) / freedom,
      away: inner(ofAway, solvedAway) / varResidual - (awaySum * awaySum) / freedom,
    },
  };
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += at(a, index) * at(b, index);
  return sum;
}

/** P·w: what the model leaves of a column w in place of the scores (Henderson's equations). */
function projected(
  equations: MixedEquations,
  { ratios, factored }: LikelihoodPoint,
  column: Float64Array,
): Float64Array {
  const { kept, away, start, keptOf } = equations;
  const scale = Math.sqrt(ratios.kept);
  const mu = kept.size;
  const solution = new Float64Array(mu + 1);
  const totals = new Float64Array(away.size);
  for (let i = 0; i < away.size; i += 1) {
    const sheets = at(away.sheets, i);
    let total = 0;
    for (let k = intAt(start, i); k < intAt(start, i + 1); k += 1) total += at(column, k);
    totals[i] = total;
    const taken = (ratios.away * total) / (ratios.away * sheets + 1);
    for (let k = intAt(start, i); k < intAt(start, i + 1); k += 1) {
      const j = intAt(keptOf, k);
      solution[j] = at(solution, j) + scale * (at(column, k) - taken);
    }
    solution[mu] = at(solution, mu) + total - sheets * taken;
  }
  solveLower(factored.factor, solution, mu + 1);
  solveUpper(factored.factor, solution, mu + 1);
  const rest = new Float64Array(column.length);
  for (let i = 0; i < away.size; i += 1) {
    let total = at(totals, i) - at(away.sheets, i) * at(solution, mu);
    for (let k = intAt(start, i); k < intAt(start, i + 1); k += 1)
      total -= scale * at(solution, intAt(keptOf, k));
    const effect = (ratios.away * total) / (ratios.away * at(away.sheets, i) + 1);
    for (let k = intAt(start, i); k < intAt(start, i + 1); k += 1)
      rest[k] = at(column, k) - at(solution, mu) - scale * at(solution, intAt(keptOf, k)) - effect;
  }
  return rest;
}

/** tr(P·ZZ′) of each side. */
function tracesAt(
  { kept, classes }: MixedEquations,
  { ratios }: LikelihoodPoint,
  { diagonal, cells: { cells, size } }: InverseCells,
): { readonly kept: number; readonly away: number } {
  const scale = Math.sqrt(ratios.kept);
  const mu = kept.size;
  let unexplained = kept.size;
  for (let j = 0; j < kept.size; j += 1) unexplained -= at(diagonal, j);
  let away = 0;
  for (const entry of classes) {
    const { sheets, members } = entry;
    const pivot = ratios.away * sheets + 1;
    let [ofPairs, ofOne, withMu] = [0, 0, 0];
    for (let pair = 0; pair < entry.pairCount.length; pair += 1) {
      const cell = intAt(entry.pairFirst, pair) * size + intAt(entry.pairSecond, pair);
      ofPairs += at(entry.pairCount, pair) * at(cells, cell);
    }
    for (let j = 0; j < kept.size; j += 1) {
      ofOne += at(entry.squares, j) * at(diagonal, j);
      withMu += at(entry.shared, j) * at(cells, mu * size + j);
    }
    const quadratic =
      ratios.kept * (2 * ofPairs + ofOne) +
      2 * scale * sheets * withMu +
      sheets * sheets * members * at(diagonal, mu);
    away += (sheets * members) / pivot - quadratic / (pivot * pivot);
  }
  return { kept: unexplained / ratios.kept, away };
}
