import { hasLetters, pictureFormat } from '../../shared/intake/picture-header.ts';
import { decodeText, detectEncoding } from '../../shared/intake/text-encoding.ts';

/** Bytes of a text that are shown; what is longer is said to be cut. */
export const shownTextBytes = 1024 * 1024;

export interface TextContent {
  /** Pieces that are drawn one below the other; each ends where a line ends, or where a line without end was cut. */
  readonly pieces: readonly string[];
  readonly isCut: boolean;
}

const pieceLength = 8_000;

/** Characters without a look of their own, but for the tabulator and the end of a line. */
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/gu;

function toPieces(text: string): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  while (from < text.length) {
    let to = Math.min(text.length, from + pieceLength);
    if (to < text.length) {
      const lineEnd = text.lastIndexOf('\n', to - 1);
      if (lineEnd > from) to = lineEnd + 1;
      else if (/[\uD800-\uDBFF]/.test(text[to - 1] ?? '')) to -= 1;
    }
    pieces.push(text.slice(from, to).replace(/\n$/, ''));
    from = to;
  }
  return pieces;
}

const isContinuation = (byte: number | undefined): boolean =>
  byte !== undefined && (byte & 0xc0) === 0x80;

/** The beginning of a long text, cut between two letters of UTF-8. */
function beginning(bytes: Uint8Array): Uint8Array {
  let end = Math.min(bytes.length, shownTextBytes);
  if (end < bytes.length) while (end > shownTextBytes - 4 && isContinuation(bytes[end])) end -= 1;
  return bytes.subarray(0, end);
}

/** What stands in a text file in UTF-8, UTF-16 or windows-1251; null for bytes that are no text. */
export function readTextContent(bytes: Uint8Array): TextContent | null {
  if (pictureFormat(bytes) !== null || hasLetters(bytes, '%PDF-')) return null;
  const letters = beginning(bytes);
  const isUtf8 = detectEncoding(letters) === 'utf-8';
  const part = isUtf8 ? letters : bytes.subarray(0, shownTextBytes);
  const encoding = detectEncoding(part);
  if (encoding === null) return null;
  const text = decodeText(part, encoding)
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(controls, '\uFFFD');
  return { pieces: toPieces(text), isCut: part.length < bytes.length };
}
