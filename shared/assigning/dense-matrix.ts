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
