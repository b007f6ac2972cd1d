/** Latin letters (and letters of other Cyrillic-like alphabets) that look like Kazakh ones, as they get mixed up in typing. */
const cyrillicByLookAlike: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'а',
    c: 'с',
    e: 'е',
    h: 'һ',
    i: 'і',
    k: 'к',
    o: 'о',
    p: 'р',
    x: 'х',
    y: 'у',
    ə: 'ә',
    ɵ: 'ө',
    A: 'А',
    B: 'В',
    C: 'С',
    E: 'Е',
    H: 'Н',
    I: 'І',
    K: 'К',
    M: 'М',
    O: 'О',
    P: 'Р',
    T: 'Т',
    X: 'Х',
    Y: 'Ү',
    Ə: 'Ә',
    Ɵ: 'Ө',
  }),
);

const latinByLookAlike: ReadonlyMap<string, string> = new Map(
  [...cyrillicByLookAlike]
    .filter(([latin]) => /^[A-Za-z]$/.test(latin))
    .map(([latin, cyrillic]) => [cyrillic, latin]),
);

const wordPattern = /[\p{L}\p{M}]+/gu;
const cyrillicPattern = /\p{Script=Cyrillic}/u;
const latinPattern = /\p{Script=Latin}/u;

/** A word written with letters of two alphabets, and what was probably meant; null where that cannot be told. */
export interface MixedWord {
  readonly word: string;
  readonly repaired: string | null;
}

const replaceAll = (
  word: string,
  foreign: RegExp,
  map: ReadonlyMap<string, string>,
): string | null => {
  const letters = [...word].map((letter) => (foreign.test(letter) ? map.get(letter) : letter));
  return letters.includes(undefined) ? null : letters.join('');
};

const countOf = (word: string, pattern: RegExp): number =>
  [...word].filter((letter) => pattern.test(letter)).length;

/** What the word was meant to be in one alphabet; the alphabet with more letters is tried first, Cyrillic on a tie. */
function repairedWord(word: string): string | null {
  const asCyrillic = replaceAll(word, latinPattern, cyrillicByLookAlike);
  const asLatin = replaceAll(word, cyrillicPattern, latinByLookAlike);
  return countOf(word, cyrillicPattern) >= countOf(word, latinPattern)
    ? (asCyrillic ?? asLatin)
    : (asLatin ?? asCyrillic);
}

/** Most texts are written in one alphabet: two looks at the whole spare two at each word. */
const hasBoth = (text: string): boolean => latinPattern.test(text) && cyrillicPattern.test(text);

/** The words of a text that mix Cyrillic and Latin letters («Әдiлет» with a Latin i), each once. */
export function mixedWords(text: string): readonly MixedWord[] {
  if (!hasBoth(text)) return [];
  const words = new Set(text.match(wordPattern) ?? []);
  return [...words].filter(hasBoth).map((word) => ({ word, repaired: repairedWord(word) }));
}

/** The text with every mixed word that has a likely meaning written in one alphabet. */
export const repairMixedWords = (text: string): string =>
  hasBoth(text)
    ? text.replace(wordPattern, (word) => (hasBoth(word) ? (repairedWord(word) ?? word) : word))
    : text;
