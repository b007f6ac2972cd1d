import { useMemo, useState } from 'react';

import type { RowList } from './row-list.ts';

/** The row with the keyboard. */
export interface ActiveRow {
  readonly index: number;
  readonly activate: (index: number) => void;
}

function placeOf(rows: RowList<unknown>, key: string | null, last: number): number {
  if (key === null || rows.length === 0) return 0;
  if (last < rows.length && rows.keyAt(last) === key) return last;
  for (let at = 0; at < rows.length; at += 1) if (rows.keyAt(at) === key) return at;
  return Math.min(last, rows.length - 1);
}

/** It stays with its key where rows come, go and change places; where its row has gone, with the place. */
export function useActiveRow(
  rows: RowList<unknown>,
  first: string | null,
  onActive: (key: string | null) => void,
): ActiveRow {
  const [active, setActive] = useState({ index: 0, key: first });
  const index = useMemo(() => placeOf(rows, active.key, active.index), [rows, active]);
  return {
    index,
    activate: (next) => {
      const key = next < rows.length ? rows.keyAt(next) : null;
      onActive(key);
      setActive({ index: next, key });
    },
  };
}
