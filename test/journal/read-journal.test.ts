import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { concatBytes, sha256, toHex, utf8ToBytes } from '../../shared/basics/bytes.ts';
import {
  beginJournal,
  frameEntry,
  headSize,
  journalVersion,
} from '../../shared/journal/journal-format.ts';
import { readJournal } from '../../shared/journal/read-journal.ts';
import { generationOf, journalOf, smallHeader } from '../builders/journal-bytes.ts';

const entries = [
  utf8ToBytes('Абай 9.5'),
  new Uint8Array(100).fill(0),
  new Uint8Array(16).fill(255),
  utf8ToBytes('end'),
];
const { bytes: whole, ends, tip } = journalOf(entries);
const read = (bytes: Uint8Array) => readJournal(bytes, sha256);

/** The file with one byte changed. */
function flipped(at: number, mask: number): Uint8Array {
  const changed = whole.slice();
  changed[at] = (changed[at] ?? 0) ^ mask;
  return changed;
}

/** Whether a byte of the file is neither header, head nor entry. */
const isFill = (at: number): boolean => {
  if (at < smallHeader.blockSize) return false;
  const index = ends.findLastIndex((end) => end <= at);
  return at - (ends[index] ?? 0) >= headSize + (entries[index]?.length ?? 0);
};

const places = [...whole.keys()];

/** Bytes of a header of another version whose check holds. */
function headerOfVersion(version: number): Uint8Array {
  const header = whole.slice(0, 64);
  new DataView(header.buffer).setUint32(8, version, true);
  header.set(sha256(header.subarray(0, 56)).subarray(0, 8), 56);
  return header;
}

describe('a journal', () => {
  test('is read as it was written, and goes on where it ended', () => {
    expect(read(whole)).toEqual({ entries, end: 'whole', written: 4, tip, last: ends[3] });
    const { bytes } = frameEntry(tip, utf8ToBytes('five'), sha256);
    expect(read(concatBytes(whole, bytes)).entries).toEqual([...entries, utf8ToBytes('five')]);
  });

  test('has these bytes for ever', () => {
    const { bytes } = journalOf([utf8ToBytes('a'), utf8ToBytes('b')]);
    expect(toHex(bytes.subarray(0, 40))).toBe(
      `89515a4a0d0a1a0a0100000040000000${'07'.repeat(16)}${'00'.repeat(8)}`,
    );
    expect(toHex(sha256(bytes))).toBe(
      '8f4ead6a3695cef4517e0627d9a5c1b497a8761e400321fa7d23ba583a81b8ae',
    );
  });

  test('says by its head, made from the written rule, what follows what', () => {
    const chain = sha256(
      concatBytes(sha256(whole.subarray(0, 64)), sha256(utf8ToBytes('Абай 9.5'))),
    );
    const head = whole.subarray(64, 64 + headSize);
    const place = Uint8Array.of(64, 0, 0, 0, 0, 0, 0, 0);
    const check = sha256(concatBytes(generationOf(7), place, head.subarray(0, 40)));
    expect(toHex(head)).toBe(`0c00000000000000${toHex(chain)}${toHex(check.subarray(0, 8))}`);
  });

  test('without entries is whole', () => {
    const { bytes } = beginJournal(smallHeader, sha256);
    expect(read(bytes)).toMatchObject({ entries: [], end: 'whole', written: 0 });
  });

  test('gives each entry memory of its own', () => {
    const copies = read(whole).entries;
    expect(new Set(copies.map(({ buffer }) => buffer)).size).toBe(entries.length);
    expect(copies.map(({ buffer }) => buffer.byteLength)).toEqual(entries.map((e) => e.length));
  });
});

describe('a changed byte', () => {
  test.each([1, 0x80, 0xff])('in the header is damage (mask %i)', (mask) => {
    for (let at = 0; at < 64; at += 1)
      expect(read(flipped(at, mask)), `byte ${at}`).toMatchObject({ entries: [], end: 'damaged' });
  });

  test.each([1, 0x80, 0xff])('in the fill changes nothing (mask %i)', (mask) => {
    for (const at of places.filter(isFill))
      expect(read(flipped(at, mask)), `byte ${at}`).toEqual(read(whole));
  });

  test.each([1, 0x80, 0xff])('in a frame ends the reading before it (mask %i)', (mask) => {
    for (const at of places.filter((place) => place >= 64 && !isFill(place))) {
      const result = read(flipped(at, mask));
      const good = ends.findLastIndex((end) => end <= at);
      expect(result.entries, `byte ${at}`).toEqual(entries.slice(0, good));
      // Behind the last entry nothing says that it was ever whole.
      expect(result.end, `byte ${at}`).toBe(good === 3 ? 'torn' : 'damaged');
      expect(result.written, `byte ${at}`).toBe(good === 3 ? 3 : 4);
    }
  });

  test('in the version alone is damage, not a later version', () => {
    expect(read(flipped(8, 2)).end).toBe('damaged');
  });
});

