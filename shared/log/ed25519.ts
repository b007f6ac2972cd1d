import { base64urlToBytes, bytesToBase64url, concatBytes, sha256 } from '../basics/bytes.ts';
import { present } from '../basics/assert.ts';

/** A key that signs; the secret stays inside. */
export interface SigningKey {
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Promise<Uint8Array>;
}

/** What bytes are proved with: by itself, whether a signature holds. */
export interface VerifySignature {
  /** True only for a valid strict Ed25519 signature (RFC 8032); never throws. */
  (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean>;
  /** SHA-256 by the host, beside the work of this thread; absent where the host has none. */
  readonly digest?: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** Raw deflate by the host, to exactly `size` bytes; null for what it cannot. Absent where the host has none. */
  readonly inflate?: HostInflate;
}

export type HostInflate = (packed: Uint8Array, size: number) => Promise<Uint8Array | null>;

/** SHA-256 by the host where it can, else by ourselves. */
export const digestWith = (
  { digest }: Pick<VerifySignature, 'digest'>,
  bytes: Uint8Array,
): Promise<Uint8Array> => (digest === undefined ? Promise.resolve(sha256(bytes)) : digest(bytes));

export interface Ed25519 {
  /** The key pair of a 32-byte secret seed. */
  readonly keyFromSeed: (seed: Uint8Array) => Promise<SigningKey>;
  readonly verify: VerifySignature;
}

/** The few calls of WebCrypto's `crypto.subtle` that proofs need; every host has them. */
export interface SubtleLike<Key> {
  importKey(
    format: 'pkcs8' | 'raw',
    keyData: Uint8Array<ArrayBuffer>,
    algorithm: { name: 'Ed25519' },
    extractable: boolean,
    usages: ('sign' | 'verify')[],
  ): Promise<Key>;
  exportKey(format: 'jwk', key: Key): Promise<{ x?: string }>;
  sign(algorithm: 'Ed25519', key: Key, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  verify(
    algorithm: 'Ed25519',
    key: Key,
    signature: Uint8Array<ArrayBuffer>,
    data: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>;
  digest(algorithm: 'SHA-256', data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
}

/** DER wrapping of a raw Ed25519 seed (RFC 8410). */
const pkcs8Prefix = new Uint8Array([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
]);

const littleEndian = (value: bigint): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, index) => Number((value >> BigInt(8 * index)) & 255n));

const fieldPrime = 2n ** 255n - 19n;
const fieldLimit = littleEndian(fieldPrime);
const groupOrder = littleEndian(2n ** 252n + 27742317777372353535851937790883648493n);

/** y-coordinates of the points of order 1, 2, 4 and 8: keys that would make any message verify. */
const smallOrder: readonly Uint8Array[] = [
  0n,
  1n,
  fieldPrime - 1n,
  2707385501144840649318225287225658788936804267575313519463743609750303021022n,
  55188659117513257062467267217118295137698188065244968500265048394206261417927n,
].map(littleEndian);

/** Order of two numbers of 32 bytes, the lowest first; of the highest byte of `a` only the bits of `mask` count. */
function compareNumbers(a: Uint8Array, b: Uint8Array, mask: number): number {
  const highest = ((a[31] ?? 0) & mask) - (b[31] ?? 0);
  if (highest !== 0) return highest;
  for (let index = 30; index >= 0; index -= 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The highest bit of an encoded point is the sign of its other coordinate. */
const signless = 127;

const isStrongPoint = (encoded: Uint8Array): boolean =>
  compareNumbers(encoded, fieldLimit, signless) < 0 &&
  smallOrder.every((point) => compareNumbers(encoded, point, signless) !== 0);

/** The same bytes where the host may take them as they are, else a copy: it takes no shared memory. */
const ownBytes = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  isUnshared(bytes) ? bytes : copyOf(bytes);

const isUnshared = (bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer;

const copyOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/**
 * Ed25519 over the host's WebCrypto, with what else the host does for proofs, made strict where engines differ: canonical encodings only, no key of small
 * order, S below the group order.
 */
export function webCryptoEd25519<Key>(subtle: SubtleLike<Key>, inflate?: HostInflate): Ed25519 {
  const verifyingKeys = new Map<string, Promise<Key>>();
  const verifyingKey = (publicKey: Uint8Array): Promise<Key> => {
    const id = bytesToBase64url(publicKey);
    const known = verifyingKeys.get(id);
    if (known !== undefined) return known;
    const imported = subtle.importKey('raw', copyOf(publicKey), { name: 'Ed25519' }, false, [
      'verify',
    ]);
    verifyingKeys.set(id, imported);
    return imported;
  };
  const verify = async (
    publicKey: Uint8Array,
    message: Uint8Array,
    signature: Uint8Array,
  ): Promise<boolean> => {
    if (publicKey.length !== 32 || signature.length !== 64) return false;
    if (!isStrongPoint(publicKey) || !isStrongPoint(signature.subarray(0, 32))) return false;
    if (compareNumbers(signature.subarray(32), groupOrder, 255) >= 0) return false;
    try {
      const key = await verifyingKey(publicKey);
      return await subtle.verify('Ed25519', key, ownBytes(signature), ownBytes(message));
    } catch {
      // Engines reject a key that is not a curve point by throwing: it proves nothing, so it is "no".
      return false;
    }
  };
  const digest = async (bytes: Uint8Array): Promise<Uint8Array> =>
    new Uint8Array(await subtle.digest('SHA-256', ownBytes(bytes)));
  return {
    async keyFromSeed(seed) {
      const secret = copyOf(concatBytes(pkcs8Prefix, seed));
      const key = await subtle.importKey('pkcs8', secret, { name: 'Ed25519' }, true, ['sign']);
      const { x } = await subtle.exportKey('jwk', key);
      return {
        publicKey: present(
          x === undefined ? null : base64urlToBytes(x),
          'an exported key has a public part',
        ),
        sign: async (message) => new Uint8Array(await subtle.sign('Ed25519', key, copyOf(message))),
      };
    },
    verify: Object.assign(verify, { digest }, inflate === undefined ? {} : { inflate }),
  };
}
