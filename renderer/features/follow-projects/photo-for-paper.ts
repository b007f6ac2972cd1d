import { readPictureContent } from '../../documents/picture-content.ts';

/** Pixels: two photos stand in a row of A4, and more than this nobody sees there. */
const paperWidth = 1400;
const paperQuality = 0.85;

async function drawnAgain(blob: Blob, width: number): Promise<Uint8Array | null> {
  const bitmap = await createImageBitmap(blob, { resizeWidth: width, resizeQuality: 'high' }).catch(
    () => null,
  );
  if (bitmap === null) return null;
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const place = canvas.getContext('2d');
  if (place !== null) {
    // A JPEG has no transparency: what shows through is paper.
    place.fillStyle = '#fff';
    place.fillRect(0, 0, bitmap.width, bitmap.height);
    place.drawImage(bitmap, 0, 0);
  }
  bitmap.close();
  const drawn = await canvas.convertToBlob({ type: 'image/jpeg', quality: paperQuality });
  return new Uint8Array(await drawn.arrayBuffer());
}

/**
 * A photo as a report carries it: no larger than paper shows it, so that a report with hundreds stays a file that can
 * be sent, and no WebP, which word processors do not show. Null for what is no picture, or cannot be decoded.
 */
export async function photoForPaper(bytes: Uint8Array): Promise<Uint8Array | null> {
  const content = readPictureContent(bytes);
  if (content.type !== 'picture') return null;
  const { format, size } = content;
  if (size.width <= paperWidth && format !== 'webp') return bytes;
  const blob = new Blob([bytes.slice()], { type: `image/${format}` });
  return drawnAgain(blob, Math.min(size.width, paperWidth));
}
