import { deflateSync, Inflate, inflateSync } from 'fflate';
import { z } from '../basics/zod.ts';

import {
  bytesToBase64url,
  base64urlToBytes,
  concatBytes,
  equalBytes,
  sha256,
  utf8ToBytes,
} from '../basics/bytes.ts';
import { present } from '../basics/assert.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { digestWith, type SigningKey, type VerifySignature } from './ed25519.ts';
import type { CommitDraft, ContestId, LogId, PublicKeyId, SegmentId, Value } from './operation.ts';
import {
  commitsOf,
  decodeContent,
  encodeContent,
  type Reference,
  type SegmentColumns,
  type StoredCommit,
} from './segment-content.ts';
import { decodeValue, encodeValue, viewByteStrings } from './value-codec.ts';

/** Version of the segment form; a reader refuses any other. */
export const segmentFormat = 1;
/** Largest content of one segment after inflating: 64 MiB. */
export const contentLimit = 64 * 1024 * 1024;

/** What a segment's signature covers. Sequence numbers count commits, ordinals count operations, both from 0. */
export interface SegmentHeader {
  readonly contest: ContestId;
  readonly log: LogId;
  readonly signer: PublicKeyId;
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly firstOrdinal: number;
  readonly operations: number;
  readonly previous: SegmentId | null;
}

/** A run of commits of one log under one signature; `bytes` is the form that is stored and handed on unchanged. */
export interface Segment {
  readonly id: SegmentId;
  readonly header: SegmentHeader;
  readonly columns: SegmentColumns;
  /** The commits as objects, made anew each time: for the few places that show them or look at one. */
  readonly commits: readonly StoredCommit[];
  readonly bytes: Uint8Array;
}

/** A segment whose every byte was checked. */
class OpenedSegment implements Segment {
  readonly id: SegmentId;
  readonly header: SegmentHeader;
  readonly columns: SegmentColumns;
  readonly bytes: Uint8Array;

  constructor(parts: Omit<Segment, 'commits'>) {
    this.id = parts.id;
    this.header = parts.header;
    this.columns = parts.columns;
    this.bytes = parts.bytes;
  }

  get commits(): readonly StoredCommit[] {
    return commitsOf(this.columns);
  }
}

export type SegmentError =
  | { readonly type: 'SegmentDamaged' }
  | { readonly type: 'SegmentSignature' }
  | { readonly type: 'SegmentTooNew'; readonly format: number };

const signatureDomain = utf8ToBytes('qazylar segment signature 1\n');
const identityDomain = utf8ToBytes('qazylar segment identity 1\n');
/** What a segment's identity is the SHA-256 of. */
const identified = (header: Uint8Array): Uint8Array => concatBytes(identityDomain, header);

const bytesOf = (length: number) =>
  z.instanceof(Uint8Array).refine((bytes) => bytes.length === length);
const natural = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const headerSchema = z.strictObject({
  format: z.literal(segmentFormat),
  contest: bytesOf(32),
  log: bytesOf(16),
  signer: bytesOf(32),
  firstSequence: natural,
  lastSequence: natural,
  firstOrdinal: natural,
  operations: natural,
  previous: bytesOf(32).nullable(),
  content: bytesOf(32),
  size: z.number().int().min(1).max(contentLimit),
});

const raw = (id: string): Uint8Array => present(base64urlToBytes(id), 'ids are base64url');

/** Where a log continues: its last segment, or nothing yet. */
export interface LogEnd {
  readonly nextSequence: number;
  readonly nextOrdinal: number;
  readonly last: SegmentId | null;
  /** Ids of this log's own segments, so that own operations are named by ordinal. */
  readonly own: ReadonlyMap<string, true>;
}

export const emptyLog: LogEnd = {
  nextSequence: 0,
  nextOrdinal: 0,
  last: null,
  own: new Map(),
};

/** The end of a log after one more of its segments. */
export const advanceLog = (end: LogEnd, segment: Pick<Segment, 'id' | 'header'>): LogEnd => ({
  nextSequence: segment.header.lastSequence + 1,
  nextOrdinal: segment.header.firstOrdinal + segment.header.operations,
  last: segment.id,
  own: new Map([...end.own, [segment.id, true]]),
});

