import { deflateSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';

import { concatBytes } from '../../shared/basics/bytes.ts';
import { packIntegers } from '../../shared/log/columns.ts';
import type { SigningKey } from '../../shared/log/ed25519.ts';
import type { Value } from '../../shared/log/operation.ts';
import { openSegment, proveSegment } from '../../shared/log/segment.ts';
import { encodeValue } from '../../shared/log/value-codec.ts';
import { ed25519, seedOf } from '../builders/contest-builder.ts';
import { type Craft, craftContent, craftSegment } from './craft-segment.ts';

let key: SigningKey;

beforeAll(async () => {
  key = await ed25519.keyFromSeed(seedOf(5));
});

/** "opens", or why the segment does not. */
async function outcomeOf(craft: Craft): Promise<string> {
  const opened = await openSegment(await craftSegment(key, craft), ed25519.verify);
  return opened.ok ? 'opens' : opened.error.type;
}

/** Content with one value that is so many bytes as noisy as the letters they are taken from. */
function noise(length: number, letters = 256): Uint8Array {
  const bytes = new Uint8Array(length);
  let seed = 1;
  for (let at = 0; at < length; at += 1) {
    seed = (seed * 48_271) % 2_147_483_647;
    bytes[at] = (seed >> 8) % letters;
  }
  return craftContent({ values: [bytes] });
}

/** Content that packs, as it is, into exactly so many bytes. */
function stored(packedLength: number): {
  readonly content: Uint8Array;
  readonly packed: Uint8Array;
} {
  const blocks = Math.ceil(packedLength / 65_540);
  const spare = noise(70_000).length - 70_000;
  const content = noise(packedLength - 5 * blocks - spare);
  return { content, packed: deflateSync(content, { level: 0 }) };
}

describe('a segment whose content is large', () => {
  it.each([73_727, 73_728, 81_919, 81_920, 81_921, 98_304])('opens: %i bytes', async (length) => {
    const { content, packed } = stored(length);
    expect(packed.length).toBe(length);
    expect(await outcomeOf({ content, packed })).toBe('opens');
  });

  it.each([
    ['small', 2000],
    ['large', 200_000],
  ])('or %s must be as long as it says, and end where it ends', async (_, length) => {
    const content = noise(length, 20);
    const packed = deflateSync(content, { level: 6 });
    const said = async (size: number): Promise<string> =>
      outcomeOf({ content, packed, header: { size } });
    expect(await said(content.length)).toBe('opens');
    for (const size of [content.length - 1, content.length + 1, content.length + 100, 1])
      expect(await said(size)).toBe('SegmentDamaged');
    for (const cut of [1, 2, 3, 100, packed.length - 1]) {
      const short = packed.subarray(0, packed.length - cut);
      expect(await outcomeOf({ content, packed: short })).toBe('SegmentDamaged');
    }
  });

  it.each([2000, 200_000])(
    'or not holds nothing behind what it declares: %i bytes',
    async (length) => {
      const content = noise(length, 20);
      const packed = deflateSync(concatBytes(content, new Uint8Array(1)), { level: 6 });
      expect(await outcomeOf({ content, packed })).toBe('SegmentDamaged');
    },
  );

  it('is refused for a broken end, though all of its content came before', async () => {
    const { content, packed } = stored(81_920);
    const broken = concatBytes(packed, Uint8Array.of(0x07));
    // The second block is not the last one any more, and no block is of the third kind.
    broken[65_540] = 0;
    expect(await outcomeOf({ content, packed: broken })).toBe('SegmentDamaged');
  });

  it('and whose last piece lacks its end is refused', async () => {
    // So much content that what is left without its last byte is whole pieces of 16 KiB.
    let length = 150_000;
    let packed = deflateSync(noise(length, 20), { level: 6 });
    for (let tries = 0; tries < 200 && packed.length !== 81_921; tries += 1) {
      length += Math.ceil((81_921 - packed.length) * 1.5);
      packed = deflateSync(noise(length, 20), { level: 6 });
    }
    expect(packed.length).toBe(81_921);
    const content = noise(length, 20);
    expect(await outcomeOf({ content, packed })).toBe('opens');
    expect(await outcomeOf({ content, packed: packed.subarray(0, -1) })).toBe('SegmentDamaged');
  });
});

describe('a segment of another form', () => {
  const field = (name: string, value: Value): Craft => ({ header: { [name]: value } });
  const part = (at: number, bytes: Uint8Array): Craft => ({
    outer: (parts) => encodeValue(parts.map((each, index) => (index === at ? bytes : each))),
  });

  it.each<[string, Craft, string]>([
    ['a format that is a word', field('format', 'one'), 'SegmentDamaged'],
    ['a format below the first', field('format', -1), 'SegmentDamaged'],
    ['the format after this one', field('format', 2), 'SegmentTooNew'],
    ['a format far from now', field('format', 2000), 'SegmentTooNew'],
    ['a log of 15 bytes', field('log', new Uint8Array(15)), 'SegmentDamaged'],
    ['a contest of 33 bytes', field('contest', new Uint8Array(33)), 'SegmentDamaged'],
    ['a segment before it of 31 bytes', field('previous', new Uint8Array(31)), 'SegmentDamaged'],
    ['a content hash of 31 bytes', field('content', new Uint8Array(31)), 'SegmentDamaged'],
    ['a signer of 31 bytes', field('signer', new Uint8Array(31)), 'SegmentDamaged'],
    ['a signer that is text', field('signer', 'me'), 'SegmentDamaged'],
    ['a size of none', field('size', 0), 'SegmentDamaged'],
    ['a header that is no value', part(0, Uint8Array.of(0xff)), 'SegmentDamaged'],
    ['a header that is a list', part(0, Uint8Array.of(0x80)), 'SegmentDamaged'],
    ['a header that is nothing', part(0, Uint8Array.of(0xf6)), 'SegmentDamaged'],
    ['a signature of 63 bytes', part(1, new Uint8Array(63)), 'SegmentDamaged'],
    ['a signature of nothing', part(1, new Uint8Array(64)), 'SegmentSignature'],
    ['another content', part(2, deflateSync(craftContent())), 'SegmentDamaged'],
    ['no parts', { outer: () => encodeValue([]) }, 'SegmentDamaged'],
    ['no list of parts', { outer: () => encodeValue({}) }, 'SegmentDamaged'],
    ['no value at all', { outer: () => Uint8Array.of(0xff) }, 'SegmentDamaged'],
    ['no bytes', { outer: () => new Uint8Array() }, 'SegmentDamaged'],
  ])('is refused for %s', async (_, craft, outcome) => {
    // Another content than the one above, so that its hash is another.
    expect(await outcomeOf({ content: noise(10), ...craft })).toBe(outcome);
  });

  it('is refused for its signature before anything of it is read', async () => {
    const bytes = await craftSegment(key, { content: Uint8Array.of(0xff), header: { log: 'x' } });
    const proved = await proveSegment(bytes, async () => false);
    expect(proved).toEqual({ ok: false, error: { type: 'SegmentSignature' } });
  });

  it('is proved by signature and hash alone, and opened by what is in it', async () => {
    const bytes = await craftSegment(key, { content: Uint8Array.of(0xff) });
    expect((await proveSegment(bytes, ed25519.verify)).ok).toBe(true);
    expect((await openSegment(bytes, ed25519.verify)).ok).toBe(false);
  });
});

describe('a host that unpacks', () => {
  const content = craftContent({ values: ['by the host'] });
  const opensWith = async (
    craft: Craft,
    byHost: Uint8Array | null,
  ): Promise<readonly unknown[]> => {
    const asked: number[] = [];
    const inflate = async (_: Uint8Array, size: number): Promise<Uint8Array | null> => {
      asked.push(size);
      return byHost;
    };
    const verify = Object.assign(ed25519.verify.bind(null), { inflate });
    const opened = await openSegment(await craftSegment(key, { content, ...craft }), verify);
    return [opened.ok ? opened.value.columns.values.at(0) : opened.error.type, asked];
  };
  const size = content.length;

  it('is asked for the size that the segment says, and taken at its word', async () => {
    expect(await opensWith({}, content)).toEqual(['by the host', [size]]);
    expect(await opensWith({ packed: Uint8Array.of(1, 2, 3) }, content)).toEqual([
      'by the host',
      [size],
    ]);
  });

  it.each([
    ['nothing', null],
    ['less', content.subarray(1)],
    ['more', Uint8Array.of(...content, 0)],
  ])('and gives %s is not believed: the segment is unpacked here', async (_, byHost) => {
    expect(await opensWith({}, byHost)).toEqual(['by the host', [size]]);
    expect(await opensWith({ packed: Uint8Array.of(1, 2, 3) }, byHost)).toEqual([
      'SegmentDamaged',
      [size],
    ]);
  });

  it('of odd content changes nothing about what is refused', async () => {
    expect(await opensWith({}, new Uint8Array(size))).toEqual(['SegmentDamaged', [size]]);
  });
});

type Fields = Readonly<Record<string, Value>>;

/** Content of two commits with one and two operations. */
const threeOf = (change: Fields): Uint8Array =>
  craftContent({
    commits: {
      count: 2,
      author: packIntegers([0, 0]),
      clock: packIntegers([1, 1]),
      size: packIntegers([1, 2]),
    },
    operations: {
      kind: packIntegers([0, 0, 0]),
      keyLength: packIntegers([1, 1, 1]),
      key: packIntegers([0, 0, 1]),
    },
    values: [7, 8, 9],
    ...change,
  });

describe('places in the header', () => {
  const previous = new Uint8Array(32).fill(8);
  const later = { firstSequence: 3, lastSequence: 3, firstOrdinal: 3, previous };
  const none = new Uint8Array();
  const empty = craftContent({
    values: [],
    commits: { count: 0, author: none, clock: none, size: none },
    operations: { kind: none, keyLength: none, key: none },
  });

  it.each<[string, Fields, Uint8Array, boolean]>([
    ['the middle of a log', later, craftContent(), true],
    ['many operations before it', { ...later, firstOrdinal: 50 }, craftContent(), true],
    [
      'fewer operations than commits before it',
      { ...later, firstOrdinal: 2 },
      craftContent(),
      false,
    ],
    ['no segment before it', { ...later, previous: null }, craftContent(), false],
    ['no commit before it, but a segment', { previous }, craftContent(), false],
    ['commits more than it has', { ...later, lastSequence: 4 }, craftContent(), false],
    ['commits fewer than none', { ...later, lastSequence: 2 }, craftContent(), false],
    ['nothing in it', { ...later, lastSequence: 2, operations: 0 }, empty, false],
    ['an operation of its log before it', later, craftContent({ parents: [[0, [2]]] }), true],
    ['an operation that comes next', later, craftContent({ parents: [[0, [3]]] }), false],
    ['a basis before it', later, craftContent({ basis: [[0, 2]] }), true],
    ['itself for a basis', later, craftContent({ basis: [[0, 3]] }), false],
  ])('fit the content or not: %s', async (_, header, content, fits) => {
    const bytes = await craftSegment(key, { header, content });
    const opened = await openSegment(bytes, ed25519.verify);
    expect(opened.ok ? 'fits' : opened.error.type).toBe(fits ? 'fits' : 'SegmentDamaged');
  });

  it('let later rows name earlier ones, in the segment and of other logs', async () => {
    const parents = (row: number, ...named: readonly Value[]) =>
      threeOf({ parents: [[row, named]] });
    const opens = async (content: Uint8Array): Promise<boolean> => {
      const header = { operations: 3, lastSequence: 1 };
      return (await openSegment(await craftSegment(key, { header, content }), ed25519.verify)).ok;
    };
    expect(await opens(parents(2, 1))).toBe(true);
    expect(await opens(parents(2, 0, 1))).toBe(true);
    expect(await opens(parents(2, 1, 2))).toBe(false);
    expect(await opens(parents(1, 0, 2))).toBe(false);
    expect(await opens(parents(0, [new Uint8Array(32), 900]))).toBe(true);
  });
});
