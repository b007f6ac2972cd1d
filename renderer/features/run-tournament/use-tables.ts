import { useState } from 'react';

/** How many tables or fields the hall has: kept on this computer, in no log; the screen says so. */
const storageKey = 'qazylar.tournament-tables';

/** Most tables of one hall. */
export const mostTables = 12;

function kept(): number {
  try {
    const count = Number(window.localStorage.getItem(storageKey));
    return Number.isInteger(count) && count >= 1 && count <= mostTables ? count : 2;
  } catch {
    return 2;
  }
}

/** The number of tables, and its change. */
export function useTables(): readonly [number, (count: number) => void] {
  const [count, setCount] = useState(kept);
  const change = (next: number) => {
    setCount(next);
    try {
      window.localStorage.setItem(storageKey, String(next));
    } catch {
      // Without storage the number holds until the window is closed.
    }
  };
  return [count, change];
}
