import { strFromU8, strToU8 } from "fflate";

import { concatBytes, equalBytes } from "../basics/bytes.ts";

/** One file inside a container. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
/** 1 January 1980, 00:00: the same content gives the same bytes on every machine and in every time zone. */
const fixedDate = 0x0021;
const versionNeeded = 20;

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1)
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** CRC-32 (ISO 3309) as ZIP uses it. */
export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes)
    value = (crcTable[(value ^ byte) & 255] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** Little-endian fields, each as [value, width in bytes]. */
function fields(...pairs: readonly (readonly [number, 2 | 4])[]): Uint8Array {
  const bytes = new Uint8Array(
    pairs.reduce((sum, [, width]) => sum + width, 0),
  );
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
const commonFields = (entry: ZipEntry): Uint8Array =>
  fields(
    [versionNeeded, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [fixedDate, 2],
    [crc32(entry.bytes), 4],
    [entry.bytes.length, 4],
    [entry.bytes.length, 4],
    [strToU8(entry.name).length, 2],
    [0, 2],
  );

/** Writes a store-only ZIP: no compression, no extra fields, no comment, fixed dates, entries in the given order. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const body: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const [name, common] = [strToU8(entry.name), commonFields(entry)];
    const local = [fields([localSignature, 4]), common, name, entry.bytes];
    directory.push(
      fields([centralSignature, 4], [versionNeeded, 2]),
      common,
      fields([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
      name,
    );
    body.push(...local);
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const central = concatBytes(...directory);
  const end = fields(
    [endSignature, 4],
    [0, 2],
    [0, 2],
    [entries.length, 2],
    [entries.length, 2],
    [central.length, 4],
    [offset, 4],
    [0, 2],
  );
  return concatBytes(...body, central, end);
}

/** True where the bytes begin like a ZIP. */
export const looksLikeZip = (bytes: Uint8Array): boolean =>
  bytes.length >= 4 &&
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) ===
    localSignature;

/** True where a ZIP has its closing record at the very end, so it was not cut off. */
export const hasZipEnd = (bytes: Uint8Array): boolean =>
  bytes.length >= 22 &&
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(
    bytes.length - 22,
    true,
  ) === endSignature;

/**
 * Reads a ZIP in exactly the form `writeZip` makes, by writing the parsed entries again and comparing every byte:
 * entry hashes alone miss flips in ZIP's own fields. Null for anything else.
 */
export function readZip(
  bytes: Uint8Array,
  maxEntries: number,
): readonly ZipEntry[] | null {
  if (!looksLikeZip(bytes) || !hasZipEnd(bytes)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const count = view.getUint16(bytes.length - 12, true);
  if (count > maxEntries) return null;
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 30 > bytes.length || view.getUint32(at, true) !== localSignature)
      return null;
    const [size, nameLength] = [
      view.getUint32(at + 22, true),
      view.getUint16(at + 26, true),
    ];
    const start = at + 30 + nameLength;
    if (start + size > bytes.length) return null;
    entries.push({
      name: strFromU8(bytes.subarray(at + 30, start)),
      bytes: bytes.subarray(start, start + size),
    });
    at = start + size;
  }
  const again = writeZip(entries);
  return equalBytes(again, bytes) ? entries : null;
}
