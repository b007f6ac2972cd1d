import { factorSteps, type Pattern } from '../assigning/dense-factor.ts';
import { at, createMatrix, intAt, type SquareMatrix } from '../assigning/dense-matrix.ts';
import { finish, type Steps } from './steps.ts';

/** Sheet scores as three parallel columns; positions of submissions and jurors count from 0, all of them occur. */
export interface Observations {
  readonly submissions: number;
  readonly jurors: number;
  readonly submission: Int32Array;
  readonly juror: Int32Array;
  readonly score: Float64Array;
}

/** Of the two sides of a sheet, its submission and its juror, one: how many sheets each has, and their sum. */
export interface Side {
  readonly size: number;
  readonly sheets: Float64Array;
  readonly totals: Float64Array;
}

/** Those on the larger side with the same number of sheets: they share a pivot, so only their sums are needed. */
export interface SheetCountClass {
  readonly sheets: number;
  readonly members: number;
  readonly sum: number;
  readonly sumOfSquares: number;
  /** Per entry of the kept side: its sheets with these members, the squares of those, and the members' totals. */
  readonly shared: Float64Array;
  readonly squares: Float64Array;
  readonly totals: Float64Array;
  /** Members shared by each pair of the kept side, as triples with first > second, in the order of rows. */
  readonly pairFirst: Int32Array;
  readonly pairSecond: Int32Array;
  readonly pairCount: Float64Array;
}

/**
 * What the likelihood of y = μ + q + b + ε needs of the data. The larger side – as a rule the submissions – is summed
 * away; the size of what is left depends on the smaller side (`kept`) and its pairs alone.
 */
export interface MixedEquations {
  readonly observations: Observations;
  readonly keeps: 'juror' | 'submission';
  readonly kept: Side;
  readonly away: Side;
  readonly sheetsOfJuror: Float64Array;
  readonly sheetsOfSubmission: Float64Array;
  /** Subtracted from all scores before anything else, so that sums of squares keep their digits. */
  readonly centre: number;
  readonly sumOfSquares: number;
  /** Sheets of i on the larger side: `keptOf` and `values` (above the centre) from `start[i]` to `start[i + 1] − 1`. */
  readonly start: Int32Array;
  readonly keptOf: Int32Array;
  readonly values: Float64Array;
  readonly classes: readonly SheetCountClass[];
  /** The pairs of all classes. */
  readonly pairs: Pattern;
}

export function createMixedEquations(observations: Observations): MixedEquations {
  const { submissions, jurors, submission, juror, score } = observations;
  const keepsJurors = jurors <= submissions;
  const [keptIndex, awayIndex] = keepsJurors ? [juror, submission] : [submission, juror];
  let centre = 0;
  for (const value of score) centre += value / score.length;
  let sumOfSquares = 0;
  for (const value of score) sumOfSquares += (value - centre) ** 2;
  const side = (size: number, index: Int32Array): Side => {
    const [sheets, totals] = [new Float64Array(size), new Float64Array(size)];
    for (let row = 0; row < score.length; row += 1) {
      const own = intAt(index, row);
      sheets[own] = at(sheets, own) + 1;
      totals[own] = at(totals, own) + at(score, row) - centre;
    }
    return { size, sheets, totals };
  };
  const kept = side(keepsJurors ? jurors : submissions, keptIndex);
  const away = side(keepsJurors ? submissions : jurors, awayIndex);
  const start = new Int32Array(away.size + 1);
  for (let i = 0; i < away.size; i += 1) start[i + 1] = intAt(start, i) + at(away.sheets, i);
  const [keptOf, values] = [new Int32Array(score.length), new Float64Array(score.length)];
  const filled = start.slice();
  for (let row = 0; row < score.length; row += 1) {
    const cell = intAt(filled, intAt(awayIndex, row));
    keptOf[cell] = intAt(keptIndex, row);
    values[cell] = at(score, row) - centre;
    filled[intAt(awayIndex, row)] = cell + 1;
  }
  const parts = { kept, away, start, keptOf };
  const sheetCounts = [...new Set(away.sheets)].sort((a, b) => a - b);
  const classes = sheetCounts.map((sheets) => sheetCountClass(parts, sheets));
  return {
    ...parts,
    observations,
    keeps: keepsJurors ? 'juror' : 'submission',
    sheetsOfJuror: (keepsJurors ? kept : away).sheets,
    sheetsOfSubmission: (keepsJurors ? away : kept).sheets,
    centre,
    sumOfSquares,
    values,
    classes,
    pairs: patternOf(kept.size, classes),
  };
}

