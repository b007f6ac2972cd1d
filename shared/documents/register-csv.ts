import { documentTexts } from '../results/document-texts.ts';
import { minutesTexts } from '../results/minutes-texts.ts';
import { placeless, type RegisterColumnId } from '../results/protocol-tables.ts';
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

/** Whom quotas and the pass mark took in or passed over, below an empty line; nothing where places alone decided. */
function selectionLines({ language, selection }: RegisterData): readonly (readonly string[])[] {
  if (selection.rows.length === 0) return [];
  const { column } = documentTexts[language];
  return [
    [],
    [selection.title],
    [column.place, column.number, column.project, minutesTexts[language].column.listReason],
    ...selection.rows.map(({ place, number, project, reason }) => [
      String(place),
      number,
      project,
      reason,
    ]),
  ];
}

/** The register as CSV for Excel in this part of the world: UTF-8 with a byte order mark, `;`, decimal comma. */
export function registerCsv(register: RegisterData): string {
  const { column } = documentTexts[register.language];
  const ids = placeless(registerFileColumns, register);
  const marks = [register.draftMark, register.embargoMark].filter((mark) => mark !== null);
  const lines = [
    ...marks.map((mark) => [mark]),
    ids.map((id) => column[id]),
    ...register.rows.map((row) => ids.map((id) => String(row[id]))),
    ...selectionLines(register),
  ];
  return `\ufeff${lines.map(csvLine).join('')}`;
}
