/** One static font file as a data URI, and the characters it holds. */
export interface FontFile {
  readonly family: string;
  readonly weight: 400 | 700;
  readonly style: 'normal' | 'italic';
  /** Unicode range in CSS notation: "U+0301, U+0400-045F". */
  readonly range: string;
  readonly source: string;
}

function rangeContains(range: string, codePoint: number): boolean {
  return range.split(',').some((part) => {
    const [first = '', last = first] = part.trim().replace(/^U\+/i, '').split('-');
    return codePoint >= Number.parseInt(first, 16) && codePoint <= Number.parseInt(last, 16);
  });
}

/**
 * `@font-face` rules for the files a text needs. A file none of whose characters occur is left out: the three-language
 * minutes need about a third of the whole family, and a document stays small enough to be sent by mail.
 */
export function fontFaceCss(fonts: readonly FontFile[], text: string): string {
  const codePoints = [...new Set([...text].map((character) => character.codePointAt(0) ?? 0))];
  return fonts
    .filter(({ range }) => codePoints.some((codePoint) => rangeContains(range, codePoint)))
    .map(
      ({ family, weight, style, range, source }) =>
        `@font-face { font-family: ${family}; font-weight: ${weight}; font-style: ${style}; src: url("${source}") format("woff2"); unicode-range: ${range}; }\n`,
    )
    .join('');
}