/** Seals at least one commit of a log with the installation's key. */
export async function sealSegment(
  place: {
    readonly contest: ContestId;
    readonly log: LogId;
    readonly end: LogEnd;
  },
  commits: readonly CommitDraft[],
  key: SigningKey,
): Promise<Segment> {
  const content = encodeContent(commits, place.log, place.end.own);
  const packed = deflateSync(content, { level: 6 });
  const header = encodeValue({
    format: segmentFormat,
    contest: raw(place.contest),
    log: raw(place.log),
    signer: key.publicKey,
    firstSequence: place.end.nextSequence,
    lastSequence: place.end.nextSequence + commits.length - 1,
    firstOrdinal: place.end.nextOrdinal,
    operations: commits.reduce((sum, commit) => sum + commit.operations.length, 0),
    previous: place.end.last === null ? null : raw(place.end.last),
    content: sha256(packed),
    size: content.length,
  });
  const signature = await key.sign(concatBytes(signatureDomain, header));
  const opened = decodeSegment(
    {
      header: present(readHeader(header), 'a header just made can be read'),
      headerBytes: header,
      packed,
      bytes: encodeValue([header, signature, packed]),
    },
    // A copy: what comes from the writer may be a part of a larger buffer.
    new Uint8Array(content),
    sha256(identified(header)),
  );
  if (!opened.ok) throw new Error('a segment just made cannot be read');
  return opened.value;
}

/** Packed content up to this size (64 KiB) can grow to 66 MB at most, and is inflated in one go. */
const inflatedAtOnce = 65_536;

/** Inflates within the declared size; null when the data are damaged or say more or less than declared. */
function inflateExactly(packed: Uint8Array, size: number): Uint8Array | null {
  // One byte more than declared, which stays unused; what would go beyond is dropped.
  const inflated = new Uint8Array(size + 1);
  let at = 0;
  try {
    if (packed.length <= inflatedAtOnce) at = inflateSync(packed, { out: inflated }).length;
    else {
      const inflater = new Inflate((chunk) => {
        inflated.set(chunk, at);
        at += chunk.length;
      });
      // Small pieces keep a bomb from growing far beyond the declared size before it is noticed.
      for (let from = 0; from < packed.length; from += 16_384) {
        inflater.push(packed.subarray(from, from + 16_384), from + 16_384 >= packed.length);
      }
    }
  } catch {
    return null;
  }
  return at === size ? inflated.subarray(0, size) : null;
}

/** True where operations name only earlier ones of their own log: nothing replaces itself or what is still to come. */
function looksBackOnly({ parents, basis }: SegmentColumns, firstOrdinal: number): boolean {
  const isBack = (reference: Reference, index: number): boolean =>
    typeof reference !== 'number' || reference < firstOrdinal + index;
  return (
    [...parents].every(([index, all]) => all.every((one) => isBack(one, index))) &&
    [...basis].every(([index, one]) => isBack(one, index))
  );
}

/** True where numbers and content of a header fit each other. */
function fits(header: z.infer<typeof headerSchema>, { commits, values }: SegmentColumns): boolean {
  const isFirst = header.previous === null;
  return (
    values.length === header.operations &&
    commits.clock.length > 0 &&
    header.lastSequence - header.firstSequence + 1 === commits.clock.length &&
    isFirst === (header.firstSequence === 0) &&
    // Every commit has an operation, so a log has at least as many operations as commits, and none before the first.
    header.firstOrdinal >= header.firstSequence &&
    !(isFirst && header.firstOrdinal > 0)
  );
}

/** A segment whose signature and content hash hold; nothing of its content was looked at yet. */
export interface ProvedSegment {
  readonly header: z.infer<typeof headerSchema>;
  readonly headerBytes: Uint8Array;
  readonly packed: Uint8Array;
  readonly bytes: Uint8Array;
}

