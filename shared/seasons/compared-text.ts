import { soundKey, soundLetters } from '../finding/sound-key.ts';
import { applicantSkeleton, consonantsOf, wordsOfName } from '../intake/title-skeleton.ts';
import { foldForSearch } from '../language/search-fold.ts';

/** A shorter key tells too little. */
const leastKey = 5;
/** Fewer consonants than these do not tell a title: it is compared as it is. */
const tellingConsonants = 6;

/** What is made of a piece of text without space. */
interface Piece {
  /** One word, or several where signs stood between them, or none. */
  readonly words: readonly string[];
  readonly consonants: string;
  /** Of each word that is no legal form. */
  readonly skeletons: readonly string[];
  readonly sounds: readonly string[];
}

function pieceOf(text: string): Piece {
  // «і» is dotless in the Latin alphabet of Kazakh: a vowel like any other, which folding leaves as it is.
  const folded = foldForSearch(text).replaceAll('ı', 'i');
  const words = folded === '' ? [] : folded.split(' ');
  const telling = folded === '' ? [] : wordsOfName(folded);
  return {
    words,
    consonants: words.map(consonantsOf).join(''),
    skeletons: telling.map(applicantSkeleton),
    sounds: telling.map((word) => soundKey(soundLetters(word))),
  };
}

/**
 * Forms in which names and titles are compared. Pieces of text that were seen before are not looked at again: a hundred
 * thousand names and titles are made of some ten thousand words.
 */
export class ComparedTexts {
  private readonly pieces = new Map<string, Piece>();

  private piecesOf(text: string): readonly Piece[] {
    return text.split(/\s+/).map((piece) => {
      const known = this.pieces.get(piece) ?? pieceOf(piece);
      this.pieces.set(piece, known);
      return known;
    });
  }

  /** The skeletons of a name's words in whatever order they stand; '' where they tell too little. */
  nameKey(name: string): string {
    const skeletons = this.piecesOf(name).flatMap((piece) => piece.skeletons);
    const key = skeletons.toSorted().join(' ');
    return key.length < leastKey ? '' : key;
  }

  /** A name as it sounds, whatever order its words stand in. */
  nameSound(name: string): string {
    return this.piecesOf(name)
      .flatMap(({ sounds }) => sounds)
      .toSorted()
      .join(' ');
  }

  /** A title's consonants and figures, or all of it where these are few; '' where it tells too little. */
  titleKey(title: string): string {
    const pieces = this.piecesOf(title);
    const consonants = pieces
      .map((piece) => piece.consonants)
      .join('')
      .replace(/(\D)\1+/g, '$1');
    const key =
      consonants.length < tellingConsonants
        ? pieces.flatMap(({ words }) => words).join(' ')
        : consonants;
    return key.length < leastKey ? '' : key;
  }
}

/** Figures of a title, which tell the parts of a series apart: "2" is no slip of "3". */
export const figuresOf = (title: string): string => title.replace(/\D+/g, ' ').trim();
