import { sha512 } from '@noble/hashes/sha2.js';

import { present } from '../basics/assert.ts';
import { base64urlToBytes, concatBytes, sha256, toHex, utf8ToBytes } from '../basics/bytes.ts';
import type { ContestId } from '../log/operation.ts';

const headquartersDomain = utf8ToBytes('qazylar headquarters encryption 1\n');
const regionDomain = utf8ToBytes('qazylar region encryption 1\n');

const raw = (contest: ContestId): Uint8Array =>
  present(base64urlToBytes(contest), 'contest ids are base64url');

/**
 * The X25519 secret by which the holder of a root seed reads what is encrypted to headquarters. It follows from the
 * seed, so a recovery copy of the seed opens every file again.
 */
export const headquartersIdentity = (rootSeed: Uint8Array, contest: ContestId): Uint8Array =>
  sha256(concatBytes(headquartersDomain, rootSeed, raw(contest)));

/** The X25519 secret of a region, which its coordinators get in their invitation and headquarters makes again. */
export const regionIdentity = (
  rootSeed: Uint8Array,
  contest: ContestId,
  region: string,
): Uint8Array => sha256(concatBytes(regionDomain, rootSeed, raw(contest), utf8ToBytes(region)));

const ticketDomain = utf8ToBytes('qazylar invitation ticket 1\n');

/**
 * The seed of a person's one-time ticket. It follows from headquarters' secret: the same invitation can be issued
 * again, and nothing more has to be kept.
 */
export const ticketSeedOf = (
  rootSeed: Uint8Array,
  contest: ContestId,
  person: string,
): Uint8Array => sha256(concatBytes(ticketDomain, rootSeed, raw(contest), utf8ToBytes(person)));

/** The prime of Curve25519's field. */
const prime = 2n ** 255n - 19n;

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base % prime];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left % 2n === 1n) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}

/** The X25519 secret of whoever holds this Ed25519 seed: what the seed's signing key is on the other form of the curve. */
export const personalIdentity = (seed: Uint8Array): Uint8Array => sha512(seed).slice(0, 32);

/**
 * The X25519 public key (32 bytes) that belongs to an Ed25519 one: whoever signs with that reads what is encrypted to
 * this. It is (1 + y) / (1 - y), as in RFC 7748.
 */
export function personalRecipient(publicKey: Uint8Array): Uint8Array {
  const bytes = publicKey.toReversed();
  const y = BigInt(`0x${toHex(bytes)}`) % 2n ** 255n;
  const u = ((1n + y) * power(1n - y + prime, prime - 2n)) % prime;
  const hex = u.toString(16).padStart(64, '0');
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)).toReversed();
}
