import writeWorkbook, { type Cell, type Row, type Sheet } from 'write-excel-file/universal';

import { zipAgain } from './zip-again.ts';

const fontSize = 10;
const lineHeight = 13.5;

/** A column of a sheet: what it says, and how wide it is, in characters. */
export interface SheetColumn {
  readonly title: string;
  readonly width: number;
}

/** What stands in a cell: text, or a number as plain decimal text with a point. */
export type SheetValue = string | { readonly decimal: string };

/** A sheet of a workbook: lines over the table, the table's head, its rows; a row of one text alone heads those below. */
export interface WorkSheet {
  readonly name: string;
  readonly lines: readonly string[];
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetValue[])[];
}

/** Not every program finds the height of wrapped text by itself: points for the longest cell of a row. */
function rowHeight(row: readonly SheetValue[], columns: readonly SheetColumn[]): number {
  const lines = row.map((value, at) =>
    typeof value === 'string' ? Math.ceil((value.length * 1.1) / (columns[at]?.width ?? 10)) : 1,
  );
  // Excel takes no row higher than 409 points.
  return Math.min(409, Math.max(1, ...lines) * lineHeight + 1.5);
}

function numberCell(decimal: string): Cell {
  const places = decimal.split('.')[1]?.length ?? 0;
  const format = places === 0 ? '0' : `0.${'0'.repeat(places)}`;
  return decimal === ''
    ? null
    : { value: Number(decimal), type: Number, format, alignVertical: 'top' };
}

/** A text cell: its type says text, so nothing in it is ever read as a formula. */
const textCell = (value: string, height: number): Cell =>
  value === '' ? null : { value, type: String, wrap: true, alignVertical: 'top', height };

/** A line over a table; it runs on over the empty cells beside it. */
const lineCell = (value: string, bold: boolean): Cell => ({
  value,
  type: String,
  ...(bold ? { fontWeight: 'bold' } : {}),
});

const headCell = ({ title }: SheetColumn): Cell => ({
  value: title,
  type: String,
  fontWeight: 'bold',
  backgroundColor: '#EEF4F5',
  wrap: true,
});

function bodyRow(row: readonly SheetValue[], columns: readonly SheetColumn[]): Row {
  const [only] = row;
  if (row.length === 1 && columns.length > 1 && typeof only === 'string')
    return [lineCell(only, true)];
  const height = rowHeight(row, columns);
  return row.map((value) =>
    typeof value === 'string' ? textCell(value, height) : numberCell(value.decimal),
  );
}

/** Longest name that spreadsheets take. */
const longestName = 31;

/** Names as spreadsheets want them: none of `[]:*?/\`, no apostrophe at an end, no two alike whatever their case. */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return wanted.map((text, at) => {
    const clean = text.replace(/[[\]:*?/\\]/g, ' ').replace(/^['\s]+|['\s]+$/g, '');
    const cut = (suffix: string): string =>
      // Whole characters only: half a pair of surrogates is no name.
      `${[...clean]
        .slice(0, longestName - suffix.length)
        .join('')
        .slice(0, longestName - suffix.length)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}${suffix}`;
    let name = clean === '' ? String(at + 1) : cut('');
    for (let again = 2; taken.has(name.toLowerCase()); again += 1) name = cut(` (${again})`);
    taken.add(name.toLowerCase());
    return name;
  });
}

/** Sheets as a workbook with the heads of its tables in sight. The same sheets give the same bytes. At least one. */
export async function workbook(sheets: readonly WorkSheet[]): Promise<Uint8Array> {
  const names = sheetNames(sheets.map(({ name }) => name));
  const written = sheets.map(({ lines, columns, rows }, at): Sheet<never> => {
    const lead: readonly Row[] = lines.map((line, index) => [lineCell(line, index === 0)]);
    const data = [...lead, columns.map(headCell), ...rows.map((row) => bodyRow(row, columns))];
    return {
      sheet: names[at] ?? '',
      orientation: 'landscape',
      stickyRowsCount: lead.length + 1,
      data: data.map((row) => [...row]),
      columns: columns.map(({ width }) => ({ width })),
    };
  });
  const book = writeWorkbook(written, { fontFamily: 'Arial', fontSize });
  // The pure project has no DOM types; of the Blob only this one method is needed.
  const blob: unknown = await book.toBlob();
  const bytes = await (blob as { arrayBuffer(): Promise<ArrayBuffer> }).arrayBuffer();
  return zipAgain(new Uint8Array(bytes));
}
