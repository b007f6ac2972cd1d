import writeWorkbook, { type Cell, type Sheet } from 'write-excel-file/universal';

import { csvCell } from './register-csv.ts';
import { zipAgain } from './zip-again.ts';

/** A plain table as a person sees it: a head and rows of texts, in their order. */
export interface TableFile {
  readonly title: string;
  readonly columns: readonly {
    readonly title: string;
    /** Characters wide. */
    readonly width: number;
    /** Its texts are whole numbers, or empty. */
    readonly numeric: boolean;
  }[];
  /** As many texts as there are columns. */
  readonly rows: readonly (readonly string[])[];
}

const wholeNumber = /^-?\d{1,15}$/;

/** Text stays text, whatever it begins with: its type says so. */
function bodyCell(text: string, numeric: boolean): Cell {
  if (text === '') return null;
  if (numeric && wholeNumber.test(text)) return { value: Number(text), type: Number, format: '0' };
  return { value: text, type: String, wrap: true, alignVertical: 'top' };
}

/** Sheet names may have 31 characters and none of `[]:*?/\`. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);

/** A table as a workbook with one sheet, its head in sight while it is scrolled. */
export async function tableXlsx({ title, columns, rows }: TableFile): Promise<Uint8Array> {
  const head = columns.map((column) => ({
    value: column.title,
    type: String,
    fontWeight: 'bold' as const,
    backgroundColor: '#EEF4F5',
    wrap: true,
  }));
  const body = rows.map((row) =>
    columns.map(({ numeric }, index) => bodyCell(row[index] ?? '', numeric)),
  );
  const sheet: Sheet<never> = {
    sheet: sheetName(title),
    orientation: 'landscape',
    stickyRowsCount: 1,
    data: [head, ...body],
    columns: columns.map(({ width }) => ({ width })),
  };
  const book = writeWorkbook([sheet], { fontFamily: 'Arial', fontSize: 10 });
  // The pure project has no DOM types; of the Blob only this one method is needed.
  const blob: unknown = await book.toBlob();
  const bytes = await (blob as { arrayBuffer(): Promise<ArrayBuffer> }).arrayBuffer();
  return zipAgain(new Uint8Array(bytes));
}

/** A table as CSV for Excel in this part of the world: UTF-8 with a byte order mark and `;`; see `csvCell`. */
export function tableCsv({ columns, rows }: TableFile): string {
  const lines = [columns.map(({ title }) => title), ...rows];
  return `\ufeff${lines.map((cells) => `${cells.map(csvCell).join(';')}\r\n`).join('')}`;
}
