import { randomBytes } from 'node:crypto';

import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { ContestId } from '../../shared/log/operation.ts';
import type { ArchiveFolderError } from '../archive-folder.ts';
import { type Database, type DatabaseError, inTransaction, runAll } from './database.ts';
import { keepGround } from './ground-file.ts';
import { type HeldContest, readHeld, readPlaced, type SchemaError } from './held-state.ts';
import type { NumberedSegment } from './log-rows.ts';
import { planRun } from './plan.ts';
import { creatingStatements } from './schema-sql.ts';
import { listSegments } from './segment-files.ts';
import { quoteName } from './sql-text.ts';
import { copyOperations, copySources, type Run, writeWhole, type Written } from './write-run.ts';
import { writeSheets } from './write-sheets.ts';

/** What is asked of a run. */
export interface ExportOrder {
  readonly folder: string;
  readonly schema: string;
  readonly personalData: boolean;
  /** Tells what is being done, for a person who waits. */
  readonly progress: (what: string) => void;
}

/** What a run did. */
export interface Exported {
  /** nothing: all segments were there · first: into an empty schema · sheets: only sheets with news · whole: everything. */
  readonly mode: 'nothing' | 'first' | 'sheets' | 'whole';
  readonly contest: ContestId;
  readonly segments: number;
  readonly operations: number;
  /** Sheets that were made anew; null = all. */
  readonly sheets: number | null;
  /** Why everything was compared; null where it was not. `ground` = what runs over single sheets rest on is not here. */
  readonly reason: 'news' | 'personal-data' | 'ground' | null;
}

/** The archive lacks segments that the database holds: an older copy of it would take them out. */
export interface ArchiveBehind {
  readonly type: 'ArchiveBehind';
  readonly missing: number;
}

export type ExportError = SchemaError | ArchiveFolderError | ArchiveBehind | DatabaseError;

const operationsOf = (added: readonly NumberedSegment[]): number =>
  added.reduce((sum, { segment }) => sum + segment.header.operations, 0);

/** A run that is done but for the end of its transaction. */
interface Done extends Exported {
  readonly ground: string;
  readonly before: string;
  readonly exportId: string;
}

/** The segments of an archive beside those that the schema holds. */
async function compareSegments(
  database: Database,
  { folder, schema }: ExportOrder,
  held: HeldContest | null,
) {
  const listed = await listSegments(folder);
  if (!listed.ok) return listed;
  const { contest, ids } = listed.value;
  if (held !== null && held.contest !== contest)
    return err({ type: 'SchemaOtherContest', schema } as const);
  const { placed, last } =
    held === null ? { placed: [], last: 0 } : await readPlaced(database, contest);
  const here = new Set(placed.map(({ id }) => id));
  const missing = [...here].filter((id) => !ids.has(id)).length;
  if (missing > 0) return err({ type: 'ArchiveBehind', missing } as const);
  return ok({ contest, placed, last, fresh: [...ids].filter((id) => !here.has(id)) });
}

/** Writes what is new: sheet by sheet where that is enough, or else everything. */
async function writeNews(
  run: Run,
  isSame: boolean,
): Promise<Result<Written & Pick<Exported, 'reason'>, ExportError>> {
  const { held, placed, indexes } = run;
  const plan = isSame ? planRun(placed, indexes) : { type: 'whole' as const };
  let reason: Exported['reason'] = isSame ? 'news' : 'personal-data';
  if (held !== null && plan.type === 'sheets') {
    const some = await writeSheets({ ...run, held }, plan);
    if (!some.ok) return some;
    if (typeof some.value !== 'string') return ok({ ...some.value, reason: null });
    reason = some.value;
  } else await copySources(run);
  const written = await writeWhole(run);
  if (!written.ok) return written;
  return ok({ ...written.value, reason: held === null ? null : reason });
}

/** Finds out what is new and writes it; everything happens inside the transaction of the caller. */
async function runInside(
  database: Database,
  order: ExportOrder,
): Promise<Result<Done, ExportError>> {
  const found = await readHeld(database, order.schema);
  if (!found.ok) return found;
  const { held, isMade } = found.value;
  const compared = await compareSegments(database, order, held);
  if (!compared.ok) return compared;
  const { contest, placed, last, fresh } = compared.value;
  const isSame = held?.personalData === order.personalData;
  const before = held?.ground ?? '';
  const exportId = held?.exportId ?? randomBytes(16).toString('hex');
  const nothing = { contest, segments: 0, operations: 0, sheets: 0, reason: null };
  if (fresh.length === 0 && isSame)
    return ok({ mode: 'nothing', ...nothing, ground: before, before, exportId });
  order.progress('open');
  if (held === null) await runAll(database, creatingStatements(order.schema, isMade));
  const opened = await copyOperations({ database, order, contest }, fresh, last + 1);
  if (!opened.ok) return opened;
  const { added } = opened.value;
  const run: Run = { database, order, contest, exportId, held, placed, ...opened.value };
  const written = await writeNews(run, isSame);
  if (!written.ok) return written;
  const [segments, operations] = [added.length, operationsOf(added)];
  await database.query('insert into run (mode, segments, operations) values ($1, $2, $3)', [
    written.value.mode,
    segments,
    operations,
  ]);
  return ok({ ...written.value, contest, segments, operations, before, exportId });
}

/**
 * Brings a schema up to an archive in one transaction: readers see the former state or the new one, and a run that ends in
 * the middle leaves the former. Two runs on one schema wait for each other. What runs over single sheets rest on is beside
 * the archive before the transaction names it, and the former goes after: whenever a run is cut, one of the two is there.
 */
export async function exportContest(
  database: Database,
  order: ExportOrder,
): Promise<Result<Exported, ExportError>> {
  const exported = await inTransaction<Done, ExportError>(database, 'begin', async () => {
    await database.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `qazylar ${order.schema}`,
    ]);
    await runAll(database, [
      `set local search_path to ${quoteName(order.schema)}, pg_temp`,
      `set local maintenance_work_mem to '256MB'`,
      `set local work_mem to '64MB'`,
    ]);
    return runInside(database, order);
  });
  if (!exported.ok) return exported;
  const { ground, before, exportId, ...told } = exported.value;
  await keepGround({ folder: order.folder, exportId }, { hash: ground, before }, new Date());
  return ok(told);
}
