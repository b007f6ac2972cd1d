import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { ContestId, OperationId, SegmentId } from '../../shared/log/operation.ts';
import { addSegments, emptyArchive } from '../../shared/merge/archive.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { FoldedHeads } from '../../shared/merge/folded-heads.ts';
import { FoldedSheets } from '../../shared/merge/folded-sheets.ts';
import { segmentOf } from '../../shared/merge/log-chains.ts';
import { indexSegment, type SegmentIndex } from '../../shared/merge/segment-index.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import type { ArchiveFolderError } from '../archive-folder.ts';
import { ed25519 } from '../node-proofs.ts';
import { copyRows, type Database, runAll } from './database.ts';
import { type Ground, groundFor, groundOf } from './ground.ts';
import { forgetGround, readGround, writeGround } from './ground-file.ts';
import {
  type HeldContest,
  readHeld,
  readPlaced,
  readSources,
  type SchemaError,
} from './held-state.ts';
import { numbered, type NumberedSegment, operationRows, segmentRow, sheetsOf } from './log-rows.ts';
import { foldSomeSheets } from './partial-fold.ts';
import { type PlacedSegment, planRun } from './plan.ts';
import {
  copyStatement,
  creatingStatements,
  finishingStatements,
  schemaVersion,
} from './schema-sql.ts';
import { listSegments, readSegments } from './segment-files.ts';
import { quoteName, type Row } from './sql-text.ts';
import { reportedState } from './state-rows.ts';
import { isId } from '../../shared/contest/contest.ts';
import { jsonOf } from './json-value.ts';
import { tables } from './tables.ts';
import { checkTables, fillTables, replaceRows } from './write-state.ts';

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
}

/** The archive lacks segments that the database holds: an older copy of it would take them out. */
export interface ArchiveBehind {
  readonly type: 'ArchiveBehind';
  readonly missing: number;
}

export type ExportError = SchemaError | ArchiveFolderError | ArchiveBehind;

/** A run inside its transaction. */
interface Run {
  readonly database: Database;
  readonly order: ExportOrder;
  readonly contest: ContestId;
  readonly held: HeldContest | null;
  readonly placed: readonly PlacedSegment[];
  readonly added: readonly NumberedSegment[];
  readonly indexes: readonly SegmentIndex[];
}

/** Copies what new segments add to the history. */
async function copyLog({ database, added, indexes, order }: Run): Promise<void> {
  function* operations(): Iterable<Row> {
    for (const each of added) yield* operationRows(each);
  }
  function* sources(): Iterable<Row> {
    for (const [at, index] of indexes.entries()) {
      for (const parts of sheetsOf(index))
        if (parts.every(isId)) yield [...parts, added[at]?.number ?? 0];
    }
  }
  const rows: Readonly<Record<string, () => Iterable<Row>>> = {
    segment: () => added.map(segmentRow),
    operation: operations,
    sheet_source: sources,
  };
  for (const table of tables) {
    const from = rows[table.name];
    if (from === undefined) continue;
    order.progress(table.name);
    await copyRows(database, copyStatement(table, table.name), from());
  }
}

