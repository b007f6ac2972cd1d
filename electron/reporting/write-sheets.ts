import { present } from '../../shared/basics/assert.ts';
import { ok, type Result } from '../../shared/basics/result.ts';
import type { OperationId, SegmentId } from '../../shared/log/operation.ts';
import { segmentOf } from '../../shared/merge/log-chains.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { parseEnrolment, provenEnrolments } from '../../shared/trust/enrolment.ts';
import type { ArchiveFolderError } from '../archive-folder.ts';
import { ed25519 } from '../node-proofs.ts';
import { copyRows, type Database, runAll } from './database.ts';
import { entryOf, type Ground, type GroundEntry } from './ground.ts';
import type { EnrolledJuror, GroundQuestion } from './ground-bytes.ts';
import { extendGround, readGround } from './ground-file.ts';
import { type HeldContest, readSources } from './held-state.ts';
import { foldSomeSheets } from './partial-fold.ts';
import type { Plan } from './plan.ts';
import { copyStatement, formerStatement, touchedStatement } from './schema-sql.ts';
import { readSegments } from './segment-files.ts';
import type { Row } from './sql-text.ts';
import { type ReportedState, reportedState, stateRows } from './state-rows.ts';
import { tables } from './tables.ts';
import { type Run, sheetsIn, type Written } from './write-run.ts';
import { replaceSheets } from './write-state.ts';

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

type SheetPlan = Extract<Plan, { readonly type: 'sheets' }>;

/** Why single sheets are not enough: the ground is not here, or what is new changes more than them. */
type Refusal = 'ground' | 'news';

/** Segments that say anything of touched sheets, that headquarters settled anything of, or that new operations replace. */
const wantedSegments = (
  { added }: Run,
  sources: readonly SegmentId[],
  always: readonly GroundEntry[],
): ReadonlySet<SegmentId> => {
  const news = new Set(added.map(({ segment }) => segment.id));
  return new Set([...sources, ...settledSegments(always)].filter((id) => !news.has(id)));
};

/** Whom new enrolments claim to be of. */
const claimed = ({ enrolments }: SheetPlan): ReadonlySet<string> =>
  new Set(enrolments.flatMap(({ value }) => parseEnrolment(value)?.person ?? []));

/** What the ground is asked for: whom touched sheets and enrolments name, and whose segments speak of them. */
function questionOf(
  { placed, added }: Run,
  plan: SheetPlan,
  wanted: ReadonlySet<SegmentId>,
): Omit<GroundQuestion, 'judged'> {
  const names = Array.from(plan.touched, (name) => name.split('/'));
  const before = placed.filter(({ id }) => wanted.has(id));
  return {
    submissions: new Set(names.map(([, submission = '']) => submission)),
    people: new Set([...names.map(([, , juror = '']) => juror), ...claimed(plan)]),
    signers: new Set(
      [...before, ...added.map(({ segment }) => segment)].map(({ header }) => header.signer),
    ),
  };
}

/**
 * True where new enrolments change nothing but what their own segments say: each is the first of its juror, nothing was
 * said of its key before, and no second root approves anything.
 */
function areFirst({ signers, people, always }: Ground, plan: SheetPlan): boolean {
  const { enrolments } = plan;
  if (enrolments.length === 0) return true;
  const persons = claimed(plan);
  if (persons.size < enrolments.length) return false;
  const enrolled = new Set(signers.values());
  return (
    [...persons].every((person) => {
      const known = people.get(person) ?? [];
      const isKnown = known.some(({ key }) => key === `person/${person}`);
      return isKnown && !enrolled.has(person) && !known.some(({ key }) => key.startsWith('key/'));
    }) &&
    always.every(
      ({ key }) =>
        !key.startsWith('approval/') && !enrolments.some(({ signer }) => key.includes(signer)),
    )
  );
}

interface FoldedRun {
  readonly state: FoldedContest;
  readonly proven: ReadonlySet<OperationId>;
}

