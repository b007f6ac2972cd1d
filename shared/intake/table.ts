/**
 * One cell as a spreadsheet holds it: text as typed ("00123" stays so), a number with its digits, a calendar date
 * ("2026-05-13"), or nothing. A formula is its last value; one that was never worked out is told as such, and so is an
 * error ("#REF!").
 */
export type Cell =
  | null
  | string
  | { readonly number: string }
  | { readonly date: string }
  | { readonly error: string }
  | { readonly formula: string };

/** One sheet; rows keep their place, so that row `n` of the file is `rows[n - 1]`. */
export interface Table {
  readonly sheet: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Cells that repeat the value of a merged range: `row,column` from 0. */
  readonly merged: ReadonlySet<string>;
  /** Rows (from 0) that the spreadsheet does not show, by hand or by a filter. */
  readonly hiddenRows?: ReadonlySet<number>;
  /** The whole sheet is hidden. */
  readonly hidden?: boolean;
  /** Days are counted from 1904, as old spreadsheets of Macintosh do. */
  readonly date1904?: boolean;
}

/** Why a file is not a table; nothing was read. */
export type TableError =
  | { readonly type: 'TableEmpty' }
  | { readonly type: 'TableTooLarge'; readonly limit: number }
  | { readonly type: 'TableOldFormat' }
  | { readonly type: 'TableUnreadable' }
  | { readonly type: 'TableNotText' };

/** Most rows and columns that are read; a file with more is refused, not cut. */
export const rowLimit = 200_000;
export const columnLimit = 500;

/** Digits of a number without exponent, grouping or needless zeros: "1.5E3" → "1500". */
function plainNumber(digits: string): string {
  if (/^-?(0|[1-9]\d*)$/.test(digits)) return digits;
  const value = Number(digits);
  if (!Number.isFinite(value)) return digits;
  return Number.isInteger(value) && Math.abs(value) < 1e21
    ? BigInt(value).toString()
    : String(value);
}

/** What a person sees in a cell, as one text: dates as 13.05.2026, numbers as plain digits. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if ('number' in cell) return plainNumber(cell.number);
  if ('error' in cell) return cell.error === '' ? '#' : cell.error;
  if ('formula' in cell) return `=${cell.formula}`;
  return cell.date.split('-').reverse().join('.');
}

export const isEmptyCell = (cell: Cell | undefined): boolean => cellText(cell).trim() === '';

/** The letters over a column (from 0) in a spreadsheet: A, B, …, Z, AA. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}
