import { foldForSearch } from '../language/search-fold.ts';

/**
 * Words as they sound, in plain Latin letters, so that «Қайрат», «Кайрат», "Qairat" and "Kairat" are one word. One
 * code for each letter that a person types: what is one slip on the keyboard is one slip here too.
 */
const codes: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'j',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'q',
  ч: 'c',
  ш: 'w',
  щ: 'w',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'y',
  я: 'x',
};

/** Latin letters that stand for one sound; what is longer comes first. */
const latinSounds: readonly (readonly [RegExp, string])[] = [
  [/^ye/, 'e'],
  [/shch|sch|sh/g, 'ш'],
  [/ch/g, 'ч'],
  [/zh/g, 'j'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/ph/g, 'f'],
  [/ts/g, 'ц'],
  [/ya/g, 'я'],
  [/yu/g, 'ю'],
  [/ck|c|q/g, 'k'],
  [/w/g, 'u'],
  [/y/g, 'i'],
  [/x/g, 'ks'],
];

/** Letters of the Latin alphabets of Kazakh that lose more than a mark without it. */
const latinLetters: Readonly<Record<string, string>> = {
  ş: 'sh',
  Ş: 'sh',
  ç: 'ch',
  Ç: 'ch',
  ı: 'y',
  ŋ: 'n',
  Ŋ: 'n',
  ý: 'u',
  Ý: 'u',
};

/**
 * Letters that are another sound with the apostrophe of the alphabet of 2017: "S'ymkent" is «Шымкент», "Ay'yl" «Ауыл». Of
 * others it goes: "A'sem" is «Әсем».
 */
const markedLetters: Readonly<Record<string, string>> = { c: 'ch', s: 'sh', y: 'u' };

const longerLatin = /[şŞçÇıŋŊýÝ]/g;
const apostrophe = /['’‘`´ʼʻ]/;
/** A word in quotes is no word with an apostrophe at its end. */
const quotedWord = /(?<![\p{L}\p{N}])['’‘`´]([^\s'’‘`´]+)['’‘`´](?![\p{L}\p{N}])/gu;
/** Before the last s of an English word ("city's") it stands for no other letter. */
const markedLetter = /([aginou]|[csy](?!.s(?![\p{L}\p{N}])))['’‘`´ʼʻ]/giu;
const latinLetter = /[a-z]/;
const otherLetter = /[^a-z\d]/g;

const inLatin = (word: string): string => {
  let changed = word;
  for (const [sound, code] of latinSounds) changed = changed.replace(sound, code);
  return changed;
};

/** A folded word in codes, one for each letter; letters of other alphabets stay as they are. */
export const soundLetters = (word: string): string =>
  (latinLetter.test(word) ? inLatin(word) : word).replace(
    otherLetter,
    (letter) => codes[letter] ?? letter,
  );

const spelledOut: Readonly<Record<string, string>> = {
  c: 'ch',
  q: 'ts',
  w: 'sh',
  x: 'ia',
  y: 'iu',
};

/**
 * What words are looked up by, from their codes: how a letter is doubled and whether «я» is one letter or two ("ya",
 * "ia") makes no difference. What a word begins with gives what its key begins with.
 */
export const soundKey = (letters: string): string =>
  letters.replace(/[cqwxy]/g, (code) => spelledOut[code] ?? code).replace(/(\D)\1+/gu, '$1');

const withoutApostrophes = (text: string): string =>
  apostrophe.test(text)
    ? text
        .replace(quotedWord, ' $1 ')
        .replace(markedLetter, (_, letter: string) => markedLetters[letter.toLowerCase()] ?? letter)
    : text;

/** The words of a text, folded: what the index holds and what a query asks for. */
export const searchWords = (text: string): readonly string[] =>
  foldForSearch(
    withoutApostrophes(text).replace(longerLatin, (letter) => latinLetters[letter] ?? letter),
  )
    .split(' ')
    .filter((word) => word !== '');

/**
 * Keys that a word may be the beginning of: while "zh" is being typed, "z" stands for both. The word's own key comes
 * first.
 */
export function keysWhileTyping(word: string): readonly string[] {
  const own = soundKey(soundLetters(word));
  const grown = /^y$/.test(word) ? ['ya', 'yu', 'ye'] : /[ckpz]$/.test(word) ? [`${word}h`] : [];
  const others = grown
    .map((longer) => soundKey(soundLetters(longer)))
    .filter((key) => !key.startsWith(own));
  return [own, ...new Set(others)];
}