/** Folds the sheets that have news. */
async function foldTouched(
  run: Run & { readonly held: HeldContest },
  plan: SheetPlan,
): Promise<Result<FoldedRun | Refusal, ArchiveFolderError>> {
  const { database, order, contest, exportId, held, placed, added, indexes } = run;
  const replaced = plan.beside.flatMap(({ parents }) => parents.map(segmentOf));
  const here = new Set(placed.map(({ id }) => id));
  const spoken = [...(await readSources(database)), ...replaced.filter((id) => here.has(id))];
  const place = { folder: order.folder, exportId };
  const proven = new Set(await provenEnrolments(contest, plan.enrolments, ed25519.verify));
  let judged: GroundQuestion['judged'] = new Set();
  for (;;) {
    const ground = await readGround(place, held.ground, (always) => ({
      ...questionOf(run, plan, wantedSegments(run, spoken, always)),
      judged,
    }));
    if (ground === null) return ok('ground');
    if (!areFirst(ground, plan)) return ok('news');
    const wanted = wantedSegments(run, spoken, ground.always);
    const sources = await readSegments(order.folder, contest, wanted);
    if (!sources.ok) return sources;
    order.progress('fold');
    const folded = foldSomeSheets({
      contest,
      touched: plan.touched,
      placed: [...placed, ...added.map(({ segment }) => segment)],
      sources: sources.value,
      added: indexes,
      ground: { ...ground, proven: new Set([...ground.proven, ...proven]) },
    });
    if (folded.ok) return ok({ state: folded.value, proven });
    judged = folded.error;
  }
}

/** Keeps new keys with what later runs rest on, and answers with its hash; null where that is not here. */
async function keepEnrolled(
  { order, exportId, held }: Run & { readonly held: HeldContest },
  { enrolments }: SheetPlan,
  proven: ReadonlySet<OperationId>,
): Promise<string | null> {
  if (enrolments.length === 0) return held.ground;
  const enrolled = enrolments.map((operation): EnrolledJuror => {
    const { id, signer, value } = operation;
    const { person } = present(parseEnrolment(value), 'its form was looked at');
    const entry = entryOf(segmentOf(id), operation);
    return { person, signer, entry, proven: proven.has(id) ? id : null };
  });
  return extendGround({ folder: order.folder, exportId }, held.ground, enrolled);
}

/** Writes whose new keys are, and what later runs rest on. */
async function writeEnrolled(
  database: Database,
  { enrolments }: SheetPlan,
  { reported, ground }: { readonly reported: ReportedState; readonly ground: string },
): Promise<void> {
  if (enrolments.length === 0) return;
  const signers = new Set<Row[number]>(enrolments.map(({ signer }) => signer));
  for (const table of tables.filter(({ name }) => name === 'key_holder')) {
    const rows = [...(stateRows[table.name]?.(reported) ?? [])];
    const own = rows.filter(([signer = null]) => signers.has(signer));
    await copyRows(database, copyStatement(table, table.name), own);
  }
  await database.query('update contest set ground = $1', [ground]);
}

/** Folds the sheets that have news and writes their rows, or says why that is not enough. */
export async function writeSheets(
  run: Run,
  plan: SheetPlan,
): Promise<Result<Written | Refusal, ArchiveFolderError>> {
  const { database, order, held, added } = run;
  if (held === null) return ok('news');
  const { touched, beside, enrolments } = plan;
  await nameTouched(database, touched, added[0]?.number ?? 0);
  const folded = await foldTouched({ ...run, held }, plan);
  if (!folded.ok) return folded;
  const found = folded.value;
  const ground =
    typeof found === 'string' ? null : await keepEnrolled({ ...run, held }, plan, found.proven);
  if (typeof found === 'string' || ground === null) {
    await database.query('set local random_page_cost to default');
    return ok(typeof found === 'string' ? found : 'ground');
  }
  const { personalData } = order;
  const reported = reportedState(found.state, sheetsIn(found.state), {
    personalData,
    touched,
    beside: new Set([...beside, ...enrolments].map(({ id }) => id)),
  });
  await writeEnrolled(database, plan, { reported, ground });
  await replaceSheets(database, reported, order.progress);
  return ok({ mode: 'sheets', sheets: touched.size, ground });
}

/** Segments with operations that headquarters settled: what was said of them is said of their sheets. */
export const settledSegments = (always: readonly GroundEntry[]): readonly SegmentId[] =>
  always.flatMap(({ key }) => {
    return /^quarantine\/[\w-]{43}\./.test(key) ? [segmentOf(key.slice(11) as OperationId)] : [];
  });
