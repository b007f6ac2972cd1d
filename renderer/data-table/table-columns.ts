import type { ReactNode } from 'react';

import type { ColumnSetting } from '../../shared/finding/saved-view.ts';

/** A column that a table can show. */
export interface DataColumn<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** What a cell says, for a file. */
  readonly text: (row: Row) => string;
  /** Figures: right-aligned. */
  readonly numeric?: boolean;
  readonly sortable?: boolean;
  /** Pixels at 100 % until a person sets them. */
  readonly width: number;
  /** Left out until a person asks for it. */
  readonly extra?: boolean;
  /** A table says nothing without it: it cannot be left out. */
  readonly needed?: boolean;
}

/** A column with where it stands. */
export interface PlacedColumn<Row> {
  readonly column: DataColumn<Row>;
  readonly shown: boolean;
  readonly width: number;
}

export const leastWidth = 72;
export const largestWidth = 720;

const within = (width: number): number =>
  Math.round(Math.min(largestWidth, Math.max(leastWidth, width)));

/**
 * All columns in the order a person gave them. Columns that the settings do not know (the program is newer than the
 * view) follow in their own order; settings of columns that are gone say nothing.
 */
export function placeColumns<Row>(
  columns: readonly DataColumn<Row>[],
  settings: readonly ColumnSetting[],
): readonly PlacedColumn<Row>[] {
  const byId = new Map(columns.map((column) => [column.id, column]));
  const known = settings.flatMap(({ id, shown, width }) => {
    const column = byId.get(id);
    if (column === undefined) return [];
    byId.delete(id);
    return [
      { column, shown: shown || column.needed === true, width: within(width ?? column.width) },
    ];
  });
  const others = [...byId.values()].map((column) => ({
    column,
    shown: column.extra !== true,
    width: column.width,
  }));
  return [...known, ...others];
}

/** Placed columns as they are kept. */
export const columnSettings = <Row>(
  placed: readonly PlacedColumn<Row>[],
): readonly ColumnSetting[] =>
  placed.map(({ column, shown, width }) => ({
    id: column.id,
    shown,
    width: width === column.width ? null : width,
  }));

/** The columns with one of them one place further to the left or right; the same at the ends. */
export function moveColumn(
  settings: readonly ColumnSetting[],
  id: string,
  step: 1 | -1,
): readonly ColumnSetting[] {
  const from = settings.findIndex((each) => each.id === id);
  const [moved, other] = [settings[from], settings[from + step]];
  if (moved === undefined || other === undefined) return settings;
  return settings.with(from, other).with(from + step, moved);
}

/** The columns with one of them changed. */
export const changeColumn = (
  settings: readonly ColumnSetting[],
  id: string,
  change: Partial<ColumnSetting>,
): readonly ColumnSetting[] =>
  settings.map((each) =>
    each.id === id
      ? {
          ...each,
          ...change,
          ...(typeof change.width === 'number' ? { width: within(change.width) } : {}),
        }
      : each,
  );
