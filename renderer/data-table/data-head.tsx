import { type PointerEvent, useRef } from 'react';

import type { Sorting } from '../../shared/finding/saved-view.ts';
import { classNames } from '../ui/class-names.ts';
import { Icon } from '../ui/icon.tsx';
import type { PlacedColumn } from './table-columns.ts';

interface HeadProps<Row> {
  readonly columns: readonly PlacedColumn<Row>[];
  readonly selectable: boolean;
  readonly sorting: Sorting | null;
  readonly onSort: (sorting: Sorting) => void;
  readonly onWidth: (column: string, width: number) => void;
}

/** The edge of a head that is drawn wider or narrower; the keyboard's way is the dialog of the columns. */
function WidthEdge({ width, onWidth }: { width: number; onWidth: (width: number) => void }) {
  const from = useRef<{ x: number; width: number } | null>(null);
  const begin = (event: PointerEvent<HTMLSpanElement>) => {
    from.current = { x: event.clientX, width };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const drag = (event: PointerEvent<HTMLSpanElement>) => {
    if (from.current !== null) onWidth(from.current.width + event.clientX - from.current.x);
  };
  const end = () => {
    from.current = null;
  };
  return (
    <span
      className="data-edge"
      aria-hidden="true"
      onPointerDown={begin}
      onPointerMove={drag}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}

function Head<Row>({
  placed,
  ...props
}: Omit<HeadProps<Row>, 'columns'> & { placed: PlacedColumn<Row> }) {
  const { column, width } = placed;
  const { sorting, onSort, onWidth } = props;
  const sorted = sorting?.column === column.id ? sorting.direction : null;
  const flip = () =>
    onSort({ column: column.id, direction: sorted === 'ascending' ? 'descending' : 'ascending' });
  return (
    <div
      role="columnheader"
      className={classNames('data-cell', column.numeric === true && 'num')}
      {...(sorted === null ? {} : { 'aria-sort': sorted })}
    >
      {column.sortable === true ? (
        <button type="button" onClick={flip}>
          {column.title}
          {sorted !== null && <Icon name={sorted === 'ascending' ? 'up' : 'down'} size="sm" />}
        </button>
      ) : (
        column.title
      )}
      <WidthEdge width={width} onWidth={(next) => onWidth(column.id, next)} />
    </div>
  );
}

/** The heads of a table; those that sort are buttons. */
export function DataHead<Row>({ columns, ...props }: HeadProps<Row>) {
  return (
    <div role="rowgroup" className="data-head">
      <div role="row" aria-rowindex={1} className="data-row">
        {props.selectable && <span className="data-mark" aria-hidden="true" />}
        {columns.map((placed) => (
          <Head key={placed.column.id} placed={placed} {...props} />
        ))}
      </div>
    </div>
  );
}
