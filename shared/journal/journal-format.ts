import { assert } from '../basics/assert.ts';
import { concatBytes, equalBytes, utf8ToBytes } from '../basics/bytes.ts';

/** SHA-256, by whatever is fastest where this runs. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** The version this program reads and writes. */
export const journalVersion = 1;
/** Bytes of the header, in this and every later version. */
export const headerSize = 64;
/** Bytes before an entry in its frame. */
export const headSize = 48;
/** Bytes of the largest entry. */
export const largestEntry = 512 * 1024 * 1024;

const magic = new Uint8Array([0x89, ...utf8ToBytes('QZJ\r\n'), 0x1a, 0x0a]);
const generationSize = 16;
const checkSize = 8;

/** What the first block of a journal says of the rest. */
export interface JournalHeader {
  /** Every frame begins at a multiple of this: a later append never writes into a block that an earlier one made durable. */
  readonly blockSize: number;
  /** Random, 16 bytes: a frame of another generation is never taken for one of this. */
  readonly generation: Uint8Array;
}

/** Where the next frame of a journal goes, and what it follows. */
export interface JournalTip extends JournalHeader {
  readonly offset: number;
  /** Number of the next entry, counted from 0. */
  readonly number: number;
  readonly chain: Uint8Array;
}

/** Bytes to write, and where the journal goes on after them. */
export interface Framed {
  readonly bytes: Uint8Array;
  readonly tip: JournalTip;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

const isBlockSize = (size: number): boolean =>
  size >= headerSize && size <= 65_536 && (size & (size - 1)) === 0;

/** A length rounded up to whole blocks. */
export const wholeBlocks = (length: number, blockSize: number): number =>
  Math.ceil(length / blockSize) * blockSize;

/** The first block of a new journal. */
export function beginJournal(header: JournalHeader, sha256: Sha256): Framed {
  const { blockSize, generation } = header;
  assert(isBlockSize(blockSize), 'a block is a power of two from 64 to 65,536');
  assert(generation.length === generationSize, 'a generation is named by 16 bytes');
  const bytes = new Uint8Array(blockSize);
  bytes.set(magic);
  viewOf(bytes).setUint32(8, journalVersion, true);
  viewOf(bytes).setUint32(12, blockSize, true);
  bytes.set(generation, 16);
  const checked = headerSize - checkSize;
  bytes.set(sha256(bytes.subarray(0, checked)).subarray(0, checkSize), checked);
  return { bytes, tip: firstTip(bytes, sha256) };
}

function firstTip(bytes: Uint8Array, sha256: Sha256): JournalTip {
  const blockSize = viewOf(bytes).getUint32(12, true);
  const generation = bytes.slice(16, 16 + generationSize);
  const chain = sha256(bytes.subarray(0, headerSize));
  return { blockSize, generation, offset: blockSize, number: 0, chain };
}

/** Reads the header: where the first frame goes, or why there is none to be read. */
export function readHeader(bytes: Uint8Array, sha256: Sha256): JournalTip | 'damaged' | 'newer' {
  if (bytes.length < headerSize || !equalBytes(bytes.subarray(0, magic.length), magic))
    return 'damaged';
  const checked = headerSize - checkSize;
  const check = sha256(bytes.subarray(0, checked)).subarray(0, checkSize);
  if (!equalBytes(bytes.subarray(checked, headerSize), check)) return 'damaged';
  const version = viewOf(bytes).getUint32(8, true);
  if (version > journalVersion) return 'newer';
  if (version < journalVersion || !isBlockSize(viewOf(bytes).getUint32(12, true))) return 'damaged';
  return firstTip(bytes, sha256);
}

/** The value that stands for an entry and everything before it. */
const chainOf = (before: Uint8Array, entry: Uint8Array, sha256: Sha256): Uint8Array =>
  sha256(concatBytes(before, sha256(entry)));

/** Holds a head to its place: what looks like one elsewhere, or in another generation, is none. */
function checkOf(tip: JournalHeader, at: number, head: Uint8Array, sha256: Sha256): Uint8Array {
  const place = new Uint8Array(8);
  viewOf(place).setUint32(0, at % 2 ** 32, true);
  viewOf(place).setUint32(4, Math.floor(at / 2 ** 32), true);
  const said = head.subarray(0, headSize - checkSize);
  return sha256(concatBytes(tip.generation, place, said)).subarray(0, checkSize);
}

/** The frame of the next entry, with zeros up to the end of its last block. */
export function frameEntry(tip: JournalTip, entry: Uint8Array, sha256: Sha256): Framed {
  assert(entry.length > 0 && entry.length <= largestEntry, 'an entry has 1 to 512 Mi bytes');
  const bytes = new Uint8Array(wholeBlocks(headSize + entry.length, tip.blockSize));
  const chain = chainOf(tip.chain, entry, sha256);
  viewOf(bytes).setUint32(0, entry.length, true);
  viewOf(bytes).setUint32(4, tip.number, true);
  bytes.set(chain, 8);
  bytes.set(checkOf(tip, tip.offset, bytes, sha256), headSize - checkSize);
  bytes.set(entry, headSize);
  const next = { offset: tip.offset + bytes.length, number: tip.number + 1, chain };
  return { bytes, tip: { ...tip, ...next } };
}

/** What stands at the head of a frame; its check holds. */
interface FrameHead {
  readonly length: number;
  readonly number: number;
  readonly chain: Uint8Array;
}

/** The head of a frame at a place in the file; null where there is none, or not one that belongs there. */
export function readHead(
  bytes: Uint8Array,
  at: number,
  header: JournalHeader,
  sha256: Sha256,
): FrameHead | null {
  if (at + headSize > bytes.length) return null;
  const head = bytes.subarray(at, at + headSize);
  const length = viewOf(head).getUint32(0, true);
  if (length === 0 || length > largestEntry) return null;
  const check = checkOf(header, at, head, sha256);
  if (!equalBytes(head.subarray(headSize - checkSize), check)) return null;
  return { length, number: viewOf(head).getUint32(4, true), chain: head.slice(8, 40) };
}

/** The entry that stands next in a journal, and where it goes on; null where none stands there whole. */
export function readEntry(
  bytes: Uint8Array,
  tip: JournalTip,
  sha256: Sha256,
): { readonly entry: Uint8Array; readonly tip: JournalTip } | null {
  const head = readHead(bytes, tip.offset, tip, sha256);
  if (head === null || head.number !== tip.number) return null;
  const from = tip.offset + headSize;
  if (from + head.length > bytes.length) return null;
  const entry = bytes.subarray(from, from + head.length);
  const chain = chainOf(tip.chain, entry, sha256);
  if (!equalBytes(chain, head.chain)) return null;
  const offset = tip.offset + wholeBlocks(headSize + head.length, tip.blockSize);
  return { entry: entry.slice(), tip: { ...tip, offset, number: tip.number + 1, chain } };
}
