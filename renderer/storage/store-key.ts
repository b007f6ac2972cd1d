import { concatBytes, utf8ToBytes } from '../../shared/basics/bytes.ts';

const nonceLength = 12;
const tagLength = 16;
const purpose = 'qazylar store key 1';

/** Seals what rests on the disk, and opens it again; only an installation whose secrets are open has one. */
export interface StoreKey {
  /** Nonce, then what AES-256-GCM makes of the bytes; `about` is bound to it and has to be said again to open it. */
  readonly seal: (plain: Uint8Array, about: Uint8Array) => Promise<Uint8Array>;
  /** Null for anything that was not sealed under this key about the same. */
  readonly open: (sealed: Uint8Array, about: Uint8Array) => Promise<Uint8Array | null>;
}

/** WebCrypto takes no memory that could be shared; nothing here is, but types cannot say so. */
const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
    : new Uint8Array(bytes);

/** The key of an installation's store, from the seed of its signing key; it cannot be taken out of memory. */
export async function storeKeyOf(seed: Uint8Array): Promise<StoreKey> {
  const material = await crypto.subtle.importKey('raw', owned(seed), 'HKDF', false, ['deriveKey']);
  const key = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: owned(utf8ToBytes(purpose)) },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
  const algorithm = (iv: Uint8Array, about: Uint8Array): AesGcmParams => ({
    name: 'AES-GCM',
    iv: owned(iv),
    additionalData: owned(about),
  });
  return {
    async seal(plain, about) {
      // A random nonce each time: a counter would be used twice by a copied profile.
      const nonce = crypto.getRandomValues(new Uint8Array(nonceLength));
      const sealed = await crypto.subtle.encrypt(algorithm(nonce, about), key, owned(plain));
      return concatBytes(nonce, new Uint8Array(sealed));
    },
    async open(sealed, about) {
      const nonce = sealed.subarray(0, nonceLength);
      try {
        const content = owned(sealed.subarray(nonceLength));
        return new Uint8Array(await crypto.subtle.decrypt(algorithm(nonce, about), key, content));
      } catch {
        return null;
      }
    },
  };
}

/** Nonce and tag of something sealed: they stand for all of it, as nobody without the key can make others fit. */
export const sealOf = (sealed: Uint8Array): Uint8Array =>
  concatBytes(sealed.subarray(0, nonceLength), sealed.subarray(-tagLength));
