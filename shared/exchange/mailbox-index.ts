import { hexToBytes } from '@noble/hashes/utils.js';

import { toHex } from '../basics/bytes.ts';
import { ok, type Result } from '../basics/result.ts';
import { z } from '../basics/zod.ts';
import type { MailboxKeys } from './mailbox-keys.ts';
import type { LaneEnd } from './memory.ts';
import { openSealedValue, type SealedValueError, sealValue } from './sealed-value.ts';

/** Most bytes of an index. */
export const indexLimit = 1024 * 1024;
/** Most lanes that are read, and that are written: many times what any contest has, and never too many bytes. */
const mostRead = 10_000;
const mostWritten = 2048;

const bytesOf = (length: number) =>
  z.instanceof(Uint8Array).refine((bytes) => bytes.length === length);

const indexSchema = z.strictObject({
  v: z.literal(1),
  lanes: z
    .array(
      z
        .tuple([
          bytesOf(16).transform(toHex),
          z.string().regex(/^(?:headquarters|region\/[A-Za-z0-9_.-]{1,64})(?:\/files)?$/),
          z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
          bytesOf(32).transform(toHex),
        ])
        .transform(([lane, audience, seq, head]): LaneEnd => ({ lane, audience, seq, head })),
    )
    .max(mostRead),
  pad: z.instanceof(Uint8Array),
});

/** What an index names is a lane of an audience: whoever names it for another one says nothing of it. */
export const laneKey = ({ lane, audience }: LaneEnd): string => `${lane}/${audience}`;

const byKey = (a: LaneEnd, b: LaneEnd): number =>
  laneKey(a) < laneKey(b) ? -1 : Number(laneKey(a) > laneKey(b));

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
  a.every(({ lane, audience, seq, head }, index) => {
    const other = b[index];
    return (
      other?.lane === lane &&
      other.audience === audience &&
      other.seq === seq &&
      other.head === head
    );
  });

/** Ends of lanes by two who saw them, sorted: of each lane the later end, and of two at one number the first one's. */
export function mergeLanes(
  first: readonly LaneEnd[],
  second: readonly LaneEnd[],
): readonly LaneEnd[] {
  const ends = new Map<string, LaneEnd>();
  for (const end of [...first, ...second]) {
    const known = ends.get(laneKey(end));
    if (known === undefined || known.seq < end.seq) ends.set(laneKey(end), end);
  }
  return [...ends.values()].toSorted(byKey);
}

/**
 * As many lanes as an index takes: those of the first list before those of the second, and so on, then all others. By
 * lanes that never were nobody is made to write what others cannot read.
 */
export function fittingLanes(
  lanes: readonly LaneEnd[],
  preferred: readonly (readonly LaneEnd[])[],
): readonly LaneEnd[] {
  if (lanes.length <= mostWritten) return lanes;
  const ends = new Map(lanes.map((end) => [laneKey(end), end]));
  const first = new Map<string, LaneEnd>();
  for (const key of preferred.flat().map(laneKey)) {
    const end = ends.get(key);
    if (end !== undefined) first.set(key, end);
  }
  return [...new Map([...first, ...ends]).values()].slice(0, mostWritten).toSorted(byKey);
}
