/** Rows in the order they are shown, however many: only those that are seen are asked for. */
export interface RowList<Row> {
  readonly length: number;
  readonly at: (index: number) => Row;
  /** A name that stays with the row wherever it stands. */
  readonly keyAt: (index: number) => string;
  /** The same as a number: heights of fifty thousand rows are looked up by it with every key that is typed. */
  readonly slotAt: (index: number) => number;
}

/** Keys of some rows of a list, both ends included, whichever comes first. */
export function keysBetween(rows: RowList<unknown>, from: number, to: number): readonly string[] {
  const [first, last] = [Math.max(0, Math.min(from, to)), Math.max(from, to)];
  return Array.from({ length: Math.min(last, rows.length - 1) - first + 1 }, (_, index) =>
    rows.keyAt(first + index),
  );
}

/** Keys of all rows that are shown. */
export const keysOf = (rows: RowList<unknown>): readonly string[] =>
  rows.length === 0 ? [] : keysBetween(rows, 0, rows.length - 1);
