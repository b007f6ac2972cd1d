import { fQuantile } from './f-distribution.ts';

/** A share with its 95 % confidence interval. */
interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The six intraclass correlations of Shrout & Fleiss: of one juror's score and of the mean of all `k`; jurors another set
 * for each submission (`oneWay`), a sample of jurors whose severity counts as error (`agreement`), or just these jurors,
 * whose severity does not (`consistency`).
 */
export interface IntraclassCorrelations {
  readonly oneWay: Interval;
  readonly agreement: Interval;
  readonly consistency: Interval;
  readonly oneWayMean: Interval;
  readonly agreementMean: Interval;
  readonly consistencyMean: Interval;
}

interface MeanSquares {
  readonly rows: number;
  readonly columns: number;
  readonly betweenRows: number;
  readonly withinRows: number;
  readonly betweenColumns: number;
  readonly residual: number;
}

/** Less than nothing in common says no more than this; what is divided by nearly nothing would run off below it. */
const least = -1;

/**
 * Of a complete table (rows: submissions, columns: jurors), no figure below -1. Null for fewer than two of either, and
 * where there are no differences, or none but those of the jurors' severity.
 */
export function iccs(table: readonly (readonly number[])[]): IntraclassCorrelations | null {
  const squares = meanSquares(table);
  if (squares === null) return null;
  const { rows: n, columns: k } = squares;
  const { betweenRows: r, withinRows: w, residual: e } = squares;
  if (r === 0 && e === 0) return null;
  const single = (ratio: number): number => 1 - k / (ratio + k - 1);
  const mean = (ratio: number): number => Math.max(least, 1 - 1 / ratio);
  const ofMean = (icc: number): number =>
    icc * (k - 1) <= least ? least : Math.max(least, (k * icc) / (1 + (k - 1) * icc));
  const oneWay = ratioInterval(r, w, { above: n - 1, below: n * (k - 1) });
  const twoWay = ratioInterval(r, e, { above: n - 1, below: (n - 1) * (k - 1) });
  const agreement = agreementInterval(squares);
  return {
    oneWay: mapped(oneWay, single),
    agreement,
    consistency: mapped(twoWay, single),
    oneWayMean: mapped(oneWay, mean),
    agreementMean: mapped(agreement, ofMean),
    consistencyMean: mapped(twoWay, mean),
  };
}

const mapped = ({ value, low, high }: Interval, to: (value: number) => number): Interval => ({
  value: to(value),
  low: to(low),
  high: to(high),
});

/** A ratio of mean squares with its 95 % confidence. */
function ratioInterval(
  above: number,
  below: number,
  freedom: { readonly above: number; readonly below: number },
): Interval {
  const value = above / below;
  return {
    value,
    low: value / fQuantile(0.975, freedom.above, freedom.below),
    high: value * fQuantile(0.975, freedom.below, freedom.above),
  };
}

/** Of a single juror's agreement, whose degrees of freedom are Satterthwaite's (McGraw & Wong 1996, corrected). */
function agreementInterval(squares: MeanSquares): Interval {
  const { rows: n, columns: k } = squares;
  const { betweenRows: r, betweenColumns: c, residual: e } = squares;
  const whole = r + (k - 1) * e + (k * (c - e)) / n;
  const value = whole <= 0 ? least : Math.max(least, (r - e) / whole);
  if (1 - value < 1e-12) return { value: 1, low: 1, high: 1 };
  const a = (k * value) / (n * (1 - value));
  const b = 1 + (k * value * (n - 1)) / (n * (1 - value));
  const freedom =
    (a * c + b * e) ** 2 / ((a * c) ** 2 / (k - 1) + (b * e) ** 2 / ((n - 1) * (k - 1)));
  const others = k * c + (k * n - k - n) * e;
  const lowF = fQuantile(0.975, n - 1, freedom);
  const highF = fQuantile(0.975, freedom, n - 1);
  const low = (n * (r - lowF * e)) / (lowF * others + n * r);
  const high = (n * (highF * r - e)) / (others + n * highF * r);
  return {
    value,
    low: Number.isFinite(low) ? Math.max(least, Math.min(low, value)) : least,
    high: Number.isFinite(high) ? Math.max(value, Math.min(high, 1)) : 1,
  };
}

function meanSquares(table: readonly (readonly number[])[]): MeanSquares | null {
  const [rows, columns] = [table.length, table[0]?.length ?? 0];
  if (rows < 2 || columns < 2) return null;
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const rowMeans = table.map(mean);
  const columnMeans = Array.from({ length: columns }, (_, column) =>
    mean(table.map((row) => row[column] ?? 0)),
  );
  const all = mean(rowMeans);
  let [between, jurors, within, residual] = [0, 0, 0, 0];
  for (const value of columnMeans) jurors += rows * (value - all) ** 2;
  table.forEach((row, index) => {
    const own = rowMeans[index] ?? 0;
    between += columns * (own - all) ** 2;
    row.forEach((value, column) => {
      within += (value - own) ** 2;
      residual += (value - own - (columnMeans[column] ?? 0) + all) ** 2;
    });
  });
  return {
    rows,
    columns,
    betweenRows: between / (rows - 1),
    withinRows: within / (rows * (columns - 1)),
    betweenColumns: jurors / (columns - 1),
    residual: residual / ((rows - 1) * (columns - 1)),
  };
}
