/** One record of separated values, with the number of the line it starts on, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvText {
  readonly records: readonly CsvRecord[];
  /** Line of the first quote that never closes, read as an ordinary letter; null where there is none. */
  readonly openQuote: number | null;
}

interface Cell {
  readonly text: string;
  /** Where the delimiter, the line end or the end of the text stands. */
  readonly end: number;
  readonly open: boolean;
}

function plainCell(text: string, from: number, delimiter: string): Cell {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') {
    end += 1;
  }
  return { text: text.slice(from, end), end, open: false };
}

function cellAt(text: string, from: number, delimiter: string): Cell {
  if (text[from] !== '"') return plainCell(text, from, delimiter);
  let content = '';
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close === -1) return { ...plainCell(text, from, delimiter), open: true };
    content += text.slice(at, close);
    at = close + 1;
    if (text[at] !== '"') break;
    content += '"';
    at += 1;
  }
  const rest = plainCell(text, at, delimiter);
  return { text: content + rest.text, end: rest.end, open: false };
}

const lineEnds = (text: string, from: number, to: number): number => {
  let count = 0;
  for (let at = from; at < to; at += 1) if (text[at] === '\n') count += 1;
  return count;
};

/**
 * Splits separated values after RFC 4180: quoted cells may hold the delimiter, line ends and doubled quotes; a quote
 * inside an unquoted cell is an ordinary letter. A leading byte order mark is not content.
 */
export function readCsv(source: string, delimiter: string): CsvText {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const records: CsvRecord[] = [];
  let openQuote: number | null = null;
  let [at, line] = [0, 1];
  while (at < text.length) {
    const cells: string[] = [];
    const start = at;
    for (;;) {
      const cell = cellAt(text, at, delimiter);
      if (cell.open) openQuote ??= line + lineEnds(text, start, at);
      cells.push(cell.text);
      at = cell.end;
      if (text[at] !== delimiter) break;
      at += 1;
    }
    records.push({ line, cells });
    line += lineEnds(text, start, at) + 1;
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
  }
  return { records, openQuote };
}
