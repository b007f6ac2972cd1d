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

const foldCharacter = (character: string): string =>
  foldedLetters[character] ?? character.normalize('NFD').replace(/\p{M}/gu, '');

/**
 * A form of a text for search: small letters, Kazakh letters as people type them without a Kazakh keyboard (ә → а, қ → к),
 * no accents, signs and runs of space as one space. Fold both sides.
 */
export function foldForSearch(text: string): string {
  const visible = text
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Cc}]/gu, (character) => (/\s/.test(character) ? ' ' : ''));
  const folded = [...repairMixedWords(visible).toLowerCase()].map(foldCharacter).join('');
  return folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Whether a folded text contains every word of the query, in any order; an empty query matches everything. */
export const matchesSearch = (foldedText: string, query: string): boolean =>
  foldForSearch(query)
    .split(' ')
    .every((word) => foldedText.includes(word));
