import { readCsv } from '../basics/csv.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { guessDelimiter } from '../intake/guess-delimiter.ts';

/** One record of a table, with the number of the line it starts on (the header is line 1). */
export interface CsvRow {
  readonly row: number;
  readonly cells: readonly string[];
}

export type CsvError = { readonly type: 'QuoteNotClosed'; readonly row: number };

/**
 * Reads delimited text after RFC 4180: quoted cells may hold delimiters, line ends and doubled quotes. The delimiter
 * is the one of comma, semicolon and tab that cuts the lines most evenly. Lines without any text are left out.
 */
export function csvRows(text: string): Result<readonly CsvRow[], CsvError> {
  const { records, openQuote } = readCsv(text, guessDelimiter(text));
  if (openQuote !== null) return err({ type: 'QuoteNotClosed', row: openQuote });
  return ok(
    records
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
      .map(({ line, cells }) => ({ row: line, cells })),
  );
}
