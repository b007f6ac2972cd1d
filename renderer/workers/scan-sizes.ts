interface Size {
  readonly width: number;
  readonly height: number;
}

/** `frame`: one of many from a camera, looked at once, each time otherwise; `photo`: looked at in every way. */
export type Effort =
  | { readonly type: 'frame'; readonly attempt: number }
  | { readonly type: 'photo' };

/**
 * A code of 150 squares that are four dots wide is found in a picture drawn a quarter or a half larger far more often
 * than in the picture itself: the corners' places are then known to a fraction of a dot.
 */
const frameFactors = [1.25, 1.5, 1, 1.1];
const smallFactors = [...frameFactors, 2, 0.8, 1.75, 1.35, 1.9, 1.15, 1.65, 2.25];

/** In what a messenger has made small, squares are two or three dots wide: nearly doubled they are found most often. */
const tinyFactors = [1.75, 1.9, 1.25, 1.15, 1.65, 2.25, 1.5, 1.1, 1.35, 1, 2, 0.8];
const tinyPhoto = 1000;

/** Longest sides in which a large photo is looked at: its noise vanishes in a small one, its fine squares in none. */
const photoSides = [1600, 2000, 1200, 2400, 1000, 3000, 1800, 1400];
const smallPhoto = 1600;

/** More than that an old laptop does not look at several times a second. */
const frameSide = 1800;

const scaled = ({ width, height }: Size, share: number): Size => ({
  width: Math.max(1, Math.round(width * share)),
  height: Math.max(1, Math.round(height * share)),
});

/** The sizes in which a picture is looked at, one after another, until a code is found. */
export function scanSizes(picture: Size, effort: Effort): readonly Size[] {
  const longest = Math.max(picture.width, picture.height);
  if (effort.type === 'frame') {
    const factor = frameFactors[effort.attempt % frameFactors.length] ?? 1;
    return [scaled(picture, Math.min(factor, frameSide / longest))];
  }
  if (longest <= tinyPhoto) return tinyFactors.map((factor) => scaled(picture, factor));
  if (longest <= smallPhoto) return smallFactors.map((factor) => scaled(picture, factor));
  return photoSides
    .filter((side) => side <= longest * 1.5)
    .map((side) => scaled(picture, side / longest));
}
