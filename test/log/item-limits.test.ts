import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { concatBytes, utf8ToBytes } from '../../shared/basics/bytes.ts';
import { checkCbor } from '../../shared/log/check-cbor.ts';
import { decodeContent } from '../../shared/log/segment-content.ts';
import { openSegment } from '../../shared/log/segment.ts';
import { decodeValue, encodeValue } from '../../shared/log/value-codec.ts';
import { ed25519, seedOf } from '../builders/contest-builder.ts';
import { fewCases } from '../builders/few-cases.ts';
import { craftContent, craftSegment } from './craft-segment.ts';

/** A list of so many items of one byte each, as CBOR: 0x80 an empty list, 0x60 an empty text, 0x00 zero. */
function listOf(count: number, item: number): Uint8Array {
  const head = new Uint8Array(5);
  head[0] = 0x9a;
  new DataView(head.buffer).setUint32(1, count);
  return concatBytes(head, new Uint8Array(count).fill(item));
}

const under = (key: string, list: Uint8Array): Uint8Array =>
  concatBytes(new Uint8Array([0xa1, 0x60 + key.length]), utf8ToBytes(key), list);

describe('a value of many items', () => {
  it('is read up to four million of them, the list itself among them', () => {
    expect(checkCbor(listOf(3_999_999, 0x00))).not.toBeNull();
    expect(checkCbor(listOf(4_000_000, 0x00))).toBeNull();
    expect(decodeValue(listOf(4_000_000, 0x80)).ok).toBe(false);
  });

  it.skipIf(fewCases)('counts the keys of maps too', () => {
    const maps = (count: number): Uint8Array => {
      const list = listOf(4 * count, 0);
      new DataView(list.buffer).setUint32(1, count);
      for (let at = 5; at < list.length; at += 4) list.set([0xa1, 0x61, 0x61, 0x00], at);
      return list;
    };
    expect(checkCbor(maps(1_333_333))).not.toBeNull();
    expect(checkCbor(maps(1_333_334))).toBeNull();
  });

  it('has at most a million rows where their places are asked for', () => {
    expect(checkCbor(under('rows', listOf(1_000_000, 0x00)), 'rows')?.length).toBe(1_000_001);
    expect(checkCbor(under('rows', listOf(1_000_001, 0x00)), 'rows')).toBeNull();
  });

  it('has at most a hundred thousand items in one row', () => {
    const row = (count: number): Uint8Array =>
      under('rows', concatBytes(new Uint8Array([0x81]), listOf(count, 0x80)));
    expect(checkCbor(row(99_999), 'rows')).not.toBeNull();
    expect(checkCbor(row(100_000), 'rows')).toBeNull();
    expect(checkCbor(row(100_000), 'other')).not.toBeNull();
    const two = concatBytes(Uint8Array.of(0x82), listOf(70_000, 0x80), listOf(70_000, 0x80));
    expect(checkCbor(under('rows', two), 'rows')).not.toBeNull();
  });
});

it.skipIf(fewCases)('a small signed segment of twenty million empty words is refused', async () => {
  const key = await ed25519.keyFromSeed(seedOf(9));
  const plain = craftContent({ words: [] });
  const words = encodeValue({ words: [] }).subarray(1, -1);
  const at = Buffer.from(plain).indexOf(Buffer.from(words));
  const content = concatBytes(
    plain.subarray(0, at + words.length),
    listOf(20_000_000, 0x60),
    plain.subarray(at + words.length + 1),
  );
  const bytes = await craftSegment(key, { content, packed: deflateSync(content, { level: 1 }) });
  expect(await openSegment(bytes, ed25519.verify)).toEqual({
    ok: false,
    error: { type: 'SegmentDamaged' },
  });
});

it.each([
  ['words', 1_000_000],
  ['authors', 1_000_000],
])('a dictionary has at most a million %s', (name, most) => {
  const withWords = (count: number) => {
    const words = Array.from({ length: count }, (_, index) => (index < 2 ? 'ab'[index] : ''));
    return decodeContent(craftContent({ [name]: words as string[] })).ok;
  };
  expect([withWords(most), withWords(most + 1)]).toEqual([true, false]);
});

it('a dictionary has at most ten thousand kinds', () => {
  const withKinds = (count: number) =>
    decodeContent(craftContent({ kinds: Array.from({ length: count }, () => ['k', 1]) })).ok;
  expect([withKinds(10_000), withKinds(10_001)]).toEqual([true, false]);
});
