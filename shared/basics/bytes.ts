import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

export { concatBytes, utf8ToBytes };

/** SHA-256 of a byte string, 32 bytes. */
export const sha256 = (bytes: Uint8Array): Uint8Array => nobleSha256(bytes);

export const toHex = (bytes: Uint8Array): string => bytesToHex(bytes);

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** base64url (RFC 4648 §5) without padding. */
export function bytesToBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(index, index + 3);
    const group = (a << 16) | (b << 8) | c;
    const letters = Math.min(4, Math.ceil(((bytes.length - index) * 8) / 6));
    for (let letter = 0; letter < letters; letter += 1) {
      text += alphabet[(group >> (18 - 6 * letter)) & 63];
    }
  }
  return text;
}

/** Inverse of `bytesToBase64url`; null for other letters, other lengths or stray bits in the last letter. */
export function base64urlToBytes(text: string): Uint8Array | null {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let [group, bits, at] = [0, 0, 0];
  for (const letter of text) {
    const value = alphabet.indexOf(letter);
    if (value < 0) return null;
    group = ((group << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (group >> bits) & 255;
      at += 1;
    }
  }
  return (group & ((1 << bits) - 1)) === 0 ? bytes : null;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}

/**
 * What two people compare over the phone: 8 groups of 5 digits, each a 16-bit piece (00000–65535) of the SHA-256 of
 * the bytes, so 128 bits in all.
 */
export function fingerprint(bytes: Uint8Array): string {
  const hash = sha256(bytes);
  return Array.from({ length: 8 }, (_, group) => {
    const value = ((hash[2 * group] ?? 0) << 8) | (hash[2 * group + 1] ?? 0);
    return String(value).padStart(5, '0');
  }).join(' ');
}
