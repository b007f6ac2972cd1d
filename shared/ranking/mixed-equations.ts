import {
  at,
  createMatrix,
  factorInPlace,
  intAt,
  type SquareMatrix,
} from '../assigning/dense-matrix.ts';

/** Sheet scores as three parallel columns; positions of submissions and jurors count from 0, all of them occur. */
export interface Observations {
  readonly submissions: number;
  readonly jurors: number;
  readonly submission: Int32Array;
  readonly juror: Int32Array;
  readonly score: Float64Array;
}

/** The submissions with the same number of sheets: they share a pivot, so only their sums are needed. */
interface SheetCountClass {
  readonly sheets: number;
  readonly submissions: number;
  readonly sum: number;
  readonly sumOfSquares: number;
  /** Per juror: how many of these submissions they judge, and the sum of those submissions' totals. */
  readonly judged: Float64Array;
  readonly totals: Float64Array;
  /** Submissions shared by each pair of jurors, as triples with first > second. */
  readonly pairFirst: Int32Array;
  readonly pairSecond: Int32Array;
  readonly pairCount: Float64Array;
}

/**
 * What the likelihood of y = μ + q + b + ε needs of the data, with the submissions summed away: its size depends on
 * jurors and their pairs, never on submissions squared.
 */
export interface MixedEquations {
  readonly observations: Observations;
  /** Subtracted from all scores before anything else, so that sums of squares keep their digits. */
  readonly centre: number;
  readonly sumOfSquares: number;
  readonly sheetsOfJuror: Float64Array;
  readonly totalOfJuror: Float64Array;
  readonly sheetsOfSubmission: Float64Array;
  readonly totalOfSubmission: Float64Array;
  /** Jurors of each submission: `jurorOf[start[i]] … jurorOf[start[i + 1] − 1]`. */
  readonly start: Int32Array;
  readonly jurorOf: Int32Array;
  readonly classes: readonly SheetCountClass[];
}

export function createMixedEquations(observations: Observations): MixedEquations {
  const { submissions, jurors, submission, juror, score } = observations;
  const count = score.length;
  let centre = 0;
  for (const value of score) centre += value / count;
  const sheetsOfJuror = new Float64Array(jurors);
  const totalOfJuror = new Float64Array(jurors);
  const sheetsOfSubmission = new Float64Array(submissions);
  const totalOfSubmission = new Float64Array(submissions);
  let sumOfSquares = 0;
  for (let row = 0; row < count; row += 1) {
    const [i, j, value] = [intAt(submission, row), intAt(juror, row), at(score, row) - centre];
    sheetsOfJuror[j] = at(sheetsOfJuror, j) + 1;
    totalOfJuror[j] = at(totalOfJuror, j) + value;
    sheetsOfSubmission[i] = at(sheetsOfSubmission, i) + 1;
    totalOfSubmission[i] = at(totalOfSubmission, i) + value;
    sumOfSquares += value * value;
  }
  const start = new Int32Array(submissions + 1);
  for (let i = 0; i < submissions; i += 1)
    start[i + 1] = intAt(start, i) + at(sheetsOfSubmission, i);
  const jurorOf = new Int32Array(count);
  const filled = start.slice();
  for (let row = 0; row < count; row += 1) {
    const i = intAt(submission, row);
    jurorOf[intAt(filled, i)] = intAt(juror, row);
    filled[i] = intAt(filled, i) + 1;
  }
  const parts = {
    observations,
    centre,
    sumOfSquares,
    sheetsOfJuror,
    totalOfJuror,
    sheetsOfSubmission,
    totalOfSubmission,
    start,
    jurorOf,
  };
  const sheetCounts = [...new Set(sheetsOfSubmission)].sort((a, b) => a - b);
  return { ...parts, classes: sheetCounts.map((sheets) => sheetCountClass(parts, sheets)) };
}

