/** A camera's frame is looked at in its own size up to this. */
const frameWidth = 1600;

/** A photo is looked at in several sizes: its noise vanishes in a small one, its fine squares show in a large one. */
const photoWidths = [1000, 1600, 700, 2400];

interface Size {
  readonly width: number;
  readonly height: number;
}

const scaled = ({ width, height }: Size, share: number): Size => ({
  width: Math.max(1, Math.round(width * share)),
  height: Math.max(1, Math.round(height * share)),
});

/** The sizes in which a picture is looked at, one after another, until a code is found. */
export function scanSizes(picture: Size, effort: 'frame' | 'photo'): readonly Size[] {
  const longest = Math.max(picture.width, picture.height);
  if (effort === 'frame') return [scaled(picture, Math.min(1, frameWidth / longest))];
  const shares = photoWidths
    .map((width) => width / longest)
    // Twice its size helps a small picture; more only blurs it.
    .filter((share) => share <= 2);
  const own = longest <= Math.max(...photoWidths) ? [1] : [];
  return [...own, ...shares].map((share) => scaled(picture, share));
}
