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

const arrayBufferOf = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;

/**
 * Node's own cryptography in the form of WebCrypto: the same answers, without a trip to another thread for each of a
 * thousand small questions.
 */
const subtle: SubtleLike<KeyObject> = {
  importKey: async (format, keyData) =>
    format === 'raw'
      ? // By its bytes: the same key in DER takes OpenSSL ten times as long to read.
        createPublicKey({
          key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(keyData).toString('base64url') },
          format: 'jwk',
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
