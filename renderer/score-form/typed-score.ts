import type { Scale } from '../../shared/contest/contest.ts';

/** Digits after the point that scores of this scale can have: 500 → 1, 250 → 2. */
const placesOfScale = (scale: Scale): number =>
  [1000, 100, 10, 1].findIndex((unit) => scale.step % unit === 0 && scale.min % unit === 0);

/**
 * True where one more key could turn the typed text into another score of the scale ("1" into "10", "7" into "7,5"), so it
 * is worth waiting a moment before it is recorded.
 */
export function mayContinue(text: string, scale: Scale): boolean {
  const [whole = '', fraction] = text.split(/[.,]/);
  const places = placesOfScale(scale);
  if (fraction !== undefined) return fraction.length < places;
  if (!/^\d+$/.test(whole)) return true;
  const points = Number(whole);
  const oneMoreDigit = points > 0 && points * 10_000 <= scale.max;
  const aFraction = places > 0 && points * 1000 < scale.max;
  return oneMoreDigit || aFraction;
}
