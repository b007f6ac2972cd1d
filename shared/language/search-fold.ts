import { repairMixedWords } from './look-alikes.ts';

const foldedLetters: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  ё: 'е',
  й: 'й',
};

/** Characters folded so far: texts of one contest have a few hundred, and a search folds them millions of times. */
const folded = new Map<string, string>(Object.entries(foldedLetters));

/** Where texts have more characters than this, they are no texts of this world. */
const mostKept = 4096;

function foldCharacter(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) return known;
  const plain = character.normalize('NFD').replace(/\p{M}/gu, '');
  if (folded.size < mostKept) folded.set(character, plain);
  return plain;
}

function foldLetters(text: string): string {
  let result = '';
  for (const character of text) result += foldCharacter(character);
  return result;
}

/**
 * A form of a text for search: small letters, Kazakh letters as people type them without a Kazakh keyboard (ә → а, қ → к),
 * no accents, signs and runs of space as one space. Fold both sides.
 */
export function foldForSearch(text: string): string {
  const visible = text
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Cc}]/gu, (character) => (/\s/.test(character) ? ' ' : ''));
  return foldLetters(repairMixedWords(visible).toLowerCase())
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether a folded text contains every word of the query, in any order; an empty query matches everything. */
export const matchesSearch = (foldedText: string, query: string): boolean =>
  foldForSearch(query)
    .split(' ')
    .every((word) => foldedText.includes(word));
