import { err, ok, type Result } from '../../shared/basics/result.ts';
import { z } from '../../shared/basics/zod.ts';
import type { ContestId, LogId, SegmentId, Value } from '../../shared/log/operation.ts';
import { decodeValue, encodeValue } from '../../shared/log/value-codec.ts';
import { type MailboxMemory, parseMemory } from '../../shared/exchange/memory.ts';
import { memoryChangesSchema, memoryRowSchema } from '../../shared/exchange/memory-rows.ts';
import { exchangeCredentialsSchema } from '../../shared/exchange/place.ts';
import { personalNotesSchema } from '../../shared/scoring/personal-notes.ts';
import type { StoreChange, StoredContest } from './contest-store.ts';

const bytes = z.instanceof(Uint8Array);
const natural = z.number().int().min(0);
const isText = (value: unknown): boolean => typeof value === 'string';
const contestId = z.custom<ContestId>(isText);
const logId = z.custom<LogId>(isText);
const segmentId = z.custom<SegmentId>(isText);

const lockedSecretSchema = z.discriminatedUnion('lock', [
  z.strictObject({
    lock: z.literal('passphrase'),
    iterations: natural,
    salt: bytes,
    nonce: bytes,
    sealed: bytes,
  }),
  z.strictObject({ lock: z.literal('none'), seed: bytes }),
]);

/** A profile as it rests. */
export const profileSchema = z.strictObject({
  contest: contestId,
  log: logId,
  person: z.string(),
  role: z.enum(['headquarters', 'coordinator', 'juror']),
  demo: z.boolean(),
  publicKey: bytes,
  secret: lockedSecretSchema,
});

/** A key that waits for its contest, as it rests. */
export const waitingKeySchema = z.strictObject({
  publicKey: bytes,
  recipient: bytes,
  secret: lockedSecretSchema,
});

const factsSchema = z.strictObject({ log: logId, signer: z.string(), payload: bytes });
const ownSchema = z.strictObject({
  head: segmentId.nullable(),
  behind: z.boolean(),
  restored: z.literal(true).exactOptional(),
});
const receiptSchema = z.strictObject({
  payload: bytes,
  signer: z.string(),
  createdAt: z.number().int(),
  receivedAt: z.number().int(),
});
const markSchema = z.strictObject({
  name: z.string(),
  at: z.number().int(),
  held: z.array(z.strictObject({ log: logId, operations: natural })),
});
const recordSchema = z.strictObject({
  id: z.string(),
  newOperations: z.number().int(),
  code: z.string(),
  state: z.enum(['held', 'undone', 'interrupted']),
  file: z.string(),
  kind: z.enum(['scores', 'regional', 'archive', 'receipt', 'invitation']),
  person: z.string().nullable(),
  receivedAt: z.number().int(),
  createdAt: z.number().int(),
  contents: z.array(segmentId),
  removed: z.array(segmentId),
});
const segmentSchema = z.strictObject({
  id: segmentId,
  bytes,
  import: z.string().exactOptional(),
});
const repairSchema = z.strictObject({
  kind: z.enum(['store-rebuilt', 'journal-renewed', 'both-damaged', 'copied']),
  cause: z.enum(['empty', 'short', 'damaged', 'schema', 'missing', 'elsewhere']),
  sheets: natural,
  lost: z.boolean(),
});
const keepingSchema = z.strictObject({
  snapshot: z
    .strictObject({ at: z.number().int(), second: z.enum(['none', 'written', 'failed']) })
    .nullable(),
  program: z.string().nullable(),
  repair: repairSchema.nullable(),
});

