import { err, ok, type Result } from '../shared/basics/result.ts';
import type { AssignableJuror, AssignableSubmission } from '../shared/assigning/assignment.ts';
import type { SheetPair } from '../shared/assigning/juror-graph.ts';
import { type CsvError, type CsvRow, csvRows } from '../shared/ranking/csv-rows.ts';

/** Why a table of submissions and jurors is refused; `row` is the line in the file, the header being 1. */
export type AssignTableError =
  | CsvError
  | { readonly type: 'ColumnMissing'; readonly column: string }
  | { readonly type: 'ColumnTwice'; readonly column: string }
  | { readonly type: 'CellMissing'; readonly row: number; readonly column: string }
  | { readonly type: 'KindUnknown'; readonly row: number; readonly text: string }
  | { readonly type: 'IdTwice'; readonly row: number; readonly kind: string; readonly id: string }
  | { readonly type: 'TableEmpty' };

/** Who is to be assigned to whom. */
export interface AssignTable {
  readonly submissions: readonly AssignableSubmission[];
  readonly jurors: readonly AssignableJuror[];
  /** Conflicts as either side names them. */
  readonly excluded: readonly SheetPair[];
}

const needed = ['kind', 'id', 'region'] as const;
const optional = ['expertise', 'conflicts'] as const;

type Column = (typeof needed)[number] | (typeof optional)[number];

/**
 * Reads a table with the columns `kind, id, region` and, where they are, `expertise, conflicts`; other columns are
 * ignored. `kind` is `submission` or `juror`, lists are separated by `|`. The conflicts of a juror name submissions,
 * those of a submission jurors; names that nobody has do no harm.
 */
export function readAssignTable(text: string): Result<AssignTable, AssignTableError> {
  const rows = csvRows(text);
  if (!rows.ok) return rows;
  const [header, ...body] = rows.value;
  if (header === undefined || body.length === 0) return err({ type: 'TableEmpty' });
  const columns = columnsOf(header.cells);
  if (!columns.ok) return columns;
  const submissions = new Map<string, AssignableSubmission>();
  const jurors = new Map<string, AssignableJuror>();
  const excluded: SheetPair[] = [];
  for (const entry of body) {
    const row = readRow(entry, columns.value);
    if (!row.ok) return row;
    const { kind, id, region, expertise, conflicts } = row.value;
    if ((kind === 'juror' ? jurors : submissions).has(id))
      return err({ type: 'IdTwice', row: entry.row, kind, id });
    if (kind === 'juror') jurors.set(id, { juror: id, region, nominations: [], expertise });
    else submissions.set(id, { submission: id, nomination: '', region, expertise });
    excluded.push(
      ...conflicts.map((other) =>
        kind === 'juror' ? { submission: other, juror: id } : { submission: id, juror: other },
      ),
    );
  }
  return ok({ submissions: [...submissions.values()], jurors: [...jurors.values()], excluded });
}

function columnsOf(
  names: readonly string[],
): Result<ReadonlyMap<Column, number>, AssignTableError> {
  const trimmed = names.map((name) => name.trim().toLowerCase());
  const columns = new Map<Column, number>();
  for (const column of [...needed, ...optional]) {
    const index = trimmed.indexOf(column);
    if (index !== trimmed.lastIndexOf(column)) return err({ type: 'ColumnTwice', column });
    if (index !== -1) columns.set(column, index);
  }
  const missing = needed.find((column) => !columns.has(column));
  return missing === undefined ? ok(columns) : err({ type: 'ColumnMissing', column: missing });
}

interface Row {
  readonly kind: 'submission' | 'juror';
  readonly id: string;
  readonly region: string | null;
  readonly expertise: readonly string[];
  readonly conflicts: readonly string[];
}

function readRow(
  { row, cells }: CsvRow,
  columns: ReadonlyMap<Column, number>,
): Result<Row, AssignTableError> {
  const cell = (column: Column): string => (cells[columns.get(column) ?? -1] ?? '').trim();
  const list = (column: Column): readonly string[] =>
    cell(column)
      .split('|')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  const kind = cell('kind').toLowerCase();
  if (kind === '') return err({ type: 'CellMissing', row, column: 'kind' });
  if (kind !== 'submission' && kind !== 'juror')
    return err({ type: 'KindUnknown', row, text: cell('kind') });
  const id = cell('id');
  if (id === '') return err({ type: 'CellMissing', row, column: 'id' });
  const region = cell('region') === '' ? null : cell('region');
  return ok({ kind, id, region, expertise: list('expertise'), conflicts: list('conflicts') });
}
