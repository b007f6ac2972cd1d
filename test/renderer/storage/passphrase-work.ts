import { Encrypter } from 'age-encryption';
import { vi } from 'vitest';

import { equalBytes } from '../../../shared/basics/bytes.ts';

const { subtle } = crypto;

/** As they are without any of the following: a method that is watched twice would call itself. */
const plain = {
  importKey: subtle.importKey.bind(subtle),
  deriveKey: subtle.deriveKey.bind(subtle),
};

/** How a passphrase becomes a key here; nothing else is derived. */
const rounds = (algorithm: Parameters<SubtleCrypto['deriveKey']>[0]): Pbkdf2Params =>
  algorithm as Pbkdf2Params;

const bytesOf = (source: BufferSource): Uint8Array =>
  ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice()
    : new Uint8Array(source.slice(0));

/**
 * Stretches passphrases and recovery codes in a few rounds: for tests that are about anything but how hard a guess is.
 * The 600,000 rounds of a real lock are tested with the lock itself, scrypt's work with the recovery copy itself. For
 * `beforeAll`, which takes back what this returns.
 */
export function stretchQuickly(): () => void {
  const quick = vi
    .spyOn(subtle, 'deriveKey')
    .mockImplementation((algorithm, ...rest) =>
      plain.deriveKey({ ...rounds(algorithm), iterations: 10 }, ...rest),
    );
  const work = Encrypter.prototype.setScryptWorkFactor;
  const little = vi
    .spyOn(Encrypter.prototype, 'setScryptWorkFactor')
    .mockImplementation(function takeLittle(this: Encrypter) {
      work.call(this, 4);
    });
  return () => {
    quick.mockRestore();
    little.mockRestore();
  };
}

interface Derived {
  readonly typed: Uint8Array | undefined;
  readonly salt: Uint8Array;
  readonly iterations: number;
  readonly key: Promise<CryptoKey>;
}

type Asked = Omit<Derived, 'key'>;

const isSame = (a: Asked, b: Asked): boolean =>
  a.typed !== undefined &&
  b.typed !== undefined &&
  a.iterations === b.iterations &&
  equalBytes(a.typed, b.typed) &&
  equalBytes(a.salt, b.salt);

/**
 * Stretches passphrases in full, but the same one with the same salt only once. For `beforeAll`, which takes back what
 * this returns.
 */
export function stretchOnce(): () => void {
  const typedAs = new WeakMap<CryptoKey, Uint8Array>();
  const taken = vi.spyOn(subtle, 'importKey').mockImplementation(async (format, data, ...rest) => {
    const key = await plain.importKey(format, data, ...rest);
    if (format === 'raw') typedAs.set(key, bytesOf(data));
    return key;
  });
  const known: Derived[] = [];
  const derived = vi
    .spyOn(subtle, 'deriveKey')
    .mockImplementation((algorithm, material, ...rest) => {
      const { salt, iterations } = rounds(algorithm);
      const asked = { typed: typedAs.get(material), salt: bytesOf(salt), iterations };
      const found = known.find((each) => isSame(each, asked));
      if (found !== undefined) return found.key;
      const key = plain.deriveKey(algorithm, material, ...rest);
      known.push({ ...asked, key });
      return key;
    });
  return () => {
    taken.mockRestore();
    derived.mockRestore();
  };
}
