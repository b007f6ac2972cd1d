import type { PlacedFault, PlacedWarning } from './cell-faults.ts';
import type { Mapping } from './guess-mapping.ts';
import type { IntakeField } from './intake-fields.ts';
import { readCell, type CellContext } from './read-cell.ts';
import { cellText, isEmptyCell, type Cell, type Table } from './table.ts';

/** A row whose cells are read, before it is compared with others. */
export interface ReadRow {
  readonly row: number;
  readonly texts: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly PlacedFault[];
  readonly warnings: readonly PlacedWarning[];
}

interface ReadInput {
  readonly table: Table;
  readonly mapping: Mapping;
  readonly fields: readonly IntakeField[];
  readonly context: CellContext;
}

/** Reads the mapped cells of the row at `index` (from 0), each by itself. */
export function readRow(cells: readonly Cell[], index: number, input: ReadInput): ReadRow {
  const { table, mapping, fields, context } = input;
  const texts: Record<string, string> = {};
  const values: Record<string, string> = {};
  const faults: PlacedFault[] = [];
  const warnings: PlacedWarning[] = [];
  for (const field of fields) {
    const column = mapping[field.id] ?? null;
    const cell = column === null ? null : (cells[column] ?? null);
    const place = { field: field.id, column };
    if (isEmptyCell(cell)) {
      if (field.need === 'must') faults.push({ type: 'Missing', ...place });
      if (field.need === 'should' && column !== null)
        warnings.push({ type: 'MissingAdvised', ...place });
      continue;
    }
    texts[field.id] = cellText(cell);
    const read = readCell(cell, field, context);
    if (!read.ok) {
      faults.push({ ...read.error, ...place });
      continue;
    }
    values[field.id] = read.value.value;
    if (read.value.value === '' && field.need === 'must')
      faults.push({ type: 'Missing', ...place });
    warnings.push(...read.value.warnings.map((warning) => ({ ...warning, ...place })));
    if (table.merged.has(`${index},${column}`)) warnings.push({ type: 'CellMerged', ...place });
  }
  if (table.hiddenRows?.has(index) === true) {
    const field = fields.find(({ standard }) => standard === 'title')?.id ?? '';
    warnings.push({ type: 'RowHidden', field, column: mapping[field] ?? null });
  }
  return { row: index + 1, texts, values, faults, warnings };
}
