import { z } from '../basics/zod.ts';

import { bytesToBase64url } from '../basics/bytes.ts';
import { type Id, isId } from '../contest/contest.ts';
import type { LogId, SegmentId, Value } from '../log/operation.ts';

/** A point in a log that a revocation still accepts: up to this commit of this very segment. */
export interface LogCut {
  readonly log: LogId;
  readonly sequence: number;
  readonly head: SegmentId;
}

/** Where an installation goes on from: the log it had before, and the last segment of it that it knew. */
export interface Continuation {
  readonly previous: LogId;
  readonly head: SegmentId | null;
  readonly cause: 'restored' | 'copied';
}

const bytesOf = (length: number) =>
  z.instanceof(Uint8Array).refine((bytes) => bytes.length === length);

const revocationSchema = z.strictObject({
  cuts: z
    .array(
      z.strictObject({
        log: bytesOf(16),
        sequence: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
        head: bytesOf(32),
      }),
    )
    .max(10_000),
});

/** The cuts in a revocation's value, none meaning that nothing of the key counts; undefined if malformed. */
export function parseRevocation(value: Value): readonly LogCut[] | undefined {
  const parsed = revocationSchema.safeParse(value);
  return parsed.success
    ? parsed.data.cuts.map(({ log, sequence, head }) => ({
        log: bytesToBase64url(log) as LogId,
        sequence,
        head: bytesToBase64url(head) as SegmentId,
      }))
    : undefined;
}

const rightsSchema = z.strictObject({
  stages: z.array(z.string().refine(isId)).max(1000).nullable(),
});

/** The stages on which a key may act, null meaning all; undefined if malformed. */
export function parseRights(value: Value): readonly Id[] | null | undefined {
  const parsed = rightsSchema.safeParse(value);
  return parsed.success ? parsed.data.stages : undefined;
}

const continuationSchema = z.strictObject({
  previous: bytesOf(16),
  head: bytesOf(32).nullable(),
  cause: z.enum(['restored', 'copied']),
});

/** What a log says it goes on from; undefined if malformed. */
export function parseContinuation(value: Value): Continuation | undefined {
  const parsed = continuationSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const { previous, head, cause } = parsed.data;
  return {
    previous: bytesToBase64url(previous) as LogId,
    head: head === null ? null : (bytesToBase64url(head) as SegmentId),
    cause,
  };
}

const recipientsSchema = z.array(bytesOf(32)).min(1).max(8);

/** Public X25519 keys, 32 bytes each; undefined if malformed. */
export function parseRecipients(value: Value): readonly Uint8Array[] | undefined {
  const parsed = recipientsSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
