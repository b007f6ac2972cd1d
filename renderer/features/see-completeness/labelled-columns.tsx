import type { Column } from '../../ui/table.tsx';

/** Columns whose cells say their head in narrow windows, where rows are stacked and heads are not shown. */
export const labelledColumns = <Row,>(columns: readonly Column<Row>[]): readonly Column<Row>[] =>
  columns.map((column) => ({
    ...column,
    cell: (row) => (
      <>
        <span className="cell-label" aria-hidden="true">
          {column.title}
        </span>
        <div>{column.cell(row)}</div>
      </>
    ),
  }));
