import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { toHex } from '../../shared/basics/bytes.ts';
import { fromBech32, toBech32 } from '../../shared/bundle/bech32.ts';

/** Valid texts of BIP 173 that hold whole bytes, in small letters. */
const known: readonly [text: string, prefix: string, bytes: string][] = [
  ['a12uel5l', 'a', ''],
  [
    'abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw',
    'abcdef',
    '00443214c74254b635cf84653a56d7c675be77df',
  ],
  [
    'split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w',
    'split',
    'c5f38b70305f519bf66d85fb6cf03058f3dde463ecd7918f2dc743918f2d',
  ],
  ['?1ezyfcl', '?', ''],
];

describe('Bech32', () => {
  it.each(known)('is what BIP 173 says: %s', (text, prefix, bytes) => {
    const read = fromBech32(prefix, text);
    expect(read && toHex(read)).toBe(bytes);
    expect(toBech32(prefix, new Uint8Array(Buffer.from(bytes, 'hex')))).toBe(text);
  });

  it('comes back at any length, and under no other prefix', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        const text = toBech32('age', bytes);
        expect(fromBech32('age', text)).toEqual(bytes);
        for (const prefix of ['ag', 'agf', 'age1', '']) expect(fromBech32(prefix, text)).toBeNull();
      }),
    );
  });

  it('is refused with a wrong checksum, another letter, or bits behind the last byte', () => {
    for (const wrong of [
      // Invalid texts of BIP 173: checksum too short, wrong letters in it, none, made of another case.
      'li1dgmt3',
      'de1lg7wt\u00ff',
      '1pzry9x0s0muk',
      'x1b4n0q5v',
      'A12UEL5L',
      // A valid text of BIP 173 whose last group of bits is no whole byte.
      '11qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqc8247j',
    ])
      for (const prefix of ['li', 'de', '', 'x', 'A', 'a', '1'])
        expect(fromBech32(prefix, wrong), wrong).toBeNull();
  });
});
