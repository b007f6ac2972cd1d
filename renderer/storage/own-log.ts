import type {
  CommitDraft,
  LogId,
  OperationId,
  PublicKeyId,
  SegmentId,
} from '../../shared/log/operation.ts';
import { advanceLog, emptyLog, type LogEnd, type Segment } from '../../shared/log/segment.ts';
import type { ExportMark, OwnLog } from './contest-store.ts';

type Segments = ReadonlyMap<SegmentId, Segment>;

/** Which log this installation writes, under which key. */
export interface OwnPlace {
  readonly log: LogId;
  readonly signer: PublicKeyId;
}

const isOwn = ({ header }: Segment, place: OwnPlace): boolean =>
  header.log === place.log && header.signer === place.signer;

/** The chain that ends in a segment, oldest first; it stops where a segment is not here. */
export function chainTo(head: SegmentId | null, segments: Segments): readonly Segment[] {
  const chain: Segment[] = [];
  let at = head === null ? undefined : segments.get(head);
  while (at !== undefined && chain.length <= segments.size) {
    chain.push(at);
    at = at.header.previous === null ? undefined : segments.get(at.header.previous);
  }
  return chain.toReversed();
}

/** The end of the chain that ends in a segment: where this installation goes on. */
export const endOfChain = (head: SegmentId | null, segments: Segments): LogEnd =>
  chainTo(head, segments).reduce<LogEnd>((end, segment) => advanceLog(end, segment), emptyLog);

/** The own segment that reaches furthest: the best guess where early versions wrote no head down. */
export function furthestHead(segments: Segments, place: OwnPlace): SegmentId | null {
  const own = [...segments.values()].filter((segment) => isOwn(segment, place));
  const reach = ({ header }: Segment): number => header.lastSequence;
  return own.toSorted((a, b) => reach(b) - reach(a) || (a.id < b.id ? -1 : 1))[0]?.id ?? null;
}

/**
 * The end of the own chain as it was written down. Where its segment is lost, what is left of the chain is gone on from
 * in a new log, so that none gets a second end.
 */
export function ownEnd(own: OwnLog | null, segments: Segments, place: OwnPlace): OwnLog {
  const head = own?.head ?? null;
  const isLost = head !== null && !segments.has(head);
  return own === null || isLost ? { head: furthestHead(segments, place), behind: isLost } : own;
}

/** How much of each log segments hold, in operations counted from its beginning. */
export function reachOf(segments: readonly Segment[]): ExportMark['held'] {
  const held = new Map<LogId, number>();
  for (const { header } of segments) {
    const reach = header.firstOrdinal + header.operations;
    held.set(header.log, Math.max(reach, held.get(header.log) ?? 0));
  }
  return [...held].map(([log, operations]) => ({ log, operations }));
}

/** True where segments of the own log are here that this installation did not seal: there is another copy of it. */
export function hasStrangers(
  segments: Iterable<Segment>,
  place: OwnPlace,
  chain: ReadonlySet<SegmentId>,
): boolean {
  for (const segment of segments) {
    if (isOwn(segment, place) && !chain.has(segment.id)) return true;
  }
  return false;
}

/**
 * Unsealed commits as they stand in another log: what they say of each other is renamed, everything else stays.
 * `shift` is the first ordinal in the new log minus the one in the old log. Hand-ins are sealed before: they list
 * ordinals, which would not follow.
 */
export function moveCommits(
  commits: readonly CommitDraft[],
  move: { readonly from: LogId; readonly to: LogId; readonly shift: number },
): readonly CommitDraft[] {
  const renamed = (id: OperationId): OperationId => {
    const prefix = `~${move.from}.`;
    if (!id.startsWith(prefix)) return id;
    return `~${move.to}.${Number(id.slice(prefix.length)) + move.shift}` as OperationId;
  };
  return commits.map((commit) => ({
    ...commit,
    operations: commit.operations.map((operation) => ({
      ...operation,
      parents: operation.parents.map(renamed),
      basis: operation.basis === null ? null : renamed(operation.basis),
    })),
  }));
}
