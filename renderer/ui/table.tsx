import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { useScrollFocus } from './use-scroll-focus.ts';

export interface Column<Row> {
  readonly id: string;
  readonly title: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Figures: right-aligned. */
  readonly numeric?: boolean;
  /** Ascending order; makes the head a button. */
  readonly compare?: (a: Row, b: Row) => number;
}

export interface Sorting {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

interface TableProps<Row> {
  /** What the table shows, for those who hear it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly selected?: string | null;
  /** Makes rows choosable by press, Enter, Space; arrows move between them. */
  readonly onSelect?: (key: string, row: Row) => void;
  readonly initialSorting?: Sorting;
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode;
}

function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | null,
) {
  const compare = columns.find((column) => column.id === sorting?.column)?.compare;
  if (sorting === null || compare === undefined) return rows;
  const sign = sorting.direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => sign * compare(a, b));
}

function moveFocus(event: KeyboardEvent<HTMLTableRowElement>) {
  const row = event.currentTarget;
  const next = event.code === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling;
  if (next instanceof HTMLElement) next.focus();
  event.preventDefault();
}

function Head<Row>({
  column,
  sorting,
  onSort,
}: {
  readonly column: Column<Row>;
  readonly sorting: Sorting | null;
  readonly onSort: (sorting: Sorting) => void;
}) {
  const sorted = sorting?.column === column.id ? sorting.direction : null;
  const flip = () =>
    onSort({ column: column.id, direction: sorted === 'ascending' ? 'descending' : 'ascending' });
  return (
    <th
      scope="col"
      className={column.numeric === true ? 'num' : ''}
      {...(sorted === null ? {} : { 'aria-sort': sorted })}
    >
      {column.compare === undefined ? (
        column.title
      ) : (
        <button type="button" onClick={flip}>
          {column.title}
          {sorted !== null && <Icon name={sorted === 'ascending' ? 'up' : 'down'} size="sm" />}
        </button>
      )}
    </th>
  );
}

/** What makes a row choosable: press, Enter, Space; arrows move on. */
const choosing = (onSelect: () => void) => ({
  tabIndex: 0,
  onClick: onSelect,
  onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.code === 'Enter' || event.code === 'NumpadEnter' || event.code === 'Space') {
      event.preventDefault();
      onSelect();
    } else if (event.code === 'ArrowDown' || event.code === 'ArrowUp') moveFocus(event);
  },
});

function BodyRow<Row>({
  columns,
  row,
  selected,
  onSelect,
}: {
  readonly columns: readonly Column<Row>[];
  readonly row: Row;
  readonly selected: boolean;
  readonly onSelect?: () => void;
}) {
  return (
    <tr
      className={classNames(onSelect !== undefined && 'choose', selected && 'sel')}
      {...(onSelect === undefined ? {} : { 'aria-selected': selected, ...choosing(onSelect) })}
    >
      {columns.map((column) => (
        <td key={column.id} className={column.numeric === true ? 'num' : ''}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** A table of headquarters: sortable heads, choosable rows. Sorting is stable. */
export function Table<Row>(props: TableProps<Row>) {
  const {
    label,
    columns,
    rows,
    rowKey,
    selected = null,
    onSelect,
    initialSorting = null,
    empty,
  } = props;
  const [sorting, setSorting] = useState<Sorting | null>(initialSorting);
  const sorted = useMemo(() => sortRows(rows, columns, sorting), [rows, columns, sorting]);
  const scrolling = useScrollFocus<HTMLTableElement>();

  return (
    <table className="table" aria-label={label} {...scrolling}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.id} column={column} sorting={sorting} onSort={setSorting} />
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <BodyRow
            key={rowKey(row)}
            columns={columns}
            row={row}
            selected={rowKey(row) === selected}
            {...(onSelect === undefined ? {} : { onSelect: () => onSelect(rowKey(row), row) })}
          />
        ))}
        {sorted.length === 0 && empty !== undefined && (
          <tr>
            <td colSpan={columns.length}>{empty}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** A cell of two lines: name, then meta. */
export function TwoLines({
  first,
  second,
}: {
  readonly first: ReactNode;
  readonly second?: ReactNode;
}) {
  return (
    <div>
      <div className="t1">{first}</div>
      {second !== undefined && <div className="t2">{second}</div>}
    </div>
  );
}