type Incidence = Pick<MixedEquations, 'kept' | 'away' | 'start' | 'keptOf'>;

function sheetCountClass(incidence: Incidence, sheets: number): SheetCountClass {
  const { kept, away, start, keptOf } = incidence;
  const shared = new Float64Array(kept.size);
  const squares = new Float64Array(kept.size);
  const totals = new Float64Array(kept.size);
  const pairs = new PairCounts(kept.size);
  let [members, sum, sumOfSquares] = [0, 0, 0];
  for (let i = 0; i < away.size; i += 1) {
    if (at(away.sheets, i) !== sheets) continue;
    const total = at(away.totals, i);
    members += 1;
    sum += total;
    sumOfSquares += total * total;
    for (let a = intAt(start, i); a < intAt(start, i + 1); a += 1) {
      const first = intAt(keptOf, a);
      shared[first] = at(shared, first) + 1;
      totals[first] = at(totals, first) + total;
      for (let b = intAt(start, i); b < intAt(start, i + 1); b += 1) {
        const second = intAt(keptOf, b);
        if (second === first) squares[first] = at(squares, first) + 1;
        else if (second < first) pairs.add(first, second);
      }
    }
  }
  return { sheets, members, sum, sumOfSquares, shared, squares, totals, ...pairs.columns() };
}

/** Counts pairs of the kept side; only those that occur cost anything when they are read. */
class PairCounts {
  readonly #size: number;
  readonly #counts = new Map<number, Int32Array>();

  constructor(size: number) {
    this.#size = size;
  }

  add(first: number, second: number): void {
    let row = this.#counts.get(first);
    if (row === undefined) {
      row = new Int32Array(first);
      this.#counts.set(first, row);
    }
    row[second] = intAt(row, second) + 1;
  }

  columns(): Pick<SheetCountClass, 'pairFirst' | 'pairSecond' | 'pairCount'> {
    const [firsts, seconds, counts]: [number[], number[], number[]] = [[], [], []];
    for (let first = 0; first < this.#size; first += 1) {
      const row = this.#counts.get(first);
      if (row === undefined) continue;
      for (let second = 0; second < first; second += 1) {
        if (row[second] === 0) continue;
        firsts.push(first);
        seconds.push(second);
        counts.push(intAt(row, second));
      }
    }
    return {
      pairFirst: Int32Array.from(firsts),
      pairSecond: Int32Array.from(seconds),
      pairCount: Float64Array.from(counts),
    };
  }
}

function patternOf(size: number, classes: readonly SheetCountClass[]): Pattern {
  const rows: (Uint8Array | undefined)[] = [];
  for (const { pairFirst, pairSecond } of classes) {
    for (let pair = 0; pair < pairFirst.length; pair += 1) {
      const first = intAt(pairFirst, pair);
      const row = rows[first] ?? new Uint8Array(first);
      rows[first] = row;
      row[intAt(pairSecond, pair)] = 1;
    }
  }
  const start = new Int32Array(size + 1);
  const columns: number[] = [];
  for (let first = 0; first < size; first += 1) {
    rows[first]?.forEach((occurs, second) => {
      if (occurs === 1) columns.push(second);
    });
    start[first + 1] = columns.length;
  }
  return { start, columns: Int32Array.from(columns) };
}

/** Variances of submissions and jurors as multiples of the residual variance. */
export interface VarianceRatios {
  readonly submission: number;
  readonly juror: number;
}

