/** Width and height in pixels of the page at 100 %. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** Pixels of the screen for one point of a PDF at 100 %: 1/72 of an inch at 96 pixels an inch. */
export const pixelsPerPoint = 96 / 72;

/** Pages of a document that are shown at all. */
export const shownPages = 500;

/** Points a canvas may have, and how long its longer side may be, however large the page and the zoom. */
const largestArea = 12_000_000;
const longestSide = 8_192;
/** Screens with more dots than this for one pixel show no more to an eye. */
const densest = 3;
/** A page so much longer than wide, or wider than long, is not a page. */
const steepest = 20;

/** False for pages that no window can show: no size, or a strip. */
export function isShowable({ width, height }: PageSize): boolean {
  if (!(width > 0 && height > 0 && Number.isFinite(width) && Number.isFinite(height))) return false;
  const ratio = width / height;
  return ratio <= steepest && ratio >= 1 / steepest;
}

/**
 * Dots of the canvas for one pixel of the page as shown: as many as the screen has, less where the canvas would grow
 * beyond what memory should bear.
 */
export function dotsPerPixel(shown: PageSize, screen: number): number {
  const { width, height } = shown;
  return Math.min(
    Math.max(1, screen),
    densest,
    Math.sqrt(largestArea / (width * height)),
    longestSide / Math.max(width, height),
  );
}

/** Width of a page as shown, in pixels. */
export function shownWidth(page: PageSize, place: number, percent: number | null): number {
  if (percent === null) return Math.max(1, Math.min(place, page.width * 4));
  return Math.max(1, Math.min((page.width * percent) / 100, 16_000));
}
