import {
  type CSSProperties,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
} from 'react';

import type { Sorting } from '../../shared/finding/saved-view.ts';
import { DataHead } from './data-head.tsx';
import { DataRow } from './data-row.tsx';
import type { RowList } from './row-list.ts';
import type { PlacedColumn } from './table-columns.ts';
import { useActiveRow } from './use-active-row.ts';
import { type Selection, useChoosing } from './use-choosing.ts';
import { useGridPresses } from './use-grid-presses.ts';
import { useVirtualRows, type VirtualRows } from './use-virtual-rows.ts';
import './data-table.css';

/** What others may do with a table. */
export interface DataTableHandle {
  /** Puts the keyboard into the rows. */
  readonly focus: () => void;
}

export interface DataTableProps<Row> {
  /** What the table shows, for those who hear it. */
  readonly label: string;
  /** Columns to show, in order. */
  readonly columns: readonly PlacedColumn<Row>[];
  readonly rows: RowList<Row>;
  readonly sorting: Sorting | null;
  readonly onSort: (sorting: Sorting) => void;
  readonly onWidth: (column: string, width: number) => void;
  /** A press on a row, or Enter. */
  readonly onOpen: (row: Row) => void;
  /** Null where rows cannot be chosen. */
  readonly selection: Selection | null;
  /** Shown where there are no rows. */
  readonly empty: ReactNode;
  /** Key of the row that has the keyboard at first, and who is told of the ones that follow. */
  readonly firstActive?: string | null;
  readonly onActive?: (key: string | null) => void;
  readonly handle?: RefObject<DataTableHandle | null>;
}

interface Look extends CSSProperties {
  readonly '--columns': string;
  readonly '--width': string;
}

const markWidth = 48;

/** Columns take what room there is, and never less than they were given. */
function lookOf(widths: readonly number[], selectable: boolean): Look {
  const mark = selectable ? [`${markWidth}px`] : [];
  const columns = widths.map((width) => `minmax(${width}px, ${width}fr)`);
  const total = widths.reduce((sum, width) => sum + width, selectable ? markWidth : 0);
  return { '--columns': [...mark, ...columns].join(' '), '--width': `${total}px` };
}

const nobody = (): void => undefined;

/** The rows that are seen, and the active one. */
function DataBody<Row>({
  rows,
  columns,
  selection,
  id,
  active,
  virtual,
  measure,
}: Pick<DataTableProps<Row>, 'rows' | 'columns' | 'selection'> &
  VirtualRows & {
    readonly id: string;
    readonly active: number;
  }) {
  return (
    <div role="rowgroup" className="data-body" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => (
        <DataRow
          key={key}
          id={`${id}-${index}`}
          row={rows.at(index)}
          index={index}
          top={start}
          columns={columns}
          active={index === active}
          selected={selection === null ? null : selection.keys.has(rows.keyAt(index))}
          measure={measure}
        />
      ))}
    </div>
  );
}

/**
 * A table of any length of which only what is seen is drawn. The keyboard stays with the grid, which names the row it
 * is at, so that no scrolling takes the focus away: arrows, Page Up and Down, Home, End; Enter opens, Space chooses,
 * Shift goes on choosing, Ctrl+A chooses all that are shown, Esc none. In narrow places rows become cards.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, selection, handle, firstActive = null, onActive = nobody } = props;
  const id = useId();
  const scroll = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const active = useActiveRow(rows, firstActive, onActive);
  const choosing = useChoosing(rows, selection);
  const seen = useVirtualRows(rows, scroll, active.index);
  const { virtual } = seen;
  const isSelectable = selection !== null;
  const presses = useGridPresses({
    rows,
    active,
    virtual,
    scroll,
    choosing: isSelectable ? choosing : null,
    onOpen: props.onOpen,
  });
  useImperativeHandle(handle, () => ({ focus: () => grid.current?.focus() }), []);
  const returning = useRef(firstActive === null ? null : active.index);
  useEffect(() => {
    // Where the person was before they left the table.
    if (returning.current !== null) virtual.scrollToIndex(returning.current, { align: 'center' });
    returning.current = null;
  }, [virtual]);
  return (
    <div className="data-table">
      <div className="data-scroll" ref={scroll}>
        <div
          ref={grid}
          role="grid"
          tabIndex={0}
          aria-label={label}
          aria-rowcount={rows.length + 1}
          {...(isSelectable ? { 'aria-multiselectable': true } : {})}
          {...(rows.length === 0 ? {} : { 'aria-activedescendant': `${id}-${active.index}` })}
          className="data-grid"
          style={lookOf(
            columns.map(({ width }) => width),
            isSelectable,
          )}
          {...presses}
        >
          <DataHead
            columns={columns}
            selectable={isSelectable}
            sorting={props.sorting}
            onSort={props.onSort}
            onWidth={props.onWidth}
          />
          <DataBody {...props} {...seen} id={id} active={active.index} />
        </div>
      </div>
      {rows.length === 0 && <div className="data-empty">{props.empty}</div>}
    </div>
  );
}
