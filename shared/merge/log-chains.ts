import { groupBy } from '../basics/group-by.ts';
import type { Operation, OperationId, SegmentId } from '../log/operation.ts';
import type { Segment } from '../log/segment.ts';

/** What chains are walked over: headers are enough. */
export type Chained = ReadonlyMap<SegmentId, Pick<Segment, 'id' | 'header'>>;

/** Segment that an operation is in, by the operation's id. */
export const segmentOf = (id: OperationId): SegmentId =>
  id.slice(0, id.lastIndexOf('.')) as SegmentId;

/** A log is what one key signed under one id. */
export const logName = ({ log, signer }: Pick<Operation, 'log' | 'signer'>): string =>
  `${log} ${signer}`;

/**
 * A segment and those before it in its log, latest first, as far back as they have arrived without a gap; none where
 * the segment itself is not here.
 */
export function chainFrom(head: SegmentId, segments: Chained): readonly SegmentId[] {
  const chain = new Set<SegmentId>();
  let at = segments.get(head);
  while (at !== undefined && !chain.has(at.id)) {
    chain.add(at.id);
    const before = at.header.previous === null ? undefined : segments.get(at.header.previous);
    at = before !== undefined && logName(before.header) === logName(at.header) ? before : undefined;
  }
  return [...chain];
}

/** Segments among these that none of them names as the one before it, sorted by id. */
export function lastOf(ids: Iterable<SegmentId>, segments: Chained): readonly SegmentId[] {
  const all = [...ids].flatMap((id) => segments.get(id) ?? []);
  const byId = new Map(all.map((segment) => [segment.id, segment]));
  const followed = new Set<SegmentId>();
  for (const { header } of all) {
    const before = header.previous === null ? undefined : byId.get(header.previous);
    if (before !== undefined && logName(before.header) === logName(header)) followed.add(before.id);
  }
  return all
    .map(({ id }) => id)
    .filter((id) => !followed.has(id))
    .toSorted();
}

/** Last segments of every branch of every log, by `logName`. */
export function branchHeads(segments: Chained): ReadonlyMap<string, readonly SegmentId[]> {
  const logs = groupBy(segments.values(), ({ header }) => logName(header));
  return new Map(
    [...logs].map(([name, own]) => [
      name,
      lastOf(
        own.map(({ id }) => id),
        segments,
      ),
    ]),
  );
}

/** Keys of the first map that all others have too. */
export const inAll = <K>(
  maps: readonly { readonly has: (key: K) => boolean }[],
  keys: Iterable<K>,
): K[] => [...keys].filter((key) => maps.every((map) => map.has(key)));
