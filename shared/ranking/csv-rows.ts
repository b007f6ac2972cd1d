import { err, ok, type Result } from '../basics/result.ts';

/** One record of a table, with the number of the line it starts on (the header is line 1). */
export interface CsvRow {
  readonly row: number;
  readonly cells: readonly string[];
}

export type CsvError = { readonly type: 'QuoteNotClosed'; readonly row: number };

const delimiters = [',', ';', '\t'] as const;

/**
 * Reads delimited text after RFC 4180: quoted cells may hold delimiters, line ends and doubled quotes. The delimiter
 * is the one of comma, semicolon and tab that the first line has most of. Lines without any text are left out.
 */
export function csvRows(text: string): Result<readonly CsvRow[], CsvError> {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const delimiter = delimiterOf(content);
  const rows: CsvRow[] = [];
  let [position, line] = [0, 1];
  while (position < content.length) {
    const row = line;
    const cells: string[] = [];
    for (;;) {
      const cell = cellAt(content, position, delimiter);
      if (cell === null) return err({ type: 'QuoteNotClosed', row });
      cells.push(cell.text);
      line += cell.lines;
      position = cell.end;
      if (content[position] !== delimiter) break;
      position += 1;
    }
    if (content[position] === '\r') position += 1;
    if (content[position] === '\n') position += 1;
    line += 1;
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ row, cells });
  }
  return ok(rows);
}

function delimiterOf(content: string): string {
  const header = content.slice(0, content.search(/[\r\n]|$/));
  const counts = delimiters.map((delimiter) => header.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

interface Cell {
  readonly text: string;
  /** Position behind the cell: a delimiter, a line end, or the end. */
  readonly end: number;
  /** Line ends inside the cell. */
  readonly lines: number;
}

function cellAt(content: string, start: number, delimiter: string): Cell | null {
  if (content[start] !== '"') {
    const end = endOfCell(content, start, delimiter);
    return { text: content.slice(start, end), end, lines: 0 };
  }
  let [text, position] = ['', start + 1];
  for (;;) {
    const quote = content.indexOf('"', position);
    if (quote === -1) return null;
    text += content.slice(position, quote);
    position = quote + 1;
    if (content[position] !== '"') break;
    text += '"';
    position += 1;
  }
  const end = endOfCell(content, position, delimiter);
  return { text: text + content.slice(position, end), end, lines: text.split('\n').length - 1 };
}

function endOfCell(content: string, start: number, delimiter: string): number {
  let end = start;
  while (end < content.length) {
    const character = content[end];
    if (character === delimiter || character === '\n' || character === '\r') break;
    end += 1;
  }
  return end;
}
