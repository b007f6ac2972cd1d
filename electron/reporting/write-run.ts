import { isId } from '../../shared/contest/contest.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { ContestId, SegmentId } from '../../shared/log/operation.ts';
import { addSegments, emptyArchive } from '../../shared/merge/archive.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { FoldedHeads } from '../../shared/merge/folded-heads.ts';
import { FoldedSheets } from '../../shared/merge/folded-sheets.ts';
import { indexSegment, type SegmentIndex } from '../../shared/merge/segment-index.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import type { ArchiveFolderError } from '../archive-folder.ts';
import { ed25519 } from '../node-proofs.ts';
import { copyRows, type Database, type RowSource, runAll } from './database.ts';
import { groundOf } from './ground.ts';
import { writeGround } from './ground-file.ts';
import type { HeldContest } from './held-state.ts';
import { jsonOf } from './json-value.ts';
import { type NumberedSegment, operationRows, segmentRow, sheetsSaid } from './log-rows.ts';
import type { PlacedSegment } from './placed-segment.ts';
import { copyStatement, finishingStatements, schemaVersion } from './schema-sql.ts';
import { readSegment, readSegments } from './segment-files.ts';
import type { Row } from './sql-text.ts';
import { reportedState } from './state-rows.ts';
import { tableNamed } from './tables.ts';
import { checkTables, fillTables, replaceRows } from './write-state.ts';

/** A run inside its transaction. */
export interface Run {
  readonly database: Database;
  readonly order: {
    readonly folder: string;
    readonly personalData: boolean;
    /** Tells what is being done, for a person who waits. */
    readonly progress: (what: string) => void;
  };
  readonly contest: ContestId;
  /** The random name that the schema has of its own. */
  readonly exportId: string;
  readonly held: HeldContest | null;
  readonly placed: readonly PlacedSegment[];
  readonly added: readonly NumberedSegment[];
  readonly indexes: readonly SegmentIndex[];
}

/** New segments with their numbers, and what each speaks of. */
export type Opened = Pick<Run, 'added' | 'indexes'>;

/** Adds rows to a table. */
export const copyTable = async (
  { database, order }: Pick<Run, 'database' | 'order'>,
  name: string,
  rows: RowSource,
): Promise<void> => {
  order.progress(name);
  await copyRows(database, copyStatement(tableNamed(name), name), rows);
};

/**
 * Opens new segments in the order of their names, numbers them from a first one on, and copies their operations to the
 * history: the server takes those of one segment while the next is opened.
 */
export async function copyOperations(
  run: Pick<Run, 'database' | 'order' | 'contest'>,
  fresh: readonly SegmentId[],
  first: number,
): Promise<Result<Opened, ArchiveFolderError>> {
  const added: NumberedSegment[] = [];
  const indexes: SegmentIndex[] = [];
  const damaged: ArchiveFolderError[] = [];
  async function* operations(): AsyncIterable<Iterable<Row>> {
    for (const [at, id] of fresh.toSorted().entries()) {
      const opened = await readSegment(run.order.folder, run.contest, id);
      if (!opened.ok) {
        damaged.push(opened.error);
        return;
      }
      const segment = { number: first + at, segment: opened.value };
      added.push(segment);
      indexes.push(indexSegment(opened.value));
      yield operationRows(segment);
    }
  }
  await copyTable(run, 'operation', operations());
  const [error] = damaged;
  return error === undefined ? ok({ added, indexes }) : err(error);
}

/** Copies new segments, and which sheets they say anything of. */
export async function copySources(run: Run): Promise<void> {
  const { added, indexes } = run;
  function* sources(): Iterable<Row> {
    for (const [at, index] of indexes.entries()) {
      for (const parts of sheetsSaid(index))
        if (parts.every(isId)) yield [...parts, added[at]?.number ?? 0];
    }
  }
  await copyTable(run, 'segment', added.map(segmentRow));
  await copyTable(run, 'sheet_source', sources());
}

/** Says in the schema what it holds from now on. */
async function describeContest(
  { database, contest, order, exportId }: Run,
  { settings }: Pick<FoldedContest, 'settings'>,
  ground: string,
): Promise<void> {
  const { kk = null, ru = null, en = null } = settings?.title ?? {};
  await database.query('delete from contest');
  await database.query(
    `insert into contest (contest_id, schema_version, personal_data, export_id, ground, title_kk, title_ru, title_en, season, demo, settings)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      contest,
      schemaVersion,
      order.personalData,
      exportId,
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

/** The sheets of a state just folded. */
export const sheetsIn = (state: FoldedContest): FoldedSheets => {
  if (state.sheets instanceof FoldedSheets) return state.sheets;
  throw new Error('a state just folded has folded sheets');
};

/** What was written, and the ground that the database names from then on. */
export interface Written {
  readonly mode: 'first' | 'sheets' | 'whole';
  /** Sheets that were made anew; null = all. */
  readonly sheets: number | null;
  readonly ground: string;
}

/** Folds the whole archive and writes every table. */
export async function writeWhole(run: Run): Promise<Result<Written, ArchiveFolderError>> {
  const { database, order, contest, exportId, held, placed, added } = run;
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
  const ground = groundOf(indexes.values(), archive, state);
  const { personalData } = order;
  const reported = reportedState(state, sheetsIn(state), { personalData, touched: null });
  if (held === null) {
    await fillTables(database, reported, order.progress);
    order.progress('keys');
    await runAll(database, finishingStatements());
    await checkTables(database);
  } else await replaceRows(database, reported, order.progress);
  const hash = await writeGround({ folder: order.folder, exportId }, ground);
  await describeContest(run, state, hash);
  return ok({ mode: held === null ? 'first' : 'whole', sheets: null, ground: hash });
}
