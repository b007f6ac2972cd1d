import { sheetKey } from '../../shared/scoring/score-operations.ts';
import { copyRows, type Database } from './database.ts';
import {
  addingStatement,
  changingStatement,
  copyStatement,
  danglingQueries,
  forgettingStatement,
  removingSheets,
  removingStatement,
  replacingStatement,
  waitingName,
  waitingStatement,
} from './schema-sql.ts';
import { quoteName } from './sql-text.ts';
import { type ReportedState, stateRows } from './state-rows.ts';
import type { Table } from './table-form.ts';
import { tableNamed, tables } from './tables.ts';

type Progress = (what: string) => void;

const rowsOf = ({ name }: Table, reported: ReportedState) => stateRows[name]?.(reported) ?? [];

/** Throws where a row refers to nothing: then a table was made wrongly, and nothing of the run is kept. */
async function checkReferences(
  database: Database,
  table: Table,
  named: (name: string) => string,
): Promise<void> {
  for (const query of danglingQueries(table, named)) {
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
    await checkReferences(database, table, (name) => name);
  }
}

/**
 * Brings all tables to a state: new rows and rows that differ are written, those that are gone removed, all others left
 * alone.
 */
export async function replaceRows(
  database: Database,
  reported: ReportedState,
  progress: Progress,
): Promise<void> {
  const changing = tables.filter(({ follows }) => follows !== 'log');
  for (const table of changing) {
    progress(table.name);
    const waiting = waitingName(table.name);
    await database.query(waitingStatement(table));
    await copyRows(database, copyStatement(table, waiting), rowsOf(table, reported));
    await database.query(`analyze ${quoteName(waiting)}`);
    // What a row refers to waits as well: a state has all that its rows name.
    await checkReferences(database, table, waitingName);
    await database.query(replacingStatement(table));
  }
  // Rows go in the order against that of references, once nothing new refers to them any more.
  for (const table of changing.toReversed()) await database.query(removingStatement(table));
}

/**
 * Brings the rows of some sheets to a state of them. A sheet's own row is changed where it differs; what stands on the
 * sheet is removed, where `former_source` says that anything may, and written again.
 */
export async function replaceSheets(
  database: Database,
  reported: ReportedState & { readonly touched: ReadonlySet<string> },
  progress: Progress,
): Promise<void> {
  const following = tables.filter(({ follows }) => follows === 'sheet');
  const sheet = tableNamed('sheet');
  progress(sheet.name);
  await database.query(waitingStatement(sheet));
  const waiting = waitingName(sheet.name);
  const count = await copyRows(database, copyStatement(sheet, waiting), rowsOf(sheet, reported));
  await database.query(`analyze ${quoteName(waiting)}`);
  const changed = await database.query(changingStatement(sheet));
  // A sheet that is assigned has its row: hardly ever is one not there.
  if (changed.rowCount !== count) await database.query(addingStatement(sheet));
  const here = new Set(
    Array.from(reported.asked(), ({ stage, submission, juror }) =>
      sheetKey(stage, submission, juror),
    ),
  );
  const gone = [...reported.touched]
    .filter((name) => !here.has(name))
    .map((name) => name.split('/'));
  if (gone.length > 0)
    await database.query(
      removingSheets,
      [0, 1, 2].map((part) => gone.map((parts) => parts[part])),
    );
  for (const table of following) {
    if (table === sheet) continue;
    progress(table.name);
    await database.query(forgettingStatement(table));
    await copyRows(database, copyStatement(table, table.name), rowsOf(table, reported));
  }
}
