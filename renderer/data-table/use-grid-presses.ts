import type { KeyboardEvent, MouseEvent, RefObject } from 'react';

import { gridAction } from './grid-keys.ts';
import type { RowList } from './row-list.ts';
import type { ActiveRow } from './use-active-row.ts';
import type { Choosing } from './use-choosing.ts';
import { likelyHeight, type VirtualRows } from './use-virtual-rows.ts';

interface Grid<Row> {
  readonly rows: RowList<Row>;
  readonly active: ActiveRow;
  /** Null where rows cannot be chosen. */
  readonly choosing: Choosing | null;
  readonly virtual: VirtualRows['virtual'];
  readonly scroll: RefObject<HTMLDivElement | null>;
  readonly onOpen: (row: Row) => void;
}

/** What keys and presses do in a table: see `DataTable`. */
export function useGridPresses<Row>(grid: Grid<Row>) {
  const { rows, active, choosing, virtual, scroll, onOpen } = grid;
  const go = (index: number, extend: boolean): void => {
    if (extend) choosing?.extend(active.index, index);
    active.activate(index);
    virtual.scrollToIndex(index);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    // Keys in the heads are the heads' own.
    if (event.target !== event.currentTarget) return;
    const height = scroll.current?.clientHeight ?? 0;
    const rowHeight = virtual.getVirtualItems()[0]?.size ?? likelyHeight;
    const page = Math.max(1, Math.floor(height / rowHeight) - 1);
    const place = { active: active.index, length: rows.length, page };
    const action = gridAction(event, place);
    if (action === null) return;
    if (action.type === 'go') go(action.index, action.extend);
    else if (action.type === 'open') onOpen(rows.at(active.index));
    else if (choosing === null) return;
    else if (action.type === 'toggle') choosing.toggle(active.index, false);
    else choosing[action.type]();
    event.preventDefault();
  };
  const onClick = (event: MouseEvent<HTMLDivElement>): void => {
    const { target } = event;
    const row = target instanceof Element ? target.closest('[data-index]') : null;
    if (!(row instanceof HTMLElement) || !(target instanceof Element)) return;
    const index = Number(row.dataset['index']);
    active.activate(index);
    const isMark = target.closest('.data-mark') !== null;
    if (choosing !== null && (isMark || event.ctrlKey || event.metaKey || event.shiftKey))
      choosing.toggle(index, event.shiftKey);
    else onOpen(rows.at(index));
  };
  return { onKeyDown, onClick };
}
