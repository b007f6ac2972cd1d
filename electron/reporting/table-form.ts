/** A column; `not null` unless it says otherwise. */
export interface Column {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'bigint' | 'boolean' | 'jsonb' | 'smallint';
  readonly comment: string;
  readonly nullable?: true;
}

/**
 * How a table follows the archive: `log` only grows, a row for what a segment holds; `sheet` has rows of single sheets,
 * which may be replaced sheet by sheet; `whole` is made anew from the state of the contest.
 */
export type Follows = 'log' | 'sheet' | 'whole';

export interface Table {
  readonly name: string;
  readonly follows: Follows;
  readonly comment: string;
  readonly columns: readonly Column[];
  readonly key: readonly string[];
  readonly references: readonly {
    readonly columns: readonly string[];
    readonly table: string;
    readonly to: readonly string[];
    /** Looked at by every run for all its new rows at once: for each of ten million rows alone it would cost most of a run. */
    readonly byRun: boolean;
  }[];
  readonly indexes: readonly (readonly string[])[];
}

/** A column in short: name, type with ? where it may be empty, and what it says. */
export type Spec = readonly [
  name: string,
  type: Column['type'] | `${Column['type']}?`,
  comment: string,
];

const columnsOf = (specs: readonly Spec[]): readonly Column[] =>
  specs.map(([name, type, comment]) => {
    const isNullable = type.endsWith('?');
    const bare = (isNullable ? type.slice(0, -1) : type) as Column['type'];
    return { name, type: bare, comment, ...(isNullable ? { nullable: true as const } : {}) };
  });

interface TableSpec {
  readonly name: string;
  readonly follows: Follows;
  readonly comment: string;
  readonly columns: readonly Spec[];
  readonly key: readonly string[];
  readonly references?: Readonly<Record<string, readonly string[]>>;
  readonly checkedByRun?: true;
  readonly indexes?: readonly (readonly string[])[];
}

const keysOf: Readonly<Record<string, readonly string[]>> = {
  segment: ['segment_number'],
  stage: ['stage_id'],
  nomination: ['nomination_id'],
  region: ['region_code'],
  person: ['person_id'],
  submission: ['submission_id'],
  sheet: ['stage_id', 'submission_id', 'juror_id'],
};

/** A table from its short form. */
export const table = ({
  columns,
  references = {},
  indexes = [],
  checkedByRun,
  ...spec
}: TableSpec): Table => ({
  ...spec,
  columns: columnsOf(columns),
  indexes,
  references: Object.entries(references).map(([to, own]) => ({
    columns: own,
    table: to,
    to: keysOf[to] ?? own,
    byRun: checkedByRun === true,
  })),
});

/** Names of the columns that say which sheet a row is about. */
export const sheetColumns = ['stage_id', 'submission_id', 'juror_id'] as const;

/** The key of what jurors enter: rows of a juror, which arrive together, are neighbours in the index. */
export const sheetOrder = ['stage_id', 'juror_id', 'submission_id'] as const;

export const stageId: Spec = ['stage_id', 'text', 'Stage of the contest'];
export const submissionId: Spec = [
  'submission_id',
  'text',
  'Number of the application, as people use it',
];
export const jurorId: Spec = ['juror_id', 'text', 'Juror, an id of table person'];
export const titles: readonly Spec[] = [
  ['title_kk', 'text', 'Title in Kazakh'],
  ['title_ru', 'text', 'Title in Russian'],
  ['title_en', 'text', 'Title in English'],
];
export const position: Spec = ['position', 'integer', 'Place in the list, from 0'];