/** Says in the schema what it holds from now on. */
async function describeContest(
  { database, contest, order }: Run,
  { settings }: Pick<FoldedContest, 'settings'>,
  ground: string,
): Promise<void> {
  const { kk = null, ru = null, en = null } = settings?.title ?? {};
  await database.query('delete from contest');
  await database.query(
    `insert into contest (contest_id, schema_version, personal_data, ground, title_kk, title_ru, title_en, season, demo, settings)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      contest,
      schemaVersion,
      order.personalData,
      ground,
      kk,
      ru,
      en,
      settings?.season ?? null,
      settings?.demo ?? null,
      settings === null ? null : jsonOf({ ...settings } as never),
    ],
  );
}

const sheetsIn = (state: FoldedContest): FoldedSheets => {
  if (state.sheets instanceof FoldedSheets) return state.sheets;
  throw new Error('a state just folded has folded sheets');
};

interface Written {
  readonly mode: 'first' | 'sheets' | 'whole';
  readonly sheets: number | null;
  readonly ground: string;
}

/** Folds the whole archive and writes every table. */
async function writeWhole(run: Run): Promise<Result<Written, ExportError>> {
  const { database, order, contest, held, placed, added } = run;
  order.progress('read');
  const old = await readSegments(
    order.folder,
    contest,
    placed.map(({ id }) => id),
  );
  if (!old.ok) return old;
  const all = [...old.value.values(), ...added.map(({ segment }) => segment)];
  const { archive } = await addSegments(emptyArchive(contest), all, ed25519.verify);
  order.progress('fold');
  const state = foldContest(archive);
  const indexes = state.heads instanceof FoldedHeads ? state.heads.memory.indexes : new Map();
  const ground: Ground = {
    proven: archive.proven,
    entries: groundOf(indexes.values(), archive.segments),
  };
  const { personalData } = order;
  const reported = reportedState(state, sheetsIn(state), { personalData, touched: null });
  if (held === null) {
    await fillTables(database, reported, order.progress);
    order.progress('keys');
    await runAll(database, finishingStatements());
    await checkTables(database);
  } else await replaceRows(database, reported, order.progress);
  const hash = await writeGround(order.folder, ground);
  await describeContest(run, state, hash);
  return ok({ mode: held === null ? 'first' : 'whole', sheets: null, ground: hash });
}

/** Folds the sheets that have news and writes their rows; null where the ground for it is not here. */
async function writeSheets(
  run: Run,
  touched: ReadonlySet<string>,
): Promise<Result<Written | null, ExportError>> {
  const { database, order, contest, held, placed, added, indexes } = run;
  const ground = held === null ? null : await readGround(order.folder, held.ground);
  if (ground === null || held === null) return ok(null);
  await runAll(database, [
    'create temporary table touched_sheet (stage_id text, submission_id text, juror_id text, primary key (stage_id, submission_id, juror_id)) on commit drop',
  ]);
  const names = Array.from(touched, (name) => name.split('/'));
  await copyRows(database, 'copy touched_sheet from stdin', names);
  await database.query('analyze touched_sheet');
  const news = new Set(added.map(({ segment }) => segment.id));
  const wanted = (await readSources(database)).filter((id) => !news.has(id));
  const asides = settledSegments(ground).filter((id) => !news.has(id));
  const sources = await readSegments(order.folder, contest, new Set([...wanted, ...asides]));
  if (!sources.ok) return sources;
  order.progress('fold');
  const state = foldSomeSheets({
    contest,
    touched,
    placed: [...placed, ...added.map(({ segment }) => segment)],
    sources: sources.value,
    added: indexes,
    ground: groundFor(ground, new Set(names.map(([, submission = '']) => submission))),
    proven: ground.proven,
  });
  const { personalData } = order;
  const reported = reportedState(state, sheetsIn(state), { personalData, touched });
  await replaceRows(database, reported, order.progress);
  const fresh = groundOf(indexes, new Map(added.map(({ segment }) => [segment.id, segment])));
  if (fresh.length === 0) return ok({ mode: 'sheets', sheets: touched.size, ground: held.ground });
  const hash = await writeGround(order.folder, {
    proven: ground.proven,
    entries: [...ground.entries, ...fresh],
  });
  await database.query('update contest set ground = $1', [hash]);
  return ok({ mode: 'sheets', sheets: touched.size, ground: hash });
}

/** Segments with operations that headquarters settled: what was said of them is said of their sheets. */
const settledSegments = ({ entries }: Ground): readonly SegmentId[] =>
  entries.flatMap(({ key }) => {
    return /^quarantine\/[\w-]{43}\./.test(key) ? [segmentOf(key.slice(11) as OperationId)] : [];
  });

const operationsOf = (added: readonly NumberedSegment[]): number =>
  added.reduce((sum, { segment }) => sum + segment.header.operations, 0);

/** Finds out what is new and writes it; everything happens inside the transaction of the caller. */
async function runInside(
  database: Database,
  order: ExportOrder,
): Promise<Result<Exported & { readonly ground: string; readonly before: string }, ExportError>> {
  const listed = await listSegments(order.folder);
  if (!listed.ok) return listed;
  const { contest, ids } = listed.value;
  const found = await readHeld(database, order.schema);
  if (!found.ok) return found;
  const held = found.value;
  if (held !== null && held.contest !== contest)
    return err({ type: 'SchemaOtherContest', schema: order.schema });
  const { placed, last } =
    held === null ? { placed: [], last: 0 } : await readPlaced(database, contest);
  const here = new Set(placed.map(({ id }) => id));
  const missing = [...here].filter((id) => !ids.has(id)).length;
  if (missing > 0) return err({ type: 'ArchiveBehind', missing });
  const fresh = [...ids].filter((id) => !here.has(id));
  const isSame = held?.personalData === order.personalData;
  const before = held?.ground ?? '';
  if (fresh.length === 0 && isSame)
    return ok({
      mode: 'nothing',
      contest,
      segments: 0,
      operations: 0,
      sheets: 0,
      ground: before,
      before,
    });
  order.progress('open');
  const opened = await readSegments(order.folder, contest, fresh);
  if (!opened.ok) return opened;
  const added = numbered(opened.value, last + 1);
  const indexes = added.map(({ segment }) => indexSegment(segment));
  const run: Run = { database, order, contest, held, placed, added, indexes };
  if (held === null) await runAll(database, creatingStatements(order.schema));
  await copyLog(run);
  const plan = isSame ? planRun(placed, indexes) : { type: 'whole' as const };
  const some = plan.type === 'sheets' ? await writeSheets(run, plan.touched) : ok(null);
  if (!some.ok) return some;
  const written = some.value === null ? await writeWhole(run) : ok(some.value);
  if (!written.ok) return written;
  const { mode, sheets, ground } = written.value;
  const operations = operationsOf(added);
  await database.query('insert into run (mode, segments, operations) values ($1, $2, $3)', [
    mode,
    added.length,
    operations,
  ]);
  return ok({ mode, contest, segments: added.length, operations, sheets, ground, before });
}

/**
 * Brings a schema up to an archive in one transaction: readers see the former state or the new one, and a run that ends in
 * the middle leaves the former. Two runs on one schema wait for each other.
 */
export async function exportContest(
  database: Database,
  order: ExportOrder,
): Promise<Result<Exported, ExportError>> {
  await database.query('begin');
  try {
    await database.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `qazylar ${order.schema}`,
    ]);
    await runAll(database, [
      `set local search_path to ${quoteName(order.schema)}, pg_temp`,
      `set local maintenance_work_mem to '256MB'`,
      `set local work_mem to '64MB'`,
    ]);
    const exported = await runInside(database, order);
    if (!exported.ok) {
      await database.query('rollback');
      return exported;
    }
    const { ground, before, ...told } = exported.value;
    await database.query('commit');
    if (before !== '' && before !== ground) await forgetGround(order.folder, before);
    return ok(told);
  } catch (error) {
    await database.query('rollback').catch(() => {});
    throw error;
  }
}
