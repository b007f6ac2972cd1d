import type { KeyboardEvent } from 'react';

type Row = KeyboardEvent<HTMLTableRowElement>;

const canBePressed = (row: Element): row is HTMLElement =>
  row instanceof HTMLElement && row.tabIndex === 0;

function moveFocus(event: Row, step: 'next' | 'previous') {
  event.preventDefault();
  const sibling = (row: Element): Element | null =>
    step === 'next' ? row.nextElementSibling : row.previousElementSibling;
  let row = sibling(event.currentTarget);
  while (row !== null && !canBePressed(row)) row = sibling(row);
  if (row instanceof HTMLElement) row.focus();
}

function focusEnd(event: Row, end: 'first' | 'last') {
  event.preventDefault();
  const rows = [...(event.currentTarget.parentElement?.children ?? [])].filter(canBePressed);
  (end === 'first' ? rows[0] : rows.at(-1))?.focus();
}

/** Enter and Space press a row; arrows, Home and End move between the rows that can be pressed. */
export function rowKey(event: Row, press: () => void): void {
  if (event.target !== event.currentTarget) return;
  switch (event.code) {
    case 'Enter':
    case 'NumpadEnter':
    case 'Space':
      event.preventDefault();
      press();
      break;
    case 'ArrowDown':
      moveFocus(event, 'next');
      break;
    case 'ArrowUp':
      moveFocus(event, 'previous');
      break;
    case 'Home':
      focusEnd(event, 'first');
      break;
    case 'End':
      focusEnd(event, 'last');
      break;
    default:
  }
}
