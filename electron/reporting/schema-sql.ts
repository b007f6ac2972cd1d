import { quoteName, quoteText } from './sql-text.ts';
import type { Table } from './table-form.ts';
import { tables } from './tables.ts';
import { views } from './views.ts';

/** Version of the schema; a database with a greater one was written by a newer program. */
export const schemaVersion = 1;

const schemaComment =
  'Qazylar: a contest for reports. Written by `qazylar postgres`; everything here can be made anew from the archive.';

/** Tables that say what the schema holds, beside those of the contest. */
const ownTables = [
  `create table contest (only_row boolean primary key default true check (only_row),
    contest_id text not null, schema_version integer not null, personal_data boolean not null,
    ground text not null, title_kk text, title_ru text, title_en text, season text, demo boolean, settings json)`,
  `comment on table contest is 'The one contest of this schema, and its regulation as recorded'`,
  `comment on column contest.contest_id is 'Hash of the founding operation; the trust anchor'`,
  `comment on column contest.ground is 'SHA-256 of what incremental runs rest on, kept beside the archive'`,
  `comment on column contest.personal_data is 'Whether contacts and identity numbers were asked for'`,
  `create table run (run_number integer generated always as identity primary key,
    finished_at timestamptz not null default clock_timestamp(), mode text not null,
    segments integer not null, operations bigint not null)`,
  `comment on table run is 'Exports, one row each; every one is a single transaction'`,
  `comment on column run.mode is 'first, sheets (only what changed) or whole'`,
] as const;

const columnLine = ({ name, type, nullable }: Table['columns'][number]): string =>
  `${quoteName(name)} ${type}${nullable === true ? '' : ' not null'}`;

const names = (columns: readonly string[]): string => columns.map(quoteName).join(', ');

/** What the comment of a table says of references that are no constraints. */
const referenceNote = (references: Table['references']): string =>
  references
    .filter(({ byRun }) => byRun)
    .map(({ table, to }) => `. Refers to ${table} (${to.join(', ')}), as every export sees to`)
    .join('');

const tableStatements = ({ name, comment, columns, references }: Table): readonly string[] => [
  `create table ${quoteName(name)} (${columns.map(columnLine).join(', ')})`,
  `comment on table ${quoteName(name)} is ${quoteText(comment + referenceNote(references))}`,
  ...columns.map(
    (column) =>
      `comment on column ${quoteName(name)}.${quoteName(column.name)} is ${quoteText(column.comment)}`,
  ),
];

/** Statements that make the schema and its empty tables; the schema is the search path from then on. */
export const creatingStatements = (schema: string): readonly string[] => [
  `create schema if not exists ${quoteName(schema)}`,
  `comment on schema ${quoteName(schema)} is ${quoteText(schemaComment)}`,
  ...ownTables,
  ...tables.flatMap(tableStatements),
];

/** Keys, references, indexes and views: made after the first rows, which is several times quicker. */
export const finishingStatements = (): readonly string[] => [
  ...tables.map(
    ({ name, key }) => `alter table ${quoteName(name)} add primary key (${names(key)})`,
  ),
  ...tables.flatMap(({ name, references }) =>
    references.flatMap(({ columns, table, to, byRun }) =>
      byRun
        ? []
        : `alter table ${quoteName(name)} add foreign key (${names(columns)}) references ${quoteName(table)} (${names(to)})`,
    ),
  ),
  ...tables.flatMap(({ name, indexes }) =>
    indexes.map((columns) => `create index on ${quoteName(name)} (${names(columns)})`),
  ),
  `alter table segment add unique (segment_id)`,
  ...views.flatMap(({ name, comment, query }) => [
    `create view ${quoteName(name)} as ${query}`,
    `comment on view ${quoteName(name)} is ${quoteText(comment)}`,
  ]),
];

/** Reads rows in the text form of COPY into a table. */
export const copyStatement = ({ columns }: Table, target: string): string =>
  `copy ${quoteName(target)} (${names(columns.map(({ name }) => name))}) from stdin`;

/** Asks for one row of `from` that refers to nothing, by the references of a table that no constraint holds to. */
export const danglingQueries = (table: Table, from: string): readonly string[] =>
  table.references.flatMap(({ columns, table: target, to, byRun }) => {
    const same = columns.map(
      (column, at) => `t.${quoteName(to[at] ?? '')} = n.${quoteName(column)}`,
    );
    return byRun
      ? `select 1 from ${quoteName(from)} n where not exists (select from ${quoteName(target)} t where ${same.join(' and ')}) limit 1`
      : [];
  });

/** Where new rows of a table wait until they are compared with those that are there. */
export const waitingName = ({ name }: Pick<Table, 'name'>): string => `next_${name}`;

export const waitingStatement = (table: Table): string =>
  `create temporary table ${quoteName(waitingName(table))} (like ${quoteName(table.name)}) on commit drop`;

const sameKey = ({ key }: Table, a: string, b: string): string =>
  key.map((column) => `${a}.${quoteName(column)} = ${b}.${quoteName(column)}`).join(' and ');

/** Rows of sheets that a run is about: those whose names wait in `touched_sheet`. */
const isTouched = (row: string): string =>
  `exists (select from touched_sheet t where t.stage_id = ${row}.stage_id
    and t.submission_id = ${row}.submission_id and t.juror_id = ${row}.juror_id)`;

/** Removes rows that the state no longer has: of all, or of the sheets that were touched. */
export const removingStatement = (table: Table, within: 'all' | 'touched'): string =>
  `delete from ${quoteName(table.name)} o where ${within === 'touched' ? `${isTouched('o')} and ` : ''}
    not exists (select from ${quoteName(waitingName(table))} n where ${sameKey(table, 'n', 'o')})`;

/** Puts the waiting rows in: new ones, and those that differ; rows that are the same stay as they are. */
export function replacingStatement(table: Table): string {
  const { key, columns } = table;
  const all = columns.map(({ name }) => name);
  const others = all.filter((name) => !key.includes(name));
  const target = quoteName(table.name);
  const values = `(${others.map((name) => `o.${quoteName(name)}`).join(', ')})`;
  const next = `(${others.map((name) => `excluded.${quoteName(name)}`).join(', ')})`;
  const action =
    others.length === 0
      ? 'do nothing'
      : `do update set ${others.map((name) => `${quoteName(name)} = excluded.${quoteName(name)}`).join(', ')}
        where ${values} is distinct from ${next}`;
  return `insert into ${target} as o (${names(all)}) select ${names(all)} from ${quoteName(waitingName(table))}
    on conflict (${names(key)}) ${action}`;
}
