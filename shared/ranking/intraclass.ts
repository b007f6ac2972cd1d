import { fQuantile } from './f-distribution.ts';

/** A share with its 95 % confidence interval. */
export interface Interval {
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

/**
 * Of a complete table (rows: submissions, columns: jurors). Null for fewer than two of either, and where submissions
 * differ so little that a correlation is no number.
 */
export function iccs(table: readonly (readonly number[])[]): IntraclassCorrelations | null {
  const squares = meanSquares(table);
  if (squares === null) return null;
  const { rows: n, columns: k } = squares;
  const { betweenRows: r, withinRows: w, betweenColumns: c, residual: e } = squares;
  if (r === 0) return null;
  const single = (ratio: number): number => 1 - k / (ratio + k - 1);
  const mean = (ratio: number): number => 1 - 1 / ratio;
  const oneWay = ratioBounds(r, w, { above: n - 1, below: n * (k - 1) });
  const twoWay = ratioBounds(r, e, { above: n - 1, below: (n - 1) * (k - 1) });
  const agreement = agreementBounds(squares);
  const six = {
    oneWay: { value: (r - w) / (r + (k - 1) * w), ...mapped(oneWay, single) },
    agreement: { value: (r - e) / (r + (k - 1) * e + (k * (c - e)) / n), ...agreement },
    consistency: { value: (r - e) / (r + (k - 1) * e), ...mapped(twoWay, single) },
    oneWayMean: { value: (r - w) / r, ...mapped(oneWay, mean) },
    agreementMean: {
      value: (r - e) / (r + (c - e) / n),
      ...mapped(agreement, (icc) => (k * icc) / (1 + (k - 1) * icc)),
    },
    consistencyMean: { value: (r - e) / r, ...mapped(twoWay, mean) },
  };
  const isKnown = Object.values(six).every((interval) =>
    Object.values(interval).every((figure) => Number.isFinite(figure)),
  );
  return isKnown ? six : null;
}

type Bounds = Pick<Interval, 'low' | 'high'>;

const mapped = ({ low, high }: Bounds, to: (value: number) => number): Bounds => ({
  low: to(low),
  high: to(high),
});

/** 95 % confidence of a ratio of mean squares. */
function ratioBounds(
  above: number,
  below: number,
  freedom: { readonly above: number; readonly below: number },
): Bounds {
  const ratio = above / below;
  return {
    low: ratio / fQuantile(0.975, freedom.above, freedom.below),
    high: ratio * fQuantile(0.975, freedom.below, freedom.above),
  };
}

/** Of a single juror's agreement, whose degrees of freedom are Satterthwaite's (McGraw & Wong 1996, corrected). */
function agreementBounds(squares: MeanSquares): Bounds {
  const { rows: n, columns: k } = squares;
  const { betweenRows: r, betweenColumns: c, residual: e } = squares;
  const icc = (r - e) / (r + (k - 1) * e + (k * (c - e)) / n);
  if (1 - icc < 1e-12) return { low: 1, high: 1 };
  const a = (k * icc) / (n * (1 - icc));
  const b = 1 + (k * icc * (n - 1)) / (n * (1 - icc));
  const freedom =
    (a * c + b * e) ** 2 / ((a * c) ** 2 / (k - 1) + (b * e) ** 2 / ((n - 1) * (k - 1)));
  const others = k * c + (k * n - k - n) * e;
  const lowF = fQuantile(0.975, n - 1, freedom);
  const highF = fQuantile(0.975, freedom, n - 1);
  return {
    low: (n * (r - lowF * e)) / (lowF * others + n * r),
    high: (n * (highF * r - e)) / (others + n * highF * r),
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
