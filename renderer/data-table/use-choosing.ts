import { useRef } from 'react';

import { keysBetween, keysOf, type RowList } from './row-list.ts';

/** Which rows are chosen, by their keys. */
export interface Selection {
  readonly keys: ReadonlySet<string>;
  readonly onChange: (keys: ReadonlySet<string>) => void;
}

/** Ways to choose rows. */
export interface Choosing {
  /** One more or one less; `range`: with everything from the row that was chosen last. */
  readonly toggle: (index: number, range: boolean) => void;
  readonly extend: (from: number, to: number) => void;
  /** All that are shown. */
  readonly all: () => void;
  readonly none: () => void;
}

/** Choosing rows one by one, in a range, or all that are shown; nothing where there is no selection. */
export function useChoosing(rows: RowList<unknown>, selection: Selection | null): Choosing {
  const anchor = useRef(0);
  const change = (next: Iterable<string>): void => selection?.onChange(new Set(next));
  const keys = selection?.keys ?? new Set<string>();
  return {
    toggle: (index, range) => {
      if (index >= rows.length) return;
      const from = anchor.current;
      anchor.current = index;
      if (range) return change([...keys, ...keysBetween(rows, from, index)]);
      const key = rows.keyAt(index);
      return change(keys.has(key) ? [...keys].filter((each) => each !== key) : [...keys, key]);
    },
    extend: (from, to) => change([...keys, ...keysBetween(rows, from, to)]),
    all: () => change(keysOf(rows)),
    none: () => change([]),
  };
}
