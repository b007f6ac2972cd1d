import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { inflateRawSync } from 'node:zlib';

import { type HostInflate, type SubtleLike, webCryptoEd25519 } from '../shared/log/ed25519.ts';

/** DER wrapping of a raw Ed25519 public key (RFC 8410). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

const arrayBufferOf = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;

/**
 * Node's own cryptography in the form of WebCrypto: the same answers, without a trip to another thread for each of a
 * thousand small questions.
 */
const subtle: SubtleLike<KeyObject> = {
  importKey: async (format, keyData) =>
    format === 'raw'
      ? createPublicKey({
          key: Buffer.concat([spkiPrefix, keyData]),
          format: 'der',
          type: 'spki',
        })
      : createPrivateKey({ key: Buffer.from(keyData), format: 'der', type: 'pkcs8' }),
  exportKey: async (_format, key) => {
    const { x } = createPublicKey(key).export({ format: 'jwk' });
    return x === undefined ? {} : { x };
  },
  sign: async (_algorithm, key, data) => arrayBufferOf(sign(null, data, key)),
  verify: async (_algorithm, key, signature, data) => verify(null, data, key, signature),
  digest: async (_algorithm, data) => arrayBufferOf(createHash('sha256').update(data).digest()),
};

const inflate: HostInflate = async (packed, size) => {
  try {
    // In one piece: what would go beyond the size asked for is refused.
    const bytes = inflateRawSync(packed, { maxOutputLength: size, chunkSize: Math.max(64, size) });
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  } catch {
    return null;
  }
};

/** Proofs and keys by Node. */
export const ed25519 = webCryptoEd25519(subtle, inflate);
