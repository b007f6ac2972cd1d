import type { ContestSettings, Id } from '../contest/contest.ts';
import type { Submission } from '../contest/submission.ts';
import type { PlacedFault, PlacedWarning } from './cell-faults.ts';
import type { Mapping } from './guess-mapping.ts';
import { intakeFields, type IntakeField } from './intake-fields.ts';
import {
  cellContext,
  choiceKey,
  guessLanguage,
  noChoices,
  type IntakeChoices,
} from './read-cell.ts';
import { readRow, type ReadRow } from './read-row.ts';
import { findRepetitions, type Repetition } from './repetitions.ts';
import { cellText, isEmptyCell, type Cell, type Table } from './table.ts';

/** One filled row of the table and what an import would make of it. */
export interface PlannedRow {
  /** Number of the row as the spreadsheet shows it, from 1. */
  readonly row: number;
  /** `known`: the contest has exactly this application already; `faulty` rows stay out. */
  readonly status: 'new' | 'known' | 'faulty';
  readonly submission: Submission | null;
  /** What the mapped cells say, by field. */
  readonly texts: Readonly<Record<string, string>>;
  readonly faults: readonly PlacedFault[];
  readonly warnings: readonly PlacedWarning[];
}

/** A text that fits no nomination or region, and how many rows have it. */
export interface UnknownText {
  readonly field: 'nomination' | 'region';
  readonly text: string;
  readonly key: string;
  readonly rows: number;
}

export interface IntakePlan {
  readonly rows: readonly PlannedRow[];
  readonly counts: {
    readonly new: number;
    readonly known: number;
    readonly faulty: number;
    readonly warned: number;
  };
  readonly unknown: readonly UnknownText[];
  /** Fields a row cannot do without that no column was given to. */
  readonly missingColumns: readonly string[];
}

export interface IntakeInput {
  readonly table: Table;
  /** Row of the headings, from 0; rows up to it are not read. */
  readonly header: number;
  readonly mapping: Mapping;
  readonly settings: ContestSettings;
  readonly existing: ReadonlyMap<Id, Submission>;
  readonly choices?: IntakeChoices;
}

function toSubmission(
  values: Readonly<Record<string, string>>,
  id: Id,
  settings: ContestSettings,
  answers: readonly IntakeField[],
): Submission {
  const { title = '', summary = '', language = '', budget = '' } = values;
  return {
    id,
    title,
    language:
      language === 'kk' || language === 'ru' || language === 'en'
        ? language
        : guessLanguage(title, summary),
    applicant: values['applicant'] ?? '',
    nomination: values['nomination'] ?? settings.nominations[0]?.id ?? '',
    region: values['region'] ?? null,
    town: values['town'] ?? '',
    summary,
    bin: values['bin'] ?? '',
    budget: budget === '' ? null : Number(budget),
    contacts: values['contacts'] ?? '',
    answers: Object.fromEntries(
      answers.flatMap(({ id: field }) => {
        const value = values[field] ?? '';
        return value === '' ? [] : [[field, value]];
      }),
    ),
    eligibility: { admitted: true, reason: '' },
  };
}

const sortedEntries = (record: object): readonly (readonly [string, unknown])[] =>
  Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Everything an import can say about an application, in one order; the admission is headquarters' own. */
const contentOf = (submission: Submission): string =>
  JSON.stringify(
    sortedEntries({ ...submission, eligibility: null, answers: sortedEntries(submission.answers) }),
  );

/** Numbers for applications that come without one: above every number in use. */
function nextNumber(rows: readonly ReadRow[], existing: ReadonlyMap<Id, Submission>): number {
  const used = [...existing.keys(), ...rows.map(({ values }) => values['id'] ?? '')];
  return (
    used.reduce((most, id) => (/^\d{1,9}$/.test(id) ? Math.max(most, Number(id)) : most), 0) + 1
  );
}

function unknownTexts(rows: readonly ReadRow[]): readonly UnknownText[] {
  const found = new Map<string, UnknownText>();
  for (const { faults, texts } of rows)
    for (const { type, field } of faults) {
      if (type !== 'NominationUnknown' && type !== 'RegionUnknown') continue;
      const text = texts[field] ?? '';
      const key = choiceKey(text);
      const rowsSoFar = found.get(`${field}/${key}`)?.rows ?? 0;
      found.set(`${field}/${key}`, {
        field: type === 'NominationUnknown' ? 'nomination' : 'region',
        text,
        key,
        rows: rowsSoFar + 1,
      });
    }
  return [...found.values()].toSorted((a, b) => b.rows - a.rows);
}

const isHeadingAgain = (cells: readonly Cell[], heading: readonly Cell[]): boolean =>
  cells.length > 0 && cells.every((cell, column) => cellText(cell) === cellText(heading[column]));

/**
 * Reads every filled row under the headings and says what an import would do, cell by cell; nothing is changed.
 * Rows without a number get the next free one. The same plan comes out for the same input.
 */
export function planIntake(input: IntakeInput): IntakePlan {
  const { table, header, mapping, settings, existing, choices = noChoices } = input;
  const fields = intakeFields(settings);
  const context = cellContext(settings, choices);
  const heading = table.rows[header] ?? [];
  const read = table.rows.flatMap((cells, index) =>
    index <= header || cells.every(isEmptyCell) || isHeadingAgain(cells, heading)
      ? []
      : [readRow(cells, index, { table, mapping, fields, context })],
  );
  const repetitionOf = findRepetitions(read, existing);
  const answers = fields.filter((field) => field.standard === null);
  const made = (row: ReadRow, id: Id): Submission =>
    toSubmission(row.values, id, settings, answers);
  let number = nextNumber(read, existing);
  const planRow = (row: ReadRow, repetition: Repetition): PlannedRow => {
    const { texts } = row;
    const known = existing.get(repetition.known ?? '');
    if (
      known !== undefined &&
      row.faults.length === 0 &&
      contentOf(known) === contentOf(made(row, known.id))
    )
      return { row: row.row, texts, status: 'known', submission: known, faults: [], warnings: [] };
    const at = <T extends { readonly field: string }>(
      repeated: T,
    ): T & { readonly column: number | null } => ({
      ...repeated,
      column: mapping[repeated.field] ?? null,
    });
    const faults = [...row.faults, ...repetition.faults.map(at)];
    const warnings = [...row.warnings, ...repetition.warnings.map(at)];
    if (faults.length > 0)
      return { row: row.row, texts, status: 'faulty', submission: null, faults, warnings };
    const id = row.values['id'] ?? String(number++);
    return { row: row.row, texts, status: 'new', submission: made(row, id), faults, warnings };
  };
  const rows = read.map((row) => planRow(row, repetitionOf(row)));
  const count = (status: PlannedRow['status']) =>
    rows.filter((row) => row.status === status).length;
  return {
    rows,
    counts: {
      new: count('new'),
      known: count('known'),
      faulty: count('faulty'),
      warned: rows.filter((row) => row.status === 'new' && row.warnings.length > 0).length,
    },
    unknown: unknownTexts(read),
    missingColumns: fields
      .filter(({ id, need }) => need === 'must' && mapping[id] === undefined)
      .map(({ id }) => id),
  };
}
