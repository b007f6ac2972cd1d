import { strFromU8 } from 'fflate';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251';

/** Upper half of windows-1251 (0x80–0xFF); the unused 0x98 becomes the replacement character. */
const windows1251 =
  'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\uFFFD™љ›њќћџ\u00A0ЎўЈ¤Ґ¦§Ё©Є«¬\u00AD®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя';

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/** True for bytes that follow the rules of UTF-8 (overlong forms and surrogates excluded). */
export function isUtf8(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] ?? 0;
    const second = bytes[at + 1] ?? 0;
    const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (length === 0 || first > 0xf4 || at + length > bytes.length) return false;
    if (first === 0xe0 && second < 0xa0) return false;
    if (first === 0xed && second > 0x9f) return false;
    if (first === 0xf0 && second < 0x90) return false;
    if (first === 0xf4 && second > 0x8f) return false;
    for (let next = 1; next < length; next++)
      if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return false;
    at += length;
  }
  return true;
}

/** UTF-16 without a mark: in a table of any language half of the bytes of digits and separators are zero. */
function zeroBytes(bytes: Uint8Array): { readonly even: number; readonly odd: number } {
  const sample = bytes.subarray(0, 4096);
  let [even, odd] = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0 && index % 2 === 0) even++;
    if (byte === 0 && index % 2 === 1) odd++;
  });
  return { even, odd };
}

/**
 * Tells the encoding by its mark, else by its rules: valid UTF-8 is UTF-8, everything else is windows-1251, in which
 * any bytes are text. Null for bytes with a NUL in neither place of UTF-16: not a text file.
 */
export function detectEncoding(bytes: Uint8Array): TextEncoding | null {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  const { even, odd } = zeroBytes(bytes);
  if (even + odd > 0) {
    if (bytes.length % 2 !== 0) return null;
    return even === 0 ? 'utf-16le' : odd === 0 ? 'utf-16be' : null;
  }
  return isUtf8(bytes) ? 'utf-8' : 'windows-1251';
}

function decodeUtf16(bytes: Uint8Array, lowFirst: boolean): string {
  const parts: string[] = [];
  for (let from = 0; from + 1 < bytes.length; from += 8192) {
    const units: number[] = [];
    for (let at = from; at < Math.min(from + 8192, bytes.length - 1); at += 2) {
      const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
      units.push(lowFirst ? first | (second << 8) : second | (first << 8));
    }
    parts.push(String.fromCharCode(...units));
  }
  return parts.join('');
}

function decodeWindows1251(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 8192)
    parts.push(
      Array.from(bytes.subarray(from, from + 8192), (byte) =>
        byte < 0x80 ? String.fromCharCode(byte) : windows1251[byte - 0x80],
      ).join(''),
    );
  return parts.join('');
}

/** Text of bytes in a known encoding, without a byte-order mark. */
export function decodeText(bytes: Uint8Array, encoding: TextEncoding): string {
  const text =
    encoding === 'utf-8'
      ? strFromU8(bytes)
      : encoding === 'windows-1251'
        ? decodeWindows1251(bytes)
        : decodeUtf16(bytes, encoding === 'utf-16le');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
