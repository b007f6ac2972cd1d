import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

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

/** The file of the season with one field of it changed by hand. */
function changed(change: Readonly<Record<string, unknown>>): Uint8Array {
  const value = decodeValue(writeSeason(season));
  if (!value.ok || typeof value.value !== 'object') throw new Error('the season is readable');
  return encodeValue({ ...(value.value as object), ...change } as never);
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
    expect(readSeason(changed({ v: 2 }))).toEqual({ ok: false, error: { type: 'SeasonTooNew' } });
  });
});
