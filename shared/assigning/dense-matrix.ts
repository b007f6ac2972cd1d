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
  let row = size - 1;
  for (; row >= 3; row -= 4) {
    for (let below = row; below > row - 4; below -= 1)
      takeRow(factor, vector, below, { from: row - 3, to: below });
    takeFourRows(factor, vector, row);
  }
  for (; row >= 0; row -= 1) takeRow(factor, vector, row, { from: 0, to: row });
}

/** Finds one unknown, and takes it out of some of those above it. */
function takeRow(
  { size, cells }: SquareMatrix,
  vector: Float64Array,
  row: number,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  const value = at(vector, row) / at(cells, row * size + row);
  vector[row] = value;
  for (let k = from; k < to; k += 1) vector[k] = at(vector, k) - at(cells, row * size + k) * value;
}

/** Takes four known ones out of all above them, one after another in each, so that the vector is gone through once. */
function takeFourRows({ size, cells }: SquareMatrix, vector: Float64Array, row: number): void {
  const v0 = at(vector, row);
  const v1 = at(vector, row - 1);
  const v2 = at(vector, row - 2);
  const v3 = at(vector, row - 3);
  const r0 = row * size;
  const r1 = r0 - size;
  const r2 = r1 - size;
  const r3 = r2 - size;
  for (let k = 0; k <= row - 4; k += 1) {
    let value = at(vector, k) - at(cells, r0 + k) * v0;
    value -= at(cells, r1 + k) * v1;
    value -= at(cells, r2 + k) * v2;
    vector[k] = value - at(cells, r3 + k) * v3;
  }
}
