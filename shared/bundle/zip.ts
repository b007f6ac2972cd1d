import { strToU8 } from 'fflate';

import { concatBytes } from '../basics/bytes.ts';
import { crc32 } from './crc32.ts';

/** One file inside a container. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a container's own fields say about an entry. */
export interface ZipRecord {
  /** ASCII. */
  readonly name: string;
  readonly size: number;
  readonly crc: number;
  /** Where its local header begins. */
  readonly offset: number;
}

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
/** 1 January 1980, 00:00: the same content gives the same bytes on every machine and in every time zone. */
const fixedDate = 0x0021;
const versionNeeded = 20;

/** Length of a local header before the name, and of the closing record. */
export const [localLength, endLength] = [30, 22] as const;

/** Parts in one byte string; there may be too many of them for the arguments of one call. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Little-endian fields, each as [value, width in bytes]. */
function fields(...pairs: readonly (readonly [number, 2 | 4])[]): Uint8Array {
  const bytes = new Uint8Array(pairs.reduce((sum, [, width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, width] of pairs) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return bytes;
}

/** The part that a local and a central header have in common, from "version needed" to "extra length". */
const commonFields = ({ name, size, crc }: ZipRecord): Uint8Array =>
  fields(
    [versionNeeded, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [fixedDate, 2],
    [crc, 4],
    [size, 4],
    [size, 4],
    [name.length, 2],
    [0, 2],
  );

/** What stands before an entry's bytes. */
export const localHeader = (record: ZipRecord): Uint8Array =>
  concatBytes(fields([localSignature, 4]), commonFields(record), strToU8(record.name, true));

const directoryHeader = (record: ZipRecord): Uint8Array =>
  concatBytes(
    fields([centralSignature, 4], [versionNeeded, 2]),
    commonFields(record),
    fields([0, 2], [0, 2], [0, 2], [0, 4], [record.offset, 4]),
    strToU8(record.name, true),
  );

/** What stands behind the last entry: the directory and the closing record, given where they begin. */
export function zipTail(records: readonly ZipRecord[], offset: number): Uint8Array {
  const directory = joined(records.map(directoryHeader));
  const end = fields(
    [endSignature, 4],
    [0, 2],
    [0, 2],
    [records.length, 2],
    [records.length, 2],
    [directory.length, 4],
    [offset, 4],
    [0, 2],
  );
  return concatBytes(directory, end);
}

/** Writes a store-only ZIP: no compression, no extra fields, no comment, fixed dates, entries in the given order. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const body: Uint8Array[] = [];
  const records: ZipRecord[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const record = { name, size: bytes.length, crc: crc32(bytes), offset };
    const header = localHeader(record);
    records.push(record);
    body.push(header, bytes);
    offset += header.length + bytes.length;
  }
  return joined([...body, zipTail(records, offset)]);
}

const numberAt = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(at, true);

/** True where the bytes begin like a ZIP. */
export const looksLikeZip = (bytes: Uint8Array): boolean =>
  bytes.length >= 4 && numberAt(bytes, 0) === localSignature;

/** True where the bytes end with a closing record, so the ZIP was not cut off. */
export const hasZipEnd = (bytes: Uint8Array): boolean =>
  bytes.length >= endLength && numberAt(bytes, bytes.length - endLength) === endSignature;
