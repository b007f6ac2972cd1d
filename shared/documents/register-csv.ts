import { documentTexts } from '../results/document-texts.ts';
import type { RegisterColumnId } from '../results/protocol-tables.ts';
import type { RegisterData } from '../results/register.ts';
import { looksLikeFormula } from './spreadsheet-text.ts';

/** Columns of the register in files that are read by machines or sorted by people. */
export const registerFileColumns: readonly RegisterColumnId[] = [
  'place',
  'number',
  'project',
  'applicant',
  'nomination',
  'region',
  'town',
  'score',
  'sheets',
];

/**
 * One CSV cell, always in quotes. What could be taken for a formula gets an apostrophe in front, which spreadsheets show
 * as text: a visible mark is better than a formula that runs. The JSON file keeps the text as it is.
 */
export const csvCell = (text: string): string =>
  `"${(looksLikeFormula(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(';')}\r\n`;

/** The register as CSV for Excel in this part of the world: UTF-8 with a byte order mark, `;`, decimal comma. */
export function registerCsv(register: RegisterData): string {
  const { column } = documentTexts[register.language];
  const lines = [
    ...(register.draftMark === null ? [] : [[register.draftMark]]),
    registerFileColumns.map((id) => column[id]),
    ...register.rows.map((row) => registerFileColumns.map((id) => String(row[id]))),
  ];
  return `\ufeff${lines.map(csvLine).join('')}`;
}
