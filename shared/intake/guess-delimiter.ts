import { readCsv } from '../basics/csv.ts';

const delimiters = [';', ',', '\t'] as const;

export type Delimiter = (typeof delimiters)[number];

/** The delimiter that cuts the first lines into most columns, most evenly; `;` where nothing tells. */
export function guessDelimiter(text: string): Delimiter {
  const sample = text.slice(0, 20_000);
  const rated = delimiters.map((delimiter) => {
    const widths = readCsv(sample, delimiter)
      .records.slice(0, 30)
      .map(({ cells }) => cells.length);
    const usual = widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 1;
    const even = widths.filter((width) => width === usual).length;
    return { delimiter, rate: usual > 1 ? even * usual : 0 };
  });
  return rated.reduce((best, next) => (next.rate > best.rate ? next : best)).delimiter;
}
