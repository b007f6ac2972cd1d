import { err, ok, type Result } from '../basics/result.ts';
import { z } from '../basics/zod.ts';

/** Whom letters are for: `headquarters`, `headquarters/files`, or `region/<code>`. */
export type Audience = string;

/** For whom large files of documents and photos lie, in lanes of their own: records never wait behind them. */
export const headquartersFiles: Audience = 'headquarters/files';

/** A region's records lie for headquarters; what headquarters says to it, here. */
export const toRegion = (code: string): Audience => `region/${code}`;

/** What letters to an audience carry. */
export type Carried = 'records' | 'files';

export const carriedTo = (audience: Audience): Carried =>
  audience === headquartersFiles ? 'files' : 'records';

/** SHA-256 of an object's bytes, 64 hex digits: its name in the mailbox. */
export type ObjectName = string;

const name = z.string().regex(/^[0-9a-f]{64}$/);
const lane = z.string().regex(/^[0-9a-f]{32}$/);
const number = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const audience = z.string().min(1).max(80);
const version = z.string().max(1000).nullable();

const laneEndSchema = z.strictObject({ audience, lane, seq: number, head: name }).readonly();

const ownLaneSchema = z.strictObject({ lane, seq: number, head: name }).readonly();

const pieceSchema = z
  .strictObject({ name, lane, seq: number, part: number, of: number, file: name })
  .readonly();

/** A letter that is in the mailbox: names of its objects in order, and ids of what it carries. */
const letterSchema = z
  .strictObject({
    objects: z.array(name).readonly(),
    contents: z.array(z.string().max(200)).readonly(),
  })
  .readonly();

/** A letter that was put aside; it is not fetched again. `reason` is the type of an error. */
const refusedSchema = z
  .strictObject({ objects: z.array(name).readonly(), reason: z.string().max(100) })
  .readonly();

/** What stands under an object's name and is not that object, as its store names this version of it. */
const halfSchema = z.strictObject({ name, version: z.string().max(1000) }).readonly();

const audienceSchema = z
  .strictObject({
    audience,
    own: ownLaneSchema.nullable(),
    letters: z.array(letterSchema).readonly(),
    refused: z.array(refusedSchema).readonly(),
    awaited: z.array(name).readonly(),
    pieces: z.array(pieceSchema).readonly(),
    halves: z.array(halfSchema).readonly().default([]),
  })
  .readonly();

const outgoingSchema = z.strictObject({ name, audience, written: z.boolean() }).readonly();

const memorySchema = z
  .strictObject({
    v: z.literal(1),
    audiences: z.array(audienceSchema).readonly(),
    outbox: z.array(outgoingSchema).readonly(),
    index: z
      .strictObject({
        version,
        lanes: z.array(laneEndSchema).readonly(),
      })
      .readonly()
      .nullable(),
  })
  .readonly();

/** Forms of what a memory consists of. */
export const memorySchemas = {
  audience,
  half: halfSchema,
  laneEnd: laneEndSchema,
  letter: letterSchema,
  name,
  outgoing: outgoingSchema,
  ownLane: ownLaneSchema,
  piece: pieceSchema,
  refused: refusedSchema,
  version,
} as const;

/** Where a lane ends, as the index says or said it. `seq` counts objects from 0. */
export type LaneEnd = z.infer<typeof laneEndSchema>;

/** An object that was fetched and rests with the keeper until its letter is whole. */
export type Piece = z.infer<typeof pieceSchema>;

/**
 * What one installation knows of one audience. `own`: where its own lane ends, what is in the outbox included.
 * `awaited`: objects that others name and that are not there yet. `halves`: what stands in their place so far, which
 * is not fetched a second time.
 */
export type AudienceMemory = z.infer<typeof audienceSchema>;

/**
 * An object on its way out, in the order of writing. It rests with the keeper until it is `written`, and stands here
 * until the index names it as well.
 */
export type OutgoingObject = z.infer<typeof outgoingSchema>;

/**
 * All that an installation remembers of a mailbox: plain data, the same as JSON. Objects themselves rest with the
 * keeper under their names. A memory that is lost costs bytes, never content.
 */
export type MailboxMemory = z.infer<typeof memorySchema>;

export const emptyMemory: MailboxMemory = { v: 1, audiences: [], outbox: [], index: null };

/** Reads a memory that was kept in one piece, as before there were rows; anything of another form is refused whole. */
export function parseMemory(
  value: unknown,
): Result<MailboxMemory, { readonly type: 'ExchangeMemoryDamaged' }> {
  const parsed = memorySchema.safeParse(value);
  return parsed.success ? ok(parsed.data) : err({ type: 'ExchangeMemoryDamaged' });
}

const emptyAudience = (of: Audience): AudienceMemory => ({
  audience: of,
  own: null,
  letters: [],
  refused: [],
  awaited: [],
  pieces: [],
  halves: [],
});

/** What is known of an audience; nothing of one that is new. */
export const audienceIn = (memory: MailboxMemory, of: Audience): AudienceMemory =>
  memory.audiences.find(({ audience: each }) => each === of) ?? emptyAudience(of);

/** The memory with one audience's part changed. */
export const withAudience = (memory: MailboxMemory, changed: AudienceMemory): MailboxMemory => ({
  ...memory,
  audiences: [
    ...memory.audiences.filter(({ audience: each }) => each !== changed.audience),
    changed,
  ],
});

/** Ids of all that is in the mailbox for an audience, or on its way there from here. */
export const contentsKnown = (memory: MailboxMemory, of: Audience): ReadonlySet<string> =>
  new Set(audienceIn(memory, of).letters.flatMap(({ contents }) => contents));

/** An audience's part in which what was refused is asked for once more. */
function retriedIn(part: AudienceMemory): AudienceMemory {
  // What was taken before is read again by itself while its content is missed.
  const taken = new Set(part.letters.flatMap(({ objects }) => objects));
  const objects = part.refused.flatMap((each) => each.objects).filter((each) => !taken.has(each));
  return { ...part, refused: [], awaited: [...new Set([...part.awaited, ...objects])] };
}

/** The memory in which letters that were refused are asked for once more, as after an update of the program. */
export const retryRefused = (memory: MailboxMemory): MailboxMemory => ({
  ...memory,
  audiences: memory.audiences.map(retriedIn),
});

/**
 * Keeps an exchange's memory and objects on the disk. What it was given is there after a crash, whole or not at all;
 * it throws where the disk refuses.
 */
export interface MailboxKeeper {
  readonly remember: (memory: MailboxMemory) => Promise<void>;
  readonly keep: (name: ObjectName, bytes: Uint8Array) => Promise<void>;
  /** Bytes of an object that was kept; null where it is not there. */
  readonly kept: (name: ObjectName) => Promise<Uint8Array | null>;
  /** Objects that are needed no more; those that are not there are passed over. */
  readonly forget: (names: readonly ObjectName[]) => Promise<void>;
}
