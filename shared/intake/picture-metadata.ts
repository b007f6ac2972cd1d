import { concatBytes, utf8ToBytes } from '../basics/bytes.ts';
import { hasLetters, type PictureFormat } from './picture-header.ts';

const view = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

const orientationTag = 0x0112;

/** Orientation (1–8) of a TIFF block, which is what Exif is inside; 1 where it says nothing sensible. */
function orientationIn(tiff: Uint8Array): number {
  const isLittle = hasLetters(tiff, 'II');
  if (tiff.length < 14 || (!isLittle && !hasLetters(tiff, 'MM'))) return 1;
  const data = view(tiff);
  const first = data.getUint32(4, isLittle);
  if (first + 2 > tiff.length) return 1;
  const count = data.getUint16(first, isLittle);
  for (let index = 0; index < count; index += 1) {
    const at = first + 2 + index * 12;
    if (at + 12 > tiff.length) return 1;
    if (data.getUint16(at, isLittle) !== orientationTag) continue;
    const value = data.getUint16(at + 8, isLittle);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** A TIFF block that says the orientation and nothing else. */
function orientationBlock(orientation: number): Uint8Array {
  const block = new Uint8Array(26);
  const data = view(block);
  block.set(utf8ToBytes('MM\0*'));
  data.setUint32(4, 8);
  // One entry: a single 16-bit number.
  data.setUint16(8, 1);
  data.setUint16(10, orientationTag);
  data.setUint16(12, 3);
  data.setUint32(14, 1);
  data.setUint16(18, orientation);
  return block;
}

const exifMark = 'Exif\0\0';

/** Application segments that a picture needs to be shown right: JFIF, the colour profile, Adobe's colour transform. */
const isNeededApp = (bytes: Uint8Array, marker: number, at: number): boolean =>
  (marker === 0xe0 && hasLetters(bytes, 'JFIF\0', at + 4)) ||
  (marker === 0xe2 && hasLetters(bytes, 'ICC_PROFILE\0', at + 4)) ||
  (marker === 0xee && hasLetters(bytes, 'Adobe', at + 4));

const isTold = (marker: number): boolean => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;

/** Where the compressed data that begins here ends: at the next marker that is no restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    const isMarker = bytes[at] === 0xff && next !== 0 && next !== 0xff;
    if (isMarker && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += 1;
  }
  return bytes.length;
}

/** What of a JPEG is kept, piece by piece, and the orientation that it told. */
function jpegParts(bytes: Uint8Array): {
  readonly kept: readonly Uint8Array[];
  readonly orientation: number;
} {
  const kept: Uint8Array[] = [];
  let orientation = 1;
  let at = 2;
  while (at + 3 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // What lies behind the end (a second picture, a phone's short film) is no part of the picture.
    if (marker === 0xd9) break;
    const end = Math.min(bytes.length, at + 2 + view(bytes).getUint16(at + 2));
    if (marker === 0xe1 && hasLetters(bytes, exifMark, at + 4))
      orientation = orientationIn(bytes.subarray(at + 4 + exifMark.length, end));
    if (!isTold(marker) || isNeededApp(bytes, marker, at)) kept.push(bytes.subarray(at, end));
    at = end;
    if (marker !== 0xda) continue;
    const next = endOfScan(bytes, at);
    kept.push(bytes.subarray(at, next));
    at = next;
  }
  return { kept, orientation };
}

function plainJpeg(bytes: Uint8Array): Uint8Array {
  const { kept, orientation } = jpegParts(bytes);
  const block = concatBytes(utf8ToBytes(exifMark), orientationBlock(orientation));
  const told = concatBytes(new Uint8Array([0xff, 0xe1, 0, block.length + 2]), block);
  const [first] = kept;
  const isJfif = first !== undefined && first[1] === 0xe0;
  return concatBytes(
    new Uint8Array([0xff, 0xd8]),
    ...(isJfif ? [first] : []),
    ...(orientation === 1 ? [] : [told]),
    ...kept.slice(isJfif ? 1 : 0),
    new Uint8Array([0xff, 0xd9]),
  );
}

/** Chunks of a PNG that say what is to be seen; texts, times and Exif are none of them. */
const neededChunks: ReadonlySet<string> = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT'.split(' '),
);

function plainPng(bytes: Uint8Array): Uint8Array {
  const kept = [bytes.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view(bytes).getUint32(at);
    if (end > bytes.length) break;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (neededChunks.has(name)) kept.push(bytes.subarray(at, end));
    at = end;
    if (name === 'IEND') break;
  }
  return concatBytes(...kept);
}

const webpExif = 0x08;
const webpXmp = 0x04;

/** One chunk of a WebP, with the byte that makes its length even. */
function webpChunk(name: string, content: Uint8Array): Uint8Array {
  const head = new Uint8Array(8);
  head.set(utf8ToBytes(name));
  view(head).setUint32(4, content.length, true);
  return concatBytes(head, content, new Uint8Array(content.length % 2));
}

function plainWebp(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [];
  let orientation = 1;
  let at = 12;
  while (at + 8 <= bytes.length) {
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    const length = view(bytes).getUint32(at + 4, true);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (name === 'EXIF') {
      const from = hasLetters(content, exifMark) ? exifMark.length : 0;
      orientation = orientationIn(content.subarray(from));
    } else if (name !== 'XMP ') kept.push(webpChunk(name, content.slice()));
    at += 8 + length + (length % 2);
  }
  const [first] = kept;
  const isExtended = first !== undefined && hasLetters(first, 'VP8X');
  const isTurned = isExtended && orientation !== 1;
  if (isExtended) {
    const flags = (first[8] ?? 0) & ~(webpExif | webpXmp);
    first[8] = isTurned ? flags | webpExif : flags;
  }
  if (isTurned) kept.push(webpChunk('EXIF', orientationBlock(orientation)));
  return concatBytes(utf8ToBytes('RIFF'), sizeOf(kept), utf8ToBytes('WEBP'), ...kept);
}

function sizeOf(chunks: readonly Uint8Array[]): Uint8Array {
  const size = new Uint8Array(4);
  const total = chunks.reduce((sum, { length }) => sum + length, 'WEBP'.length);
  view(size).setUint32(0, total, true);
  return size;
}

/** Blocks of a GIF's data: each says its length, an empty one ends them. */
function endOfBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0);
  return Math.min(bytes.length, at + 1);
}

