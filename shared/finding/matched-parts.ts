import { slipsBetween } from './edit-distance.ts';
import { type QueryWord, queryWords } from './find-query.ts';
import { searchWords, soundKey, soundLetters } from './sound-key.ts';

/** A part of a text, from its first sign to before its end. */
export interface TextPart {
  readonly start: number;
  readonly end: number;
}

/** With the apostrophes after letters that Kazakh was to be written with (`sound-key.ts`). */
const wordPattern =
  /[\p{L}\p{N}\p{M}\p{Cf}]+(?:(?<=[acginosuy])['’‘`´][\p{L}\p{N}\p{M}\p{Cf}]*)*/giu;

const lettersOf = (text: string): string => searchWords(text).map(soundLetters).join('');

/** How many signs of a word make up the key; all of them where that cannot be told. */
function lengthOfKey(word: string, key: string): number {
  for (let length = 1; length < word.length; length += 1)
    if (soundKey(lettersOf(word.slice(0, length))).startsWith(key)) return length;
  return word.length;
}

/** How many signs of a text's word a query's word stands for; 0 where it is not found in it. */
function matchedLength(word: string, letters: string, wanted: QueryWord): number {
  const key = soundKey(letters);
  const begun = wanted.keys.find((each) => key.startsWith(each));
  if (begun !== undefined) return lengthOfKey(word, begun);
  if (wanted.slips === 0 || /\d/.test(letters)) return 0;
  const { whole, beginning } = slipsBetween(wanted.letters, letters, wanted.slips);
  const mayBegin = letters.charCodeAt(0) === wanted.letters.charCodeAt(0);
  return whole <= wanted.slips || (mayBegin && beginning <= wanted.slips) ? word.length : 0;
}

/**
 * Says which parts of a text a query found, for marking them: the beginnings of words as they were typed, and whole
 * words where a slip was forgiven. Parts come in order and do not overlap.
 */
export function createMarker(query: string): (text: string) => readonly TextPart[] {
  const words = queryWords(query);
  return (text) => {
    if (words.length === 0) return [];
    const parts: TextPart[] = [];
    for (const { 0: word, index } of text.matchAll(wordPattern)) {
      const letters = lettersOf(word);
      if (letters === '') continue;
      const length = Math.max(...words.map((each) => matchedLength(word, letters, each)));
      if (length > 0) parts.push({ start: index, end: index + length });
    }
    return parts;
  };
}
