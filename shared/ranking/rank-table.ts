import { compare, type Rational, rational } from '../basics/rational.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { csvRows, type CsvError } from './csv-rows.ts';
import type { Mark, RankingInput } from './ranking.ts';

/** Why a table of marks is refused; `row` is the line in the file, the header being 1. */
export type RankTableError =
  | CsvError
  | { readonly type: 'ColumnMissing'; readonly column: string }
  | { readonly type: 'ColumnTwice'; readonly column: string }
  | { readonly type: 'CellMissing'; readonly row: number; readonly column: string }
  | {
      readonly type: 'NumberInvalid';
      readonly row: number;
      readonly column: string;
      readonly text: string;
    }
  | {
      readonly type: 'WeightsDiffer';
      readonly row: number;
      readonly nomination: string;
      readonly criterion: string;
    }
  | {
      readonly type: 'ApplicantsDiffer';
      readonly row: number;
      readonly column: 'applicant' | 'organisation';
      readonly submission: string;
    }
  | { readonly type: 'NominationsDiffer'; readonly row: number; readonly submission: string }
  | {
      readonly type: 'RegionsDiffer';
      readonly row: number;
      readonly column: string;
      readonly id: string;
    }
  | {
      readonly type: 'MarkTwice';
      readonly row: number;
      readonly submission: string;
      readonly juror: string;
      readonly criterion: string;
    }
  | { readonly type: 'TableEmpty' };

export type RankTable = Omit<RankingInput, 'rule'> & {
  /** Who applied, by submission, where the table says it: for quotas. */
  readonly applicants: ReadonlyMap<string, string>;
  readonly organisations: ReadonlyMap<string, string>;
};

export interface RankTableOptions {
  /** A mark of 0 stands for a juror who was absent, as some regulations write it. */
  readonly zeroIsMissing: boolean;
}

const needed = ['submission', 'juror', 'criterion', 'score'] as const;
const optional = [
  'nomination',
  'region',
  'juror_region',
  'weight',
  'applicant',
  'organisation',
] as const;

type Column = (typeof needed)[number] | (typeof optional)[number];

/**
 * Reads a table with the columns `submission, juror, criterion, score` and, where they are, `nomination, region,
 * juror_region, weight, applicant, organisation`; other columns are ignored. A row without a score is a missing mark. Ids stay text as they
 * are written. Weights may differ between nominations, never inside one; without the column every weight is 1.
 */
export function readRankTable(
  text: string,
  options: RankTableOptions = { zeroIsMissing: false },
): Result<RankTable, RankTableError> {
  const rows = csvRows(text);
  if (!rows.ok) return rows;
  const [header, ...body] = rows.value;
  if (header === undefined) return err({ type: 'TableEmpty' });
  const columns = columnsOf(header.cells);
  if (!columns.ok) return columns;
  const table = new TableBuilder(options);
  for (const { row, cells } of body) {
    const error = table.add(row, (column) => {
      const index = columns.value.get(column);
      return index === undefined ? '' : (cells[index] ?? '').trim();
    });
    if (error !== null) return err(error);
  }
  return body.length === 0 ? err({ type: 'TableEmpty' }) : ok(table.finish());
}

function columnsOf(names: readonly string[]): Result<ReadonlyMap<Column, number>, RankTableError> {
  const trimmed = names.map((name) => name.trim().toLowerCase());
  const columns = new Map<Column, number>();
  for (const column of [...needed, ...optional]) {
    const index = trimmed.indexOf(column);
    if (index !== trimmed.lastIndexOf(column)) return err({ type: 'ColumnTwice', column });
    if (index !== -1) columns.set(column, index);
  }
  for (const column of needed) {
    if (!columns.has(column)) return err({ type: 'ColumnMissing', column });
  }
  return ok(columns);
}

/** Decimal text with a point or a comma, up to 20 digits on either side, no exponent; null for anything else. */
export function readDecimal(text: string): Rational | null {
  const match = /^(-?)(\d{1,20})(?:[.,](\d{1,20}))?$/.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  return rational(BigInt(`${sign}${whole}${fraction}`), 10n ** BigInt(fraction.length));
}

type Cells = (column: Column) => string;

const namedOnly = (groups: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...groups].filter(([, group]) => group !== ''));

