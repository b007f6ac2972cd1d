import { crc32 as nodeCrc32 } from 'node:zlib';
import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { concatBytes, sha256, toHex, utf8ToBytes } from '../../shared/basics/bytes.ts';
import { type ByteSource, sourceOf } from '../../shared/bundle/byte-source.ts';
import { scanContainer } from '../../shared/bundle/container.ts';
import { crc32 } from '../../shared/bundle/crc32.ts';
import { hasZipEnd, looksLikeZip, writeZip, type ZipEntry } from '../../shared/bundle/zip.ts';
import { ed25519 } from '../builders/contest-builder.ts';
import { fewCases } from '../builders/few-cases.ts';
import { casesOf } from '../long/count-cases.ts';

// Thousands of readings, on a machine that may be busy with more.
vi.setConfig({ testTimeout: 60_000 });

/** Entries of a container with their bytes and hashes; null where it is refused. */
async function scanned(
  bytes: Uint8Array,
  source: ByteSource = sourceOf(bytes),
): Promise<readonly (ZipEntry & { readonly sha256: string })[] | null> {
  const entries = await scanContainer(source, ed25519.verify);
  return (
    entries?.map(({ name, from, to, sha256: hash }) => ({
      name,
      bytes: bytes.subarray(from, to),
      sha256: hash,
    })) ?? null
  );
}

const entry = fc.record({
  name: fc.string({ unit: fc.constantFrom(...'abc/.-\u00ff'), minLength: 1, maxLength: 20 }),
  bytes: fc.uint8Array({ maxLength: 50 }),
});
const entries = fc.uniqueArray(entry, { maxLength: 6, selector: ({ name }) => name });

/** A container whose first entry claims another size. */
function claiming(bytes: Uint8Array, size: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  const view = new DataView(changed.buffer);
  for (const place of [18, 22]) view.setUint32(place, size, true);
  return changed;
}

