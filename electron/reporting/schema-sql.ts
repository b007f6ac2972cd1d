import { quoteName, quoteText } from './sql-text.ts';
import type { Table } from './table-form.ts';
import { tables } from './tables.ts';
import { views } from './views.ts';

/** Version of the schema: a greater one was written by a newer program, a smaller one by an older. */
export const schemaVersion = 2;

const schemaComment =
  'Qazylar: a contest for reports. Written by `qazylar postgres`; everything here can be made anew from the archive.';

/** Tables that say what the schema holds, beside those of the contest. */
const ownTables = [
  `create table contest (only_row boolean primary key default true check (only_row),
    contest_id text not null, schema_version integer not null, personal_data boolean not null,
    export_id text not null, ground text not null, title_kk text, title_ru text, title_en text, season text, demo boolean, settings json)`,
  `comment on table contest is 'The one contest of this schema, and its regulation as recorded'`,
  `comment on column contest.contest_id is 'Hash of the founding operation; the trust anchor'`,
  `comment on column contest.export_id is 'Random name by which the folder of the archive tells this schema from others'`,
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

/**
 * Statements that make the schema and its empty tables; the schema is the search path from then on. One that somebody
 * made for this is taken as it is: its owner says who else may use it.
 */
export const creatingStatements = (schema: string, isMade: boolean): readonly string[] => [
  ...(isMade
    ? []
    : [
        `create schema ${quoteName(schema)}`,
        `comment on schema ${quoteName(schema)} is ${quoteText(schemaComment)}`,
      ]),
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

/**
 * Asks for one row of a table that refers to nothing, by its references that no constraint holds to; `named` tells where
 * the rows of a table are that are asked: in the table itself, or those that wait.
 */
export const danglingQueries = (table: Table, named: (name: string) => string): readonly string[] =>
  table.references.flatMap(({ columns, table: target, to, byRun }) => {
    const same = columns.map(
      (column, at) => `t.${quoteName(to[at] ?? '')} = n.${quoteName(column)}`,
    );
    return byRun
      ? `select 1 from ${quoteName(named(table.name))} n where not exists (select from ${quoteName(named(target))} t where ${same.join(' and ')}) limit 1`
      : [];
  });

/** Where new rows of a table wait until they are compared with those that are there. */
export const waitingName = (name: string): string => `next_${name}`;

export const waitingStatement = (table: Table): string =>
  `create temporary table ${quoteName(waitingName(table.name))} (like ${quoteName(table.name)}) on commit drop`;

const sameKey = ({ key }: Table, a: string, b: string): string =>
  key.map((column) => `${a}.${quoteName(column)} = ${b}.${quoteName(column)}`).join(' and ');

/** Removes rows that the state no longer has. */
export const removingStatement = (table: Table): string =>
  `delete from ${quoteName(table.name)} o
    where not exists (select from ${quoteName(waitingName(table.name))} n where ${sameKey(table, 'n', 'o')})`;

/** Names of the sheets that a run is about. */
export const touchedStatement =
  'create temporary table touched_sheet (stage_id text, submission_id text, juror_id text) on commit drop';

/** Which of them segments before a number said anything of, and which did: all others have no rows but their own. */
export const formerStatement = (number: number): string =>
  `create temporary table former_source on commit drop as select t.*, s.segment_number
    from touched_sheet t join sheet_source s using (stage_id, submission_id, juror_id) where s.segment_number < ${number}`;

/** Removes the rows that a table has of such sheets. */
export const forgettingStatement = ({ name }: Pick<Table, 'name'>): string =>
  `delete from ${quoteName(name)} o using (select distinct stage_id, submission_id, juror_id from former_source) f
    where o.stage_id = f.stage_id and o.submission_id = f.submission_id and o.juror_id = f.juror_id`;

/** Removes sheets by the lists of the three parts of their names. */
export const removingSheets = `delete from sheet o using unnest($1::text[], $2::text[], $3::text[]) as g (stage_id, submission_id, juror_id)
    where o.stage_id = g.stage_id and o.submission_id = g.submission_id and o.juror_id = g.juror_id`;

/** Changes the rows that waiting ones differ from; where nearly all are there, with half of the work of `replacingStatement`. */
export function changingStatement(table: Table): string {
  const { key, columns } = table;
  const others = columns.flatMap(({ name }) => (key.includes(name) ? [] : quoteName(name)));
  const values = (of: string): string => others.map((name) => `${of}.${name}`).join(', ');
  return `update ${quoteName(table.name)} o set ${others.map((name) => `${name} = n.${name}`).join(', ')}
    from ${quoteName(waitingName(table.name))} n
    where ${sameKey(table, 'n', 'o')} and (${values('o')}) is distinct from (${values('n')})`;
}

/** Puts in the waiting rows that are not there. */
export const addingStatement = (table: Table): string => {
  const all = names(table.columns.map(({ name }) => name));
  return `insert into ${quoteName(table.name)} (${all}) select ${all} from ${quoteName(waitingName(table.name))} n
    where not exists (select from ${quoteName(table.name)} o where ${sameKey(table, 'n', 'o')}) order by ${names(table.key)}`;
};

/**
 * Puts the waiting rows in: new ones, and those that differ; rows that are the same stay as they are. In the order of the
 * key, neighbours in the index come one after another, and each of its pages is fetched and written once.
 */
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
  return `insert into ${target} as o (${names(all)}) select ${names(all)} from ${quoteName(waitingName(table.name))}
    order by ${names(key)} on conflict (${names(key)}) ${action}`;
}
