import { sha256, toHex } from '../basics/bytes.ts';
import { hexToBytes } from '@noble/hashes/utils.js';
import { err, ok, type Result } from '../basics/result.ts';
import { z } from '../basics/zod.ts';
import type { MailboxKeys } from './mailbox-keys.ts';
import type { ObjectName } from './memory.ts';
import { openSealedValue, type SealedValueError, sealValue } from './sealed-value.ts';

/** Most bytes of a letter in one object: 192 KiB. */
export const pieceLimit = 192 * 1024;
/** Most bytes of an object as it is stored: a piece, its fields, the padding, and what age adds. */
export const objectLimit = pieceLimit + 4096;
/** Most objects of one letter, 96 MiB: the largest document fits in, and the largest segment. */
export const partLimit = 512;

/** What an object holds. `seq` counts the objects of a lane from 0, `part` those of a letter. */
export interface MailboxObject {
  readonly lane: string;
  readonly seq: number;
  /** The object before it in the chain; null where there is none. */
  readonly previous: ObjectName | null;
  readonly part: number;
  readonly of: number;
  /** SHA-256 of the whole letter, hex. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

const bytesOf = (length: number) =>
  z.instanceof(Uint8Array).refine((bytes) => bytes.length === length);
const number = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const objectSchema = z
  .strictObject({
    v: z.literal(1),
    lane: bytesOf(16).transform(toHex),
    seq: number,
    previous: bytesOf(32).transform(toHex).nullable(),
    part: number,
    of: number.max(partLimit),
    file: bytesOf(32).transform(toHex),
    bytes: z
      .instanceof(Uint8Array)
      .refine((bytes) => bytes.length > 0 && bytes.length <= pieceLimit),
    pad: z.instanceof(Uint8Array),
  })
  .refine(({ seq, part, of }) => part < of && part <= seq);

/** The name of an object: anybody can tell by it whether the bytes are whole. */
export const nameOfObject = (bytes: Uint8Array): ObjectName => toHex(sha256(bytes));

/** An object as it is stored. Its bytes, and so its name, differ each time it is sealed. */
export const sealObject = (object: MailboxObject, keys: MailboxKeys): Promise<Uint8Array> =>
  sealValue(
    {
      v: 1,
      lane: hexToBytes(object.lane),
      seq: object.seq,
      previous: object.previous === null ? null : hexToBytes(object.previous),
      part: object.part,
      of: object.of,
      file: hexToBytes(object.file),
      bytes: object.bytes,
    },
    keys,
  );

/** Opens an object whose bytes were compared with its name. */
export async function openObject(
  bytes: Uint8Array,
  keys: MailboxKeys,
): Promise<Result<MailboxObject, SealedValueError>> {
  if (bytes.length > objectLimit) return err({ type: 'ObjectDamaged' });
  const value = await openSealedValue(bytes, keys);
  if (!value.ok) return value;
  const parsed = objectSchema.safeParse(value.value);
  if (!parsed.success) return err({ type: 'ObjectDamaged' });
  const { lane, seq, previous, part, of, file, bytes: piece } = parsed.data;
  return ok({ lane, seq, previous, part, of, file, bytes: piece });
}
