import { groupBy } from '../basics/group-by.ts';
import type { Operation, PublicKeyId, SegmentId } from '../log/operation.ts';
import { type LogCut, parseRevocation } from '../trust/key-schema.ts';
import { type Chained, chainFrom, inAll, lastOf, segmentOf } from './log-chains.ts';

/** What of a revoked key still counts: its segments up to a commit each. */
type AcceptedSegments = ReadonlyMap<SegmentId, number>;

/** What revocations leave of a key. */
export interface Revoked {
  readonly accepted: AcceptedSegments;
  readonly cuts: readonly LogCut[];
}

/** A cut accepts its segment and what that segment names as its past, as far as it has arrived; nothing across a gap. */
function acceptedBy(
  cuts: readonly LogCut[],
  publicKey: PublicKeyId,
  segments: Chained,
): AcceptedSegments {
  const accepted = new Map<SegmentId, number>();
  for (const { log, sequence, head } of cuts) {
    const header = segments.get(head)?.header;
    if (header?.log !== log || header.signer !== publicKey) continue;
    for (const id of chainFrom(head, segments))
      accepted.set(id, Math.max(sequence, accepted.get(id) ?? 0));
  }
  return accepted;
}

/** Several revocations of one key: only what all of them accept, written as cuts again. */
function intersection(all: readonly AcceptedSegments[], segments: Chained): Revoked {
  const [first = new Map<SegmentId, number>()] = all;
  const accepted = new Map(
    inAll(all, first.keys()).map((id) => [id, Math.min(...all.map((each) => each.get(id) ?? 0))]),
  );
  const cuts = lastOf(accepted.keys(), segments).flatMap((head): LogCut[] => {
    const header = segments.get(head)?.header;
    if (header === undefined) return [];
    const sequence = Math.min(accepted.get(head) ?? 0, header.lastSequence);
    return [{ log: header.log, sequence, head }];
  });
  return { accepted, cuts };
}

/** Folds revocations by the key they revoke. */
export function foldRevocations(
  revocations: readonly Operation[],
  segments: Chained,
): ReadonlyMap<PublicKeyId, Revoked> {
  const byKey = groupBy(
    revocations,
    ({ key }) => key.slice('key-revocation/'.length) as PublicKeyId,
  );
  return new Map(
    [...byKey].map(([publicKey, own]): [PublicKeyId, Revoked] => {
      const lists = own.map(({ value }) => parseRevocation(value) ?? []);
      const accepted = lists.map((cuts) => acceptedBy(cuts, publicKey, segments));
      const [only = [], ...more] = lists;
      const [all = new Map<SegmentId, number>()] = accepted;
      return [
        publicKey,
        more.length === 0 ? { accepted: all, cuts: only } : intersection(accepted, segments),
      ];
    }),
  );
}

/** True for what a revoked key said beyond its cuts, or on a branch that no cut accepts. */
export function isBeyondCut(
  { id, signer, sequence }: Pick<Operation, 'id' | 'signer' | 'sequence'>,
  revoked: ReadonlyMap<PublicKeyId, Revoked>,
): boolean {
  const accepted = revoked.get(signer)?.accepted;
  return accepted !== undefined && !(sequence <= (accepted.get(segmentOf(id)) ?? -1));
}
