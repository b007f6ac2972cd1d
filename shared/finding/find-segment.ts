import { slipsBetween } from './edit-distance.ts';
import type { QueryWord } from './find-query.ts';
import { searchWords, soundKey, soundLetters } from './sound-key.ts';

/** Three bits of a posting name the field, the others the application. */
const fieldBits = 3;
export const fieldMask = (1 << fieldBits) - 1;

/** What a hit costs by how near it is: the field's number is added, the cheapest comes first. */
export const costs = { whole: 0, beginning: 8, slip: 16, slipInBeginning: 24, moreSlips: 16 };

/**
 * Every word of some applications in the order of their keys, and where each is. Immutable: words that begin alike are
 * neighbours, and so are their postings, which is why looking up what is being typed takes no time.
 */
export interface FindSegment {
  readonly keys: readonly string[];
  readonly letters: readonly string[];
  /** By word a bit for each letter that is in it, 0 for figures. */
  readonly masks: Uint32Array;
  /** Where the postings of each word begin, and at last where those of the last one end. */
  readonly starts: Uint32Array;
  /** `application << 3 | field`. */
  readonly postings: Uint32Array;
}

const maskOf = (letters: string): number => {
  if (/\d/.test(letters)) return 0;
  let mask = 0;
  for (let at = 0; at < letters.length; at += 1) {
    const place = letters.charCodeAt(at) - 97;
    // Letters of other alphabets share what bits are left.
    mask |= 1 << (place >= 0 && place < 26 ? place : 26 + (letters.charCodeAt(at) % 6));
  }
  return mask >>> 0;
};

const bitCount = (bits: number): number => {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
};

/** Words by number; pieces of text that were seen before are not folded again. */
class WordBook {
  readonly letters: string[] = [];
  private readonly byLetters = new Map<string, number>();
  private readonly byPiece = new Map<string, readonly number[]>();

  /** Numbers of the words in a piece of text without space. */
  wordsOf(piece: string): readonly number[] {
    const known = this.byPiece.get(piece);
    if (known !== undefined) return known;
    const words = figuresOnly.test(piece) ? [piece] : searchWords(piece).map(soundLetters);
    const numbers = words.filter((letters) => letters !== '').map((each) => this.numberOf(each));
    this.byPiece.set(piece, numbers);
    return numbers;
  }

  private numberOf(letters: string): number {
    const known = this.byLetters.get(letters);
    if (known !== undefined) return known;
    this.byLetters.set(letters, this.letters.length);
    this.letters.push(letters);
    return this.letters.length - 1;
  }
}

const figuresOnly = /^\d+$/;

/** Texts of a field whose words are kept: there are few nominations and regions, and as many titles as applications. */
const mostTexts = 256;

/** Takes texts in, application by application, so that whoever builds can say how far it is. */
export class SegmentBuilder {
  private readonly book = new WordBook();
  /** By field the words of texts that were seen before. */
  private readonly texts: Map<string, readonly number[]>[] = [];
  private readonly words: number[] = [];
  private readonly places: number[] = [];

  /** Adds one application under its number with the texts of its fields, the most telling first. */
  add(ordinal: number, texts: readonly string[]): void {
    for (const [field, text] of texts.entries())
      for (const word of this.wordsIn(field, text)) {
        this.words.push(word);
        this.places.push((ordinal << fieldBits) | field);
      }
  }

  private wordsIn(field: number, text: string): readonly number[] {
    const seen = (this.texts[field] ??= new Map());
    const known = seen.get(text);
    if (known !== undefined) return known;
    const words = text.split(/\s+/).flatMap((piece) => this.book.wordsOf(piece));
    if (seen.size < mostTexts) seen.set(text, words);
    return words;
  }

  /** The segment of everything that was added. */
  finish(): FindSegment {
    const { letters } = this.book;
    const keys = letters.map(soundKey);
    const order = keys.map((_, word) => word);
    order.sort((a, b) => compare(keys[a], keys[b]) || a - b);
    const rank = new Uint32Array(order.length);
    for (const [place, word] of order.entries()) rank[word] = place;
    const starts = new Uint32Array(order.length + 1);
    for (const word of this.words) {
      const place = (rank[word] ?? 0) + 1;
      starts[place] = (starts[place] ?? 0) + 1;
    }
    for (let at = 1; at < starts.length; at += 1)
      starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
    const next = starts.slice();
    const postings = new Uint32Array(this.words.length);
    for (const [at, word] of this.words.entries()) {
      const place = rank[word] ?? 0;
      const slot = next[place] ?? 0;
      postings[slot] = this.places[at] ?? 0;
      next[place] = slot + 1;
    }
    const sorted = order.map((word) => letters[word] ?? '');
    return {
      keys: order.map((word) => keys[word] ?? ''),
      letters: sorted,
      masks: Uint32Array.from(sorted, maskOf),
      starts,
      postings,
    };
  }
}

const compare = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);

/** The first word whose key is not before the wanted one. */
function firstFrom(keys: readonly string[], wanted: string): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(keys[middle], wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Takes down the cheapest hit of each application. */
type Note = (posting: number, cost: number) => void;

function noteWord({ starts, postings }: FindSegment, word: number, cost: number, note: Note): void {
  const end = starts[word + 1] ?? 0;
  for (let at = starts[word] ?? 0; at < end; at += 1) note(postings[at] ?? 0, cost);
}

/** Words that are, or begin with, what was typed. */
function noteBeginnings(segment: FindSegment, key: string, note: Note): void {
  const { keys } = segment;
  for (let word = firstFrom(keys, key); word < keys.length; word += 1) {
    const found = keys[word] ?? '';
    if (!found.startsWith(key)) return;
    noteWord(segment, word, found.length === key.length ? costs.whole : costs.beginning, note);
  }
}

/**
 * Words that slips of the keyboard lead to from what was typed. Where only the beginning of a word is near, the first
 * letter must be right: too much is near to a few letters otherwise.
 */
function noteSlips(segment: FindSegment, { letters, slips }: QueryWord, note: Note): void {
  const wanted = maskOf(letters);
  const { masks } = segment;
  for (let word = 0; word < masks.length; word += 1) {
    const mask = masks[word] ?? 0;
    // Each slip accounts for one letter that the word has not: most words are out by that alone.
    if (mask === 0 || bitCount(wanted & ~mask) > slips) continue;
    const other = segment.letters[word] ?? '';
    if (other.length + slips < letters.length) continue;
    const mayBegin = other.charCodeAt(0) === letters.charCodeAt(0);
    if (!mayBegin && other.length > letters.length + slips) continue;
    const { whole, beginning } = slipsBetween(letters, other, slips);
    if (whole <= slips)
      noteWord(segment, word, costs.slip + Math.max(0, whole - 1) * costs.moreSlips, note);
    else if (mayBegin && beginning <= slips)
      noteWord(
        segment,
        word,
        costs.slipInBeginning + Math.max(0, beginning - 1) * costs.moreSlips,
        note,
      );
  }
}

/** Takes down every application of a segment that has a word of a query. */
export function noteHits(segment: FindSegment, word: QueryWord, note: Note): void {
  for (const key of word.keys) noteBeginnings(segment, key, note);
  if (word.slips > 0) noteSlips(segment, word, note);
}

/** Application of a posting. */
export const ordinalOf = (posting: number): number => posting >>> fieldBits;
