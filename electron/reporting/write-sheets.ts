import { present } from '../../shared/basics/assert.ts';
import { ok, type Result } from '../../shared/basics/result.ts';
import type { Id } from '../../shared/contest/contest.ts';
import type { OperationId, SegmentId } from '../../shared/log/operation.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { segmentOf } from '../../shared/merge/log-chains.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { parseEnrolment, provenEnrolments } from '../../shared/trust/enrolment.ts';
import type { ArchiveFolderError } from '../archive-folder.ts';
import { ed25519 } from '../node-proofs.ts';
import { copyRows, type Database, runAll } from './database.ts';
import { entryOf, type Ground, type GroundEntry } from './ground.ts';
import type { EnrolledPerson, GroundQuestion } from './ground-bytes.ts';
import { extendGround, readGround } from './ground-file.ts';
import { type HeldContest, readSources } from './held-state.ts';
import { foldSomeSheets } from './partial-fold.ts';
import type { Plan } from './plan.ts';
import { formerStatement, touchedStatement } from './schema-sql.ts';
import { readSegments } from './segment-files.ts';
import type { Row } from './sql-text.ts';
import { keyHolders, type ReportedState, reportedState } from './state-rows.ts';
import { copySources, copyTable, type Run, sheetsIn, type Written } from './write-run.ts';
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

/** A run on a schema that holds something. */
type HeldRun = Run & { readonly held: HeldContest };

/** The same while the server is asked which segments spoke of the touched sheets, and then copies what is new. */
type CopyingRun = HeldRun & {
  readonly former: Promise<readonly SegmentId[]>;
  readonly copied: Promise<void>;
};

type SheetPlan = Extract<Plan, { readonly type: 'sheets' }>;

/** Why single sheets are not enough: the ground is not here, or what is new changes more than them. */
type Refusal = 'ground' | 'news';

/** Segments from before that are to be read: known to say something, or that headquarters settled anything of. */
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

/** Applications that names of sheets are about, each with the jurors they are of. */
export function sheetsBySubmission(names: Iterable<string>): ReadonlyMap<Id, ReadonlySet<Id>> {
  const jurors = new Map<Id, Set<Id>>();
  for (const name of names) {
    const [, submission = '', juror = ''] = name.split('/');
    const known = jurors.get(submission);
    if (known === undefined) jurors.set(submission, new Set([juror]));
    else known.add(juror);
  }
  return jurors;
}

/** What the ground is asked for: whom touched sheets and enrolments name, and whose segments speak of them. */
function questionOf(
  { placed, added }: Run,
  plan: SheetPlan,
  wantedOn: (always: readonly GroundEntry[]) => Promise<ReadonlySet<SegmentId>>,
): Omit<GroundQuestion, 'judged'> {
  const jurors = Array.from(plan.touched, (name) => name.slice(name.lastIndexOf('/') + 1));
  return {
    submissions: sheetsBySubmission(plan.touched),
    people: new Set([...jurors, ...claimed(plan)]),
    signers: async (always) => {
      const wanted = await wantedOn(always);
      const before = placed.filter(({ id }) => wanted.has(id));
      return new Set(
        [...before, ...added.map(({ segment }) => segment)].map(({ header }) => header.signer),
      );
    },
  };
}

/**
 * True where new enrolments change nothing but what their own segments say: each is the first of its person, nothing was
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

/** Folds the sheets that have news; asks nothing more of the server. */
async function foldTouched(
  run: CopyingRun,
  plan: SheetPlan,
): Promise<Result<FoldedRun | Refusal, ArchiveFolderError>> {
  const { order, contest, exportId, held, placed, added, indexes } = run;
  const replaced = plan.beside.flatMap(({ parents }) => parents.map(segmentOf));
  const here = new Set(placed.map(({ id }) => id));
  const named = replaced.filter((id) => here.has(id));
  const wantedOn = async (always: readonly GroundEntry[]) =>
    wantedSegments(run, [...(await run.former), ...named], always);
  const question = questionOf(run, plan, wantedOn);
  const place = { folder: order.folder, exportId };
  const proven = new Set(await provenEnrolments(contest, plan.enrolments, ed25519.verify));
  let judged: GroundQuestion['judged'] = new Set();
  let sources: ReadonlyMap<SegmentId, Segment> | null = null;
  for (;;) {
    const ground = await readGround(place, held.ground, { ...question, judged });
    if (ground === null) return ok('ground');
    if (!areFirst(ground, plan)) return ok('news');
    if (sources === null) {
      const read = await readSegments(order.folder, contest, await wantedOn(ground.always));
      if (!read.ok) return read;
      sources = read.value;
    }
    // A fold keeps this thread from the server, which would wait for rows meanwhile.
    await run.copied;
    order.progress('fold');
    const folded = foldSomeSheets({
      contest,
      touched: plan.touched,
      placed: [...placed, ...added.map(({ segment }) => segment)],
      sources,
      added: indexes,
      ground: { ...ground, proven: new Set([...ground.proven, ...proven]) },
    });
    if (folded.ok) return ok({ state: folded.value, proven });
    judged = folded.error;
  }
}

