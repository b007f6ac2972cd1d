import { concatBytes, equalBytes, utf8ToBytes } from '../basics/bytes.ts';
import type { LocalizedText } from '../basics/localized.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { z } from '../basics/zod.ts';
import { cleanText } from '../language/clean-text.ts';
import { decodeValue, encodeValue } from '../log/value-codec.ts';
import { isVersion } from './program-version.ts';
import { updatePlatforms, type UpdatePlatform, type UpdateRefusal } from './updates.ts';

/** What an update file says of itself, under its signature. */
export interface UpdateHeader {
  readonly format: 1;
  /** The version it brings. */
  readonly version: string;
  /** The earliest version that it can be put over. */
  readonly from: string;
  readonly platform: UpdatePlatform;
  /** Bytes of the payload. */
  readonly size: number;
  /** SHA-256 of the payload, 32 bytes. */
  readonly sha256: Uint8Array;
  /** What is new, for people; plain text of several lines. */
  readonly notes: LocalizedText;
  /** Which release key signed it: see `releaseKeyId`. */
  readonly key: string;
}

/** The part of an update file before its payload. */
export interface UpdateHead {
  readonly header: UpdateHeader;
  /** The header as it stands in the file. */
  readonly headerBytes: Uint8Array;
  /** 64 bytes. */
  readonly signature: Uint8Array;
  /** Where the payload begins, in bytes from the start of the file. */
  readonly payloadAt: number;
}

/** Most bytes of a header, and of a payload: an installer takes a tenth of it. */
const mostHeader = 64 * 1024;
export const largestPayload = 1024 * 1024 * 1024;

const magic = utf8ToBytes('QZUPDATE');
const lengthSize = 4;
const signatureSize = 64;
const headerAt = magic.length + lengthSize;

/** Bytes of a file that hold its head, however long that is; a file may be shorter. */
export const mostHead = headerAt + mostHeader + signatureSize;

const longestNotes = 4000;
const version = z.string().refine(isVersion);
const note = z
  .string()
  .min(1)
  .max(longestNotes)
  .refine((text) => cleanText(text).text === text);

const headerSchema: z.ZodType<UpdateHeader> = z.strictObject({
  format: z.literal(1),
  version,
  from: version,
  platform: z.enum(updatePlatforms),
  size: z.int().min(1),
  sha256: z.instanceof(Uint8Array).refine(({ length }) => length === 32),
  notes: z.strictObject({ kk: note, ru: note, en: note }),
  key: z.string().regex(/^[0-9a-f]{16}$/),
});

/** A header in the one form that is signed; throws where it is none that could be read again. */
export function encodeUpdateHeader(header: UpdateHeader): Uint8Array {
  const { notes, ...rest } = headerSchema.parse(header);
  const bytes = encodeValue({ ...rest, notes: { ...notes } });
  if (bytes.length > mostHeader) throw new Error('the header is too long');
  return bytes;
}

/** What a release key signs: no signature for anything else of ours can stand for it. */
export const updateMessage = (headerBytes: Uint8Array): Uint8Array =>
  concatBytes(utf8ToBytes('kz.qazylar.update.v1\0'), headerBytes);

/** Everything of an update file that stands before its payload. */
export function encodeUpdateHead(headerBytes: Uint8Array, signature: Uint8Array): Uint8Array {
  const length = new Uint8Array(lengthSize);
  new DataView(length.buffer).setUint32(0, headerBytes.length);
  return concatBytes(magic, length, headerBytes, signature);
}

const damaged = err({ type: 'UpdateDamaged' } as const);

/** The header of bytes that are one; a later format is told apart before its fields are looked at. */
function readHeader(bytes: Uint8Array): Result<UpdateHeader, UpdateRefusal> {
  const decoded = decodeValue(bytes);
  if (!decoded.ok) return damaged;
  const format = z.looseObject({ format: z.int().min(2) }).safeParse(decoded.value);
  if (format.success) return err({ type: 'UpdateNewerFormat' });
  const parsed = headerSchema.safeParse(decoded.value);
  return parsed.success ? ok(parsed.data) : damaged;
}

/**
 * Reads the head of an update file: `bytes` are its beginning, at least `mostHead` of them or the whole file, `fileSize`
 * is how many the file has. Refuses what is cut off and what has bytes behind its payload. Nothing of it is proved yet.
 */
export function readUpdateHead(
  bytes: Uint8Array,
  fileSize: number,
): Result<UpdateHead, UpdateRefusal> {
  if (!equalBytes(bytes.subarray(0, magic.length), magic)) return err({ type: 'UpdateUnknown' });
  if (bytes.length < headerAt) return damaged;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(magic.length);
  const signatureAt = headerAt + length;
  const payloadAt = signatureAt + signatureSize;
  if (length > mostHeader || bytes.length < payloadAt) return damaged;
  const headerBytes = bytes.slice(headerAt, signatureAt);
  const header = readHeader(headerBytes);
  if (!header.ok) return header;
  if (header.value.size > largestPayload) return err({ type: 'UpdateTooLarge' });
  if (fileSize !== payloadAt + header.value.size) return damaged;
  const signature = bytes.slice(signatureAt, payloadAt);
  return ok({ header: header.value, headerBytes, signature, payloadAt });
}
