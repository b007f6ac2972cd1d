import { equalBytes } from '../basics/bytes.ts';
import { groupBy } from '../basics/group-by.ts';
import type { Id } from '../contest/contest.ts';
import type { Operation, SegmentId } from '../log/operation.ts';
import { type ForkedLog, operationAt } from '../log/read-log.ts';
import type { Segment } from '../log/segment.ts';
import type { Settlements } from './admission.ts';
import type { FoldMemory } from './folded-heads.ts';
import type { Directory } from './key-holders.ts';
import { logName } from './log-chains.ts';
import { gatherSheets, type LogSheets } from './log-sheets.ts';
import { type GatheredLog, PlainSheets } from './plain-sheets.ts';
import { type PlainTable, tableFolder } from './plain-table.ts';
import type { KnownOperations } from './root-statements.ts';
import { type ContestFacts, isPlainSigner } from './rules.ts';
import { sheetPath } from './key-parts.ts';
import { rowsOf, type SegmentIndex } from './segment-index.ts';
import { indexCriteria } from './sheet-table.ts';

/** What it takes to tell plain sheets from those that must be judged operation by operation. */
export interface SheetGround {
  readonly segments: ReadonlyMap<SegmentId, Segment>;
  readonly indexes: ReadonlyMap<SegmentId, SegmentIndex>;
  readonly forks: readonly ForkedLog[];
  readonly directory: Directory;
  readonly facts: ContestFacts;
  readonly settlements: Settlements;
  readonly known: KnownOperations;
  /** Operations that were made already, of whatever stratum. */
  readonly made: readonly Operation[];
  /** What an earlier fold over the same settings remembers. */
  readonly before: Pick<FoldMemory, 'plain'> | null;
}

/** Sheets that are folded by themselves, and the operations of all others. */
export interface SheetParts {
  readonly plain: PlainSheets;
  readonly rest: readonly Operation[];
}

/** Submissions by stage and juror whose sheets must be judged operation by operation. */
class Contested {
  private readonly submissions = new Map<string, Set<Id>>();

  add(stage: Id, juror: Id, submissions: Iterable<Id>): void {
    const name = `${stage}/${juror}`;
    const known = this.submissions.get(name) ?? new Set();
    for (const submission of submissions) known.add(submission);
    this.submissions.set(name, known);
  }

  of({ stage, juror }: LogSheets): ReadonlySet<Id> {
    return this.submissions.get(`${stage}/${juror}`) ?? new Set();
  }
}

/** Logs with their segments in order; those that were gathered before are the same objects. */
function gatherLogs({ segments, indexes, before }: SheetGround): ReadonlyMap<string, GatheredLog> {
  const gathered = new Map<string, GatheredLog>();
  for (const [name, log] of groupBy(segments.values(), ({ header }) => logName(header))) {
    const ordered = log
      .toSorted((a, b) => a.header.firstOrdinal - b.header.firstOrdinal)
      .flatMap(({ id }) => indexes.get(id) ?? []);
    const known = before?.plain.logs.get(name);
    const isSame =
      known?.indexes.length === ordered.length &&
      known.indexes.every((index, at) => index === ordered[at]);
    gathered.set(name, isSame ? known : { indexes: ordered, sheets: gatherSheets(ordered) });
  }
  return gathered;
}

/** Logs that are one line without a gap, as far as they have arrived. */
function wholeLogs({ segments, forks }: SheetGround): ReadonlySet<string> {
  const names = new Set<string>();
  const broken = new Set(forks.map(logName));
  const started = new Set<string>();
  for (const { header } of segments.values()) {
    const name = logName(header);
    names.add(name);
    if (header.previous !== null && segments.has(header.previous)) continue;
    // Nothing before this segment is here: once per log that is its beginning, twice a gap.
    if (started.has(name)) broken.add(name);
    started.add(name);
  }
  for (const name of broken) names.delete(name);
  return names;
}

/** Sheets of a log whose owner, an active juror, enters them on the own, unbroken log. */
function ownSheets(
  { directory, facts }: SheetGround,
  whole: ReadonlySet<string>,
): (name: string, sheets: LogSheets) => boolean {
  return (name, { stage, juror, indexes }) => {
    const signer = indexes[0]?.segment.header.signer;
    return (
      signer !== undefined &&
      whole.has(name) &&
      directory.keys.get(signer)?.person === juror &&
      isPlainSigner(directory, signer, stage) &&
      facts.stages.get(stage)?.scored === true
    );
  };
}

/** Sheets that something is said about beside the entries of their juror's one log. */
function contestedSheets(
  { made, settlements, known }: SheetGround,
  own: readonly LogSheets[],
  others: readonly LogSheets[],
): Contested {
  const contested = new Contested();
  const settled = [...settlements.keys()].flatMap((id) => known.get(id)?.key ?? []);
  for (const key of [...made.map((operation) => operation.key), ...settled]) {
    const path = sheetPath(key);
    if (path !== null) contested.add(path.stage, path.juror, [path.submission]);
  }
  for (const { stage, juror, submissions } of others) contested.add(stage, juror, submissions);
  for (const logs of groupBy(own, ({ stage, juror }) => `${stage}/${juror}`).values()) {
    // One log names each of its sheets once, and nearly everybody has one log.
    if (logs.length < 2) continue;
    const seen = new Set<Id>();
    for (const { stage, juror, submissions } of logs) {
      contested.add(
        stage,
        juror,
        submissions.filter((id) => seen.has(id)),
      );
      for (const id of submissions) seen.add(id);
    }
  }
  return contested;
}