/** Keeps new keys with what later runs rest on, and answers with its hash; null where that is not here. */
async function keepEnrolled(
  { order, exportId, held }: HeldRun,
  { enrolments }: SheetPlan,
  proven: ReadonlySet<OperationId>,
): Promise<string | null> {
  if (enrolments.length === 0) return held.ground;
  const enrolled = enrolments.map((operation): EnrolledPerson => {
    const { id, signer, value } = operation;
    const { person } = present(parseEnrolment(value), 'its form was looked at');
    const entry = entryOf(segmentOf(id), operation);
    return { person, signer, entry, proven: proven.has(id) ? id : null };
  });
  return extendGround({ folder: order.folder, exportId }, held.ground, enrolled);
}

/** Rows of the sheets that have news, and the ground that later runs rest on. */
interface Prepared {
  readonly reported: ReportedState & { readonly touched: ReadonlySet<string> };
  readonly ground: string;
}

/** Writes whose new keys are, and what later runs rest on. */
async function writeEnrolled(
  run: Run,
  { enrolments }: SheetPlan,
  { reported, ground }: Prepared,
): Promise<void> {
  if (enrolments.length === 0) return;
  const signers = new Set<Row[number]>(enrolments.map(({ signer }) => signer));
  const rows = [...keyHolders(reported)].filter(([signer = null]) => signers.has(signer));
  await copyTable(run, 'key_holder', rows);
  await run.database.query('update contest set ground = $1', [ground]);
}

/** Folds the sheets that have news, keeps new keys and makes the sheets; asks nothing more of the server. */
async function prepareSheets(
  run: CopyingRun,
  plan: SheetPlan,
): Promise<Result<Prepared | Refusal, ArchiveFolderError>> {
  const folded = await foldTouched(run, plan);
  if (!folded.ok) return folded;
  if (typeof folded.value === 'string') return ok(folded.value);
  const { state, proven } = folded.value;
  const ground = await keepEnrolled(run, plan, proven);
  if (ground === null) return ok('ground');
  const { touched, beside, enrolments } = plan;
  const reported = reportedState(state, sheetsIn(state), {
    personalData: run.order.personalData,
    touched,
    beside: new Set([...beside, ...enrolments].map(({ id }) => id)),
  });
  return ok({ reported, ground });
}

/** Does two things at once; where one fails, the other is over as well when it is told. */
async function both<A, B>(one: Promise<A>, other: Promise<B>): Promise<readonly [A, B]> {
  await Promise.allSettled([one, other]);
  return [await one, await other];
}

/** Copies what is new to the history, folds the sheets that have news and writes their rows, or says why that is not enough. */
export async function writeSheets(
  run: HeldRun,
  plan: SheetPlan,
): Promise<Result<Written | Refusal, ArchiveFolderError>> {
  const { database, order, added } = run;
  const { touched } = plan;
  // The server finds and copies while what the sheets are judged on is read here.
  const former = nameTouched(database, touched, added[0]?.number ?? 0).then(() =>
    readSources(database),
  );
  const copied = former.then(() => copySources(run));
  const [, prepared] = await both(copied, prepareSheets({ ...run, former, copied }, plan));
  if (!prepared.ok) return prepared;
  if (typeof prepared.value === 'string') {
    await database.query('set local random_page_cost to default');
    return ok(prepared.value);
  }
  const { reported, ground } = prepared.value;
  await writeEnrolled(run, plan, prepared.value);
  await replaceSheets(database, reported, order.progress);
  return ok({ mode: 'sheets', sheets: touched.size, ground });
}

/** Segments with operations that headquarters settled: what was said of them is said of their sheets. */
export const settledSegments = (always: readonly GroundEntry[]): readonly SegmentId[] =>
  always.flatMap(({ key }) => {
    return /^quarantine\/[\w-]{43}\./.test(key) ? [segmentOf(key.slice(11) as OperationId)] : [];
  });
