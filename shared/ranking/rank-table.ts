import { type Rational, rational } from '../basics/rational.ts';
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
  | { readonly type: 'WeightsDiffer'; readonly row: number; readonly nomination: string; readonly criterion: string }
  | { readonly type: 'NominationsDiffer'; readonly row: number; readonly submission: string }
  | { readonly type: 'RegionsDiffer'; readonly row: number; readonly column: string; readonly id: string }
  | {
      readonly type: 'MarkTwice';
      readonly row: number;
      readonly submission: string;
      readonly juror: string;
      readonly criterion: string;
    }
  | { readonly type: 'TableEmpty' };

export type RankTable = Omit<RankingInput, 'rule'>;

export interface RankTableOptions {
  /** A mark of 0 stands for a juror who was absent, as some regulations write it. */
  readonly zeroIsMissing: boolean;
}

const needed = ['submission', 'juror', 'criterion', 'score'] as const;
const optional = ['nomination', 'region', 'juror_region', 'weight'] as const;

type Column = (typeof needed)[number] | (typeof optional)[number];

/**
 * Reads a table with the columns `submission, juror, criterion, score` and, where they are, `nomination, region,
 * juror_region, weight`; other columns are ignored. A row without a score is a missing mark. Ids stay text as they
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
  const table = createTable(options);
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

interface TableBuilder {
  readonly add: (row: number, cell: (column: Column) => string) => RankTableError | null;
  readonly finish: () => RankTable;
}

function createTable({ zeroIsMissing }: RankTableOptions): TableBuilder {
  const submissions = new Map<string, { submission: string; nomination: string; region: string | null }>();
  const jurors = new Map<string, { juror: string; region: string | null }>();
  const criteria = new Map<string, { criterion: string; weight: Rational; nomination: string }>();
  const seen = new Set<string>();
  const marks: Mark[] = [];
  const numbers = new Map<string, Rational | null>();
  const numberOf = (text: string): Rational | null => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    const number = readDecimal(text);
    numbers.set(text, number);
    return number;
  };

  const addPeople = (row: number, cell: (column: Column) => string): RankTableError | null => {
    const [submission, juror, nomination] = [cell('submission'), cell('juror'), cell('nomination')];
    const region = cell('region') === '' ? null : cell('region');
    const jurorRegion = cell('juror_region') === '' ? null : cell('juror_region');
    const known = submissions.get(submission);
    if (known === undefined) submissions.set(submission, { submission, nomination, region });
    else if (known.nomination !== nomination) return { type: 'NominationsDiffer', row, submission };
    else if (known.region !== region) return { type: 'RegionsDiffer', row, column: 'region', id: submission };
    const knownJuror = jurors.get(juror);
    if (knownJuror === undefined) jurors.set(juror, { juror, region: jurorRegion });
    else if (knownJuror.region !== jurorRegion) {
      return { type: 'RegionsDiffer', row, column: 'juror_region', id: juror };
    }
    return null;
  };

  const addCriterion = (row: number, cell: (column: Column) => string): RankTableError | null => {
    const [nomination, criterion, text] = [cell('nomination'), cell('criterion'), cell('weight')];
    const weight = text === '' ? rational(1) : numberOf(text);
    if (weight === null || weight.numerator < 0n) {
      return { type: 'NumberInvalid', row, column: 'weight', text };
    }
    const key = JSON.stringify([nomination, criterion]);
    const known = criteria.get(key);
    if (known === undefined) criteria.set(key, { criterion, weight, nomination });
    else if (
      known.weight.numerator !== weight.numerator ||
      known.weight.denominator !== weight.denominator
    ) {
      return { type: 'WeightsDiffer', row, nomination, criterion };
    }
    return null;
  };

  const addMark = (row: number, cell: (column: Column) => string): RankTableError | null => {
    const [submission, juror, criterion, text] = [
      cell('submission'),
      cell('juror'),
      cell('criterion'),
      cell('score'),
    ];
    const key = JSON.stringify([submission, juror, criterion]);
    if (seen.has(key)) return { type: 'MarkTwice', row, submission, juror, criterion };
    seen.add(key);
    if (text === '') return null;
    const score = numberOf(text);
    if (score === null) return { type: 'NumberInvalid', row, column: 'score', text };
    if (!zeroIsMissing || score.numerator !== 0n) marks.push({ submission, juror, criterion, score });
    return null;
  };

  return {
    add: (row, cell) => {
      for (const column of ['submission', 'juror', 'criterion'] as const) {
        if (cell(column) === '') return { type: 'CellMissing', row, column };
      }
      return addPeople(row, cell) ?? addCriterion(row, cell) ?? addMark(row, cell);
    },
    finish: () => ({
      submissions: [...submissions.values()],
      jurors: [...jurors.values()],
      criteria: [...criteria.values()],
      marks,
    }),
  };
}