/** Parses a header's fields; null for any that are out of form. */
function readHeader(bytes: Uint8Array): z.infer<typeof headerSchema> | null {
  const value = decodeValue(bytes);
  const parsed = headerSchema.safeParse(value.ok ? value.value : null);
  return parsed.success ? parsed.data : null;
}

/**
 * Reads the content of a segment that was proved: declared size, columns, and numbers that fit each other. The host
 * inflates where it can; what it refuses, or makes another size of, is left to ourselves, so that every host opens and
 * refuses the same segments.
 */
export async function decodeProved(
  proved: ProvedSegment,
  host: Pick<VerifySignature, 'inflate' | 'digest'>,
): Promise<Result<Segment, SegmentError>> {
  const { packed, header, headerBytes } = proved;
  const [byHost, identity] = await Promise.all([
    host.inflate === undefined ? null : host.inflate(packed, header.size),
    digestWith(host, identified(headerBytes)),
  ]);
  const content = byHost?.length === header.size ? byHost : inflateExactly(packed, header.size);
  return content === null
    ? err({ type: 'SegmentDamaged' })
    : decodeSegment(proved, content, identity);
}

function decodeSegment(
  { header, bytes }: ProvedSegment,
  content: Uint8Array,
  identity: Uint8Array,
): Result<Segment, SegmentError> {
  const columns = decodeContent(content);
  if (!columns.ok) return columns;
  if (!fits(header, columns.value) || !looksBackOnly(columns.value, header.firstOrdinal))
    return err({ type: 'SegmentDamaged' });
  return ok(
    new OpenedSegment({
      id: bytesToBase64url(identity) as SegmentId,
      header: {
        contest: bytesToBase64url(header.contest) as ContestId,
        log: bytesToBase64url(header.log) as LogId,
        signer: bytesToBase64url(header.signer) as PublicKeyId,
        firstSequence: header.firstSequence,
        lastSequence: header.lastSequence,
        firstOrdinal: header.firstOrdinal,
        operations: header.operations,
        previous:
          header.previous === null ? null : (bytesToBase64url(header.previous) as SegmentId),
      },
      columns: columns.value,
      bytes,
    }),
  );
}

/** A field of a map; undefined where there is none, and for anything but a map. */
const fieldOf = (value: Value, name: string): Value | undefined =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Uint8Array)
    ? (value as Readonly<Record<string, Value>>)[name]
    : undefined;

/**
 * Proves a segment before anything of its content is looked at: form, signature and content hash, the latter two
 * beside the work of this thread where the host can.
 */
export async function proveSegment(
  bytes: Uint8Array,
  verify: VerifySignature,
): Promise<Result<ProvedSegment, SegmentError>> {
  const [headerBytes, signature, packed] = viewByteStrings(bytes, 3) ?? [];
  if (headerBytes === undefined || signature?.length !== 64 || packed === undefined)
    return err({ type: 'SegmentDamaged' });
  const fields = decodeValue(headerBytes);
  if (!fields.ok) return err({ type: 'SegmentDamaged' });
  const format = fieldOf(fields.value, 'format');
  if (typeof format === 'number' && format > segmentFormat)
    return err({ type: 'SegmentTooNew', format });
  const signer = fieldOf(fields.value, 'signer');
  if (!(signer instanceof Uint8Array) || signer.length !== 32)
    return err({ type: 'SegmentDamaged' });
  const [isSigned, content] = await Promise.all([
    verify(signer, concatBytes(signatureDomain, headerBytes), signature),
    digestWith(verify, packed),
  ]);
  if (!isSigned) return err({ type: 'SegmentSignature' });
  const header = readHeader(headerBytes);
  if (header === null || !equalBytes(content, header.content))
    return err({ type: 'SegmentDamaged' });
  return ok({ header, headerBytes, packed, bytes });
}

/** Opens a segment: `proveSegment`, then `decodeProved`. */
export async function openSegment(
  bytes: Uint8Array,
  verify: VerifySignature,
): Promise<Result<Segment, SegmentError>> {
  const proved = await proveSegment(bytes, verify);
  return proved.ok ? decodeProved(proved.value, verify) : proved;
}
