import { copyRows, type Database } from './database.ts';
import {
  copyStatement,
  danglingQueries,
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

/** Throws where a row refers to nothing: then a table was made wrongly, and nothing of the run is kept. */
async function checkReferences(database: Database, table: Table, from: string): Promise<void> {
  for (const query of danglingQueries(table, from)) {
    const { rows } = await database.query(query);
    if (rows.length > 0) throw new Error(`a row of ${table.name} refers to nothing`);
  }
}

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

/** Checks tables that were filled, once they have their keys and the server knows how large they are. */
export async function checkTables(database: Database): Promise<void> {
  for (const table of tables) {
    await database.query(`analyze ${quoteName(table.name)}`);
    if (table.follows === 'log') continue;
    await checkReferences(database, table, table.name);
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
    await checkReferences(database, table, waiting);
    await database.query(replacingStatement(table));
  }
  // Rows go in the order against that of references, once nothing new refers to them any more.
  for (const table of changing.toReversed()) await database.query(removingStatement(table, within));
}
