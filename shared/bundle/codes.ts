import { deflateSync, Inflate } from 'fflate';
import { z } from '../basics/zod.ts';

import { present } from '../basics/assert.ts';
import { concatBytes, equalBytes, sha256, toHex, utf8ToBytes } from '../basics/bytes.ts';
import { groupBy } from '../basics/group-by.ts';
import { err, ok, type Result } from '../basics/result.ts';
import type { VerifySignature } from '../log/ed25519.ts';
import type { ContestId } from '../log/operation.ts';
import { openSegment, type Segment, type SegmentError } from '../log/segment.ts';
import { decodeValue, encodeValue } from '../log/value-codec.ts';
import { fromBase45, toBase45 } from './base45.ts';
import { crc32 } from './crc32.ts';

/** Bytes of a transfer in one code: what a cheap camera still reads off a laptop's screen. */
const pieceLimit = 1800;
const pieceCountLimit = 99;
/**
 * Largest list of segments in a transfer: a megabyte, or, since segments are packed already, four times its packed
 * size; never more than the largest segment takes.
 */
const listLimit = (packed: Uint8Array): number =>
  Math.min(65 * 1024 * 1024, Math.max(1024 * 1024, 4 * packed.length));
const magic = utf8ToBytes('QZT1');

const idOf = (transfer: Uint8Array): string => toHex(sha256(transfer).subarray(0, 8)).toUpperCase();

const checkOf = (piece: Uint8Array): Uint8Array => {
  const check = new Uint8Array(4);
  new DataView(check.buffer).setUint32(0, crc32(piece));
  return check;
};

/** Segments in the form in which codes carry them. */
export const writeTransfer = (segments: readonly Uint8Array[]): Uint8Array =>
  concatBytes(magic, deflateSync(encodeValue([...segments]), { level: 9 }));

/**
 * At least one segment as texts of QR codes in alphanumeric mode, about 1,800 bytes in each; null where more than 99 codes would
 * be needed, which nobody would hold up to a camera.
 */
export function writeCodes(segments: readonly Uint8Array[]): readonly string[] | null {
  const transfer = writeTransfer(segments);
  const of = Math.ceil(transfer.length / pieceLimit);
  if (of > pieceCountLimit) return null;
  // Equal pieces make codes of one size: a camera that reads the first reads them all.
  const size = Math.ceil(transfer.length / of);
  return Array.from({ length: of }, (_, index) => {
    const piece = transfer.subarray(index * size, (index + 1) * size);
    return `QZ1/${idOf(transfer)}/${index + 1}-${of}/${toBase45(concatBytes(checkOf(piece), piece))}`;
  });
}

export type CodeError =
  /** Something else in a QR code. */
  | { readonly type: 'CodeUnknown' }
  | { readonly type: 'CodesTooNew' }
  /** A code of ours that was misread or cut. */
  | { readonly type: 'CodeDamaged' };

interface Piece {
  readonly id: string;
  readonly number: number;
  readonly of: number;
  readonly bytes: Uint8Array;
}

const codePattern = /^QZ1\/([0-9A-F]{16})\/([1-9]\d?)-([1-9]\d?)\/(.+)$/;

const damaged = err({ type: 'CodeDamaged' } as const);

