import { factorInPlace } from './dense-factor.ts';
import { at, createMatrix, type SquareMatrix, solveLower, solveUpper } from './dense-matrix.ts';

/** Who judges what, once per sheet. */
export interface SheetPair {
  readonly submission: string;
  readonly juror: string;
}

/**
 * Jurors as nodes, an edge per pair of jurors weighted by the number of submissions both judge. Scores can be
 * compared across the whole stage only where `components` is 1; `lambda2` says how firmly the parts hang together.
 */
export interface JurorGraph {
  /** Connected parts among the jurors who have a sheet; 0 without any. */
  readonly components: number;
  /** Algebraic connectivity: the second smallest eigenvalue of the unnormalised Laplacian; 0 where components ≠ 1. */
  readonly lambda2: number;
  /** Number of the part by juror, from 0. */
  readonly componentByJuror: ReadonlyMap<string, number>;
}

/**
 * Measures comparability; order and repetition of the pairs do not matter. `parts`: connected parts alone, which are
 * found at once, and 0 for `lambda2`.
 */
export function jurorGraph(
  pairs: readonly SheetPair[],
  measured: 'whole' | 'parts' = 'whole',
): JurorGraph {
  const jurors = [...new Set(pairs.map((pair) => pair.juror))].sort();
  const indexByJuror = new Map(jurors.map((juror, index) => [juror, index]));
  const panels = new Map<string, Set<number>>();
  for (const pair of pairs) {
    const panel = panels.get(pair.submission) ?? new Set<number>();
    panel.add(indexByJuror.get(pair.juror) ?? 0);
    panels.set(pair.submission, panel);
  }
  const together = [...panels.values()];
  const parts = connectedParts(jurors.length, together);
  const components = new Set(parts).size;
  return {
    components,
    lambda2:
      components === 1 && measured === 'whole'
        ? secondEigenvalue(laplacianOf(jurors.length, together))
        : 0,
    componentByJuror: new Map(jurors.map((juror, index) => [juror, parts[index] ?? 0])),
  };
}

function laplacianOf(size: number, panels: readonly ReadonlySet<number>[]): SquareMatrix {
  const laplacian = createMatrix(size);
  const { cells } = laplacian;
  for (const panel of panels) {
    for (const a of panel) {
      for (const b of panel) {
        if (a === b) cells[a * size + a] = at(cells, a * size + a) + panel.size - 1;
        else cells[a * size + b] = at(cells, a * size + b) - 1;
      }
    }
  }
  return laplacian;
}

/** Number of the connected part for each juror, parts counted from 0 in the order of their first juror. */
export function connectedParts(
  size: number,
  panels: readonly Iterable<number>[],
): readonly number[] {
  const parents = Int32Array.from({ length: size }, (_, index) => index);
  const rootOf = (juror: number): number => {
    let root = juror;
    while (parents[root] !== root) {
      // Each step shortens the way for those who come after.
      const above = parents[parents[root] ?? 0] ?? 0;
      parents[root] = above;
      root = above;
    }
    return root;
  };
  for (const [first = 0, ...others] of panels) {
    for (const juror of others) {
      const [a, b] = [rootOf(first), rootOf(juror)];
      parents[Math.max(a, b)] = Math.min(a, b);
    }
  }
  const numbers = new Map<number, number>();
  return Array.from({ length: size }, (_, juror) => {
    const root = rootOf(juror);
    const number = numbers.get(root) ?? numbers.size;
    numbers.set(root, number);
    return number;
  });
}

/**
 * Smallest eigenvalue of a connected Laplacian besides the 0 of the constant vector: that 0 is lifted above all
 * others by a rank-one term, then inverse iteration on the factor finds the smallest that is left.
 */
function secondEigenvalue({ size, cells }: SquareMatrix): number {
  if (size < 2) return 0;
  let trace = 0;
  for (let index = 0; index < size; index += 1) trace += at(cells, index * size + index);
  const lifted = createMatrix(size);
  for (let index = 0; index < cells.length; index += 1) {
    lifted.cells[index] = at(cells, index) + trace / size;
  }
  factorInPlace(lifted);
  const vector = Float64Array.from({ length: size }, (_, index) => Math.sin(1 + index * 1.7));
  let value = 0;
  for (let round = 0; round < 2000; round += 1) {
    normalise(vector);
    const before = vector.slice();
    solveLower(lifted, vector);
    solveUpper(lifted, vector);
    let projection = 0;
    for (let index = 0; index < size; index += 1)
      projection += at(before, index) * at(vector, index);
    const next = 1 / projection;
    if (Math.abs(next - value) <= 1e-13 * Math.abs(next)) return next;
    value = next;
  }
  return value;
}

function normalise(vector: Float64Array): void {
  let mean = 0;
  for (const value of vector) mean += value / vector.length;
  let length = 0;
  for (let index = 0; index < vector.length; index += 1) {
    vector[index] = at(vector, index) - mean;
    length += at(vector, index) ** 2;
  }
  for (let index = 0; index < vector.length; index += 1) {
    vector[index] = at(vector, index) / Math.sqrt(length);
  }
}
