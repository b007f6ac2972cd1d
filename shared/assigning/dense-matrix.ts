/**
 * Dense symmetric matrices over jurors (tens to a few thousand), row by row in one typed array.
 * Nothing here may ever be as large as the list of submissions.
 */
export interface SquareMatrix {
  readonly size: number;
  readonly cells: Float64Array;
}

/** A cell that the code itself knows to exist: typed arrays have no holes. */
export const at = (cells: Float64Array, index: number): number => cells[index] as number;

/** The same for whole numbers; a function of its own, so that each keeps to one kind of array and stays fast. */
export const intAt = (cells: Int32Array, index: number): number => cells[index] as number;

export const createMatrix = (size: number): SquareMatrix => ({
  size,
  cells: new Float64Array(size * size),
});

/**
 * Replaces the lower triangle of a symmetric matrix by its Cholesky factor L (A = L·Lᵀ); the upper triangle is
 * neither read nor written. A pivot that is not above `floor` is raised to `floor`, so that rounding noise on a
 * singular matrix does not end in NaN. Zeros before a row's first other cell stay zeros and are not gone through:
 * jurors of different regions seldom meet, so most rows begin with many.
 */
export function factorInPlace(matrix: SquareMatrix, floor = 1e-300): void {
  const { size, cells } = matrix;
  const firstOf = new Int32Array(size);
  for (let row = 0; row < size; row += 1) {
    const rowStart = row * size;
    let first = 0;
    while (first < row && at(cells, rowStart + first) === 0) first += 1;
    firstOf[row] = first;
    for (let column = first; column <= row; column += 1) {
      const columnStart = column * size;
      let sum = at(cells, rowStart + column);
      for (let k = Math.max(first, intAt(firstOf, column)); k < column; k += 1) {
        sum -= at(cells, rowStart + k) * at(cells, columnStart + k);
      }
      if (row === column) cells[rowStart + row] = Math.sqrt(sum > floor ? sum : floor);
      else cells[rowStart + column] = sum / at(cells, columnStart + column);
    }
  }
}

/** Solves L·x = b in place for the leading `size` rows of a factor. */
export function solveLower(factor: SquareMatrix, vector: Float64Array, size = factor.size): void {
  const { cells } = factor;
  for (let row = 0; row < size; row += 1) {
    let sum = at(vector, row);
    for (let k = 0; k < row; k += 1) sum -= at(cells, row * factor.size + k) * at(vector, k);
    vector[row] = sum / at(cells, row * factor.size + row);
  }
}

/** Solves Lᵀ·x = b in place for the leading `size` rows of a factor. */
export function solveUpper(factor: SquareMatrix, vector: Float64Array, size = factor.size): void {
  const { cells } = factor;
  for (let row = size - 1; row >= 0; row -= 1) {
    const value = at(vector, row) / at(cells, row * factor.size + row);
    vector[row] = value;
    for (let k = 0; k < row; k += 1) {
      vector[k] = at(vector, k) - at(cells, row * factor.size + k) * value;
    }
  }
}

/** The inverse of A = L·Lᵀ over the leading `size` rows of its factor. */
export function inverseFromFactor(factor: SquareMatrix, size = factor.size): SquareMatrix {
  const inverse = createMatrix(size);
  const column = new Float64Array(size);
  for (let index = 0; index < size; index += 1) {
    column.fill(0);
    column[index] = 1;
    solveLower(factor, column, size);
    solveUpper(factor, column, size);
    inverse.cells.set(column, index * size);
  }
  return inverse;
}
