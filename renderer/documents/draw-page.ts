import type { PDFPageProxy } from 'pdfjs-dist';
import type { OpenPdf } from './open-pdf.ts';
import { dotsPerPixel, isShowable, type PageSize, pixelsPerPoint } from './page-size.ts';

/** A drawn page; the elements are put away by whoever shows them. */
export interface DrawnPage {
  readonly canvas: HTMLCanvasElement;
  readonly text: HTMLDivElement;
  /** False for a page that is only a picture. */
  readonly hasText: boolean;
}

export type PageDrawing =
  | { readonly type: 'drawn'; readonly page: DrawnPage }
  | { readonly type: 'not-showable' | 'damaged' };

/** Size of a page at 100 %, turned as the document says. */
export function sizeOfPage(page: PDFPageProxy): PageSize {
  const { width, height } = page.getViewport({ scale: pixelsPerPoint });
  return { width, height };
}

/** Frees a canvas at once: browsers keep the memory of a forgotten one for a while. */
export function freeCanvas(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
}

/** Dots of the screen for one pixel of the page, with the window's own zoom. */
function screenDots(): number {
  const zoom = Number.parseFloat(getComputedStyle(document.documentElement).zoom);
  return window.devicePixelRatio * (zoom > 0 ? zoom : 1);
}

/** The text of a page, invisible over its picture, to be selected and to be read aloud. No links, fields or notes. */
async function drawText(
  { TextLayer }: OpenPdf,
  page: PDFPageProxy,
  scale: number,
  signal: AbortSignal,
): Promise<{ readonly text: HTMLDivElement; readonly hasText: boolean }> {
  const text = document.createElement('div');
  text.className = 'page-text';
  const layer = new TextLayer({
    textContentSource: page.streamTextContent(),
    container: text,
    viewport: page.getViewport({ scale }),
  });
  const stop = () => layer.cancel();
  signal.addEventListener('abort', stop, { once: true });
  // A page whose text cannot be read is still a picture.
  await layer.render().catch(() => undefined);
  signal.removeEventListener('abort', stop);
  return { text, hasText: layer.textDivs.length > 0 };
}

async function drawPicture(
  page: PDFPageProxy,
  scale: number,
  signal: AbortSignal,
): Promise<HTMLCanvasElement> {
  const canvas = document.createElement('canvas');
  const dots = dotsPerPixel(page.getViewport({ scale }), screenDots());
  const viewport = page.getViewport({ scale: scale * dots });
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  const task = page.render({ canvas, viewport, background: '#ffffff' });
  const stop = () => task.cancel();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await task.promise;
    return canvas;
  } catch (reason) {
    freeCanvas(canvas);
    throw reason;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Draws a page `width` pixels wide: its picture, and its text over it. Null when it was left before it was done. */
export async function drawPage(
  pdf: OpenPdf,
  page: PDFPageProxy,
  width: number,
  signal: AbortSignal,
): Promise<PageDrawing | null> {
  const size = sizeOfPage(page);
  if (!isShowable(size)) return { type: 'not-showable' };
  const scale = (width / size.width) * pixelsPerPoint;
  try {
    const canvas = await drawPicture(page, scale, signal);
    const { text, hasText } = await drawText(pdf, page, scale, signal);
    if (!signal.aborted) return { type: 'drawn', page: { canvas, text, hasText } };
    freeCanvas(canvas);
    return null;
  } catch {
    return signal.aborted ? null : { type: 'damaged' };
  } finally {
    page.cleanup();
  }
}
