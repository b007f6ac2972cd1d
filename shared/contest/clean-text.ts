/**
 * Characters no text of a contest may hold: they cannot be seen, and they break storage (lone surrogates, NUL),
 * lines of a table (C0 and C1 controls) or turn the reading direction of the text around them (bidi controls).
 */
const forbidden =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Surrogate}/u;

const forbiddenEverywhere = new RegExp(forbidden.source, 'gu');

/** Soft hyphen, zero-width space and joiners, word joiner: harmless inside a word, but they hide duplicates. */
const invisible = /[\u00AD\u200B-\u200D\u2060]/g;

/** True for text that `cleanText` would not have to rid of forbidden characters. */
export const isCleanText = (text: string): boolean => !forbidden.test(text);

/**
 * One line of text as people mean it: NFC, without invisible or forbidden characters, white space (line breaks
 * included) folded to single spaces and cut off at both ends.
 */
export const cleanText = (text: string): string => cleanLines(text).replace(/\s+/g, ' ').trim();

/** Like `cleanText`, but keeps line breaks: at most one empty line in a row. */
export function cleanLines(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(forbiddenEverywhere, '')
    .replace(invisible, '')
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
