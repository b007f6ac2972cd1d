import { sha256, toHex } from '../basics/bytes.ts';

/**
 * What two people read to each other over the phone to know that they hold the same file: the first 8 bytes of its
 * SHA-256 in hex, in four groups of four ("7F3A 91C2 04DE B86A"). It guards against mix-ups, not against forgery: that
 * is what the signature is for.
 */
export const fileCode = (bytes: Uint8Array): string => codeOfDigest(sha256(bytes));

/** The same of a file's SHA-256 that is known already. */
export function codeOfDigest(digest: Uint8Array): string {
  const digits = toHex(digest.subarray(0, 8)).toUpperCase();
  return digits.replace(/.{4}(?=.)/g, '$& ');
}
