import { strToU8 } from 'fflate';

import { err, ok, type Result } from '../basics/result.ts';
import { type DocumentKind, documentLimits } from '../contest/document.ts';
import { hasLetters, pictureFormat, pictureSize } from './picture-header.ts';
import { withoutMetadata } from './picture-metadata.ts';
import { decodeText, detectEncoding } from './text-encoding.ts';

/** Largest picture that is taken, in pixels: unpacked it fills 200 MB of a laptop's memory. */
const mostPixels = 50_000_000;

/** Why a file is not taken as a document; each has a text that says what to do instead. */
export type DocumentRefusal =
  | { readonly type: 'DocumentEmpty' }
  | { readonly type: 'DocumentTooLarge'; readonly limit: number }
  | { readonly type: 'DocumentTooManyPixels'; readonly limit: number }
  | { readonly type: 'DocumentUnreadable' }
  /** A file of an office program: it has to be saved as PDF. */
  | { readonly type: 'DocumentOffice' }
  | { readonly type: 'DocumentPacked' }
  | { readonly type: 'DocumentProgram' }
  /** A web page or a drawing made of instructions. */
  | { readonly type: 'DocumentActive' }
  | { readonly type: 'DocumentUnknown' };

/** A file that may become a document: `film` needs a still picture in its place, everything else has its bytes. */
export type ReadDocument =
  | { readonly kind: Exclude<DocumentKind, 'video'>; readonly bytes: Uint8Array }
  | { readonly kind: 'film' };

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/** Brands of the container of MP4 that hold still pictures. */
const pictureBrands = ['heic', 'heix', 'hevc', 'mif1', 'msf1', 'avif', 'avis'];

function isFilm(bytes: Uint8Array): boolean {
  if (hasLetters(bytes, 'ftyp', 4))
    return !pictureBrands.some((brand) => hasLetters(bytes, brand, 8));
  if (['moov', 'mdat', 'wide', 'free'].some((box) => hasLetters(bytes, box, 4))) return true;
  return (
    // Matroska and WebM, AVI, MPEG, Windows Media, Flash
    startsWith(bytes, 0x1a, 0x45, 0xdf, 0xa3) ||
    (hasLetters(bytes, 'RIFF') && hasLetters(bytes, 'AVI ', 8)) ||
    startsWith(bytes, 0, 0, 1, 0xba) ||
    startsWith(bytes, 0, 0, 1, 0xb3) ||
    startsWith(bytes, 0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11) ||
    hasLetters(bytes, 'FLV\u0001') ||
    (bytes.length > 188 && bytes[0] === 0x47 && bytes[188] === 0x47 && bytes[376] === 0x47)
  );
}

/** Bytes at the end of an archive in which names of its files lie. */
const packedSample = 65_536;

function packedRefusal(bytes: Uint8Array): DocumentRefusal | null {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0) || hasLetters(bytes, '{\\rtf'))
    return { type: 'DocumentOffice' };
  if (startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0x50, 0x4b, 5, 6)) {
    const ends = [bytes.subarray(0, 4096), bytes.subarray(-packedSample)];
    const names = ends.map((part) => decodeText(part, 'windows-1251')).join('');
    const isOffice = /\[Content_Types\]\.xml|vnd\.oasis\.opendocument/.test(names);
    return { type: isOffice ? 'DocumentOffice' : 'DocumentPacked' };
  }
  const isPacked =
    hasLetters(bytes, 'Rar!') ||
    startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf) ||
    startsWith(bytes, 0x1f, 0x8b) ||
    hasLetters(bytes, 'BZh') ||
    startsWith(bytes, 0xfd, 0x37, 0x7a, 0x58);
  return isPacked ? { type: 'DocumentPacked' } : null;
}

const isProgram = (bytes: Uint8Array): boolean =>
  hasLetters(bytes, 'MZ') ||
  hasLetters(bytes, '\u007fELF') ||
  hasLetters(bytes, '#!') ||
  startsWith(bytes, 0xca, 0xfe, 0xba, 0xbe) ||
  [0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe].some((mark) =>
    startsWith(bytes, mark >>> 24, (mark >>> 16) & 255, (mark >>> 8) & 255, mark & 255),
  ) ||
  startsWith(bytes, 0x4c, 0, 0, 0, 0x01, 0x14, 0x02, 0);

/** Readers of PDF find its mark anywhere in the first kilobyte. */
const isPdf = (bytes: Uint8Array): boolean => {
  const head = decodeText(bytes.subarray(0, 1024), 'windows-1251');
  return head.includes('%PDF-');
};

/** Letters of a text that are looked at to tell a page from plain words. */
const textSample = 4096;
const active =
  /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype|html|head|body|script|svg|\?xml|iframe)|^\s*mime-version/i;
/** Control characters but for spaces and line breaks: nobody types them. */
const unprintable = /[^\P{Cc}\s]/u;

/** Plain text as UTF-8, whatever encoding it came in; null for bytes that are no text. */
function textIn(bytes: Uint8Array): Uint8Array | null {
  const encoding = detectEncoding(bytes);
  if (encoding === null) return null;
  const text = decodeText(bytes, encoding);
  if (unprintable.test(text)) return null;
  if (encoding === 'utf-8') return bytes;
  // A letter that windows-1251 does not have: these are no words.
  return encoding === 'windows-1251' && text.includes('\uFFFD') ? null : strToU8(text);
}

function readPicture(
  bytes: Uint8Array,
  format: NonNullable<ReturnType<typeof pictureFormat>>,
): Result<ReadDocument, DocumentRefusal> {
  const size = pictureSize(bytes, format);
  if (size === null) return err({ type: 'DocumentUnreadable' });
  if (size.width * size.height > mostPixels)
    return err({ type: 'DocumentTooManyPixels', limit: mostPixels / 1_000_000 });
  return ok({ kind: 'image', bytes: withoutMetadata(bytes, format) });
}

function readText(bytes: Uint8Array): Result<ReadDocument, DocumentRefusal> {
  const plain = textIn(bytes);
  if (plain === null) return err({ type: 'DocumentUnknown' });
  const head = decodeText(plain.subarray(0, textSample), 'utf-8');
  return active.test(head) ? err({ type: 'DocumentActive' }) : ok({ kind: 'text', bytes: plain });
}

/**
 * What a file really is, by its bytes alone and whatever it is called. Pictures come back without what their files tell
 * beside them (`withoutMetadata`), texts as UTF-8, PDF as it is. A film is none by itself.
 */
export function examineDocument(bytes: Uint8Array): Result<ReadDocument, DocumentRefusal> {
  if (bytes.length === 0) return err({ type: 'DocumentEmpty' });
  if (isFilm(bytes)) return ok({ kind: 'film' });
  if (bytes.length > documentLimits.bytes)
    return err({ type: 'DocumentTooLarge', limit: documentLimits.bytes / 1024 / 1024 });
  const format = pictureFormat(bytes);
  if (format !== null) return readPicture(bytes, format);
  const packed = packedRefusal(bytes);
  if (packed !== null) return err(packed);
  if (isProgram(bytes)) return err({ type: 'DocumentProgram' });
  return isPdf(bytes) ? ok({ kind: 'pdf', bytes }) : readText(bytes);
}
