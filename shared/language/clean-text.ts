import { mixedWords, repairMixedWords, type MixedWord } from './look-alikes.ts';

/** A text from outside made safe to store and show, and what a person should be told about it. */
export interface CleanText {
  readonly text: string;
  /** Invisible characters were taken out: direction marks, zero-width and control characters, broken halves of pairs. */
  readonly hiddenRemoved: boolean;
  /** Words that mix alphabets; the text keeps them as typed, because only the author knows what was meant. */
  readonly mixed: readonly MixedWord[];
  /** The text with mixed words repaired; equal to `text` where there is nothing to offer. */
  readonly suggestion: string;
}

const loneSurrogates = /\p{Surrogate}/gu;
const hiddenCharacters = /[\p{Cf}\p{Cc}]/gu;
const lineBreaks = /\r\n?|[\u0085\u2028\u2029\v\f]/g;

const trimLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/[\t\p{Zs}]+/gu, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

function clean(raw: string, keepLines: boolean): CleanText {
  const withBreaks = raw.replace(lineBreaks, '\n');
  const spaced = trimLines(keepLines ? withBreaks : withBreaks.replace(/\n/g, ' '));
  const visible = spaced
    .split('\n')
    .map((line) => line.replace(loneSurrogates, '').replace(hiddenCharacters, ''))
    .join('\n');
  const text = (visible === spaced ? spaced : trimLines(visible)).normalize('NFC');
  return {
    text,
    hiddenRemoved: visible !== spaced,
    mixed: mixedWords(text),
    suggestion: repairMixedWords(text),
  };
}

/**
 * Cleans a one-line text such as a name or a title: NFC, hidden characters out, line breaks and runs of space to one space.
 * Letters are never changed; see `suggestion`.
 */
export const cleanLine = (raw: string): CleanText => clean(raw, false);

/** Cleans a text of several lines such as a comment: as `cleanLine`, but line breaks stay (at most one empty line). */
export const cleanText = (raw: string): CleanText => clean(raw, true);

/** The first letters of a text for places that cannot grow, whole characters only; "…" shows that some are missing. */
export function shortenText(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, Math.max(0, most - 1))
        .join('')
        .trimEnd()}…`;
}
