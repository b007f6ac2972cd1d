import type { ContestSettings, Id, RegionCode } from '../contest/contest.ts';
import { regionPrefix } from '../contest/regions.ts';
import type { Submission } from '../contest/submission.ts';
import type { PlacedFault, PlacedWarning } from './cell-faults.ts';
import type { Mapping } from './guess-mapping.ts';
import { intakeFields, type IntakeField } from './intake-fields.ts';
import { intakeDue, lateness, type IntakeDue } from './lateness.ts';
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

/** Who takes the applications in, and what they are when they come. */
export interface IntakeTerms {
  /** The region whose coordinator registers them: the only one they may have, and the beginning of their numbers. */
  readonly region: RegionCode | null;
  /** False where somebody decides on their admission later. */
  readonly admitted: boolean;
  /** ISO day on which those came that say nothing of it themselves; null where nobody knows. */
  readonly received: string | null;
}

export const headquartersTerms: IntakeTerms = { region: null, admitted: true, received: null };

export interface IntakeInput {
  readonly table: Table;
  /** Row of the headings, from 0; rows up to it are not read. */
  readonly header: number;
  readonly mapping: Mapping;
  readonly settings: ContestSettings;
  readonly existing: ReadonlyMap<Id, Submission>;
  readonly choices?: IntakeChoices;
  readonly terms?: IntakeTerms;
  /** Told now and then how many of `total` steps are done. */
  readonly tell?: (done: number, total: number) => void;
}

/** What turns read values into an application. */
interface Making {
  readonly settings: ContestSettings;
  readonly answers: readonly IntakeField[];
  readonly terms: IntakeTerms;
}

function toSubmission(
  values: Readonly<Record<string, string>>,
  id: Id,
  { settings, answers, terms }: Making,
): Submission {
  const { title = '', summary = '', language = '', budget = '', ageGroup = '' } = values;
  const received = values['received'] ?? terms.received;
  return {
    id,
    title,
    language:
      language === 'kk' || language === 'ru' || language === 'en'
        ? language
        : guessLanguage(title, summary),
    applicant: values['applicant'] ?? '',
    nomination: values['nomination'] ?? settings.nominations[0]?.id ?? '',
    region: values['region'] ?? terms.region,
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
    ...(ageGroup === '' ? {} : { ageGroup }),
    ...(received === null ? {} : { received }),
    eligibility: { admitted: terms.admitted && terms.region === null, reason: '' },
  };
}

const sortedEntries = (record: object): readonly (readonly [string, unknown])[] =>
  Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));

/**
 * Everything an import can say about an application, in one order. The admission is headquarters' own, and a table
 * that comes a second time on another day says nothing new.
 */
const contentOf = (submission: Submission): string =>
  JSON.stringify(
    sortedEntries({
      ...submission,
      eligibility: null,
      received: null,
      answers: sortedEntries(submission.answers),
    }),
  );

/** Numbers for applications that come without one: above every number in use that begins alike. */
function nextNumber(
  rows: readonly ReadRow[],
  existing: ReadonlyMap<Id, Submission>,
  prefix: string,
): number {
  let most = 0;
  const look = (id: Id): void => {
    const rest = id.startsWith(prefix) ? id.slice(prefix.length) : '';
    if (/^\d{1,9}$/.test(rest)) most = Math.max(most, Number(rest));
  };
  for (const id of existing.keys()) look(id);
  for (const { values } of rows) look(values['id'] ?? '');
  return most + 1;
}

/** A coordinator's row: its number begins with the region's, and another region has no place in it. */
function asRegional(row: ReadRow, region: RegionCode, mapping: Mapping): ReadRow {
  const prefix = regionPrefix(region);
  const { id, region: said } = row.values;
  const numbered =
    id === undefined || id.startsWith(prefix)
      ? row
      : { ...row, values: { ...row.values, id: `${prefix}${id}` } };
  if (said === undefined || said === region) return numbered;
  const fault = {
    type: 'RegionNotOwn',
    region: said,
    field: 'region',
    column: mapping['region'] ?? null,
  } as const;
  return { ...numbered, faults: [...numbered.faults, fault] };
}

function lateWarnings(
  submission: Submission,
  due: IntakeDue | null,
  mapping: Mapping,
): readonly PlacedWarning[] {
  if (due === null || !/late|grace/.test(lateness(submission.received, due) ?? '')) return [];
  const place = { field: 'received', column: mapping['received'] ?? null };
  return [{ type: 'ReceivedLate', deadline: due.day, ...place }];
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

/** Fields as these terms ask for them: a coordinator's applications are of the own region whether they say so or not. */
const fieldsFor = (settings: ContestSettings, { region }: IntakeTerms): readonly IntakeField[] =>
  intakeFields(settings).map((field) =>
    field.standard === 'region' && region !== null ? { ...field, need: 'may' } : field,
  );

/** Rows between two looks at how far it is. */
const tellEvery = 500;

/** Reads every filled row under the headings, each by itself. */
function readRows(input: IntakeInput, fields: readonly IntakeField[]): readonly ReadRow[] {
  const { table, header, mapping, settings, choices = noChoices, terms, tell } = input;
  const context = cellContext(settings, choices, table.date1904);
  const heading = table.rows[header] ?? [];
  const region = terms?.region ?? null;
  const read: ReadRow[] = [];
  const { length } = table.rows;
  for (let index = header + 1; index < length; index++) {
    const cells = table.rows[index] ?? [];
    if (index % tellEvery === 0) tell?.(index, length * 2);
    if (cells.every(isEmptyCell) || isHeadingAgain(cells, heading)) continue;
    const row = readRow(cells, index, { table, mapping, fields, context });
    read.push(region === null ? row : asRegional(row, region, mapping));
  }
  return read;
}

/** What becomes of a row that was read and compared; rows without a number ask `nextId` for one. */
function planRow(
  row: ReadRow,
  repetition: Repetition,
  { input, making, due, nextId }: PlanContext,
): PlannedRow {
  const { mapping, existing } = input;
  const { texts } = row;
  const known = existing.get(repetition.known ?? '');
  if (
    known !== undefined &&
    row.faults.length === 0 &&
    contentOf(known) === contentOf(toSubmission(row.values, known.id, making))
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
  const submission = toSubmission(row.values, row.values['id'] ?? nextId(), making);
  const late = lateWarnings(submission, due, mapping);
  return {
    row: row.row,
    texts,
    status: 'new',
    submission,
    faults,
    warnings: [...warnings, ...late],
  };
}

interface PlanContext {
  readonly input: IntakeInput;
  readonly making: Making;
  readonly due: IntakeDue | null;
  readonly nextId: () => Id;
}

/**
 * Reads every filled row under the headings and says what an import would do, cell by cell; nothing is changed.
 * Rows without a number get the next free one. The same plan comes out for the same input.
 */
export function planIntake(input: IntakeInput): IntakePlan {
  const { mapping, settings, existing, terms = headquartersTerms, tell } = input;
  const fields = fieldsFor(settings, terms);
  const read = readRows(input, fields);
  const repetitionOf = findRepetitions(read, existing);
  const prefix = terms.region === null ? '' : regionPrefix(terms.region);
  let number = nextNumber(read, existing, prefix);
  const context: PlanContext = {
    input,
    making: { settings, answers: fields.filter(({ standard }) => standard === null), terms },
    due: intakeDue(settings),
    nextId: () => `${prefix}${number++}`,
  };
  const rows = read.map((row, index) => {
    if (index % tellEvery === 0) tell?.(read.length + index, read.length * 2);
    return planRow(row, repetitionOf(row), context);
  });
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
