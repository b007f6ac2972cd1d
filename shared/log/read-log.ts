import { groupBy } from '../basics/group-by.ts';
import { ancestry, segmentBack } from './log-ancestors.ts';
import type {
  CommitDraft,
  LogId,
  Operation,
  OperationId,
  PublicKeyId,
  SegmentId,
} from './operation.ts';
import { operationId } from './operation-id.ts';
import { fromReference, storedAt } from './segment-content.ts';
import type { Segment } from './segment.ts';

/** A log that goes on in two ways after the same commit. */
export interface ForkedLog {
  readonly log: LogId;
  readonly signer: PublicKeyId;
  /** Segments that overlap another one of the same log, oldest first. */
  readonly branches: readonly Pick<Segment, 'id' | 'header'>[];
}

/** Commits of the own log that no segment holds yet. */
export interface PendingCommits {
  readonly log: LogId;
  readonly signer: PublicKeyId;
  readonly firstSequence: number;
  readonly firstOrdinal: number;
  readonly commits: readonly CommitDraft[];
}

/** Finds the segment of a log that holds an ordinal, going back from one of its segments; null across a gap. */
function homeOf(
  ordinal: number,
  from: Segment,
  segments: ReadonlyMap<SegmentId, Segment>,
): OperationId | null {
  const home = segmentBack(from, ordinal, segments);
  return home === null ? null : operationId(home, ordinal);
}

/** Number of the commit within its segment that a row belongs to. */
export function commitOf(starts: Int32Array, row: number): number {
  let [low, high] = [0, starts.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= row) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * One operation of a segment, with references resolved among the segments given; a parent that has not arrived is left
 * out. `row` counts the segment's operations from 0.
 */
export function operationAt(
  segment: Segment,
  row: number,
  segments: ReadonlyMap<SegmentId, Segment>,
): Operation {
  const { header, columns } = segment;
  const { commits, authors } = columns;
  const stored = storedAt(columns, row);
  const commit = commitOf(commits.starts, row);
  const ownId = (ordinal: number): OperationId | null => homeOf(ordinal, segment, segments);
  // Field by field: objects begun as a copy of another are several times slower to make and to read.
  return {
    kind: stored.kind,
    version: stored.version,
    key: stored.key,
    value: stored.value,
    reason: stored.reason,
    id: operationId(segment.id, header.firstOrdinal + row),
    log: header.log,
    signer: header.signer,
    sequence: header.firstSequence + commit,
    ordinal: header.firstOrdinal + row,
    author: authors[commits.author[commit] ?? 0] ?? '',
    wallClock: commits.clock[commit] ?? 0,
    parents: stored.parents.flatMap((parent) => fromReference(parent, ownId) ?? []),
    basis: stored.basis === null ? null : fromReference(stored.basis, ownId),
  };
}

/** Every operation of a set of segments. */
export function readOperations(segments: ReadonlyMap<SegmentId, Segment>): Operation[] {
  const operations: Operation[] = [];
  for (const segment of segments.values()) {
    for (let row = 0; row < segment.header.operations; row += 1) {
      operations.push(operationAt(segment, row, segments));
    }
  }
  return operations;
}

/** Operations of commits that are not sealed yet, under their provisional ids. */
export function readPending(pending: PendingCommits): Operation[] {
  let ordinal = pending.firstOrdinal;
  return pending.commits.flatMap((commit, index) =>
    commit.operations.map((draft) => {
      const operation: Operation = {
        ...draft,
        id: operationId(`~${pending.log}`, ordinal),
        log: pending.log,
        signer: pending.signer,
        sequence: pending.firstSequence + index,
        ordinal,
        author: commit.author,
        wallClock: commit.wallClock,
      };
      ordinal += 1;
      return operation;
    }),
  );
}

/** A log is what one key signed under one id: another key's segments under the same id are another log. */
const logName = ({ log, signer }: Pick<Segment['header'], 'log' | 'signer'>): string =>
  `${log} ${signer}`;

/** Logs with two different segments over the same sequence numbers: their installation was copied. */
export function forkedLogs(segments: ReadonlyMap<SegmentId, Segment>): ForkedLog[] {
  const byLog = groupBy(segments.values(), ({ header }) => logName(header));
  const logs = [...byLog].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return logs.flatMap(([, all]) => {
    const ordered = all.toSorted(
      (a, b) => a.header.firstSequence - b.header.firstSequence || (a.id < b.id ? -1 : 1),
    );
    const beside = besideOthers(ordered);
    const branches = ordered.filter(
      (segment) => beside.has(segment.id) || !continues(segment, segments),
    );
    const [first] = branches;
    if (first === undefined) return [];
    const { log, signer } = first.header;
    return [{ log, signer, branches }];
  });
}

/** Segments of one log, in the order of their numbers, that cannot stand in one line with some other of them. */
function besideOthers(ordered: readonly Segment[]): ReadonlySet<SegmentId> {
  const beside = new Set<SegmentId>();
  for (const siblings of groupBy(ordered, ({ header }) => header.previous).values())
    if (siblings.length > 1) for (const { id } of siblings) beside.add(id);
  let reach = -1;
  for (const [index, { id, header }] of ordered.entries()) {
    const next = ordered[index + 1]?.header.firstSequence ?? Infinity;
    if (header.firstSequence <= reach || next <= header.lastSequence) beside.add(id);
    reach = Math.max(reach, header.lastSequence);
  }
  return beside;
}

/** True where a segment's numbers go on from the segment it names; unknown while that one has not arrived. */
function continues({ header }: Segment, segments: ReadonlyMap<SegmentId, Segment>): boolean {
  const before = header.previous === null ? undefined : segments.get(header.previous)?.header;
  return (
    before === undefined ||
    (header.firstSequence === before.lastSequence + 1 &&
      header.firstOrdinal === before.firstOrdinal + before.operations)
  );
}

/** True where `later` was recorded after `earlier` on the same branch of the same log. */
export type Follows = (later: Operation, earlier: Operation) => boolean;

const segmentOf = (operation: Operation): SegmentId =>
  operation.id.slice(0, operation.id.lastIndexOf('.')) as SegmentId;

/** Order within logs: by ordinal, and along one branch where a log is forked. */
export function logOrder(
  segments: ReadonlyMap<SegmentId, Segment>,
  forks: readonly ForkedLog[],
): Follows {
  const forked = new Set(forks.map(logName));
  let reaches: ReturnType<typeof ancestry> | null = null;
  return (later, earlier) => {
    if (logName(later) !== logName(earlier)) return false;
    if (!forked.has(logName(later)) || segmentOf(later) === segmentOf(earlier)) {
      return later.ordinal > earlier.ordinal;
    }
    // On a forked log numbers prove nothing: what comes later is what names the other as its past.
    reaches ??= ancestry(segments);
    return reaches(segmentOf(later), segmentOf(earlier));
  };
}
