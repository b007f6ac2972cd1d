/**
 * The lower triangle L of a symmetric positive definite matrix, L·Lᵀ being the matrix.
 *
 * @param {readonly Float64Array[]} matrix
 * @returns {readonly Float64Array[]}
 */
export function cholesky(matrix) {
  const lower = matrix.map((row) => Float64Array.from(row));
  for (const [at, row] of lower.entries()) {
    for (let column = 0; column <= at; column += 1) {
      const other = lower[column] ?? row;
      let rest = row[column] ?? 0;
      for (let before = 0; before < column; before += 1)
        rest -= (row[before] ?? 0) * (other[before] ?? 0);
      row[column] = column === at ? Math.sqrt(rest) : rest / (other[column] ?? 1);
    }
    row.fill(0, at + 1);
  }
  return lower;
}

/**
 * Solves L·Lᵀ·x = right.
 *
 * @param {readonly Float64Array[]} lower
 * @param {ArrayLike<number>} right
 */
export function solveBy(lower, right) {
  const x = Float64Array.from(right);
  for (const [at, row] of lower.entries()) {
    let rest = x[at] ?? 0;
    for (let before = 0; before < at; before += 1) rest -= (row[before] ?? 0) * (x[before] ?? 0);
    x[at] = rest / (row[at] ?? 1);
  }
  for (let at = lower.length - 1; at >= 0; at -= 1) {
    const own = (x[at] ?? 0) / (lower[at]?.[at] ?? 1);
    x[at] = own;
    for (let before = 0; before < at; before += 1)
      x[before] = (x[before] ?? 0) - own * (lower[at]?.[before] ?? 0);
  }
  return x;
}

/**
 * Solves matrix·x = right for a symmetric positive definite matrix.
 *
 * @param {readonly Float64Array[]} matrix
 * @param {ArrayLike<number>} right
 */
export const solve = (matrix, right) => solveBy(cholesky(matrix), right);

/** @param {readonly Float64Array[]} lower */
export const logDeterminant = (lower) =>
  2 * lower.reduce((sum, row, at) => sum + Math.log(row[at] ?? 1), 0);