/** Collects the rows of a table; `add` says what is wrong with one, and null where nothing is. */
class TableBuilder {
  readonly #zeroIsMissing: boolean;
  readonly #submissions = new Map<string, RankTable['submissions'][number]>();
  readonly #jurors = new Map<string, RankTable['jurors'][number]>();
  readonly #criteria = new Map<string, RankTable['criteria'][number]>();
  readonly #groups = {
    applicant: new Map<string, string>(),
    organisation: new Map<string, string>(),
  };
  readonly #seen = new Set<string>();
  readonly #marks: Mark[] = [];
  readonly #numbers = new Map<string, Rational | null>();

  constructor({ zeroIsMissing }: RankTableOptions) {
    this.#zeroIsMissing = zeroIsMissing;
  }

  add(row: number, cell: Cells): RankTableError | null {
    for (const column of ['submission', 'juror', 'criterion'] as const) {
      if (cell(column) === '') return { type: 'CellMissing', row, column };
    }
    return (
      this.#addSubmission(row, cell) ??
      this.#addGroup(row, cell, 'applicant') ??
      this.#addGroup(row, cell, 'organisation') ??
      this.#addJuror(row, cell) ??
      this.#addCriterion(row, cell) ??
      this.#addMark(row, cell)
    );
  }

  finish(): RankTable {
    return {
      submissions: [...this.#submissions.values()],
      jurors: [...this.#jurors.values()],
      criteria: [...this.#criteria.values()],
      marks: this.#marks,
      applicants: namedOnly(this.#groups.applicant),
      organisations: namedOnly(this.#groups.organisation),
    };
  }

  #addGroup(row: number, cell: Cells, column: 'applicant' | 'organisation'): RankTableError | null {
    const [submission, group] = [cell('submission'), cell(column)];
    const known = this.#groups[column].get(submission);
    if (known === undefined) this.#groups[column].set(submission, group);
    return known === undefined || known === group
      ? null
      : { type: 'ApplicantsDiffer', row, column, submission };
  }

  #addSubmission(row: number, cell: Cells): RankTableError | null {
    const [submission, nomination] = [cell('submission'), cell('nomination')];
    const region = cell('region') === '' ? null : cell('region');
    const known = this.#submissions.get(submission);
    if (known === undefined) this.#submissions.set(submission, { submission, nomination, region });
    else if (known.nomination !== nomination) return { type: 'NominationsDiffer', row, submission };
    else if (known.region !== region) {
      return { type: 'RegionsDiffer', row, column: 'region', id: submission };
    }
    return null;
  }

  #addJuror(row: number, cell: Cells): RankTableError | null {
    const juror = cell('juror');
    const region = cell('juror_region') === '' ? null : cell('juror_region');
    const known = this.#jurors.get(juror);
    if (known === undefined) this.#jurors.set(juror, { juror, region });
    else if (known.region !== region) {
      return { type: 'RegionsDiffer', row, column: 'juror_region', id: juror };
    }
    return null;
  }

  #addCriterion(row: number, cell: Cells): RankTableError | null {
    const [nomination, criterion, text] = [cell('nomination'), cell('criterion'), cell('weight')];
    const weight = text === '' ? rational(1) : this.#number(text);
    if (weight === null || weight.numerator < 0n) {
      return { type: 'NumberInvalid', row, column: 'weight', text };
    }
    const key = JSON.stringify([nomination, criterion]);
    const known = this.#criteria.get(key);
    if (known === undefined) this.#criteria.set(key, { criterion, weight, nomination });
    else if (compare(known.weight, weight) !== 0) {
      return { type: 'WeightsDiffer', row, nomination, criterion };
    }
    return null;
  }

  #addMark(row: number, cell: Cells): RankTableError | null {
    const [submission, juror, criterion] = [cell('submission'), cell('juror'), cell('criterion')];
    const text = cell('score');
    const key = JSON.stringify([submission, juror, criterion]);
    if (this.#seen.has(key)) return { type: 'MarkTwice', row, submission, juror, criterion };
    this.#seen.add(key);
    if (text === '') return null;
    const score = this.#number(text);
    if (score === null) return { type: 'NumberInvalid', row, column: 'score', text };
    if (!this.#zeroIsMissing || score.numerator !== 0n) {
      this.#marks.push({ submission, juror, criterion, score });
    }
    return null;
  }

  /** Numbers repeat by the hundred thousand; each text is read once. */
  #number(text: string): Rational | null {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = readDecimal(text);
    this.#numbers.set(text, number);
    return number;
  }
}
