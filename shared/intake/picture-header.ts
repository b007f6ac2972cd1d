/** Size of a picture as its header says, in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const view = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** True where bytes begin with these letters (ASCII) at an offset. */
export const hasLetters = (bytes: Uint8Array, letters: string, at = 0): boolean =>
  at + letters.length <= bytes.length &&
  [...letters].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

const filled = (width: number, height: number): PictureSize | null =>
  width > 0 && height > 0 ? { width, height } : null;

/** IHDR is the first chunk of every PNG. */
function pngSize(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < 33 || !hasLetters(bytes, 'IHDR', 12)) return null;
  const data = view(bytes);
  return filled(data.getUint32(16), data.getUint32(20));
}

const gifSize = (bytes: Uint8Array): PictureSize | null =>
  bytes.length < 13 ? null : filled(view(bytes).getUint16(6, true), view(bytes).getUint16(8, true));

/** Markers of a frame: C0–CF without the tables C4 and CC and the extension C8. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegSize(bytes: Uint8Array): PictureSize | null {
  const data = view(bytes);
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    // Fill bytes may stand before a marker.
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) return filled(data.getUint16(at + 7), data.getUint16(at + 5));
    else if (marker === 0xda || marker === 0xd9) return null;
    else at += 2 + data.getUint16(at + 2);
  }
  return null;
}

const uint24 = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);

/** The first chunk of a WebP says its form: VP8X (a canvas), VP8L (lossless) or VP8 (lossy). */
function webpSize(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < 25) return null;
  if (hasLetters(bytes, 'VP8X', 12))
    return bytes.length < 30 ? null : filled(uint24(bytes, 24) + 1, uint24(bytes, 27) + 1);
  if (hasLetters(bytes, 'VP8L', 12)) {
    if (bytes[20] !== 0x2f) return null;
    const bits = view(bytes).getUint32(21, true);
    return filled((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
  if (bytes.length < 30 || !hasLetters(bytes, 'VP8 ', 12) || uint24(bytes, 23) !== 0x2a019d)
    return null;
  const data = view(bytes);
  return filled(data.getUint16(26, true) & 0x3fff, data.getUint16(28, true) & 0x3fff);
}

export type PictureFormat = 'png' | 'jpeg' | 'webp' | 'gif';

/** Which picture bytes begin like; null for none of those that every window shows. */
export function pictureFormat(bytes: Uint8Array): PictureFormat | null {
  if (hasLetters(bytes, '\u0089PNG\r\n\u001a\n')) return 'png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (hasLetters(bytes, 'RIFF') && hasLetters(bytes, 'WEBP', 8)) return 'webp';
  return hasLetters(bytes, 'GIF87a') || hasLetters(bytes, 'GIF89a') ? 'gif' : null;
}

/** Size of a picture from its header alone, before anything of it is decoded; null where there is no such header. */
export function pictureSize(bytes: Uint8Array, format: PictureFormat): PictureSize | null {
  switch (format) {
    case 'png':
      return pngSize(bytes);
    case 'jpeg':
      return jpegSize(bytes);
    case 'webp':
      return webpSize(bytes);
    case 'gif':
      return gifSize(bytes);
  }
}
