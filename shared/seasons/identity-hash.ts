import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

import { concatBytes, toHex, utf8ToBytes } from '../basics/bytes.ts';

const domain = utf8ToBytes('qazylar past identity 1\n');
const hashLength = 16;

/**
 * Makes the keyed hash of an identity number: 32 hex digits, the same for the same twelve digits under the same key, so
 * that two seasons can be compared without either holding the number. Empty for anything that is not twelve digits,
 * spaces and hyphens aside. The key must stay secret: there are few enough numbers to try them all.
 */
export const identityHasher =
  (key: Uint8Array) =>
  (number: string): string => {
    const digits = number.replace(/[\s-]/g, '');
    if (!/^[0-9]{12}$/.test(digits)) return '';
    const whole = hmac(sha256, key, concatBytes(domain, utf8ToBytes(digits)));
    return toHex(whole.subarray(0, hashLength));
  };
