import type { Language } from '../basics/localized.ts';

type PluralForm = 'one' | 'few' | 'many' | 'other';

/** Which form of a text goes with a number; in Kazakh and English 1 and all others, in Russian also few and many. */
export function pluralForm(count: number, language: Language): PluralForm {
  if (language !== 'ru') return count === 1 ? 'one' : 'other';
  if (!Number.isInteger(count)) return 'other';
  const [tens, ones] = [Math.abs(count) % 100, Math.abs(count) % 10];
  if (tens >= 11 && tens <= 14) return 'many';
  if (ones === 1) return 'one';
  return ones >= 2 && ones <= 4 ? 'few' : 'many';
}