/** The same by side. */
export interface SideRatios {
  readonly kept: number;
  readonly away: number;
}

export const sideRatios = (
  { keeps }: Pick<MixedEquations, 'keeps'>,
  { submission, juror }: VarianceRatios,
): SideRatios =>
  keeps === 'juror' ? { kept: juror, away: submission } : { kept: submission, away: juror };

/**
 * The equations at given ratios, the larger side eliminated, as a Cholesky factor over (the kept side scaled to unit
 * variance, μ, y): solving for the last row gives the estimates, and the last pivot squared is the penalised residual
 * sum of squares.
 */
export interface FactoredEquations {
  readonly factor: SquareMatrix;
  /** −2 × restricted log-likelihood, the residual variance profiled out. */
  readonly criterion: number;
  readonly varResidual: number;
}

export const factorEquations = (
  equations: MixedEquations,
  ratios: VarianceRatios,
): FactoredEquations => finish(factorEquationsSteps(equations, sideRatios(equations, ratios)));

/** The same in steps. */
export function* factorEquationsSteps(
  equations: MixedEquations,
  ratios: SideRatios,
): Steps<FactoredEquations> {
  const { kept, observations } = equations;
  const count = observations.score.length;
  const size = kept.size + 2;
  const [mu, y] = [kept.size, kept.size + 1];
  const matrix = createMatrix(size);
  const { cells } = matrix;
  const scale = Math.sqrt(ratios.kept);
  for (let j = 0; j < kept.size; j += 1) {
    cells[j * size + j] = 1 + ratios.kept * at(kept.sheets, j);
    cells[mu * size + j] = scale * at(kept.sheets, j);
    cells[y * size + j] = scale * at(kept.totals, j);
  }
  cells[mu * size + mu] = count;
  cells[y * size + y] = equations.sumOfSquares;
  let logDeterminant = 0;
  for (const entry of equations.classes) {
    const pivot = ratios.away * entry.sheets + 1;
    logDeterminant += entry.members * Math.log(pivot);
    eliminate(matrix, entry, { share: ratios.away / pivot, scale });
  }
  yield* factorSteps(matrix, 1e-14 * equations.sumOfSquares + 1e-300);
  for (let row = 0; row <= mu; row += 1)
    logDeterminant += 2 * Math.log(at(cells, row * size + row));
  const residual = at(cells, y * size + y) ** 2;
  const freedom = count - 1;
  return {
    factor: matrix,
    criterion: logDeterminant + freedom * (1 + Math.log((2 * Math.PI * residual) / freedom)),
    varResidual: residual / freedom,
  };
}

/** Takes the members of one class out of the equations (their block is diagonal). */
function eliminate(
  { size, cells }: SquareMatrix,
  entry: SheetCountClass,
  { share, scale }: { readonly share: number; readonly scale: number },
): void {
  if (share === 0) return;
  const kept = size - 2;
  const [mu, y] = [kept, kept + 1];
  const squared = scale * scale;
  for (let j = 0; j < kept; j += 1) {
    cells[j * size + j] = at(cells, j * size + j) - squared * share * at(entry.squares, j);
    const inMu = mu * size + j;
    cells[inMu] = at(cells, inMu) - scale * share * entry.sheets * at(entry.shared, j);
    const inY = y * size + j;
    cells[inY] = at(cells, inY) - scale * share * at(entry.totals, j);
  }
  for (let pair = 0; pair < entry.pairCount.length; pair += 1) {
    const cell = intAt(entry.pairFirst, pair) * size + intAt(entry.pairSecond, pair);
    cells[cell] = at(cells, cell) - squared * share * at(entry.pairCount, pair);
  }
  cells[mu * size + mu] = at(cells, mu * size + mu) - share * entry.sheets ** 2 * entry.members;
  cells[y * size + mu] = at(cells, y * size + mu) - share * entry.sheets * entry.sum;
  cells[y * size + y] = at(cells, y * size + y) - share * entry.sumOfSquares;
}
