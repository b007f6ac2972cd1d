import { keysWhileTyping, searchWords, soundKey, soundLetters } from './sound-key.ts';

/** One word of a query. */
export interface QueryWord {
  /** Keys it may be the beginning of, its own first. */
  readonly keys: readonly string[];
  /** Its codes, one a letter. */
  readonly letters: string;
  /** Slips of the keyboard that are forgiven in it. */
  readonly slips: 0 | 1 | 2;
}

/** More words than anybody types; what follows is not looked at. */
const mostWords = 12;
const hasDigit = /\d/;

/** One slip from four letters, two from eight; figures are meant as they are typed. */
const slipsIn = (word: string): QueryWord['slips'] => {
  if (hasDigit.test(word) || word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
};

/** Twelve figures with gaps are a БИН or ИИН as it is printed. */
const joinedFigures = (query: string): string =>
  /^[\d\s\u00a0-]+$/u.test(query) && query.replace(/\D/g, '').length === 12
    ? query.replace(/\D/g, '')
    : query;

/** The words of a query as the index looks them up; none for a query that says nothing. */
export function queryWords(query: string): readonly QueryWord[] {
  const words = searchWords(joinedFigures(query)).slice(0, mostWords);
  return words.flatMap((word) => {
    const letters = soundLetters(word);
    return soundKey(letters) === ''
      ? []
      : [{ keys: keysWhileTyping(word), letters, slips: slipsIn(word) }];
  });
}
