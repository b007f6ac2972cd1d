import { equalBytes, sha256, utf8ToBytes } from '../basics/bytes.ts';

/**
 * A name as a leaf holds it: whole, or where it is long its beginning and the SHA-256 of the whole, so that a proof
 * still goes into one code that a camera reads.
 */
export type LeafName = string | readonly [start: string, sha256: Uint8Array];

/** Bytes of UTF-8 up to which a name stands whole in a leaf. */
const wholeLimit = 160;
const startLetters = 40;

export function leafName(name: string): LeafName {
  const bytes = utf8ToBytes(name);
  if (bytes.length <= wholeLimit) return name;
  return [Array.from(name).slice(0, startLetters).join(''), sha256(bytes)];
}

/** True where this is the whole name that the leaf speaks of. */
export const isNameOf = (whole: string, name: LeafName): boolean =>
  typeof name === 'string' ? name === whole : equalBytes(sha256(utf8ToBytes(whole)), name[1]);

/** What can be shown of a name without the whole: "Beginning of a long na…". */
export const shownName = (name: LeafName): string =>
  typeof name === 'string' ? name : `${name[0]}…`;
