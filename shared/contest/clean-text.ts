import { cleanLine, cleanText as cleanParagraphs } from '../language/clean-text.ts';

/** One line of text as people mean it: NFC, no hidden characters, white space (line breaks included) as single spaces. */
export const cleanText = (raw: string): string => cleanLine(raw).text;

/** Like `cleanText`, but keeps line breaks: at most one empty line in a row. */
export const cleanLines = (raw: string): string => cleanParagraphs(raw).text;
