/** How many slips of the keyboard lie between what was typed and a word. */
export interface Slips {
  /** Between both as wholes. */
  readonly whole: number;
  /** Between what was typed and what of the word is nearest to it from its beginning on. */
  readonly beginning: number;
}

const longest = 64;
const rows = [0, 1, 2].map(() => new Uint8Array(longest + 1));

/**
 * Letters left out, put in, taken for another or swapped with their neighbour, each one slip (optimal string
 * alignment). Words of more than 64 letters are looked at as far as that. What is certainly beyond `most` is said to
 * be `most + 1`.
 */
export function slipsBetween(typed: string, word: string, most: number): Slips {
  const height = Math.min(typed.length, longest);
  // Nothing that follows can bring a word nearer again.
  const width = Math.min(word.length, height + most, longest);
  const far = most + 1;
  let [before, above, row] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let at = 0; at <= width; at += 1) above[at] = at;
  for (let line = 1; line <= height; line += 1) {
    row[0] = line;
    let least = line;
    for (let at = 1; at <= width; at += 1) {
      const isSame = typed.charCodeAt(line - 1) === word.charCodeAt(at - 1);
      let slips = Math.min(
        (above[at - 1] ?? far) + (isSame ? 0 : 1),
        (above[at] ?? far) + 1,
        (row[at - 1] ?? far) + 1,
      );
      const isSwapped =
        line > 1 &&
        at > 1 &&
        typed.charCodeAt(line - 1) === word.charCodeAt(at - 2) &&
        typed.charCodeAt(line - 2) === word.charCodeAt(at - 1);
      if (isSwapped) slips = Math.min(slips, (before[at - 2] ?? far) + 1);
      row[at] = slips;
      if (slips < least) least = slips;
    }
    if (least > most) return { whole: far, beginning: far };
    [before, above, row] = [above, row, before];
  }
  let beginning = far;
  for (let at = 0; at <= width; at += 1) beginning = Math.min(beginning, above[at] ?? far);
  return {
    whole: width < word.length ? far : Math.min(above[width] ?? far, far),
    beginning,
  };
}
