import { err, ok, type Result } from '../basics/result.ts';

const magic = 'age-encryption.org/';
const firstLine = `${magic}v1`;
/** Longest header that is read: 16 recipients of ours take 2 KB. */
const headerLimit = 16 * 1024;
const stanzaLimit = 32;
const lineFeed = 0x0a;

/** True where a file begins like any version of an age file. */
export const looksEncrypted = (bytes: Uint8Array): boolean =>
  String.fromCharCode(...bytes.subarray(0, magic.length)) === magic;

/** One recipient of an age file: the words of its first line, from the type on. */
export type AgeStanza = readonly string[];

export type AgeHeaderError =
  | { readonly type: 'EncryptionUnsupported' }
  | { readonly type: 'BundleDamaged'; readonly part: string };

const malformed = err({
  type: 'BundleDamaged',
  part: 'encryption-header',
} as const);

/** The header's lines up to the one with its code, or null where it does not end within the limit. */
function headerLines(bytes: Uint8Array): readonly string[] | null {
  const lines: string[] = [];
  let start = 0;
  for (let at = 0; at < Math.min(bytes.length, headerLimit); at += 1) {
    if (bytes[at] !== lineFeed) continue;
    const line = String.fromCharCode(...bytes.subarray(start, at));
    if (line.startsWith('---')) return lines;
    lines.push(line);
    start = at + 1;
  }
  return null;
}

/**
 * Reads only as much of an age header as decides whether to go on: version, size, number of recipients and their
 * types. No key is tried and nothing is computed, so a header made to keep a reader busy costs nothing.
 */
export function scanAgeHeader(bytes: Uint8Array): Result<readonly AgeStanza[], AgeHeaderError> {
  const lines = headerLines(bytes) ?? [];
  const [first] = lines;
  if (first === undefined) return malformed;
  if (first !== firstLine) return err({ type: 'EncryptionUnsupported' });
  const stanzas = lines
    .filter((line) => line.startsWith('-> '))
    .map((line) => line.slice(3).split(' '));
  return stanzas.length >= 1 && stanzas.length <= stanzaLimit ? ok(stanzas) : malformed;
}
