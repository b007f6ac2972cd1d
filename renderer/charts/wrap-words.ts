/** Pixels of a letter at the size of a picture's text, on average; capitals and wide letters need more. */
export const letterWidth = 7.8;

/** A text in lines that are no wider than a picture, broken between words; SVG breaks none by itself. */
export function wrapWords(text: string, width: number): readonly string[] {
  const most = Math.max(8, Math.floor(width / letterWidth));
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
