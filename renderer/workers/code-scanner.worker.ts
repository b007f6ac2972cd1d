import jsQR from 'jsqr';

import type { ScanAnswer, ScanRequest } from './code-messages.ts';
import { scanSizes } from './scan-sizes.ts';

/** Looks for a code in one size of a picture. */
function look(
  { picture, effort }: ScanRequest,
  { width, height }: { readonly width: number; readonly height: number },
): string | null {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const found = jsQR(data, width, height, {
    inversionAttempts: effort.type === 'frame' ? 'dontInvert' : 'attemptBoth',
  });
  return found === null || found.data === '' ? null : found.data;
}

function scan(request: ScanRequest): string | null {
  for (const size of scanSizes(request.picture, request.effort)) {
    const text = look(request, size);
    if (text !== null) return text;
  }
  return null;
}

const send = (message: ScanAnswer): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<ScanRequest>) => {
  send({ text: scan(data) });
  data.picture.close();
});
