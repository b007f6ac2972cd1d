import { compareText } from '../../shared/language/sort-key.ts';
import type { RowList } from '../data-table/row-list.ts';
import { type PlacedColumn, placeColumns } from '../data-table/table-columns.ts';
import type { Column } from '../ui/table.tsx';

/** A column of the table that says the same as a picture. */
export interface TwinColumn<Row> {
  readonly id: string;
  readonly title: string;
  readonly text: (row: Row) => string;
  /** What the column is ordered by; figures are right-aligned. Without it the column has no order. */
  readonly order?: (row: Row) => number | string | null;
  readonly numeric?: boolean;
}

/** The figures of a picture as a table. */
export interface ChartTwin<Row> {
  readonly columns: readonly TwinColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** True where rows tell who people are, as long as people are called by name. */
  readonly personal?: boolean;
}

/** Texts as the alphabet has them, figures by size, unknown ones last. */
export function compareOrder(a: number | string | null, b: number | string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The columns as a table takes them; on paper nobody presses a head. */
export const tableColumns = <Row>(
  { columns }: ChartTwin<Row>,
  { onPaper }: { readonly onPaper: boolean },
): readonly Column<Row>[] =>
  columns.map(({ id, title, text, order, numeric }) => ({
    id,
    title,
    cell: text,
    numeric: numeric === true,
    ...(order === undefined || onPaper
      ? {}
      : { compare: (a: Row, b: Row) => compareOrder(order(a), order(b)) }),
  }));

/** Pixels that widths of a workbook are counted from. */
const textWidth = 200;
const figureWidth = 110;

/** The columns as an export takes them. */
export const exportColumns = <Row>({ columns }: ChartTwin<Row>): readonly PlacedColumn<Row>[] =>
  placeColumns(
    columns.map(({ id, title, text, numeric }) => ({
      id,
      title,
      cell: text,
      text,
      numeric: numeric === true,
      width: numeric === true ? figureWidth : textWidth,
    })),
    [],
  );

export const rowListOf = <Row>({ rows, rowKey }: ChartTwin<Row>): RowList<Row> => {
  const rowAt = (index: number): Row => {
    const row = rows[index];
    if (row === undefined) throw new RangeError(`no row ${index}`);
    return row;
  };
  return {
    length: rows.length,
    at: rowAt,
    keyAt: (index) => rowKey(rowAt(index)),
    slotAt: (index) => index,
  };
};
