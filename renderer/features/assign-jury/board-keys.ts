import type { KeyboardEvent } from 'react';

const itemsIn = (row: Element): readonly HTMLElement[] => [
  ...row.querySelectorAll<HTMLElement>('[data-item]'),
];

const rowsOf = (board: HTMLElement): readonly HTMLElement[] => [
  ...board.querySelectorAll<HTMLElement>('[data-row]'),
];

/** Where an arrow key leads from an item of the board; null where it leads nowhere. */
function itemBeside(
  board: HTMLElement,
  item: HTMLElement,
  code: string,
  carrying: boolean,
): HTMLElement | 'next-page' | 'previous-page' | null {
  const row = item.closest<HTMLElement>('[data-row]');
  if (row === null) return null;
  const items = itemsIn(row);
  const place = items.indexOf(item);
  const rows = rowsOf(board);
  const at = rows.indexOf(row);
  const inRow = (next: HTMLElement | undefined): HTMLElement | null => {
    if (next === undefined) return null;
    const others = itemsIn(next);
    // Who is carried is put beside the others rather than in somebody's place.
    return (carrying ? others.at(-1) : others[Math.min(place, others.length - 1)]) ?? null;
  };
  switch (code) {
    case 'ArrowLeft':
      return items[place - 1] ?? null;
    case 'ArrowRight':
      return items[place + 1] ?? null;
    case 'ArrowUp':
      return at === 0 ? 'previous-page' : inRow(rows[at - 1]);
    case 'ArrowDown':
      return at === rows.length - 1 ? 'next-page' : inRow(rows[at + 1]);
    case 'Home':
      return inRow(rows[0]);
    case 'End':
      return inRow(rows.at(-1));
    case 'PageUp':
      return 'previous-page';
    case 'PageDown':
      return 'next-page';
    default:
      return null;
  }
}

/** Moves the focus over the board as arrow keys do in a grid; `onPage` where a page ends. */
export function moveOnBoard(
  event: KeyboardEvent<HTMLElement>,
  { carrying, onPage }: { readonly carrying: boolean; readonly onPage: (by: 1 | -1) => void },
): void {
  const { target, currentTarget: board } = event;
  if (!(target instanceof HTMLElement) || target.dataset['item'] === undefined) return;
  const next = itemBeside(board, target, event.code, carrying);
  if (next === null) return;
  event.preventDefault();
  if (next === 'next-page') onPage(1);
  else if (next === 'previous-page') onPage(-1);
  else next.focus();
}
