import { at, intAt } from '../assigning/dense-matrix.ts';

/**
 * Scores of submissions by groups of sheets (jurors, or jurors at home and away): y = q + p[group] + ε, where q may be
 * anything. Only differences inside a submission count, so that nothing true of submissions can colour p.
 */
export interface WithinSubmissions {
  /** Sheets of a submission: `start[i] … start[i + 1] − 1`. */
  readonly start: Int32Array;
  /** Group by sheet; no group comes twice in a submission. */
  readonly group: Int32Array;
  readonly size: number;
}

/** Values by sheet less their mean over the submission. */
export function centred({ start }: WithinSubmissions, values: Float64Array): Float64Array {
  const result = new Float64Array(values.length);
  for (let i = 0; i + 1 < start.length; i += 1) {
    const [first, end] = [intAt(start, i), intAt(start, i + 1)];
    let mean = 0;
    for (let row = first; row < end; row += 1) mean += at(values, row) / (end - first);
    for (let row = first; row < end; row += 1) result[row] = at(values, row) - mean;
  }
  return result;
}

/** Sums over the sheets of each group. */
export function summed({ group, size }: WithinSubmissions, values: Float64Array): Float64Array {
  const sums = new Float64Array(size);
  for (let row = 0; row < values.length; row += 1) {
    const index = intAt(group, row);
    sums[index] = at(sums, index) + at(values, row);
  }
  return sums;
}

/** Every sheet's value of its group. */
export const spreadOut = ({ group }: WithinSubmissions, values: Float64Array): Float64Array =>
  Float64Array.from(group, (index) => at(values, index));

/** What a group's sheets weigh: one sheet among n has 1 − 1/n. */
export function weightsOf({ start, group, size }: WithinSubmissions): Float64Array {
  const weights = new Float64Array(size);
  for (let i = 0; i + 1 < start.length; i += 1) {
    const [first, end] = [intAt(start, i), intAt(start, i + 1)];
    for (let row = first; row < end; row += 1) {
      const index = intAt(group, row);
      weights[index] = at(weights, index) + 1 - 1 / (end - first);
    }
  }
  return weights;
}

/** The normal equations for p: one weight for each group, and a cell for each pair that met in a submission. */
export interface WithinEquations {
  readonly weights: Float64Array;
  /** Cells of a group: `rowStart[g] … rowStart[g + 1] − 1`. */
  readonly rowStart: Int32Array;
  readonly column: Int32Array;
  readonly cell: Float64Array;
}

export function withinEquations(within: WithinSubmissions): WithinEquations {
  const { start, group, size } = within;
  const pairs = new Map<number, number>();
  for (let i = 0; i + 1 < start.length; i += 1) {
    const [first, end] = [intAt(start, i), intAt(start, i + 1)];
    for (let a = first; a < end; a += 1) {
      for (let b = first; b < end; b += 1) {
        if (a === b) continue;
        const key = intAt(group, a) * size + intAt(group, b);
        pairs.set(key, (pairs.get(key) ?? 0) - 1 / (end - first));
      }
    }
  }
  const keys = Float64Array.from(pairs.keys()).sort();
  const rowStart = new Int32Array(size + 1);
  for (const key of keys) {
    const next = Math.floor(key / size) + 1;
    rowStart[next] = intAt(rowStart, next) + 1;
  }
  for (let row = 0; row < size; row += 1)
    rowStart[row + 1] = intAt(rowStart, row) + intAt(rowStart, row + 1);
  return {
    weights: weightsOf(within),
    rowStart,
    column: Int32Array.from(keys, (key) => key % size),
    cell: Float64Array.from(keys, (key) => pairs.get(key) ?? 0),
  };
}

function imageOf({ weights, rowStart, column, cell }: WithinEquations, vector: Float64Array) {
  const image = new Float64Array(vector.length);
  for (let row = 0; row < vector.length; row += 1) {
    let sum = at(weights, row) * at(vector, row);
    for (let k = intAt(rowStart, row); k < intAt(rowStart, row + 1); k += 1)
      sum += at(cell, k) * at(vector, intAt(column, k));
    image[row] = sum;
  }
  return image;
}

const mostRounds = 500;

/**
 * Solves for p by conjugate gradients, each group scaled by its weight. p is known but for a constant in every connected
 * part; the right side sums to 0 in each of them. What is left over is at most `tolerance` of the right side's length.
 */
export function solveWithin(
  equations: WithinEquations,
  right: Float64Array,
  tolerance = 1e-9,
): Float64Array {
  const { weights } = equations;
  const inverse = weights.map((weight) => (weight > 0 ? 1 / weight : 0));
  const solution = new Float64Array(right.length);
  const rest = right.map((value, index) => (at(weights, index) > 0 ? value : 0));
  const step = rest.map((value, index) => value * at(inverse, index));
  let size = dot(rest, step);
  const enough = size * tolerance ** 2;
  for (let round = 0; round < mostRounds && size > enough; round += 1) {
    const image = imageOf(equations, step);
    const length = size / dot(step, image);
    if (!Number.isFinite(length)) break;
    let next = 0;
    for (let index = 0; index < right.length; index += 1) {
      solution[index] = at(solution, index) + length * at(step, index);
      rest[index] = at(rest, index) - length * at(image, index);
      next += at(rest, index) ** 2 * at(inverse, index);
    }
    for (let index = 0; index < right.length; index += 1)
      step[index] = at(rest, index) * at(inverse, index) + (next / size) * at(step, index);
    size = next;
  }
  return solution;
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += at(a, index) * at(b, index);
  return sum;
}
