import { copyRows, type Database } from './database.ts';
import {
  copyStatement,
  removingStatement,
  replacingStatement,
  waitingName,
  waitingStatement,
} from './schema-sql.ts';
import { quoteName } from './sql-text.ts';
import { type ReportedState, stateRows } from './state-rows.ts';
import type { Table } from './table-form.ts';
import { tables } from './tables.ts';

type Progress = (what: string) => void;

const rowsOf = ({ name }: Table, reported: ReportedState) => stateRows[name]?.(reported) ?? [];

/** Copies a state into empty tables. */
export async function fillTables(
  database: Database,
  reported: ReportedState,
  progress: Progress,
): Promise<void> {
  for (const table of tables) {
    if (table.follows === 'log') continue;
    progress(table.name);
    await copyRows(database, copyStatement(table, table.name), rowsOf(table, reported));
  }
}

/**
 * Brings tables to a state: new rows and rows that differ are written, those that are gone removed, all others left
 * alone. Of a state of some sheets only their rows are looked at.
 */
export async function replaceRows(
  database: Database,
  reported: ReportedState,
  progress: Progress,
): Promise<void> {
  const within = reported.touched === null ? 'all' : 'touched';
  const changing = tables.filter(
    ({ follows }) => follows === 'sheet' || (follows === 'whole' && within === 'all'),
  );
  for (const table of changing) {
    progress(table.name);
    await database.query(waitingStatement(table));
    const waiting = waitingName(table);
    await copyRows(database, copyStatement(table, waiting), rowsOf(table, reported));
    await database.query(`analyze ${quoteName(waiting)}`);
    await database.query(replacingStatement(table));
  }
  // Rows go in the order against that of references, once nothing new refers to them any more.
  for (const table of changing.toReversed()) await database.query(removingStatement(table, within));
}
