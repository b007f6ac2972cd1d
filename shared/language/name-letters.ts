import { foldForSearch } from './search-fold.ts';

/** Latin spellings of Kazakh and Russian sounds, in each of the ways people write them. */
const latinSounds: Readonly<Record<string, string>> = {
  shch: 'ш',
  dzh: 'ж',
  kh: 'х',
  gh: 'г',
  zh: 'ж',
  sh: 'ш',
  ch: 'ч',
  ts: 'ц',
  ya: 'я',
  yu: 'ю',
  yo: 'е',
  ye: 'е',
  a: 'а',
  b: 'б',
  c: 'ц',
  d: 'д',
  e: 'е',
  f: 'ф',
  g: 'г',
  h: 'х',
  i: 'и',
  j: 'ж',
  k: 'к',
  l: 'л',
  m: 'м',
  n: 'н',
  o: 'о',
  p: 'п',
  q: 'к',
  r: 'р',
  s: 'с',
  t: 'т',
  u: 'у',
  v: 'в',
  w: 'у',
  x: 'кс',
  y: 'ы',
  z: 'з',
};

const latinPattern = /shch|dzh|kh|gh|zh|sh|ch|ts|ya|yu|yo|ye|[a-z]/g;
const hasLatin = /[a-z]/;

/**
 * A text in small Cyrillic letters, without those only Kazakh has, whichever alphabet it came in: «Қожахметов»,
 * "Kozhakhmetov" and "Qojahmetov" come to letters that `surnameKey` makes equal. For comparing, not for reading.
 */
export function inOneAlphabet(text: string): string {
  // ş and ç lose their tails in folding, and would then be other sounds; ı is another letter than i to it.
  const folded = foldForSearch(
    text.replace(/ş/giu, 'sh').replace(/ç/giu, 'ch').replaceAll('ı', 'i'),
  );
  if (!hasLatin.test(folded)) return folded;
  return folded.replace(latinPattern, (letters) => latinSounds[letters] ?? letters);
}
