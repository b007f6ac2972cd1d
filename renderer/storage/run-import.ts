import { inPortions } from '../../shared/basics/in-portions.ts';
import { equalBytes, sha256 } from '../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { SegmentId } from '../../shared/log/operation.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { addSegments } from '../../shared/merge/archive.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import { rowOf } from './durable-writes.ts';
import { operationsBrought } from './import-origins.ts';
import type { ImportRecord, StoreChange } from './contest-store.ts';
import type { DeskError, ImportSummary } from './desk.ts';
import {
  documentsFrom,
  type JobControl,
  operationsIn,
  type PlannedFile,
  type PreparedImport,
} from './import-plan.ts';
import { takeMessage } from './open-message.ts';

/** Segments that are read back at a time: bounds what lies in memory twice. */
const readBackAtOnce = 16;

/** What has reached the disk so far, file by file. */
interface Written {
  readonly segments: Segment[];
  readonly origins: Map<SegmentId, string>;
  checked: number;
}

/** The record under which a file's import is remembered: that of the same bytes, or a new one. */
function recordOf(
  keeper: ContestKeeper,
  { file, fresh }: PlannedFile,
  { written, outcome: { keys } }: { readonly written: Written; readonly outcome: ContestState },
): ImportRecord {
  const { imports } = keeper;
  const same = imports.find(({ code }) => code === file.code);
  const last = Math.max(0, ...imports.map(({ id }) => Number(id)));
  const id = same?.id ?? `${last + 1}`;
  // The same file may have come a moment ago, under another name: what it wrote is not adopted yet.
  const justNow = written.segments.filter((segment) => written.origins.get(segment.id) === id);
  return {
    id,
    newOperations: operationsBrought(keeper, id) + operationsIn([...justNow, ...fresh]),
    code: file.code,
    state: 'held',
    file: same?.file ?? file.name,
    kind: file.kind,
    person: keys.get(file.sender.publicKey)?.person ?? null,
    receivedAt: keeper.ports.now(),
    createdAt: file.created,
    contents: file.contents,
    removed: [],
  };
}

/** Reads segments back from the disk and compares them byte for byte and hash for hash. */
async function areOnDisk(keeper: ContestKeeper, segments: readonly Segment[]): Promise<boolean> {
  for (let from = 0; from < segments.length; from += readBackAtOnce) {
    const some = segments.slice(from, from + readBackAtOnce);
    const read = await keeper.ports.store.readBack(some.map(({ id }) => id));
    const same = some.every(({ bytes }, index) => {
      const back = read[index] ?? null;
      return back !== null && equalBytes(back, bytes) && equalBytes(sha256(back), sha256(bytes));
    });
    if (!same) return false;
  }
  return true;
}

/**
 * Bytes of segments that go to the disk in one transaction; one that is larger has a transaction of its own. Each
 * transaction waits for the disk, and on an old laptop's that takes longer than everything else of a merge together.
 */
const usualBytesAtOnce = 256 * 1024;

/**
 * Writes one file: its record as interrupted together with the first segments, then portion after portion, each in a
 * strict transaction of its own, then, after all were read back, its record as held. A crash between any two leaves a
 * prefix that says what it is.
 */
async function writeFile(
  keeper: ContestKeeper,
  planned: PlannedFile,
  job: {
    readonly written: Written;
    readonly outcome: ContestState;
    readonly goOn: (operations: number) => boolean;
  },
): Promise<'done' | 'stopped' | 'unverified'> {
  const { fresh } = planned;
  const { written } = job;
  const record = recordOf(keeper, planned, job);
  const partial: ImportRecord = { ...record, state: 'interrupted' };
  let before = 0;
  const { bytesAtOnce = usualBytesAtOnce } = keeper.ports;
  for (const [index, portion] of inPortions(fresh, bytesAtOnce).entries()) {
    if (!job.goOn(before)) return 'stopped';
    const rows = portion.map((segment) => rowOf(segment, record.id));
    const changes: StoreChange[] = [{ type: 'segments', segments: rows, sealed: false }];
    if (index === 0) changes.push({ type: 'import', record: partial });
    await keeper.apply(changes);
    if (index === 0) keeper.note({ record: partial });
    for (const segment of portion) {
      written.segments.push(segment);
      written.origins.set(segment.id, record.id);
    }
    before = operationsIn(portion);
  }
  if (!job.goOn(before)) return 'stopped';
  if (!(await areOnDisk(keeper, fresh))) return 'unverified';
  written.checked += fresh.length;
  await keeper.apply([{ type: 'import', record }]);
  keeper.note({ record });
  return 'done';
}

/** Takes over what reached the disk: everything planned, or what of it was written. */
async function adopt(
  keeper: ContestKeeper,
  prepared: PreparedImport,
  job: { readonly written: Written; readonly untouched: boolean; readonly all: boolean },
): Promise<void> {
  const { written } = job;
  if (written.segments.length === 0) return;
  const origins = new Map([...keeper.segmentOrigins, ...written.origins]);
  if (job.all && job.untouched) {
    const { archive, state } = prepared.outcome;
    keeper.adopt({ archive, state, origins });
    return;
  }
  const { verify } = keeper.ports.ed25519;
  const { archive } = await addSegments(keeper.contents, written.segments, verify);
  keeper.adopt({ archive, origins });
}

const summaryOf = (
  keeper: ContestKeeper,
  files: readonly PlannedFile[],
  checkedSegments: number,
): ImportSummary => ({
  files: files.map(({ file, fresh }) => ({
    name: file.name,
    newOperations: operationsIn(fresh),
    knownOperations: file.operations - operationsIn(fresh),
  })),
  counts: keeper.state.counts,
  stateHash: stateHash(keeper.state),
  checkedSegments,
});

/** Imports what was planned; stopped or failed, it leaves what was written so far, and says so in the records. */
export async function runPrepared(
  keeper: ContestKeeper,
  prepared: PreparedImport,
  control: JobControl,
): Promise<Result<ImportSummary, DeskError>> {
  const total = prepared.files.reduce((sum, { fresh }) => sum + operationsIn(fresh), 0);
  const messages = prepared.files.some(({ message }) => message !== null);
  const untouched = !messages && prepared.outcome.revision === keeper.revision;
  const written: Written = { segments: [], origins: new Map(), checked: 0 };
  let done = 0;
  const goOn = (operations: number): boolean => {
    done += operations;
    control.progress(done, total);
    return !control.cancelled();
  };
  let all = false;
  try {
    for (const planned of prepared.files) {
      if (control.cancelled()) return err({ type: 'ImportCancelled' });
      // Before what names them: bytes that nothing names yet do no harm.
      await keeper.documents.put(documentsFrom(planned, prepared.outcome.state));
      if (planned.message !== null) {
        await takeMessage(keeper, planned.message);
        continue;
      }
      const outcome = await writeFile(keeper, planned, {
        written,
        outcome: prepared.outcome.state,
        goOn,
      });
      if (outcome === 'stopped') return err({ type: 'ImportCancelled' });
      if (outcome === 'unverified') return err({ type: 'ImportUnverified' });
    }
    all = true;
  } finally {
    await adopt(keeper, prepared, { written, untouched, all });
  }
  return ok(summaryOf(keeper, prepared.files, written.checked));
}