describe('a file that stops early', () => {
  test('keeps every entry that is there, and is torn between two of them', () => {
    for (let length = 0; length < 64; length += 1)
      expect(read(whole.subarray(0, length))).toMatchObject({ entries: [], end: 'damaged' });
    for (let length = 64; length < whole.length; length += 1) {
      const result = read(whole.subarray(0, length));
      const kept = entries.filter(
        (entry, index) => (ends[index] ?? 0) + headSize + entry.length <= length,
      );
      expect(result.entries, `${length} bytes`).toEqual(kept);
      const isBetween = length > (ends[kept.length] ?? 0);
      expect(result.end, `${length} bytes`).toBe(isBetween ? 'torn' : 'whole');
    }
  });

  test('with zeros for the rest is torn, whatever the length of the zeros', () => {
    for (let length = 64; length < whole.length; length += 1) {
      const result = read(concatBytes(whole.subarray(0, length), new Uint8Array(whole.length)));
      const kept = result.entries.length;
      expect(result.entries, `${length} bytes`).toEqual(entries.slice(0, kept));
      expect(result.end, `${length} bytes`).toBe('torn');
      expect(kept).toBeGreaterThanOrEqual(ends.filter((end) => end <= length).length - 1);
    }
  });
});

describe('a hole', () => {
  test('of zeros before the last entry is damage', () => {
    for (const [index, from] of ends.slice(0, 3).entries()) {
      const holed = whole.slice();
      holed.fill(0, from, ends[index + 1]);
      expect(read(holed)).toMatchObject({
        entries: entries.slice(0, index),
        end: 'damaged',
        written: 4,
      });
    }
  });

  test('where a block of the last append is missing is torn', () => {
    const { bytes, ends: places } = journalOf([...entries, new Uint8Array(300).fill(9)]);
    for (let at = places[4] ?? 0; at < bytes.length - 64; at += 64) {
      const holed = bytes.slice();
      holed.fill(0, at, at + 64);
      expect(read(holed)).toMatchObject({ entries, end: 'torn', written: 4 });
    }
  });
});

describe('what stands behind the end', () => {
  test('is not taken for an entry when it is of another generation, place or journal', () => {
    const other = journalOf(entries, { ...smallHeader, generation: generationOf(8) });
    const strange = [
      other.bytes.subarray(other.ends[1]),
      whole.subarray(ends[1]),
      whole,
      frameEntry({ ...tip, offset: tip.offset + 64 }, utf8ToBytes('x'), sha256).bytes,
      frameEntry({ ...tip, number: 9 }, utf8ToBytes('x'), sha256).bytes,
    ];
    for (const behind of strange)
      expect(read(concatBytes(whole, behind))).toMatchObject({ entries, end: 'torn', written: 4 });
  });

  test('may hold a whole journal as an entry', () => {
    const nested = journalOf([whole, utf8ToBytes('after')]);
    expect(read(nested.bytes)).toMatchObject({
      entries: [whole, utf8ToBytes('after')],
      end: 'whole',
    });
    const torn = nested.bytes.subarray(0, nested.ends[1]).slice();
    torn[64 + headSize] = 0;
    expect(read(torn)).toMatchObject({ entries: [], end: 'torn' });
  });
});

describe('a header', () => {
  test('of a later version is not read, and one of version 0 is damage', () => {
    const later = concatBytes(headerOfVersion(journalVersion + 1), whole.subarray(64));
    expect(read(later)).toEqual({ entries: [], end: 'newer', written: 0, tip: null, last: 0 });
    expect(read(headerOfVersion(0)).end).toBe('damaged');
  });

  test.each([0, 32, 63, 96, 131_072, 0xffffffff])('with blocks of %i bytes is damage', (size) => {
    const header = whole.slice(0, 64);
    new DataView(header.buffer).setUint32(12, size, true);
    header.set(sha256(header.subarray(0, 56)).subarray(0, 8), 56);
    expect(read(header).end).toBe('damaged');
  });

  test('is made for sensible blocks and named generations only', () => {
    expect(() => beginJournal({ ...smallHeader, blockSize: 100 }, sha256)).toThrow('power of two');
    expect(() => beginJournal({ ...smallHeader, generation: Uint8Array.of(1) }, sha256)).toThrow(
      '16 bytes',
    );
    expect(() => frameEntry(tip, new Uint8Array(0), sha256)).toThrow('1 to');
  });
});

describe('any bytes', () => {
  const anyEntries = fc.array(fc.uint8Array({ minLength: 1, maxLength: 200 }), { maxLength: 6 });

  test('are read without surprise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), fc.boolean(), (bytes, withHeader) => {
        const given = withHeader ? concatBytes(whole.subarray(0, 64), bytes) : bytes;
        const result = read(given);
        expect(result.entries).toEqual([]);
        expect(result.end).toBe(!withHeader ? 'damaged' : bytes.length === 0 ? 'whole' : 'torn');
      }),
    );
  });

  test('written as entries come back, in every size of block', () => {
    const size = fc.constantFrom(64, 128, 512, 4096);
    fc.assert(
      fc.property(anyEntries, size, (written, blockSize) => {
        const { bytes, tip: end } = journalOf(written, { ...smallHeader, blockSize });
        expect(read(bytes)).toMatchObject({
          entries: written,
          end: 'whole',
          written: written.length,
          tip: end,
        });
        expect(bytes.length % blockSize).toBe(0);
      }),
    );
  });

  test('of several changes never give another entry, nor one twice', () => {
    const change = fc.record({ at: fc.nat(5000), byte: fc.nat(255) });
    fc.assert(
      fc.property(
        anyEntries,
        fc.array(change, { minLength: 1, maxLength: 8 }),
        (written, changes) => {
          const bytes = journalOf(written).bytes.slice();
          for (const { at, byte } of changes) bytes[at % bytes.length] = byte;
          const result = read(bytes);
          expect(result.entries).toEqual(written.slice(0, result.entries.length));
          expect(result.written).toBeLessThanOrEqual(written.length);
        },
      ),
    );
  });
});
