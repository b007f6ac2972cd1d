import { isId } from '../../shared/contest/contest.ts';
import { ok, type Result } from '../../shared/basics/result.ts';
import type { ContestId, OperationId, SegmentId } from '../../shared/log/operation.ts';
import { addSegments, emptyArchive } from '../../shared/merge/archive.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { FoldedHeads } from '../../shared/merge/folded-heads.ts';
import { FoldedSheets } from '../../shared/merge/folded-sheets.ts';
import { segmentOf } from '../../shared/merge/log-chains.ts';
import type { SegmentIndex } from '../../shared/merge/segment-index.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import type { ArchiveFolderError } from '../archive-folder.ts';
import { ed25519 } from '../node-proofs.ts';
import { copyRows, type Database, runAll } from './database.ts';
import { type GroundEntry, groundOf } from './ground.ts';
import type { GroundQuestion } from './ground-bytes.ts';
import { readGround, writeGround } from './ground-file.ts';
import { type HeldContest, readSources } from './held-state.ts';
import { jsonOf } from './json-value.ts';
import { type NumberedSegment, operationRows, segmentRow, sheetsSaid } from './log-rows.ts';
import { foldSomeSheets } from './partial-fold.ts';
import type { PlacedSegment } from './plan.ts';
import {
  copyStatement,
  finishingStatements,
  formerStatement,
  schemaVersion,
  touchedStatement,
} from './schema-sql.ts';
import { readSegments } from './segment-files.ts';
import type { Row } from './sql-text.ts';
import { reportedState } from './state-rows.ts';
import { tables } from './tables.ts';
import { checkTables, fillTables, replaceRows, replaceSheets } from './write-state.ts';

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

/** Copies what new segments add to the history. */
export async function copyLog({ database, added, indexes, order }: Run): Promise<void> {
  function* operations(): Iterable<Row> {
    for (const each of added) yield* operationRows(each);
  }
  function* sources(): Iterable<Row> {
    for (const [at, index] of indexes.entries()) {
      for (const parts of sheetsSaid(index))
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

const sheetsIn = (state: FoldedContest): FoldedSheets => {
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

/** Puts the names of sheets where statements find them, and those of them that were spoken of before a number. */
async function nameTouched(
  database: Database,
  touched: ReadonlySet<string>,
  number: number,
): Promise<void> {
  // A page that is asked for by its key costs little more than the next one: few of many rows are never looked for in all.
  await runAll(database, [touchedStatement, 'set local random_page_cost to 1.1']);
  const names = Array.from(touched, (name) => name.split('/'));
  await copyRows(database, 'copy touched_sheet from stdin', names);
  await runAll(database, [
    'analyze touched_sheet',
    formerStatement(number),
    'analyze former_source',
  ]);
}

/** Segments that say anything of touched sheets, or that headquarters settled anything of. */
const wantedSegments = (
  { added }: Run,
  sources: readonly SegmentId[],
  always: readonly GroundEntry[],
): ReadonlySet<SegmentId> => {
  const news = new Set(added.map(({ segment }) => segment.id));
  return new Set([...sources, ...settledSegments(always)].filter((id) => !news.has(id)));
};

/** What the ground is asked for: whom touched sheets name, and whose segments speak of them. */
function questionOf(
  { placed, added }: Run,
  touched: ReadonlySet<string>,
  wanted: ReadonlySet<SegmentId>,
): Omit<GroundQuestion, 'judged'> {
  const names = Array.from(touched, (name) => name.split('/'));
  const before = placed.filter(({ id }) => wanted.has(id));
  return {
    submissions: new Set(names.map(([, submission = '']) => submission)),
    people: new Set(names.map(([, , juror = '']) => juror)),
    signers: new Set(
      [...before, ...added.map(({ segment }) => segment)].map(({ header }) => header.signer),
    ),
  };
}

/** Folds the sheets that have news; null where the ground for it is not here. */
async function foldTouched(
  run: Run & { readonly held: HeldContest },
  touched: ReadonlySet<string>,
): Promise<Result<FoldedContest | null, ArchiveFolderError>> {
  const { database, order, contest, exportId, held, placed, added, indexes } = run;
  const spoken = await readSources(database);
  const place = { folder: order.folder, exportId };
  let judged: GroundQuestion['judged'] = new Set();
  for (;;) {
    const ground = await readGround(place, held.ground, (always) => ({
      ...questionOf(run, touched, wantedSegments(run, spoken, always)),
      judged,
    }));
    if (ground === null) return ok(null);
    const wanted = wantedSegments(run, spoken, ground.always);
    const sources = await readSegments(order.folder, contest, wanted);
    if (!sources.ok) return sources;
    order.progress('fold');
    const all = [...placed, ...added.map(({ segment }) => segment)];
    const input = { contest, touched, placed: all, sources: sources.value, added: indexes, ground };
    const folded = foldSomeSheets(input);
    if (folded.ok) return folded;
    judged = folded.error;
  }
}

/** Folds the sheets that have news and writes their rows; null where the ground for it is not here. */
export async function writeSheets(
  run: Run,
  touched: ReadonlySet<string>,
): Promise<Result<Written | null, ArchiveFolderError>> {
  const { database, order, held, added } = run;
  if (held === null) return ok(null);
  await nameTouched(database, touched, added[0]?.number ?? 0);
  const folded = await foldTouched({ ...run, held }, touched);
  if (!folded.ok) return folded;
  if (folded.value === null) {
    await database.query('set local random_page_cost to default');
    return ok(null);
  }
  const state = folded.value;
  const { personalData } = order;
  const reported = reportedState(state, sheetsIn(state), { personalData, touched });
  await replaceSheets(database, reported, order.progress);
  return ok({ mode: 'sheets', sheets: touched.size, ground: held.ground });
}

/** Segments with operations that headquarters settled: what was said of them is said of their sheets. */
export const settledSegments = (always: readonly GroundEntry[]): readonly SegmentId[] =>
  always.flatMap(({ key }) => {
    return /^quarantine\/[\w-]{43}\./.test(key) ? [segmentOf(key.slice(11) as OperationId)] : [];
  });
