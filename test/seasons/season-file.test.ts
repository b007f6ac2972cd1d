import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { sha256 } from '../../shared/basics/bytes.ts';
import type { Value } from '../../shared/log/operation.ts';
import { decodeValue, encodeValue } from '../../shared/log/value-codec.ts';
import { readSeason, writeSeason } from '../../shared/seasons/season-file.ts';
import { type PastApplication, pastResults } from '../../shared/seasons/season.ts';
import { pastApplication, pastSeason } from './past-seasons.ts';

const winner = pastApplication('1', {
  title: 'Күн су қыздырғышы',
  applicant: 'ТОО «Жасыл»',
  identity: '0123456789abcdef0123456789abcdef',
  result: 'winner',
  place: 1,
  granted: 3_500_000,
});
const season = pastSeason(2021, [winner, pastApplication('2', { region: null })]);

const someApplication: fc.Arbitrary<PastApplication> = fc
  .record({
    title: fc.string(),
    applicant: fc.string({ unit: 'grapheme' }),
    organisation: fc.string(),
    identity: fc.constantFrom('', '00'.repeat(16), 'fe'.repeat(16)),
    result: fc.constantFrom(...pastResults),
    granted: fc.option(fc.integer({ min: 0, max: 1e12 })),
  })
  .map((fields) => ({
    ...pastApplication('7', fields),
    place: fields.result === 'winner' ? 2 : null,
  }));

function mapOf(bytes: Uint8Array): Readonly<Record<string, Value>> {
  const value = decodeValue(bytes);
  if (!value.ok) throw new Error('the bytes are readable');
  return value.value as Readonly<Record<string, Value>>;
}

const written = mapOf(writeSeason(season));
const fields = mapOf(written['season'] as Uint8Array);

/** The file of the season with one field of it changed by hand, and its checksum after it. */
function changed(change: Readonly<Record<string, Value>>): Uint8Array {
  const bytes = encodeValue({ ...fields, ...change });
  return encodeValue({ ...written, season: bytes, sha256: sha256(bytes) });
}

describe('the file of a season', () => {
  test('says again what was written', () => {
    expect(readSeason(writeSeason(season))).toEqual({ ok: true, value: season });
  });

  test('says again whatever texts and outcomes applications have', () => {
    fc.assert(
      fc.property(someApplication, (application) => {
        const written = pastSeason(2019, [application]);
        expect(readSeason(writeSeason(written))).toEqual({ ok: true, value: written });
      }),
    );
  });

  test('is read as version 1 wrote it, without a checksum', () => {
    expect(readSeason(encodeValue({ v: 1, ...fields }))).toEqual({ ok: true, value: season });
  });

  test('is not read where any one bit of it was changed', () => {
    const file = writeSeason(season);
    fc.assert(
      fc.property(fc.nat({ max: file.length - 1 }), fc.nat({ max: 7 }), (at, bit) => {
        expect(readSeason(file.with(at, (file[at] ?? 0) ^ (1 << bit))).ok).toBe(false);
      }),
    );
  });

  test('takes less than 150 bytes an application with texts of usual length', () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      pastApplication(`${index}`, { ...winner, number: `${index}` }),
    );
    expect(writeSeason(pastSeason(2020, many)).length).toBeLessThan(150_000);
  });

  test.each<readonly [string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['another text', new TextEncoder().encode('{"v":1}')],
    ['a file that was cut off', writeSeason(season).subarray(0, 200)],
    ['bytes behind the end', Uint8Array.of(...writeSeason(season), 0)],
    ['an unknown field', changed({ more: 1 })],
    ['an unknown field beside the checksum', encodeValue({ ...written, more: 1 })],
    ['version 1 with an unknown field', encodeValue({ v: 1, ...fields, more: 1 })],
    ['version 2 without a checksum', encodeValue({ v: 2, ...fields })],
    ['a field of another kind', changed({ demo: 1 })],
    ['a root that is too short', changed({ stateHash: new Uint8Array(31) })],
    ['a contest of no form', changed({ contest: 'x' })],
    ['a day that never was', changed({ until: '2021-02-30' })],
    [
      'a winner without a place',
      changed({ applications: [['1', 't', '', '', null, 'w', null, 6, null, null]] }),
    ],
    [
      'a place without a winner',
      changed({ applications: [['1', 't', '', '', null, 'w', null, 3, 1, null]] }),
    ],
    [
      'an outcome that does not exist',
      changed({ applications: [['1', 't', '', '', null, 'w', null, 7, null, null]] }),
    ],
    [
      'one number twice',
      changed({
        applications: [
          ['1', 't', '', '', null, 'w', null, 3, null, null],
          ['1', 'u', '', '', null, 'w', null, 3, null, null],
        ],
      }),
    ],
  ])('is refused: %s', (_, file) => {
    expect(readSeason(file)).toEqual({ ok: false, error: { type: 'SeasonMalformed' } });
  });

  test('of a later version says so', () => {
    const later = encodeValue({ v: 3, season: new Uint8Array() });
    expect(readSeason(later)).toEqual({ ok: false, error: { type: 'SeasonTooNew' } });
  });
});