function readCode(text: string): Result<Piece, CodeError> {
  if (/^QZ[2-9]\//.test(text)) return err({ type: 'CodesTooNew' });
  if (!text.startsWith('QZ1/')) return err({ type: 'CodeUnknown' });
  const match = codePattern.exec(text);
  if (match === null) return damaged;
  const [id, number, of, letters] = match.slice(1) as [string, string, string, string];
  const bytes = fromBase45(letters);
  if (bytes === null || bytes.length <= 4 || Number(number) > Number(of)) return damaged;
  const [check, piece] = [bytes.subarray(0, 4), bytes.subarray(4)];
  if (!equalBytes(check, checkOf(piece))) return damaged;
  return ok({ id, number: Number(number), of: Number(of), bytes: piece });
}

/** What codes of one hand-over have come to so far. */
export interface CodeTransfer {
  readonly id: string;
  /** How many codes there are. */
  readonly of: number;
  /** Numbers of the codes that were read, from 1, ascending. */
  readonly held: readonly number[];
  /** `missing` = numbers still to be read; `damaged` = they do not fit together: begin again. */
  readonly state:
    | { readonly status: 'waiting'; readonly missing: readonly number[] }
    | { readonly status: 'whole'; readonly bytes: Uint8Array }
    | { readonly status: 'damaged' };
}

export interface CodesRead {
  /** In the order of their first code. */
  readonly transfers: readonly CodeTransfer[];
  readonly refused: readonly {
    readonly text: string;
    readonly error: CodeError;
  }[];
}

function gather(pieces: readonly Piece[]): CodeTransfer {
  const { id, of } = present(pieces[0], 'a hand-over has a code');
  const byNumber = new Map(pieces.map((piece) => [piece.number, piece.bytes]));
  const numbers = Array.from({ length: of }, (_, index) => index + 1);
  const held = numbers.filter((number) => byNumber.has(number));
  const missing = numbers.filter((number) => !byNumber.has(number));
  // Two contents under one number: which is right depends on nothing but the order of reading, so neither is.
  const doubtful = pieces.some(
    ({ number, bytes }) => !equalBytes(byNumber.get(number) ?? bytes, bytes),
  );
  if (doubtful) return { id, of, held, state: { status: 'damaged' } };
  if (missing.length > 0) return { id, of, held, state: { status: 'waiting', missing } };
  const bytes = concatBytes(
    ...numbers.map((number) => present(byNumber.get(number), 'none is missing')),
  );
  return {
    id,
    of,
    held,
    state: idOf(bytes) === id ? { status: 'whole', bytes } : { status: 'damaged' },
  };
}

/**
 * Puts codes together that were read in any order, repeated, and mixed with those of other hand-overs; says of each
 * hand-over what is missing, and of each text that is none of ours why.
 */
export function readCodes(texts: readonly string[]): CodesRead {
  const pieces: Piece[] = [];
  const refused: { text: string; error: CodeError }[] = [];
  for (const text of new Set(texts)) {
    const piece = readCode(text);
    if (piece.ok) pieces.push(piece.value);
    else refused.push({ text, error: piece.error });
  }
  const groups = groupBy(pieces, ({ id, of }) => `${id}/${of}`);
  return { transfers: [...groups.values()].map(gather), refused };
}

export type TransferError =
  | { readonly type: 'CodesTooNew' }
  | { readonly type: 'CodesDamaged' }
  | SegmentError;

/** What codes carried: verified segments of one contest. */
export interface Transfer {
  readonly contest: ContestId;
  readonly segments: readonly Segment[];
}

/** Packed bytes that are inflated at a time, so that a bomb is noticed while it is small. */
const inflatedAtOnce = 1024;

/** Inflates to at most the limit; null for damaged data or more. */
function inflateWithin(packed: Uint8Array, limit: number): Uint8Array | null {
  const parts: Uint8Array[] = [];
  let size = 0;
  const inflater = new Inflate((chunk) => {
    size += chunk.length;
    if (size > limit) throw new Error('more than allowed');
    parts.push(chunk);
  });
  const pieces = Array.from({ length: Math.ceil(packed.length / inflatedAtOnce) }, (_, index) =>
    packed.subarray(index * inflatedAtOnce, (index + 1) * inflatedAtOnce),
  );
  try {
    for (const [index, piece] of pieces.entries())
      inflater.push(piece, index === pieces.length - 1);
  } catch {
    return null;
  }
  return concatBytes(...parts);
}

const listSchema = z.array(z.instanceof(Uint8Array));

/** Opens what `readCodes` put together: every segment with its own signature, all of one contest. */
export async function openTransfer(
  bytes: Uint8Array,
  verify: VerifySignature,
): Promise<Result<Transfer, TransferError>> {
  const [family, version] = [bytes.subarray(0, 3), bytes[3] ?? 0];
  if (!equalBytes(family, magic.subarray(0, 3))) return err({ type: 'CodesDamaged' });
  if (version !== magic[3]) return err({ type: 'CodesTooNew' });
  const packed = bytes.subarray(4);
  const list = inflateWithin(packed, listLimit(packed));
  const value = list === null ? null : decodeValue(list);
  const parsed = listSchema.safeParse(value?.ok === true ? value.value : null);
  if (!parsed.success) return err({ type: 'CodesDamaged' });
  const segments: Segment[] = [];
  for (const segmentBytes of parsed.data) {
    const segment = await openSegment(segmentBytes, verify);
    if (!segment.ok) return segment;
    segments.push(segment.value);
  }
  const contests = new Set(segments.map(({ header }) => header.contest));
  const [contest] = contests;
  return contests.size === 1
    ? ok({ contest: present(contest, 'there is one'), segments })
    : err({ type: 'CodesDamaged' });
}
