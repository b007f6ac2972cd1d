import { remember } from '../basics/remember.ts';
import { inOneAlphabet } from './name-letters.ts';

/** Endings by which spellings of one family's surname differ, in one alphabet, longest first. */
const surnameEndings = [
  'скаыа',
  'цкаыа',
  'кызы',
  'ская',
  'ский',
  'скыи',
  'скии',
  'цкая',
  'цкий',
  'цкии',
  'скы',
  'ски',
  'цкы',
  'ова',
  'ева',
  'ина',
  'улы',
  'ов',
  'ев',
  'ин',
];

/** Endings of surnames alone, and not of given names. */
const familyEnding = /(?:[оеё]ва?|ина?|[сц]к(?:ая|ий|аыа|ыи|ии|ы|и))$/u;

/** Vowels that Kazakh, Russian and Latin spellings of one name exchange. */
const firstVowels: Readonly<Record<string, string>> = {
  а: 'а',
  я: 'а',
  э: 'и',
  е: 'и',
  и: 'и',
  ы: 'и',
  о: 'у',
  у: 'у',
  ю: 'у',
};

const stemOf = (word: string): string => {
  const ending = surnameEndings.find(
    (each) => word.endsWith(each) && word.length - each.length >= 3,
  );
  return ending === undefined ? word : word.slice(0, -ending.length);
};

/** What stays of a word however its vowels are written: its consonants once each, and of the vowels the first one's kind. */
function skeletonOf(word: string): string {
  let key = '';
  let hasVowel = false;
  for (const letter of word.replaceAll('дж', 'ж').replaceAll('щ', 'ш')) {
    const vowel = firstVowels[letter];
    if (vowel === undefined && !'йьъ '.includes(letter) && !key.endsWith(letter)) key += letter;
    if (vowel !== undefined && !hasVowel) key += vowel;
    hasVowel ||= vowel !== undefined;
  }
  return key;
}

/** The same for all spellings of a surname – Kazakh, Russian, Latin, his and hers; empty for an empty one. */
export const surnameKey: (surname: string) => string = remember((surname) =>
  skeletonOf(stemOf(inOneAlphabet(surname))),
);

/** True for a word that ends as surnames do («Оспанова», "Zhunusov"), and so is none of the given names beside it. */
export const hasFamilyEnding: (word: string) => boolean = remember((word) => {
  const letters = inOneAlphabet(word);
  return letters.length >= 5 && familyEnding.test(letters);
});
