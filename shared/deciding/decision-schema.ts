import { z } from '../basics/zod.ts';

import { bytesToBase64url } from '../basics/bytes.ts';
import { isId } from '../contest/contest.ts';
import type { SegmentId, Value } from '../log/operation.ts';
import { type Meeting, unsaidMeeting } from './meeting.ts';

const id = z.string().refine(isId);
const count = z.number().int().min(0).max(10_000);

const meetingSchema = z.strictObject({
  stage: id,
  number: z.string().max(64),
  date: z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/),
  place: z.string().max(400),
  mode: z.enum(['in-person', 'remote', 'mixed']),
  present: z.array(id).max(1000),
  votes: z.strictObject({ for: count, against: count, abstained: count }),
  winners: z
    .array(
      z.strictObject({
        nomination: id,
        place: z.number().int().min(1).max(1000),
        submission: id,
      }),
    )
    .max(10_000),
  tieReason: z.string().max(4000),
});

/** The meeting in an operation's value; undefined if malformed. */
export function parseMeeting(value: Value): Meeting | undefined {
  const parsed = meetingSchema.safeParse(value);
  return parsed.success ? { ...parsed.data, ...unsaidMeeting } : undefined;
}

const sealSchema = z.strictObject({
  stateHash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The state hash a seal was put on; undefined if malformed. */
export function parseSeal(value: Value): { readonly stateHash: string } | undefined {
  const parsed = sealSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

const cutOffSchema = z.strictObject({
  heads: z.array(z.instanceof(Uint8Array).refine((bytes) => bytes.length === 32)).max(100_000),
});

/** The segments up to which a stage's sheets are in time; undefined if malformed. */
export function parseCutOff(value: Value): readonly SegmentId[] | undefined {
  const parsed = cutOffSchema.safeParse(value);
  return parsed.success
    ? parsed.data.heads.map((head) => bytesToBase64url(head) as SegmentId)
    : undefined;
}