describe('the container', () => {
  it('comes back as it was written, and any other program reads the same', async () => {
    await fc.assert(
      fc.asyncProperty(entries, async (list) => {
        const bytes = writeZip(list);
        expect(hasZipEnd(bytes)).toBe(true);
        const plain = Object.fromEntries(list.map(({ name, bytes: content }) => [name, content]));
        expect(unzipSync(bytes)).toEqual(plain);
        const hashed = list.map((each) => ({ ...each, sha256: toHex(sha256(each.bytes)) }));
        expect(await scanned(bytes)).toEqual(hashed);
      }),
    );
  });

  it('has the CRC-32 that every program has, at any length and place', () => {
    expect(crc32(utf8ToBytes('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array())).toBe(0);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(7), (bytes, skipped) => {
        const part = bytes.subarray(skipped);
        expect(crc32(part)).toBe(nodeCrc32(part));
      }),
    );
  });

  it('is these bytes', () => {
    expect(Buffer.from(writeZip([{ name: 'a', bytes: Uint8Array.of(1) }])).toString('hex')).toBe(
      [
        '504b0304140000000000000021001bdf05a501000000010000000100000061',
        '01',
        '504b01021400140000000000000021001bdf05a501000000010000000100000000000000000000000000000000006' +
          '1',
        '504b050600000000010001002f000000200000000000',
      ].join(''),
    );
  });

  const good = writeZip([
    { name: 'a', bytes: Uint8Array.of(1, 2, 3) },
    { name: 'b', bytes: Uint8Array.of(4) },
  ]);

  it('is refused in any other form', async () => {
    expect(await scanned(good)).toHaveLength(2);
    for (let bit = 0; bit < good.length * 8; bit += 1) {
      const changed = Uint8Array.from(good);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(await scanned(changed), `bit ${bit}`).toBeNull();
    }
    for (let size = 0; size < good.length; size += 1)
      expect(await scanned(good.subarray(0, size)), `size ${size}`).toBeNull();
    expect(await scanned(concatBytes(good, Uint8Array.of(0)))).toBeNull();
    expect(await scanned(concatBytes(Uint8Array.of(0), good))).toBeNull();
  });

  it('is known by its first four bytes, and whole by its last twenty-two', () => {
    expect(looksLikeZip(good.subarray(0, 4))).toBe(true);
    expect(looksLikeZip(good.subarray(0, 3))).toBe(false);
    expect(looksLikeZip(good.subarray(1))).toBe(false);
    expect(hasZipEnd(good.subarray(-22))).toBe(true);
    expect(hasZipEnd(good.subarray(-21))).toBe(false);
    expect(hasZipEnd(good.subarray(0, -1))).toBe(false);
  });

  /** The lengths of all that is asked for on the way to the answer, which is no. */
  async function lengthsRead(bytes: Uint8Array): Promise<readonly number[]> {
    const lengths: number[] = [];
    const read: ByteSource['read'] = (from, to) => {
      lengths.push(to - from);
      return sourceOf(bytes).read(from, to);
    };
    expect(await scanned(bytes, { size: bytes.length, read })).toBeNull();
    return lengths;
  }

  it('asks for nothing behind its end, however much an entry claims', async () => {
    for (const size of [good.length, 0x7fffffff, 0xffffffff])
      expect(Math.max(...(await lengthsRead(claiming(good, size))))).toBeLessThan(200);
  });

  it('asks for no more than a directory where much lies between the entries and the end', async () => {
    const wide = concatBytes(good, new Uint8Array(100_000), good.subarray(-22));
    expect(Math.max(...(await lengthsRead(wide)))).toBeLessThan(200);
  });

  /** How many of eight entries of a size are being hashed at the same time. */
  async function hashedAtOnce(size: number): Promise<number> {
    let [hashing, most] = [0, 0];
    const digest = async (): Promise<Uint8Array> => {
      hashing += 1;
      most = Math.max(most, hashing);
      await new Promise((resolve) => setTimeout(resolve, 2));
      hashing -= 1;
      return new Uint8Array(32);
    };
    const bytes = new Uint8Array(size);
    const verify = Object.assign(() => Promise.resolve(true), { digest });
    const many = writeZip([...'abcdefgh'].map((letter) => ({ name: letter.repeat(2), bytes })));
    expect(await scanContainer(sourceOf(many), verify)).toHaveLength(8);
    return most;
  }

  it('holds a mebibyte in memory while it is hashed, or two entries', async () => {
    // Local headers have 32 bytes here.
    const half = (1024 * 1024) / 2 - 32;
    expect(await hashedAtOnce(half + 16)).toBe(3);
    expect(await hashedAtOnce(half + 17)).toBe(2);
    expect(await hashedAtOnce(2_000_000)).toBe(2);
    expect(await hashedAtOnce(1)).toBe(8);
  });

  it('is refused with entries that overlap, leave a gap or reach beyond the end', async () => {
    for (const size of [0, 2, 4, 31, 35, good.length, 0x7fffffff, 0xffffffff])
      expect(await scanned(claiming(good, size)), String(size)).toBeNull();
  });

  it('is looked at where 65,000 entries are claimed, and no further where it is one more', async () => {
    const placesRead = async (claimed: number): Promise<readonly number[]> => {
      const many = Uint8Array.from(good);
      for (const place of [14, 12])
        new DataView(many.buffer).setUint16(many.length - place, claimed, true);
      const places: number[] = [];
      const source = sourceOf(many);
      const read: ByteSource['read'] = (from, to) => {
        places.push(from);
        return source.read(from, to);
      };
      expect(await scanned(many, { size: many.length, read })).toBeNull();
      return places;
    };
    expect((await placesRead(65_000)).slice(0, 2)).toEqual([good.length - 22, 0]);
    expect(await placesRead(65_001)).toEqual([good.length - 22]);
  });

  it.skipIf(fewCases)(
    'holds thousands of entries, in the long form as many as may be claimed',
    async () => {
      const count = casesOf(8_000, 65_000);
      const many = Array.from({ length: count }, (_, index) => ({
        name: `${index}`,
        bytes: new Uint8Array(),
      }));
      expect(await scanned(writeZip(many))).toHaveLength(count);
    },
  );

  it('has names of 1 to 128 letters', async () => {
    const named = (length: number) => writeZip([{ name: 'n'.repeat(length), bytes: good }]);
    expect(await scanned(named(128))).toHaveLength(1);
    expect(await scanned(named(129))).toBeNull();
  });

  it('is refused where the file becomes shorter while it is read', async () => {
    for (let size = 0; size < good.length; size += 1) {
      let reads = 0;
      const shrinking: ByteSource = {
        size: good.length,
        read: (from, to) => {
          reads += 1;
          return Promise.resolve(good.subarray(from, reads === 1 ? to : Math.min(to, size)));
        },
      };
      expect(await scanned(good, shrinking), `size ${size}`).toBeNull();
    }
  });
});
