import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';

import { zipAgain } from '../../shared/documents/zip-again.ts';

const core = (time: string): string =>
  `<p><dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created></p>`;

const office = (time: string, watermark: string): Uint8Array =>
  zipSync(
    {
      'docProps/core.xml': strToU8(core(time)),
      'word/header1.xml': strToU8(`<v:shape id="PowerPlusWaterMarkObject${watermark}"/>`),
      'word/document.xml': strToU8(`<w:t>${core('2026-05-13T10:00:00Z')}</w:t>`),
    },
    { mtime: new Date(2020, 1, 2) },
  );

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

describe('zipAgain', () => {
  test('makes equal what differs only in time and in the name of a watermark', () => {
    const one = zipAgain(office('2026-05-13T10:00:00Z', 'abc-1'));
    expect(one).toEqual(zipAgain(office('2027-01-01T00:00:00.123Z', 'x_9')));
    expect(new TextDecoder().decode(unzipSync(one)['docProps/core.xml'])).toBe(
      core('1980-01-01T00:00:00Z'),
    );
  });

  test('leaves times in a text as they are', () => {
    const again = unzipSync(zipAgain(office('2026-05-13T10:00:00Z', 'a')));
    expect(new TextDecoder().decode(again['word/document.xml'])).toContain('2026-05-13T10:00:00Z');
  });

  test.each(['UTC', 'Asia/Almaty', 'America/New_York', 'Pacific/Auckland'])(
    'gives the same bytes in the time zone %s',
    (name) => {
      const here = zipAgain(office('2026-05-13T10:00:00Z', 'a'));
      process.env['TZ'] = name;
      expect(zipAgain(office('2026-05-13T10:00:00Z', 'a'))).toEqual(here);
    },
  );
});
