import writeWorkbook, { type Cell, type Row, type Sheet } from 'write-excel-file/universal';

import { escapeHtml } from './markup.ts';
import { type EditPart, zipAgain } from './zip-again.ts';

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

function headRow(columns: readonly SheetColumn[]): Row {
  const titles = columns.map(({ title }) => title);
  const height = rowHeight(titles, columns);
  return titles.map((title) => ({
    value: title,
    type: String,
    fontWeight: 'bold',
    backgroundColor: '#EEF4F5',
    wrap: true,
    height,
  }));
}

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

/** Most letters that a spreadsheet takes for the foot of a page. */
const longestFoot = 250;

/** `&` begins a code in the foot of a page, and a digit behind a code would belong to it. */
const footText = (lines: readonly string[]): string =>
  escapeHtml(lines.join('\n').slice(0, longestFoot).replaceAll('&', '&&'));

/** What print needs and the library has no words for: one page wide, the head on every page, a foot. */
function printed(
  names: readonly string[],
  heads: readonly number[],
  foot: readonly string[],
): EditPart {
  const footer = `<headerFooter><oddFooter>&amp;L&amp;7 ${footText(foot)}&amp;R&amp;8 &amp;P / &amp;N</oddFooter></headerFooter>`;
  const titles = names.map(
    (name, at) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${escapeHtml(name.replaceAll("'", "''"))}'!$${heads[at]}:$${heads[at]}</definedName>`,
  );
  return (part) => {
    if (part === 'xl/workbook.xml') {
      return (xml) =>
        xml.replace('<definedNames/>', () => `<definedNames>${titles.join('')}</definedNames>`);
    }
    if (!part.startsWith('xl/worksheets/sheet')) return null;
    return (xml) =>
      xml
        .replace(/(<worksheet [^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
        .replace(
          /<pageSetup ([^>]*)\/>/,
          (_tag, own: string) => `<pageSetup ${own} fitToWidth="1" fitToHeight="0"/>${footer}`,
        );
  };
}

/**
 * Sheets as a workbook with the heads of its tables in sight, on the screen and on every printed page, where `foot`
 * stands below. The same sheets give the same bytes. At least one.
 */
export async function workbook(
  sheets: readonly WorkSheet[],
  foot: readonly string[] = [],
): Promise<Uint8Array> {
  const names = sheetNames(sheets.map(({ name }) => name));
  const written = sheets.map(({ lines, columns, rows }, at): Sheet<never> => {
    const lead: readonly Row[] = lines.map((line, index) => [lineCell(line, index === 0)]);
    const data = [...lead, headRow(columns), ...rows.map((row) => bodyRow(row, columns))];
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
  const heads = sheets.map(({ lines }) => lines.length + 1);
  return zipAgain(new Uint8Array(bytes), printed(names, heads, foot));
}
