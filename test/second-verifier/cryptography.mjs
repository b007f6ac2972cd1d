import { createHash, createPublicKey, verify } from 'node:crypto';

/**
 * @param {...(string | Uint8Array)} parts
 * @returns {Buffer}
 */
export function sha256(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** @param {Uint8Array} bytes */
export const hex = (bytes) => Buffer.from(bytes).toString('hex');

/** @param {Uint8Array} bytes */
export const base64url = (bytes) => Buffer.from(bytes).toString('base64url');

/**
 * The bytes of a base64url without padding; null where the text is none, or not the one form of these bytes.
 *
 * @param {unknown} text
 */
export function fromBase64url(text) {
  if (typeof text !== 'string') return null;
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}

/**
 * The bytes of lower-case hex digits; null where the text is not made of `length` pairs of them.
 *
 * @param {unknown} text
 * @param {number} length
 */
export const fromHex = (text, length) =>
  typeof text === 'string' && text.length === length * 2 && /^[0-9a-f]*$/.test(text)
    ? Buffer.from(text, 'hex')
    : null;

const prime = 2n ** 255n - 19n;
/** Heights of the eight points of small order, little-endian, without the bit of the sign. */
const smallHeights = new Set([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  `ec${'ff'.repeat(30)}7f`,
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
]);

/** Whether 32 bytes are the canonical encoding of a height, and not one of small order. @param {Uint8Array} point */
function isSoundPoint(point) {
  const height = Buffer.from(point);
  height[31] = (height[31] ?? 0) & 127;
  const value = BigInt(`0x${Buffer.from(height).reverse().toString('hex')}`);
  return value < prime && !smallHeights.has(height.toString('hex'));
}

const publicKeyHead = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Whether an Ed25519 signature of a message holds.
 *
 * @param {Uint8Array} publicKey
 * @param {Uint8Array} message
 * @param {Uint8Array} signature
 */
export function isSigned(publicKey, message, signature) {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  if (!isSoundPoint(publicKey) || !isSoundPoint(signature.subarray(0, 32))) return false;
  const key = createPublicKey({
    key: Buffer.concat([publicKeyHead, publicKey]),
    format: 'der',
    type: 'spki',
  });
  return verify(null, message, key, signature);
}
