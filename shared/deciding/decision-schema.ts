import { z } from '../basics/zod.ts';

import { bytesToBase64url } from '../basics/bytes.ts';
import { isDay } from '../contest/deadlines.ts';
import { isId } from '../contest/contest.ts';
import { count, text } from '../contest/schema-parts.ts';
import type { OperationId, SegmentId, Value } from '../log/operation.ts';
import { type Appeal, appealResults } from './appeal.ts';
import { type Audit, auditResults } from './audit.ts';
import { dayOrNothing, writtenText } from './meeting-schema.ts';
import type { Publication } from './publication.ts';
import type { SealedResult } from './seal.ts';

const id = z.string().refine(isId);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.string().refine(isDay);

/** An operation that a segment holds: what is not sealed yet has no lasting name. */
const operation = z.custom<OperationId>(
  (value) => typeof value === 'string' && /^[A-Za-z0-9_-]{43}\.(0|[1-9]\d{0,15})$/.test(value),
);

const parsedBy =
  <T>(schema: z.ZodType<T>) =>
  (value: Value): T | undefined => {
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : undefined;
  };

const parsePlainSeal = parsedBy(z.strictObject({ stateHash: hash }));

/** A seal as the first version wrote it, on a state alone; undefined for any other form. */
export function parseFirstSeal(value: Value): SealedResult | undefined {
  const parsed = parsePlainSeal(value);
  return parsed === undefined ? undefined : { ...parsed, root: null, meeting: null };
}

/** A seal on a result and the meeting that decided it; undefined for any other form. */
export const parseSecondSeal: (value: Value) => SealedResult | undefined = parsedBy(
  z.strictObject({ stateHash: hash, root: hash, meeting: operation.nullable() }),
);

/** What a seal of any version was put on; undefined if malformed. */
export const parseSeal = (value: Value): SealedResult | undefined =>
  parseFirstSeal(value) ?? parseSecondSeal(value);

/** The seal that a second pair of eyes confirms; undefined if malformed. */
export const parseSealConfirmation: (value: Value) => OperationId | undefined = parsedBy(operation);

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

/** An appeal, as far as it was dealt with; undefined if malformed. */
export const parseAppeal: (value: Value) => Appeal | undefined = parsedBy(
  z.strictObject({
    stage: id,
    id,
    submission: id,
    number: text(64),
    received: day,
    from: text(400),
    grounds: writtenText,
    decision: z
      .strictObject({
        result: z.enum(appealResults),
        number: text(64),
        date: dayOrNothing,
        reason: writtenText,
        change: writtenText,
      })
      .nullable(),
  }),
);

/** What was said of a result's publication; undefined if malformed. */
export const parsePublication: (value: Value) => Publication | undefined = parsedBy(
  z.strictObject({ stage: id, state: z.enum(['prepared', 'released']), day: dayOrNothing }),
);

/** An audit of a stage; undefined if malformed. */
export const parseAudit: (value: Value) => Audit | undefined = parsedBy(
  z.strictObject({
    stage: id,
    seed: text(400),
    root: hash,
    sample: count(0, 1_000_000),
    checked: z
      .array(z.strictObject({ submission: id, juror: id, result: z.enum(auditResults) }))
      .max(100_000)
      .refine(
        (sheets) =>
          new Set(sheets.map(({ submission, juror }) => `${submission}/${juror}`)).size ===
          sheets.length,
      ),
  }),
);