const colourTable = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1));

/** Extensions of a GIF that are kept: how a frame is shown, and how often they are repeated. */
const isNeededExtension = (bytes: Uint8Array, at: number): boolean =>
  bytes[at + 1] === 0xf9 || (bytes[at + 1] === 0xff && hasLetters(bytes, 'NETSCAPE2.0', at + 3));

function plainGif(bytes: Uint8Array): Uint8Array {
  let at = 13 + colourTable(bytes[10] ?? 0);
  const kept = [bytes.subarray(0, at)];
  while (at < bytes.length) {
    const isImage = bytes[at] === 0x2c;
    if (!isImage && bytes[at] !== 0x21) break;
    const from = isImage ? at + 11 + colourTable(bytes[at + 9] ?? 0) : at + 2;
    const end = endOfBlocks(bytes, from);
    if (isImage || isNeededExtension(bytes, at)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return concatBytes(...kept, new Uint8Array([0x3b]));
}

/**
 * A picture without what its file tells beside it: place, time and device (Exif), texts, previews, anything behind its
 * end. What a window needs to show it right stays: colours, resolution, animation, and the orientation of a JPEG or
 * WebP. The picture itself is not touched.
 */
export function withoutMetadata(bytes: Uint8Array, format: PictureFormat): Uint8Array {
  switch (format) {
    case 'png':
      return plainPng(bytes);
    case 'jpeg':
      return plainJpeg(bytes);
    case 'webp':
      return plainWebp(bytes);
    case 'gif':
      return plainGif(bytes);
  }
}
