import writeWorkbook, { type Cell, type Row, type Sheet } from 'write-excel-file/universal';

import type { Language } from '../basics/localized.ts';
import { documentTexts } from '../results/document-texts.ts';
import type { RegisterColumnId } from '../results/protocol-tables.ts';
import type { RegisterData, RegisterRow } from '../results/register.ts';
import { registerFileColumns } from './register-csv.ts';
import { zipAgain } from './zip-again.ts';

/** Characters wide. */
const widths: Readonly<Record<RegisterColumnId, number>> = {
  place: 8,
  number: 10,
  project: 60,
  applicant: 36,
  nomination: 36,
  region: 28,
  town: 20,
  score: 10,
  sheets: 10,
};

const fontSize = 10;
const lineHeight = 13.5;

/** Not every program finds the height of wrapped text by itself: points for the longest cell of a row. */
function rowHeight(row: RegisterRow): number {
  const lines = registerFileColumns.map((id) =>
    id === 'score' || id === 'sheets' ? 1 : Math.ceil((row[id].length * 1.1) / widths[id]),
  );
  return Math.max(1, ...lines) * lineHeight + 1.5;
}

/** A text cell: its type says text, so nothing in it is ever read as a formula. */
const textCell = (value: string, height: number): Cell =>
  value === '' ? null : { value, type: String, wrap: true, alignVertical: 'top', height };

/** A line over a table; it runs on over the empty cells beside it. */
const lineCell = (value: string, bold = false): Cell => ({
  value,
  type: String,
  ...(bold ? { fontWeight: 'bold' } : {}),
});

function numberCell(decimal: string): Cell {
  const places = decimal.split('.')[1]?.length ?? 0;
  const format = places === 0 ? '0' : `0.${'0'.repeat(places)}`;
  return decimal === ''
    ? null
    : { value: Number(decimal), type: Number, format, alignVertical: 'top' };
}

function rowCell(row: RegisterRow, id: RegisterColumnId): Cell {
  if (id === 'score') return numberCell(row.decimal);
  if (id === 'sheets') return numberCell(String(row.sheets));
  return textCell(row[id], rowHeight(row));
}

function headRow(language: Language): Row {
  const { column } = documentTexts[language];
  return registerFileColumns.map((id) => ({
    value: column[id],
    type: String,
    fontWeight: 'bold',
    backgroundColor: '#EEF4F5',
    wrap: true,
  }));
}

const rowsOf = (rows: readonly RegisterRow[]): readonly Row[] =>
  rows.map((row) => registerFileColumns.map((id) => rowCell(row, id)));

/** Sheet names may have 31 characters and none of `[]:*?/\`. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);

function workbookSheets(register: RegisterData): Sheet<never>[] {
  const { column, public: page } = documentTexts[register.language];
  const lead: readonly Row[] = [
    ...(register.draftMark === null ? [] : [[lineCell(register.draftMark, true)]]),
    [lineCell(register.contest, true)],
    [lineCell(register.stage)],
    [],
  ];
  const sheet = (name: string, data: readonly Row[]): Sheet<never> => ({
    sheet: sheetName(name),
    orientation: 'landscape',
    data: [...lead, ...data].map((row) => [...row]),
    columns: registerFileColumns.map((id) => ({ width: widths[id] })),
  });
  const grouped = (groups: RegisterData['byNomination']): readonly Row[] =>
    groups.flatMap(({ title, rows }) => [
      [lineCell(title, true)],
      headRow(register.language),
      ...rowsOf(rows),
      [],
    ]);
  return [
    sheet(register.title, [headRow(register.language), ...rowsOf(register.rows)]),
    sheet(column.nomination, grouped(register.byNomination)),
    ...(register.byRegion.length === 0 ? [] : [sheet(page.regions, grouped(register.byRegion))]),
  ];
}

/** The register as a workbook: the whole list, then by nomination, then by region. Scores are numbers, the rest is text. */
export async function registerXlsx(register: RegisterData): Promise<Uint8Array> {
  const book = writeWorkbook(workbookSheets(register), { fontFamily: 'Arial', fontSize });
  // The pure project has no DOM types; of the Blob only this one method is needed.
  const blob: unknown = await book.toBlob();
  const bytes = await (blob as { arrayBuffer(): Promise<ArrayBuffer> }).arrayBuffer();
  return zipAgain(new Uint8Array(bytes));
}
