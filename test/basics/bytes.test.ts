import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  base64urlToBytes,
  bytesToBase64url,
  equalBytes,
  fingerprint,
  sha256,
  toHex,
  utf8ToBytes,
} from '../../shared/basics/bytes.ts';

const bytes = fc.uint8Array({ maxLength: 80 });

describe('base64url', () => {
  it('comes back as it was written, and is what Node writes', () => {
    fc.assert(
      fc.property(bytes, (content) => {
        const text = bytesToBase64url(content);
        expect(text).toBe(Buffer.from(content).toString('base64url'));
        expect(base64urlToBytes(text)).toEqual(content);
      }),
    );
  });

  it('has one form: what is read is written the same again', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ABCxyz019-_'), maxLength: 12 });
    fc.assert(
      fc.property(letters, (text) => {
        const read = base64urlToBytes(text);
        fc.pre(read !== null);
        expect(bytesToBase64url(read ?? new Uint8Array())).toBe(text);
      }),
    );
  });

  it.each(['A', 'AAAAA', 'AB', 'AAB', 'AA==', 'A+A/', 'AA AA', 'ÀAAA', 'AA\n', '😀AA'])(
    'refuses %j',
    (text) => {
      expect(base64urlToBytes(text)).toBeNull();
    },
  );
});

describe('bytes', () => {
  it('are equal where each of them is', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(equalBytes(a, b)).toBe(Buffer.compare(a, b) === 0);
        expect(equalBytes(a, Uint8Array.from(a))).toBe(true);
      }),
    );
  });

  it('have the SHA-256 of the standard', () => {
    expect(toHex(sha256(utf8ToBytes('abc')))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('have a fingerprint of 8 groups of 5 digits, the 16-bit pieces of their hash', () => {
    expect(fingerprint(utf8ToBytes('abc'))).toBe('47736 05823 36609 53226 16705 16606 23982 08739');
    fc.assert(
      fc.property(bytes, (content) => {
        const groups = fingerprint(content).split(' ');
        expect(groups).toHaveLength(8);
        expect(groups.every((group) => /^\d{5}$/.test(group) && Number(group) < 65_536)).toBe(true);
      }),
    );
  });
});
