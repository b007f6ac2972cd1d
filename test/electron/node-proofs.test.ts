import { webcrypto } from 'node:crypto';

import fc from 'fast-check';
import { deflateSync, inflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { ed25519 } from '../../electron/node-proofs.ts';
import { webCryptoEd25519 } from '../../shared/log/ed25519.ts';

const byWebCrypto = webCryptoEd25519(webcrypto.subtle);
const inflate = ed25519.verify.inflate ?? (() => Promise.resolve(null));
const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('proofs by Node', () => {
  it('are those of WebCrypto, for keys, signatures, hashes and every changed byte', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.uint8Array(), fc.nat(), async (seed, message, at) => {
        const [ours, theirs] = [
          await ed25519.keyFromSeed(seed),
          await byWebCrypto.keyFromSeed(seed),
        ];
        expect(ours.publicKey).toEqual(theirs.publicKey);
        const signature = await ours.sign(message);
        expect(signature).toEqual(await theirs.sign(message));
        expect(await ed25519.verify.digest?.(message)).toEqual(
          await byWebCrypto.verify.digest?.(message),
        );
        const changed = signature.slice();
        changed[at % 64] = (changed[at % 64] ?? 0) ^ (1 << (at % 8));
        for (const proof of [signature, changed]) {
          const answer = await ed25519.verify(ours.publicKey, message, proof);
          expect(answer).toBe(await byWebCrypto.verify(ours.publicKey, message, proof));
          expect(answer).toBe(proof === signature);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('say no to a key that is no point of the curve', async () => {
    expect(
      await ed25519.verify(new Uint8Array(32).fill(2), new Uint8Array(1), new Uint8Array(64)),
    ).toBe(false);
  });
});

describe('inflating by Node', () => {
  it('makes what was packed, and nothing for any other size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1 }), async (bytes) => {
        const packed = deflateSync(bytes);
        expect(await inflate(packed, bytes.length)).toEqual(bytes);
        expect(await inflate(packed, bytes.length - 1)).toBeNull();
        expect((await inflate(packed, bytes.length + 1))?.length).not.toBe(bytes.length + 1);
      }),
    );
  });

  it('never makes anything that our own inflater does not make of the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1 }),
        fc.nat(),
        fc.nat(255),
        async (bytes, at, byte) => {
          const packed = deflateSync(bytes).slice();
          packed[at % packed.length] = byte;
          const made = await inflate(packed, bytes.length);
          const isMade = made?.length === bytes.length;
          expect(isMade ? inflateSync(packed) : made).toEqual(made);
        },
      ),
    );
  });
});
