import type { Id } from '../contest/contest.ts';
import type { Operation, SegmentId } from '../log/operation.ts';
import { type ForkedLog, operationAt } from '../log/read-log.ts';
import type { Segment } from '../log/segment.ts';
import { sheetKey } from '../scoring/score-operations.ts';
import type { Settlements } from './admission.ts';
import type { Directory } from './key-holders.ts';
import type { FoldMemory } from './folded-heads.ts';
import { logName } from './log-chains.ts';
import { indexCriteria, type PlainSheet, plainSheetFolder } from './plain-sheet.ts';
import type { KnownOperations } from './root-statements.ts';
import { type ContestFacts, isPlainSigner, sheetPath } from './rules.ts';
import type { SegmentIndex, SheetRows } from './segment-index.ts';

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

const nameIn = (key: string): string | null => {
  const path = sheetPath(key);
  return path === null ? null : sheetKey(path.stage, path.submission, path.juror);
};

/** Sheets that something is said about beside the entries of their juror: never plain. */
function touchedSheets({ made, settlements, known }: SheetGround): ReadonlySet<string> {
  const keys = [
    ...made.map(({ key }) => key),
    ...[...settlements.keys()].map((id) => known.get(id)?.key ?? ''),
  ];
  return new Set(keys.flatMap((key) => nameIn(key) ?? []));
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

/** Rows of every sheet, those of one log in its order. */
function rowsBySheet({
  segments,
  indexes,
}: SheetGround): ReadonlyMap<string, readonly SheetRows[]> {
  const bySheet = new Map<string, SheetRows[]>();
  for (const id of segments.keys()) {
    for (const [name, rows] of indexes.get(id)?.sheets ?? []) {
      const runs = bySheet.get(name);
      if (runs === undefined) bySheet.set(name, [rows]);
      else runs.push(rows);
    }
  }
  for (const runs of bySheet.values()) {
    if (runs.length > 1)
      runs.sort((a, b) => a.segment.header.firstOrdinal - b.segment.header.firstOrdinal);
  }
  return bySheet;
}

/** Answers whether a sheet may be folded by itself, whatever its rows say. */
function plainSheets(ground: SheetGround): (name: string, runs: readonly SheetRows[]) => boolean {
  const { directory, facts } = ground;
  const touched = touchedSheets(ground);
  const whole = wholeLogs(ground);
  const owners = new Map<SegmentId, Id | undefined>();
  for (const { id, header } of ground.segments.values()) {
    if (whole.has(logName(header))) owners.set(id, directory.keys.get(header.signer)?.person);
  }
  return (name, runs) => {
    const [first] = runs;
    if (first === undefined || touched.has(name)) return false;
    const { stage, submission, juror } = first.sheet;
    const { log, signer } = first.segment.header;
    const cutOff = facts.cutOffs.get(stage);
    return (
      runs.every(
        ({ segment }) =>
          segment.header.log === log &&
          segment.header.signer === signer &&
          (cutOff === undefined || cutOff.inTime.has(segment.id)),
      ) &&
      isPlainSigner(directory, signer, stage) &&
      owners.get(first.segment.id) === juror &&
      facts.stages.get(stage)?.scored === true &&
      facts.submissions.get(submission)?.eligibility.admitted === true &&
      facts.assignments.get(`${stage}/${submission}`)?.includes(juror) === true
    );
  };
}

const sameRuns = (a: readonly SheetRows[], b: readonly SheetRows[]): boolean =>
  a.length === b.length && a.every((run, index) => run === b[index]);

/** Sheets that are folded by themselves, and the operations of all others. */
export interface SheetParts {
  readonly plain: ReadonlyMap<string, PlainSheet>;
  readonly rest: readonly Operation[];
}

/** Folds plain sheets straight from their segments, and makes operations of what is entered on all others. */
export function partSheets(ground: SheetGround): SheetParts {
  const { facts, segments, before } = ground;
  const isPlain = plainSheets(ground);
  const folders = new Map(
    [...facts.stages.values()].map((stage) => [
      stage.id,
      plainSheetFolder(indexCriteria(stage.criteria)),
    ]),
  );
  const foldOne = (name: string, runs: readonly SheetRows[]): PlainSheet | null => {
    const folder = folders.get(runs[0]?.sheet.stage ?? '');
    if (folder === undefined || !isPlain(name, runs)) return null;
    const known = before?.plain.get(name);
    return known !== undefined && sameRuns(known.runs, runs) ? known : folder(runs);
  };
  const plain = new Map<string, PlainSheet>();
  const rest: Operation[] = [];
  for (const [name, runs] of rowsBySheet(ground)) {
    const sheet = foldOne(name, runs);
    if (sheet !== null) plain.set(name, sheet);
    else {
      for (const { segment, order, start, end } of runs)
        for (const row of order.subarray(start, end))
          rest.push(operationAt(segment, row, segments));
    }
  }
  return { plain, rest };
}
