import type { Scale } from '../../shared/contest/contest.ts';
import { parseScore } from '../../shared/language/score-entry.ts';
import { digitOfCode, scoreTextAfterKey } from '../../shared/language/score-keys.ts';

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

/** Within this time a digit is added to the digits before it; later it begins a new score. Milliseconds. */
const oneNumber = 2000;

/** What is being typed, and when its last key was pressed. */
export interface TypedText {
  readonly text: string;
  readonly at: number;
}

/**
 * The typed text after a key, or null where the key has nothing to do with a score. A digit that would lead beyond the
 * scale begins a new score; a comma continues even a score that stands there already (`shown`).
 */
export function typedAfterKey(
  typed: TypedText | null,
  shown: string,
  key: { readonly code: string; readonly at: number },
  scale: Scale,
): string | null {
  if (digitOfCode(key.code) === null) return scoreTextAfterKey(typed?.text ?? shown, key.code);
  const base = typed !== null && key.at - typed.at < oneNumber ? typed.text : '';
  const text = scoreTextAfterKey(base, key.code) ?? base;
  const parsed = parseScore(text, scale);
  const beyond = base !== '' && !parsed.ok && parsed.error.type === 'ScoreRange';
  return beyond ? scoreTextAfterKey('', key.code) : text;
}
