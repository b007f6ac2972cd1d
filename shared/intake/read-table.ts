import { err, ok, type Result } from '../basics/result.ts';
import { readCsv } from '../basics/csv.ts';
import { type Delimiter, guessDelimiter } from './guess-delimiter.ts';
import { columnLimit, isEmptyCell, rowLimit, type Table, type TableError } from './table.ts';
import { decodeText, detectEncoding, type TextEncoding } from './text-encoding.ts';
import { readXlsx, type TellRead } from './xlsx.ts';

/** A file with its sheets, and how its text was read where it was a text file. */
export interface Workbook {
  readonly tables: readonly Table[];
  readonly text: { readonly encoding: TextEncoding; readonly delimiter: Delimiter } | null;
}

/** How a text file is to be read; what is absent is guessed. */
export interface TextReading {
  readonly encoding?: TextEncoding;
  readonly delimiter?: Delimiter;
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

const zipMark = [0x50, 0x4b, 0x03, 0x04];
/** Old .xls, and .xlsx under a password. */
const compoundFileMark = [0xd0, 0xcf, 0x11, 0xe0];

function readText(bytes: Uint8Array, given: TextReading): Result<Workbook, TableError> {
  const detected = detectEncoding(bytes);
  if (detected === null) return err({ type: 'TableNotText' });
  const encoding = given.encoding ?? detected;
  const content = decodeText(bytes, encoding);
  const delimiter = given.delimiter ?? guessDelimiter(content);
  const rows = readCsv(content, delimiter).records.map(({ cells: row }) =>
    row.map((value) => (value === '' ? null : value)),
  );
  if (rows.length > rowLimit || rows.some((row) => row.length > columnLimit))
    return err({ type: 'TableTooLarge', limit: rowLimit });
  return ok({ tables: [{ sheet: '', rows, merged: new Set() }], text: { encoding, delimiter } });
}

function readSheets(bytes: Uint8Array, tell?: TellRead): Result<Workbook, TableError> {
  const read = readXlsx(bytes, tell);
  return read.ok ? ok({ tables: read.value, text: null }) : read;
}

/**
 * Reads an XLSX or CSV file, told by its content and never by its name; sheets without a filled cell are left out.
 * `tell` hears how far it is, in letters.
 */
export function readWorkbook(
  bytes: Uint8Array,
  text: TextReading = {},
  tell?: TellRead,
): Result<Workbook, TableError> {
  if (bytes.length === 0) return err({ type: 'TableEmpty' });
  if (startsWith(bytes, compoundFileMark)) return err({ type: 'TableOldFormat' });
  const read = startsWith(bytes, zipMark) ? readSheets(bytes, tell) : readText(bytes, text);
  if (!read.ok) return read;
  const tables = read.value.tables.filter(({ rows }) =>
    rows.some((row) => row.some((cell) => !isEmptyCell(cell))),
  );
  return tables.length === 0 ? err({ type: 'TableEmpty' }) : ok({ ...read.value, tables });
}
