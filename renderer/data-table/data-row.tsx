import { memo, type ReactNode } from 'react';

import { classNames } from '../ui/class-names.ts';
import { Icon } from '../ui/icon.tsx';
import type { PlacedColumn } from './table-columns.ts';

interface DataRowProps<Item> {
  readonly id: string;
  readonly row: Item;
  readonly index: number;
  /** Pixels from the top of all rows. */
  readonly top: number;
  readonly columns: readonly PlacedColumn<Item>[];
  readonly active: boolean;
  /** Null where rows cannot be chosen. */
  readonly selected: boolean | null;
  readonly measure: (element: HTMLElement | null) => void;
}

function Row<Item>(props: DataRowProps<Item>): ReactNode {
  const { id, row, index, top, columns, active, selected, measure } = props;
  return (
    <div
      role="row"
      id={id}
      ref={measure}
      data-index={index}
      // The head is the first row.
      aria-rowindex={index + 2}
      {...(selected === null ? {} : { 'aria-selected': selected })}
      className={classNames('data-row', active && 'active', selected === true && 'sel')}
      style={{ transform: `translateY(${top}px)` }}
    >
      {selected !== null && (
        // The row itself says so to those who hear it.
        <span className="data-mark" aria-hidden="true">
          <span className="box" data-state={selected ? 'checked' : 'unchecked'}>
            {selected && <Icon name="check" size="sm" />}
          </span>
        </span>
      )}
      {columns.map(({ column }) => (
        <div
          key={column.id}
          role="gridcell"
          className={classNames('data-cell', column.numeric === true && 'num')}
        >
          <span className="data-label" aria-hidden="true">
            {column.title}
          </span>
          <span className="data-value">{column.cell(row)}</span>
        </div>
      ))}
    </div>
  );
}

/** One row; drawn again only when something of it changes, however often the table scrolls. */
export const DataRow = memo(Row) as typeof Row;