const exchangeSchema = z.strictObject({
  card: bytes,
  credentials: exchangeCredentialsSchema.nullable(),
  memory: z.custom<MailboxMemory>((value) => parseMemory(value).ok).exactOptional(),
  every: natural.nullable(),
  last: z
    .strictObject({
      at: z.number().int(),
      error: z.string().nullable(),
      sent: z.strictObject({ objects: natural, bytes: natural }),
      taken: z.strictObject({ objects: natural, bytes: natural, operations: natural }),
      waiting: natural,
      notices: z.array(z.string()),
      asked: natural.exactOptional(),
    })
    .nullable(),
});

/** What the sealed rows of settings hold, by name. */
export const noteSchemas = {
  facts: factsSchema.nullable(),
  own: ownSchema,
  receipt: receiptSchema,
  export: markSchema,
  keeping: keepingSchema,
  personal: personalNotesSchema,
  exchange: exchangeSchema.nullable(),
  import: recordSchema,
  mailbox: memoryRowSchema,
} as const;

const changeSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('create'),
    profile: profileSchema,
    facts: factsSchema.nullable(),
    own: ownSchema.exactOptional(),
  }),
  z.strictObject({ type: z.literal('profile'), profile: profileSchema }),
  z.strictObject({ type: z.literal('own'), own: ownSchema }),
  z.strictObject({ type: z.literal('facts'), facts: factsSchema }),
  z.strictObject({ type: z.literal('pending'), commit: bytes }),
  z.strictObject({ type: z.literal('rebased'), commits: z.array(bytes) }),
  z.strictObject({
    type: z.literal('segments'),
    segments: z.array(segmentSchema),
    sealed: z.boolean(),
  }),
  z.strictObject({ type: z.literal('removed'), segments: z.array(segmentId) }),
  z.strictObject({
    type: z.literal('passed-on'),
    segments: z.array(z.strictObject({ id: segmentId, import: z.string() })),
  }),
  z.strictObject({ type: z.literal('import'), record: recordSchema }),
  z.strictObject({ type: z.literal('receipt'), receipt: receiptSchema }),
  z.strictObject({ type: z.literal('export'), mark: markSchema }),
  z.strictObject({ type: z.literal('keeping'), keeping: keepingSchema }),
  z.strictObject({ type: z.literal('personal'), personal: personalNotesSchema }),
  z.strictObject({ type: z.literal('exchange'), exchange: exchangeSchema.nullable() }),
  memoryChangesSchema.extend({ type: z.literal('mailbox') }),
  z.strictObject({ type: z.literal('key'), key: waitingKeySchema }),
  z.strictObject({ type: z.literal('erase') }),
]);

const contestSchema = z.strictObject({
  profile: profileSchema,
  facts: factsSchema.nullable(),
  own: ownSchema.nullable(),
  segments: z.array(segmentSchema),
  pending: z.array(bytes),
  imports: z.array(recordSchema),
  lastExport: markSchema.nullable(),
  receipt: receiptSchema.nullable(),
  keeping: keepingSchema.exactOptional(),
  personal: personalNotesSchema.exactOptional(),
  exchange: exchangeSchema.nullable().exactOptional(),
  mailbox: z.array(memoryRowSchema).exactOptional(),
});

type Malformed = { readonly type: 'StoredMalformed' };

/** Reads what `encodeStored` wrote, as a schema says. */
export function decodeStored<T>(schema: z.ZodType<T>, stored: Uint8Array): Result<T, Malformed> {
  const value = decodeValue(stored);
  const parsed = schema.safeParse(value.ok ? value.value : null);
  return parsed.success ? ok(parsed.data) : err({ type: 'StoredMalformed' });
}

/** Something stored as deterministic CBOR: interfaces of plain data are values, which types cannot say. */
export const encodeStored = (stored: object | null): Uint8Array => encodeValue(stored as Value);

export const decodeChanges = (stored: Uint8Array): Result<readonly StoreChange[], Malformed> =>
  decodeStored<readonly StoreChange[]>(z.array(changeSchema), stored);

export const decodeContest = (stored: Uint8Array): Result<StoredContest, Malformed> =>
  decodeStored<StoredContest>(contestSchema, stored);
