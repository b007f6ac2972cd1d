import { ed25519 as noble } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ed25519 } from '../builders/contest-builder.ts';

const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from((hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));

const littleEndian = (value: bigint): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, index) => Number((value >> BigInt(8 * index)) & 255n));

const toNumber = (bytes: Uint8Array): bigint =>
  bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);

const order = 2n ** 252n + 27742317777372353535851937790883648493n;
const prime = 2n ** 255n - 19n;

const seed = fc.uint8Array({ minLength: 32, maxLength: 32 });
const message = fc.uint8Array({ maxLength: 200 });

/** Every encoding of the eight points of small order, canonical or not. */
const smallOrder: readonly string[] = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  '0100000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
];

describe('signatures', () => {
  it('are the ones that a second implementation makes, and both accept them', async () => {
    await fc.assert(
      fc.asyncProperty(seed, message, async (secret, text) => {
        const key = await ed25519.keyFromSeed(secret);
        const signature = await key.sign(text);
        expect(key.publicKey).toEqual(noble.getPublicKey(secret));
        expect(signature).toEqual(noble.sign(text, secret));
        expect(await ed25519.verify(key.publicKey, text, signature)).toBe(true);
        expect(noble.verify(signature, text, key.publicKey, { zip215: false })).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('of other messages, by other keys or with one bit changed are refused', async () => {
    const bit = fc.nat(64 * 8 - 1);
    await fc.assert(
      fc.asyncProperty(seed, message, bit, async (secret, text, at) => {
        const key = await ed25519.keyFromSeed(secret);
        const signature = await key.sign(text);
        const changed = Uint8Array.from(signature);
        changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7));
        expect(await ed25519.verify(key.publicKey, text, changed)).toBe(false);
        expect(await ed25519.verify(key.publicKey, Uint8Array.of(...text, 1), signature)).toBe(
          false,
        );
        const other = await ed25519.keyFromSeed(secret.map((byte) => byte ^ 255));
        expect(await ed25519.verify(other.publicKey, text, signature)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it('hold for the example of RFC 8032', async () => {
    const key = await ed25519.keyFromSeed(
      fromHex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'),
    );
    expect(key.publicKey).toEqual(
      fromHex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'),
    );
    expect(await key.sign(Uint8Array.of(0x72))).toEqual(
      fromHex(
        '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
      ),
    );
  });

  it.each(smallOrder)('under the key of small order %s prove nothing', async (hex) => {
    const publicKey = fromHex(hex);
    // With such a key, R = the neutral point and S = 0 satisfy a careless check for many messages.
    const signature = new Uint8Array(64);
    signature[0] = 1;
    for (let text = 0; text < 16; text += 1) {
      expect(await ed25519.verify(publicKey, Uint8Array.of(text), signature)).toBe(false);
    }
  });

  it.each(smallOrder)('with R of small order %s are refused', async (hex) => {
    const key = await ed25519.keyFromSeed(new Uint8Array(32).fill(1));
    const signature = Uint8Array.of(...fromHex(hex), ...new Uint8Array(32));
    expect(await ed25519.verify(key.publicKey, new Uint8Array(), signature)).toBe(false);
  });

  it('with S beyond the group order are refused: each message has one signature per key', async () => {
    const key = await ed25519.keyFromSeed(new Uint8Array(32).fill(2));
    const text = Uint8Array.of(1, 2, 3);
    const signature = await key.sign(text);
    for (let times = 1n; times < 8n; times += 1n) {
      const moved = toNumber(signature.subarray(32)) + times * order;
      const forged = Uint8Array.of(...signature.subarray(0, 32), ...littleEndian(moved));
      expect(await ed25519.verify(key.publicKey, text, forged)).toBe(false);
    }
  });

  it('under a key that is no point, or no canonical one, are refused and do not throw', async () => {
    const signature = new Uint8Array(64).fill(7);
    const keys = [
      littleEndian(2n),
      littleEndian(prime + 3n),
      littleEndian(prime + 4n + (1n << 255n)),
      new Uint8Array(32).fill(255),
      new Uint8Array(31),
      new Uint8Array(33),
      new Uint8Array(),
    ];
    for (const publicKey of keys)
      expect(await ed25519.verify(publicKey, signature, signature)).toBe(false);
    const key = await ed25519.keyFromSeed(new Uint8Array(32).fill(3));
    for (const length of [0, 63, 65]) {
      expect(await ed25519.verify(key.publicKey, signature, new Uint8Array(length))).toBe(false);
    }
  });

  it('agree with the strict check of the second implementation on damaged input', async () => {
    const damaged = fc.tuple(
      seed,
      message,
      fc.array(fc.tuple(fc.nat(95), fc.nat(255)), { maxLength: 2 }),
    );
    await fc.assert(
      fc.asyncProperty(damaged, async ([secret, text, changes]) => {
        const both = Uint8Array.of(...noble.getPublicKey(secret), ...noble.sign(text, secret));
        for (const [at, byte] of changes) both[at] = byte;
        const [publicKey, signature] = [both.subarray(0, 32), both.subarray(32)];
        const expected = noble.verify(signature, text, publicKey, {
          zip215: false,
        });
        expect(await ed25519.verify(publicKey, text, signature)).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });
});
