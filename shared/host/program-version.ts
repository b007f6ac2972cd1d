/** A version of the program as semver 2.0.0 writes it, without build metadata: `1.4.0`, `2.0.0-rc.1`. */
const form =
  /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(?:-((?:0|[1-9]\d{0,8}|\d*[a-z-][0-9a-z-]*)(?:\.(?:0|[1-9]\d{0,8}|\d*[a-z-][0-9a-z-]*))*))?$/i;

const longest = 64;

/** True for what can be compared and shown as a version of the program. */
export const isVersion = (text: string): boolean => text.length <= longest && form.test(text);

const digits = /^\d+$/;

/** Order of two identifiers of a pre-release: numbers by their value and before words, words by their letters. */
function compareIdentifiers(a: string, b: string): number {
  const [aIsNumber, bIsNumber] = [digits.test(a), digits.test(b)];
  if (aIsNumber && bIsNumber) return Number(a) - Number(b);
  if (aIsNumber !== bIsNumber) return aIsNumber ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Order of two lists of identifiers, where the first that differ decide; a list that ends first is the earlier one. */
function compareLists(a: readonly string[], b: readonly string[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const order = compareIdentifiers(one, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/**
 * Order of two versions by semver's precedence: below zero where `a` is the earlier one, zero where they are the same.
 * Both must be versions (`isVersion`).
 */
export function compareVersions(a: string, b: string): number {
  const [, aMajor = '', aMinor = '', aPatch = '', aPre] = form.exec(a) ?? [];
  const [, bMajor = '', bMinor = '', bPatch = '', bPre] = form.exec(b) ?? [];
  const release = compareLists([aMajor, aMinor, aPatch], [bMajor, bMinor, bPatch]);
  if (release !== 0) return release;
  // What comes before a release is earlier than the release itself.
  if (aPre === undefined || bPre === undefined)
    return Number(aPre === undefined) - Number(bPre === undefined);
  return compareLists(aPre.split('.'), bPre.split('.'));
}