/** Jurors of every admitted submission, by stage. */
function openSubmissions({
  assignments,
  submissions,
}: ContestFacts): ReadonlyMap<Id, ReadonlyMap<Id, readonly Id[]>> {
  const stages = new Map<Id, Map<Id, readonly Id[]>>();
  for (const [place, jurors] of assignments) {
    const [stage = '', submission = ''] = place.split('/');
    if (submissions.get(submission)?.eligibility.admitted !== true) continue;
    const known = stages.get(stage) ?? new Map<Id, readonly Id[]>();
    stages.set(stage, known.set(submission, jurors));
  }
  return stages;
}

/** What a sheet must be among to be folded by itself. */
interface Allowed {
  /** Submissions whose sheets must be judged operation by operation. */
  readonly contested: ReadonlySet<Id>;
  /** Jurors by admitted submission. */
  readonly open: ReadonlyMap<Id, readonly Id[]>;
  readonly cutOff: { readonly inTime: ReadonlySet<SegmentId> } | undefined;
}

/** By sheet of a log: 1 where it may be folded by itself, whatever its rows say. */
function allowedSheets(sheets: LogSheets, { contested, open, cutOff }: Allowed): Uint8Array {
  const { juror, submissions, indexes, runs } = sheets;
  const inTime = indexes.map(({ segment }) => cutOff?.inTime.has(segment.id));
  const isInTime = (sheet: number): boolean => {
    for (let run = runs.starts[sheet] ?? 0; run < (runs.starts[sheet + 1] ?? 0); run += 1)
      if (inTime[runs.segment[run] ?? 0] !== true) return false;
    return true;
  };
  const allowed = new Uint8Array(submissions.length);
  for (let sheet = 0; sheet < allowed.length; sheet += 1) {
    const submission = submissions[sheet] ?? '';
    if (open.get(submission)?.includes(juror) !== true) continue;
    if (contested.has(submission)) continue;
    if (cutOff === undefined || isInTime(sheet)) allowed[sheet] = 1;
  }
  return allowed;
}

/** Operations of the sheets of a log that are not in its table. */
function* otherOperations(
  sheets: LogSheets,
  taken: ReadonlySet<number>,
  segments: SheetGround['segments'],
): Iterable<Operation> {
  const { indexes, runs } = sheets;
  for (let sheet = 0; sheet < sheets.submissions.length; sheet += 1) {
    if (taken.has(sheet)) continue;
    for (let run = runs.starts[sheet] ?? 0; run < (runs.starts[sheet + 1] ?? 0); run += 1) {
      const index = indexes[runs.segment[run] ?? 0];
      if (index === undefined) continue;
      for (const row of rowsOf(index, runs.number[run] ?? 0))
        yield operationAt(index.segment, row, segments);
    }
  }
}

/** Folds plain sheets straight from their segments, and makes operations of what is entered on all others. */
export function partSheets(ground: SheetGround): SheetParts {
  const { facts, segments, before } = ground;
  const logs = gatherLogs(ground);
  const isOwn = ownSheets(ground, wholeLogs(ground));
  const all = [...logs].flatMap(([name, { sheets }]) =>
    sheets.map((each) => ({ each, own: isOwn(name, each) })),
  );
  const own = all.filter((entry) => entry.own).map(({ each }) => each);
  const others = all.filter((entry) => !entry.own).map(({ each }) => each);
  const contested = contestedSheets(ground, own, others);
  const open = openSubmissions(facts);
  const folders = new Map(
    [...facts.stages.values()].map((stage) => [
      stage.id,
      tableFolder(indexCriteria(stage.criteria)),
    ]),
  );
  const tables = new Map<LogSheets, PlainTable>();
  for (const sheets of own) {
    const fold = folders.get(sheets.stage);
    if (fold === undefined) continue;
    const allowed = allowedSheets(sheets, {
      contested: contested.of(sheets),
      open: open.get(sheets.stage) ?? new Map(),
      cutOff: facts.cutOffs.get(sheets.stage),
    });
    const known = before?.plain.tables.get(sheets);
    const isSame = known !== undefined && equalBytes(known.allowed, allowed);
    tables.set(sheets, isSame ? known : fold(sheets, allowed));
  }
  const rest: Operation[] = [];
  for (const { each } of all) {
    const taken = tables.get(each)?.sheets ?? [];
    if (taken.length === each.submissions.length) continue;
    for (const operation of otherOperations(each, new Set(taken), segments)) rest.push(operation);
  }
  return { plain: new PlainSheets(tables, logs), rest };
}
