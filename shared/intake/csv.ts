const delimiters = [';', ',', '\t'] as const;

export type Delimiter = (typeof delimiters)[number];

/**
 * Splits text with separated values (RFC 4180, with any of `;`, `,`, tab) into rows of texts. Quotes may hold the
 * delimiter, line breaks and doubled quotes; a quote inside an unquoted value is an ordinary letter.
 */
export function parseCsv(text: string, delimiter: Delimiter): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const quoted = text[at] === '"';
    const { value, end } = quoted
      ? quotedValue(text, at, delimiter)
      : plainValue(text, at, delimiter);
    row.push(value);
    at = end;
    if (text[at] === delimiter) {
      at++;
      if (at === text.length) row.push('');
      continue;
    }
    rows.push(row);
    row = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

interface Taken {
  readonly value: string;
  /** Where the delimiter, the line break or the end of the text stands. */
  readonly end: number;
}

function plainValue(text: string, from: number, delimiter: Delimiter): Taken {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r')
    end++;
  return { value: text.slice(from, end), end };
}

function quotedValue(text: string, from: number, delimiter: Delimiter): Taken {
  let value = '';
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    // A quote that never closes was not meant as one.
    if (close === -1) return plainValue(text, from, delimiter);
    value += text.slice(at, close);
    at = close + 1;
    if (text[at] !== '"') break;
    value += '"';
    at++;
  }
  const rest = plainValue(text, at, delimiter);
  return { value: value + rest.value, end: rest.end };
}

/** The delimiter that cuts the first lines into most columns, most evenly; `;` where nothing tells. */
export function guessDelimiter(text: string): Delimiter {
  const sample = text.slice(0, 20_000);
  const rated = delimiters.map((delimiter) => {
    const widths = parseCsv(sample, delimiter)
      .slice(0, 30)
      .map((row) => row.length);
    const usual = widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 1;
    const even = widths.filter((width) => width === usual).length;
    return { delimiter, rate: usual > 1 ? even * usual : 0 };
  });
  return rated.reduce((best, next) => (next.rate > best.rate ? next : best)).delimiter;
}
