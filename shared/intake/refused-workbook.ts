import writeWorkbook, { type Cell as WrittenCell, type Row } from 'write-excel-file/universal';

import type { Language } from '../basics/localized.ts';
import type { ContestSettings } from '../contest/contest.ts';
import { regionName } from '../contest/regions.ts';
import { formatNumber } from '../language/number-format.ts';
import type { PlacedFault } from './cell-faults.ts';
import { correctionHeading, isCorrectionHeading } from './correction-column.ts';
import { fillText, noteWords } from './note-words.ts';
import type { PlannedRow } from './plan-intake.ts';
import { cellText, columnLetters, type Cell, type Table } from './table.ts';

/** How a workbook of refused rows speaks. */
export interface RefusedWords {
  readonly language: Language;
  readonly settings: ContestSettings;
  /** Texts of the screens by their keys: those of faults, `otherRow` and `otherSubmission`. */
  readonly texts: Readonly<Record<string, string>>;
  /** Names of fields by their ids. */
  readonly fields: Readonly<Record<string, string>>;
}

/** One fault as a sentence behind its place: "H (Бюджет): …". */
export function faultLine(fault: PlacedFault, words: RefusedWords): string {
  const { language, settings, texts, fields } = words;
  const { group, type, values } = noteWords(fault, {
    region: (code) => regionName(code, settings.regionsProfile, language),
    nomination: (id) =>
      settings.nominations.find((nomination) => nomination.id === id)?.title[language] ?? id,
    number: (value) => formatNumber(value, language),
    day: (day) => day.split('-').toReversed().join('.'),
    other: (other) =>
      'row' in other
        ? fillText(texts['otherRow'] ?? '', { row: String(other.row) })
        : fillText(texts['otherSubmission'] ?? '', { number: other.submission }),
  });
  const field = fields[fault.field] ?? fault.field;
  const place = fault.column === null ? field : `${columnLetters(fault.column)} (${field})`;
  return `${place}: ${fillText(texts[`${group}.${type}`] ?? type, values)}`;
}

/** Format of cells that stay text when somebody types into them. */
const asText = '@';

/** Pale red under dark text; the column at the end says the same in words. */
const marked = { backgroundColor: '#FBDAD6' } as const;

/** Digits that a spreadsheet's number holds without losing one. */
const shortNumber = /^-?\d{1,15}$|^-?(?=.{1,15}$)\d+\.\d+$/;

/** A cell as it was: numbers stay numbers, everything else is text, also what looks like a formula. */
function writtenCell(cell: Cell, isFaulty: boolean): WrittenCell {
  const look = isFaulty ? marked : {};
  const text = cellText(cell);
  if (text === '') return isFaulty ? { value: '', type: String, format: asText, ...look } : null;
  const isNumber = cell !== null && typeof cell === 'object' && 'number' in cell;
  return isNumber && shortNumber.test(text)
    ? { value: Number(text), type: Number, ...look }
    : { value: text, type: String, format: asText, ...look };
}

function widthOf(heading: Cell): number {
  return Math.min(48, Math.max(14, cellText(heading).length + 2));
}

/** The columns of the table that are handed back: all but one that an earlier workbook of refused rows had added. */
const ownColumns = (heading: readonly Cell[], width: number): readonly number[] =>
  Array.from({ length: width }, (_, column) => column).filter(
    (column) => !isCorrectionHeading(cellText(heading[column])),
  );

/**
 * The refused rows as a workbook to be put right and imported again: the table's own columns in their order, and one
 * more that says what is wrong; faulty cells are marked. No cell is read as a formula.
 */
export async function refusedWorkbook(
  table: Table,
  header: number,
  refused: readonly PlannedRow[],
  words: RefusedWords,
): Promise<Uint8Array> {
  const heading = table.rows[header] ?? [];
  const width = refused.reduce(
    (most, { row }) => Math.max(most, table.rows[row - 1]?.length ?? 0),
    heading.length,
  );
  const columns = ownColumns(heading, width);
  const head: Row = [
    ...columns.map((column): WrittenCell => {
      const value = cellText(heading[column]);
      return value === ''
        ? null
        : { value, type: String, format: asText, fontWeight: 'bold', wrap: true };
    }),
    { value: correctionHeading[words.language], type: String, fontWeight: 'bold' },
  ];
  const rows = refused.map(({ row, faults }): Row => {
    const cells = table.rows[row - 1] ?? [];
    const faulty = new Set(faults.map(({ column }) => column));
    return [
      ...columns.map((column) => writtenCell(cells[column] ?? null, faulty.has(column))),
      {
        value: faults.map((fault) => faultLine(fault, words)).join('\n'),
        type: String,
        format: asText,
        wrap: true,
      },
    ];
  });
  const blob: unknown = await writeWorkbook([head, ...rows], {
    columns: [
      ...columns.map((column) => ({ width: widthOf(heading[column] ?? null) })),
      { width: 70 },
    ],
    stickyRowsCount: 1,
  }).toBlob();
  // The pure project has no DOM types; of the Blob only this one method is needed.
  return new Uint8Array(await (blob as { arrayBuffer(): Promise<ArrayBuffer> }).arrayBuffer());
}
