import {
  hasLetters,
  type PictureFormat,
  pictureFormat,
  type PictureSize,
  pictureSize,
} from '../../shared/intake/picture-header.ts';

/** Points of the largest picture that is decoded: 50 megapixels, 200 MB once decoded. */
export const largestPicture = 50_000_000;

export type PictureContent =
  | { readonly type: 'picture'; readonly format: PictureFormat; readonly size: PictureSize }
  /** The header announces more than `largestPicture`; nothing was decoded. */
  | { readonly type: 'too-large'; readonly megapixels: number }
  /** Not a picture of a kind that is shown, whatever its name says. */
  | { readonly type: 'none' };

/** What a picture says of itself before anything of it is decoded. */
export function readPictureContent(bytes: Uint8Array): PictureContent {
  const format = pictureFormat(bytes);
  const size = format === null ? null : pictureSize(bytes, format);
  if (format === null || size === null) return { type: 'none' };
  const points = size.width * size.height;
  if (points > largestPicture)
    return { type: 'too-large', megapixels: Math.round(points / 1_000_000) };
  return { type: 'picture', format, size };
}

const contains = (bytes: Uint8Array, letters: string): boolean => {
  const last = bytes.length - letters.length;
  for (let at = 0; at <= last; at += 1) if (hasLetters(bytes, letters, at)) return true;
  return false;
};

/** Whether a picture may move: of one that does, only the first frame is shown. */
export function mayMove(bytes: Uint8Array, format: PictureFormat): boolean {
  switch (format) {
    case 'gif':
      return true;
    case 'webp':
      return hasLetters(bytes, 'VP8X', 12) && ((bytes[20] ?? 0) & 0x02) !== 0;
    // What makes a PNG move stands before its first data.
    case 'png':
      return contains(bytes.subarray(0, 4096), 'acTL');
    case 'jpeg':
      return false;
  }
}
