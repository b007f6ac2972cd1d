import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { concatBytes, utf8ToBytes } from '../../shared/basics/bytes.ts';
import { crc32, hasZipEnd, looksLikeZip, readZip, writeZip } from '../../shared/bundle/zip.ts';

const entry = fc.record({
  name: fc.string({ unit: fc.constantFrom(...'abc/.-'), minLength: 1, maxLength: 20 }),
  bytes: fc.uint8Array({ maxLength: 50 }),
});
const entries = fc.uniqueArray(entry, { maxLength: 6, selector: ({ name }) => name });

describe('the container', () => {
  it('comes back as it was written, and any other program reads the same', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const bytes = writeZip(list);
        expect(hasZipEnd(bytes)).toBe(true);
        const plain = Object.fromEntries(list.map(({ name, bytes: content }) => [name, content]));
        expect(unzipSync(bytes)).toEqual(plain);
        fc.pre(list.length > 0);
        expect(readZip(bytes, 10)).toEqual(list);
      }),
    );
  });

  it('has the CRC-32 that every program has', () => {
    expect(crc32(utf8ToBytes('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array())).toBe(0);
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

  it('is refused in any other form', () => {
    const good = writeZip([
      { name: 'a', bytes: Uint8Array.of(1, 2, 3) },
      { name: 'b', bytes: Uint8Array.of(4) },
    ]);
    for (let bit = 0; bit < good.length * 8; bit += 1) {
      const changed = Uint8Array.from(good);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(readZip(changed, 10), `bit ${bit}`).toBeNull();
    }
    expect(readZip(concatBytes(good, Uint8Array.of(0)), 10)).toBeNull();
    expect(readZip(good, 1)).toBeNull();
    expect(looksLikeZip(Uint8Array.of(0x50, 0x4b, 3))).toBe(false);
  });
});
