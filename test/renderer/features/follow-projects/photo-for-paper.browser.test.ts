import { expect, test } from 'vitest';

import { pictureFormat, pictureSize } from '../../../../shared/intake/picture-header.ts';
import { photoForPaper } from '../../../../renderer/features/follow-projects/photo-for-paper.ts';

/** A picture in one colour, half of it transparent. */
async function picture(type: 'image/webp' | 'image/png', width: number): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(width, 40);
  const place = canvas.getContext('2d');
  if (place === null) throw new Error('a canvas');
  place.fillStyle = '#005a6b';
  place.fillRect(0, 0, width / 2, 40);
  const blob = await canvas.convertToBlob({ type });
  return new Uint8Array(await blob.arrayBuffer());
}

const shapeOf = (bytes: Uint8Array | null) => {
  const format = bytes === null ? null : pictureFormat(bytes);
  return bytes === null || format === null ? null : { format, size: pictureSize(bytes, format) };
};

test('a WebP photo becomes one that word processors show, with paper where it was transparent', async () => {
  const webp = await picture('image/webp', 60);
  expect(shapeOf(webp)?.format).toBe('webp');
  const made = await photoForPaper(webp);
  expect(shapeOf(made)).toEqual({ format: 'jpeg', size: { width: 60, height: 40 } });
  const bitmap = await createImageBitmap(new Blob([made?.slice() ?? ''], { type: 'image/jpeg' }));
  const canvas = new OffscreenCanvas(60, 40);
  const place = canvas.getContext('2d');
  place?.drawImage(bitmap, 0, 0);
  const points = [10, 50].map((x) => place?.getImageData(x, 20, 1, 1).data[0] ?? -1);
  expect(points[0]).toBeLessThan(20);
  expect(points[1]).toBeGreaterThan(245);
});

test('a photo that paper shows as it is stays as it is, and a wide one grows smaller', async () => {
  const small = await picture('image/png', 60);
  expect(await photoForPaper(small)).toBe(small);
  expect(shapeOf(await photoForPaper(await picture('image/png', 2800)))?.size).toEqual({
    width: 1400,
    height: 20,
  });
});

test('what is no picture is left out', async () => {
  expect(await photoForPaper(new Uint8Array([1, 2, 3]))).toBeNull();
});
