import { strFromU8 } from 'fflate';

import { present } from '../basics/assert.ts';
import { equalBytes, toHex } from '../basics/bytes.ts';
import { digestWith, type VerifySignature } from '../log/ed25519.ts';
import type { ByteSource } from './byte-source.ts';
import { crc32 } from './crc32.ts';
import {
  endLength,
  hasZipEnd,
  localHeader,
  localLength,
  looksLikeZip,
  type ZipRecord,
  zipTail,
} from './zip.ts';

const entryLimit = 65_000;
/** Longest name of an entry; the longest of this format has 77 letters. */
const nameLimit = 128;
/** Bytes whose hashes are on their way at a time. */
const hashedAtOnce = 1 << 20;

/** One file inside a container, still where it is. */
export interface PlacedEntry {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** SHA-256 of its bytes in hex: taken in passing, so that a file is read once for everything that says its form. */
  readonly sha256: string;
}

/** An entry whose hash is on its way. */
type ScannedEntry = ZipRecord &
  Omit<PlacedEntry, 'sha256'> & { readonly hash: Promise<Uint8Array> };

/** Reads one local header with the bytes behind it; null unless both are exactly what the writer would write. */
async function scanEntry(
  source: ByteSource,
  offset: number,
  verify: VerifySignature,
): Promise<ScannedEntry | null> {
  const header = await source.read(offset, offset + localLength + nameLimit);
  if (header.length < localLength || !looksLikeZip(header)) return null;
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const [size, nameLength] = [view.getUint32(22, true), view.getUint16(26, true)];
  const from = offset + localLength + nameLength;
  const to = from + size;
  // What claims to go on behind the end is not asked for; a longer name does not come back as it was written.
  if (to > source.size) return null;
  const name = strFromU8(header.subarray(localLength, localLength + nameLength), true);
  const bytes = await source.read(from, to);
  const record = { name, size, crc: crc32(bytes), offset };
  const same = equalBytes(localHeader(record), header.subarray(0, localLength + nameLength));
  return same ? { ...record, from, to, hash: digestWith(verify, bytes) } : null;
}

/**
 * Finds the entries of a ZIP in exactly the form that `writeZip` makes, by writing every header again and comparing
 * bytes: hashes of entries alone miss flips in ZIP's own fields. Entries follow one another from the first byte, so
 * none overlaps another and nothing lies between them. Null for anything else, and for more than 65,000 entries.
 */
export async function scanContainer(
  source: ByteSource,
  verify: VerifySignature,
): Promise<readonly PlacedEntry[] | null> {
  const end = await source.read(Math.max(0, source.size - endLength), source.size);
  if (!hasZipEnd(end)) return null;
  const count = new DataView(end.buffer, end.byteOffset, end.length).getUint16(10, true);
  if (count > entryLimit) return null;
  const entries: ScannedEntry[] = [];
  let [at, hashed] = [0, 0];
  while (entries.length < count) {
    // The bytes of an entry stay in memory until they are hashed, so no more wait for that than fill a mebibyte.
    for (; hashed < entries.length - 1; hashed += 1) {
      const { from, hash } = present(entries[hashed], 'it was scanned');
      if (at - from <= hashedAtOnce) break;
      await hash;
    }
    const entry = await scanEntry(source, at, verify);
    if (entry === null) return null;
    // Where this scan ends early nobody waits for the hash.
    entry.hash.catch(() => undefined);
    entries.push(entry);
    at = entry.to;
  }
  const tail = zipTail(entries, at);
  if (source.size - at !== tail.length) return null;
  if (!equalBytes(tail, await source.read(at, source.size))) return null;
  return Promise.all(
    entries.map(async ({ name, from, to, hash }) => ({
      name,
      from,
      to,
      sha256: toHex(await hash),
    })),
  );
}
