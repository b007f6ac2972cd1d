import { hexToBytes } from '@noble/hashes/utils.js';

import { toHex } from '../basics/bytes.ts';
import { ok, type Result } from '../basics/result.ts';
import { z } from '../basics/zod.ts';
import type { MailboxKeys } from './mailbox-keys.ts';
import type { LaneEnd } from './memory.ts';
import { openSealedValue, type SealedValueError, sealValue } from './sealed-value.ts';

/** Most bytes of an index: some 10,000 lanes. */
export const indexLimit = 1024 * 1024;

const bytesOf = (length: number) =>
  z.instanceof(Uint8Array).refine((bytes) => bytes.length === length);

const indexSchema = z.strictObject({
  v: z.literal(1),
  lanes: z
    .array(
      z
        .tuple([
          bytesOf(16).transform(toHex),
          z.string().min(1).max(80),
          z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
          bytesOf(32).transform(toHex),
        ])
        .transform(([lane, audience, seq, head]): LaneEnd => ({ lane, audience, seq, head })),
    )
    .max(10_000),
  pad: z.instanceof(Uint8Array),
});

const byLane = (a: LaneEnd, b: LaneEnd): number => (a.lane < b.lane ? -1 : Number(a.lane > b.lane));

/** The index as it is stored. */
export const sealIndex = (lanes: readonly LaneEnd[], keys: MailboxKeys): Promise<Uint8Array> =>
  sealValue(
    {
      v: 1,
      lanes: lanes.map(({ lane, audience, seq, head }) => [
        hexToBytes(lane),
        audience,
        seq,
        hexToBytes(head),
      ]),
    },
    keys,
  );

/** Opens an index: of any lane, the end that is furthest on. */
export async function openIndex(
  bytes: Uint8Array,
  keys: MailboxKeys,
): Promise<Result<readonly LaneEnd[], SealedValueError>> {
  const value = await openSealedValue(bytes, keys);
  if (!value.ok) return value;
  const parsed = indexSchema.safeParse(value.value);
  return parsed.success
    ? ok(mergeLanes(parsed.data.lanes, []))
    : { ok: false, error: { type: 'ObjectDamaged' } };
}

/** True where both say the same of every lane; each is what `mergeLanes` gives. */
export const sameLanes = (a: readonly LaneEnd[], b: readonly LaneEnd[]): boolean =>
  a.length === b.length &&
  a.every(({ lane, seq, head }, index) => {
    const other = b[index];
    return other?.lane === lane && other.seq === seq && other.head === head;
  });

/** Ends of lanes by two who saw them, sorted: of each lane the later end, and of two at one number the first one's. */
export function mergeLanes(
  first: readonly LaneEnd[],
  second: readonly LaneEnd[],
): readonly LaneEnd[] {
  const ends = new Map<string, LaneEnd>();
  for (const end of [...first, ...second]) {
    const known = ends.get(end.lane);
    if (known === undefined || known.seq < end.seq) ends.set(end.lane, end);
  }
  return [...ends.values()].toSorted(byLane);
}