function sheetCountClass(
  equations: Omit<MixedEquations, 'classes'>,
  sheets: number,
): SheetCountClass {
  const { observations, sheetsOfSubmission, totalOfSubmission, start, jurorOf } = equations;
  const { jurors } = observations;
  const judged = new Float64Array(jurors);
  const totals = new Float64Array(jurors);
  const pairs = new Map<number, number>();
  let [submissions, sum, sumOfSquares] = [0, 0, 0];
  for (let i = 0; i < observations.submissions; i += 1) {
    if (at(sheetsOfSubmission, i) !== sheets) continue;
    const total = at(totalOfSubmission, i);
    submissions += 1;
    sum += total;
    sumOfSquares += total * total;
    for (let a = intAt(start, i); a < intAt(start, i + 1); a += 1) {
      const first = intAt(jurorOf, a);
      judged[first] = at(judged, first) + 1;
      totals[first] = at(totals, first) + total;
      for (let b = intAt(start, i); b < intAt(start, i + 1); b += 1) {
        const second = intAt(jurorOf, b);
        if (second >= first) continue;
        const pair = first * jurors + second;
        pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
      }
    }
  }
  const keys = [...pairs.keys()].sort((a, b) => a - b);
  return {
    sheets,
    submissions,
    sum,
    sumOfSquares,
    judged,
    totals,
    pairFirst: Int32Array.from(keys, (key) => Math.floor(key / jurors)),
    pairSecond: Int32Array.from(keys, (key) => key % jurors),
    pairCount: Float64Array.from(keys, (key) => pairs.get(key) ?? 0),
  };
}

/** Variances of submissions and jurors as multiples of the residual variance. */
export interface VarianceRatios {
  readonly submission: number;
  readonly juror: number;
}

/**
 * The equations at given ratios, submissions eliminated, as a Cholesky factor over (jurors scaled to unit variance,
 * μ, y): solving for the first J + 1 rows of the last row gives the estimates, and the last pivot squared is the
 * penalised residual sum of squares.
 */
export interface FactoredEquations {
  readonly factor: SquareMatrix;
  /** −2 × restricted log-likelihood, the residual variance profiled out. */
  readonly criterion: number;
  readonly varResidual: number;
}

export function factorEquations(
  equations: MixedEquations,
  ratios: VarianceRatios,
): FactoredEquations {
  const { sheetsOfJuror, totalOfJuror, observations } = equations;
  const { jurors } = observations;
  const count = observations.score.length;
  const size = jurors + 2;
  const [mu, y] = [jurors, jurors + 1];
  const matrix = createMatrix(size);
  const { cells } = matrix;
  const scale = Math.sqrt(ratios.juror);
  for (let j = 0; j < jurors; j += 1) {
    cells[j * size + j] = 1 + ratios.juror * at(sheetsOfJuror, j);
    cells[mu * size + j] = scale * at(sheetsOfJuror, j);
    cells[y * size + j] = scale * at(totalOfJuror, j);
  }
  cells[mu * size + mu] = count;
  cells[y * size + y] = equations.sumOfSquares;
  let logDeterminant = 0;
  for (const entry of equations.classes) {
    const pivot = ratios.submission * entry.sheets + 1;
    logDeterminant += entry.submissions * Math.log(pivot);
    eliminate(matrix, entry, { share: ratios.submission / pivot, scale });
  }
  factorInPlace(matrix, 1e-14 * equations.sumOfSquares + 1e-300);
  for (let row = 0; row <= jurors; row += 1)
    logDeterminant += 2 * Math.log(at(cells, row * size + row));
  const residual = at(cells, y * size + y) ** 2;
  const freedom = count - 1;
  return {
    factor: matrix,
    criterion: logDeterminant + freedom * (1 + Math.log((2 * Math.PI * residual) / freedom)),
    varResidual: residual / freedom,
  };
}

/** Takes the submissions of one class out of the equations (their block is diagonal). */
function eliminate(
  { size, cells }: SquareMatrix,
  entry: SheetCountClass,
  { share, scale }: { readonly share: number; readonly scale: number },
): void {
  if (share === 0) return;
  const jurors = size - 2;
  const [mu, y] = [jurors, jurors + 1];
  const squared = scale * scale;
  for (let j = 0; j < jurors; j += 1) {
    cells[j * size + j] = at(cells, j * size + j) - squared * share * at(entry.judged, j);
    const inMu = mu * size + j;
    cells[inMu] = at(cells, inMu) - scale * share * entry.sheets * at(entry.judged, j);
    const inY = y * size + j;
    cells[inY] = at(cells, inY) - scale * share * at(entry.totals, j);
  }
  for (let pair = 0; pair < entry.pairCount.length; pair += 1) {
    const cell = intAt(entry.pairFirst, pair) * size + intAt(entry.pairSecond, pair);
    cells[cell] = at(cells, cell) - squared * share * at(entry.pairCount, pair);
  }
  cells[mu * size + mu] = at(cells, mu * size + mu) - share * entry.sheets ** 2 * entry.submissions;
  cells[y * size + mu] = at(cells, y * size + mu) - share * entry.sheets * entry.sum;
  cells[y * size + y] = at(cells, y * size + y) - share * entry.sumOfSquares;
}
