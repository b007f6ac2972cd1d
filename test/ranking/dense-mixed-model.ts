import type { Observations } from '../../shared/ranking/mixed-equations.ts';

type Matrix = readonly (readonly number[])[];

/** The same model by the textbook: the full covariance of all scores, inverted. Only for a handful of sheets. */
export function denseFit(
  { submissions, jurors, submission, juror, score }: Observations,
  ratios: { readonly submission: number; readonly juror: number },
): {
  readonly criterion: number;
  readonly mu: number;
  /** Of the residual. */
  readonly variance: number;
  readonly submissionEffects: readonly number[];
  readonly jurorEffects: readonly number[];
  readonly submissionErrors: readonly number[];
} {
  const rows = [...score.keys()];
  const same = (of: Int32Array, a: number, b: number): number => (of[a] === of[b] ? 1 : 0);
  const covariance = rows.map((a) =>
    rows.map(
      (b) =>
        (a === b ? 1 : 0) +
        ratios.submission * same(submission, a, b) +
        ratios.juror * same(juror, a, b),
    ),
  );
  const { inverse, logDeterminant } = invert(covariance);
  const weights = inverse.map((row) => row.reduce((sum, value) => sum + value, 0));
  const information = weights.reduce((sum, value) => sum + value, 0);
  const mu =
    rows.reduce((sum, row) => sum + (weights[row] ?? 0) * (score[row] ?? 0), 0) / information;
  const residuals = rows.map((row) => (score[row] ?? 0) - mu);
  const solved = inverse.map((row) =>
    row.reduce((sum, value, b) => sum + value * (residuals[b] ?? 0), 0),
  );
  const freedom = rows.length - 1;
  const variance =
    rows.reduce((sum, row) => sum + (residuals[row] ?? 0) * (solved[row] ?? 0), 0) / freedom;
  const effects = (of: Int32Array, count: number, ratio: number): readonly number[] =>
    Array.from({ length: count }, (_, id) =>
      rows.reduce((sum, row) => sum + (of[row] === id ? ratio * (solved[row] ?? 0) : 0), 0),
    );
  const submissionErrors = Array.from({ length: submissions }, (_, id) => {
    // Var(μ̂ + q̂ − μ − q) = Var(q) − c'V⁻¹c + (1 − 1'V⁻¹c)² / 1'V⁻¹1 with c = Cov(y, q).
    const c = rows.map((row) => (submission[row] === id ? ratios.submission : 0));
    const spread = inverse.map((row) =>
      row.reduce((sum, value, b) => sum + value * (c[b] ?? 0), 0),
    );
    const explained = rows.reduce((sum, row) => sum + (c[row] ?? 0) * (spread[row] ?? 0), 0);
    const ofMu = 1 - spread.reduce((sum, value) => sum + value, 0);
    return Math.sqrt(
      Math.max(0, variance * (ratios.submission - explained + ofMu ** 2 / information)),
    );
  });
  return {
    criterion: logDeterminant + Math.log(information) + freedom * Math.log(variance),
    mu,
    variance,
    submissionEffects: effects(submission, submissions, ratios.submission),
    jurorEffects: effects(juror, jurors, ratios.juror),
    submissionErrors,
  };
}

/** Gauss–Jordan; the matrices here are positive definite, so no pivoting is needed. */
function invert(matrix: Matrix): { readonly inverse: Matrix; readonly logDeterminant: number } {
  const size = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  let logDeterminant = 0;
  for (let pivot = 0; pivot < size; pivot += 1) {
    const pivotRow = work[pivot] ?? [];
    const value = pivotRow[pivot] ?? NaN;
    logDeterminant += Math.log(value);
    for (let column = 0; column < 2 * size; column += 1)
      pivotRow[column] = (pivotRow[column] ?? 0) / value;
    work.forEach((row, index) => {
      const factor = row[pivot] ?? 0;
      if (index === pivot || factor === 0) return;
      for (let column = 0; column < 2 * size; column += 1) {
        row[column] = (row[column] ?? 0) - factor * (pivotRow[column] ?? 0);
      }
    });
  }
  return { inverse: work.map((row) => row.slice(size)), logDeterminant };
}
