import { describe, expect, it } from 'vitest';

import { sha256 } from '../../shared/basics/bytes.ts';
import { digestWith, type SubtleLike, webCryptoEd25519 } from '../../shared/log/ed25519.ts';

/** An engine that says yes to everything, so that only our own checks say no; it counts the keys it was given. */
function agreeable(importKey?: () => Promise<string>): SubtleLike<string> & { imports: number } {
  const engine = {
    imports: 0,
    importKey: async () => {
      engine.imports += 1;
      return importKey === undefined ? 'key' : importKey();
    },
    exportKey: async () => ({}),
    sign: async () => new ArrayBuffer(64),
    verify: async () => true,
    digest: async () => new ArrayBuffer(32),
  };
  return engine;
}

const prime = 2n ** 255n - 19n;
const order = 2n ** 252n + 27742317777372353535851937790883648493n;

const encoded = (value: bigint): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, index) => Number((value >> BigInt(8 * index)) & 255n));

const signature = (point: bigint, scalar: bigint): Uint8Array =>
  new Uint8Array([...encoded(point), ...encoded(scalar)]);

const good = { key: encoded(4n), signature: signature(9n, 5n) };
const message = new Uint8Array([1, 2, 3]);

describe('a verifier that is stricter than its engine', () => {
  it('asks the engine about a signature in canonical form', async () => {
    const { verify } = webCryptoEd25519(agreeable());
    expect(await verify(good.key, message, good.signature)).toBe(true);
    const last = signature(prime - 2n, order - 1n);
    expect(await verify(encoded(prime - 2n), message, last)).toBe(true);
  });

  it.each([
    ['a key that is the prime itself', encoded(prime), good.signature],
    ['a key beyond the prime', encoded(prime + 4n), good.signature],
    ['a key beyond the prime with a sign', encoded(prime + 4n + 2n ** 255n), good.signature],
    ['a point of the signature beyond the prime', good.key, signature(prime + 9n, 5n)],
    ['a scalar that is the order itself', good.key, signature(9n, order)],
    ['a scalar beyond the order', good.key, signature(9n, order + 5n)],
    ['a key of order 1', encoded(1n), good.signature],
    ['a key of order 2', encoded(prime - 1n), good.signature],
    ['a key of order 4', encoded(0n), good.signature],
    ['a key of order 4 with a sign', encoded(2n ** 255n), good.signature],
    ['a point of the signature of order 1', good.key, signature(1n, 5n)],
    ['a key of 31 bytes', good.key.subarray(1), good.signature],
    ['a key of 33 bytes', new Uint8Array([...good.key, 0]), good.signature],
    ['a signature of 63 bytes', good.key, good.signature.subarray(0, 63)],
    ['a signature of 65 bytes', good.key, new Uint8Array([...good.signature, 0])],
  ])('says no to %s whatever the engine says', async (_, key, proof) => {
    const engine = agreeable();
    expect(await webCryptoEd25519(engine).verify(key, message, proof)).toBe(false);
    expect(engine.imports).toBe(0);
  });

  it('says no, and throws nothing, where the engine throws', async () => {
    const { verify } = webCryptoEd25519(
      agreeable(() => Promise.reject(new Error('not a point of the curve'))),
    );
    expect(await verify(good.key, message, good.signature)).toBe(false);
  });

  it('gives the engine each key once', async () => {
    const engine = agreeable();
    const { verify } = webCryptoEd25519(engine);
    for (const key of [good.key, good.key, encoded(3n), good.key])
      await verify(key, message, good.signature);
    expect(engine.imports).toBe(2);
  });
});

describe('the host’s engine', () => {
  it('is given a public key for verifying alone', async () => {
    const asked: unknown[] = [];
    const engine: SubtleLike<string> = {
      ...agreeable(),
      importKey: async (...given) => {
        asked.push(given);
        return 'key';
      },
    };
    await webCryptoEd25519(engine).verify(good.key, message, good.signature);
    expect(asked).toEqual([['raw', good.key, { name: 'Ed25519' }, false, ['verify']]]);
  });

  it('that keeps the public part of a new key to itself is a mistake, and no key', async () => {
    const { keyFromSeed } = webCryptoEd25519(agreeable());
    await expect(keyFromSeed(new Uint8Array(32))).rejects.toThrow(
      'an exported key has a public part',
    );
  });

  it('makes the hashes where it can, and where it cannot they are made here', async () => {
    const { verify } = webCryptoEd25519(crypto.subtle);
    expect(await digestWith(verify, message)).toEqual(sha256(message));
    const alone = {};
    expect(await digestWith(alone, message)).toEqual(sha256(message));
    // That engine's hashes are easily told from others: zeros.
    const { verify: asked } = webCryptoEd25519(agreeable());
    expect(await digestWith(asked, message)).toEqual(new Uint8Array(32));
  });

  it('unpacks where it can, and is not asked where it cannot', async () => {
    const inflate = async (): Promise<null> => null;
    expect(webCryptoEd25519(agreeable(), inflate).verify.inflate).toBe(inflate);
    expect('inflate' in webCryptoEd25519(agreeable()).verify).toBe(false);
  });
});
