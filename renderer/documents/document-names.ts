/** Cuts a long name in its middle, so that its beginning and its ending with the type stay readable. */
export function shortName(name: string, longest = 40): string {
  const letters = [...name];
  if (letters.length <= longest) return name;
  const tail = Math.floor((longest - 1) * 0.4);
  const head = longest - 1 - tail;
  return `${letters.slice(0, head).join('').trimEnd()}…${letters.slice(-tail).join('').trimStart()}`;
}

/**
 * Characters that write nothing and can make a name look like another one: controls, line ends, marks and overrides of the
 * direction, joiners.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;

/** A name as it is shown: on one line, in the order of its letters, never longer than a person reads. */
export function shownName(name: string, longest?: number): string {
  const plain = name.replace(unseen, ' ').replace(/\s+/g, ' ').trim();
  return shortName(plain, longest);
}
