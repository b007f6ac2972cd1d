import { describe, expect, test } from 'vitest';

import type { ContestId } from '../../shared/log/operation.ts';
import { AppliedBefore, type ComparedNow } from '../../shared/seasons/applied-before.ts';
import { identityHasher } from '../../shared/seasons/identity-hash.ts';
import { type PastFilters, SeasonSearch } from '../../shared/seasons/search-seasons.ts';
import { pastApplication, pastSeason } from './past-seasons.ts';

const identityOf = identityHasher(new Uint8Array(32).fill(7));
const today = 'today'.padEnd(43, 'A') as ContestId;
const none = { contest: null, result: null, granted: null } as const;

const seasons = [
  pastSeason(2019, [
    pastApplication('11', {
      title: 'Переработка пластиковых отходов',
      applicant: 'Қайрат Әбілқасымов',
      identity: identityOf('800101300123'),
      result: 'finalist',
    }),
    pastApplication('12', {
      title: 'Теплица 2 на солнечных батареях',
      applicant: 'ТОО «Жасыл Дала»',
    }),
  ]),
  pastSeason(2021, [
    pastApplication('21', {
      title: 'Жел қондырғысы мен сорғы',
      applicant: 'Әбілқасымов Қайрат',
      identity: identityOf('800101300123'),
      result: 'winner',
      place: 1,
      granted: 2_000_000,
    }),
    pastApplication('22', { title: 'Ауыл дәріханасы', applicant: 'Дәурен Омаров' }),
  ]),
];
const before = new AppliedBefore(seasons);
for (const done of before.build()) void done;

const asked = (now: Partial<ComparedNow>, own = today) =>
  before
    .matches({ title: '', applicant: '', identity: '', ...now }, own)
    .map(({ application, grounds, otherNumber }) => ({
      number: application.number,
      grounds,
      otherNumber,
    }));

describe('whether somebody applied before', () => {
  test('is told by the same number, whatever the name is, the latest season first', () => {
    expect(asked({ identity: identityOf('800101 300123'), applicant: 'ИП Нур' })).toEqual([
      { number: '21', grounds: ['identity'], otherNumber: false },
      { number: '11', grounds: ['identity'], otherNumber: false },
    ]);
  });

  test.each([
    'Кайрат Абилкасымов',
    'Qairat Abilqasymov',
    'Qairat Äbılqasymov',
    'Абылкасымов Кайрат',
    'ҚАЙРАТ ӘБІЛҚАСЫМОВ',
  ])('is told by the name in another spelling: %s', (applicant) => {
    expect(asked({ applicant })).toEqual([
      { number: '21', grounds: ['name'], otherNumber: false },
      { number: '11', grounds: ['name'], otherNumber: false },
    ]);
  });

  test('is told by the name of an organisation without its legal form', () => {
    expect(asked({ applicant: 'ЖШС "Жасыл дала"' })).toMatchObject([
      { number: '12', grounds: ['name'] },
    ]);
  });

  test('is told by a name with a slip, and says that it is only near', () => {
    expect(asked({ applicant: 'Қайрат Әбілқасмиров' })).toMatchObject([
      { number: '21', grounds: ['near-name'] },
      { number: '11', grounds: ['near-name'] },
    ]);
  });

  test('is told by a title in Latin letters or with a slip', () => {
    expect(asked({ title: 'Zhel qondyrgysy men sorgy' })).toMatchObject([
      { number: '21', grounds: ['title'] },
    ]);
    expect(asked({ title: 'Переработка пластиковых отходво' })).toMatchObject([
      { number: '11', grounds: ['title'] },
    ]);
  });

  test('says where an equal name has another number', () => {
    expect(
      asked({ applicant: 'Қайрат Әбілқасымов', identity: identityOf('900101300999') }),
    ).toEqual([
      { number: '21', grounds: ['name'], otherNumber: true },
      { number: '11', grounds: ['name'], otherNumber: true },
    ]);
  });

  test('is not told by consonants alone, by another number in the title, or by nothing', () => {
    expect(asked({ applicant: 'Дарын Умаров' })).toEqual([]);
    expect(asked({ title: 'Теплица 3 на солнечных батареях' })).toEqual([]);
    expect(asked({})).toEqual([]);
  });

  test('leaves the contest itself out', () => {
    const own = '2021'.padEnd(43, 'A') as ContestId;
    expect(asked({ applicant: 'Қайрат Әбілқасымов' }, own)).toMatchObject([{ number: '11' }]);
  });
});

describe('before names and titles are in order', () => {
  const numbersOnly = new AppliedBefore(seasons);

  test('the same number is told already, and a name is not waited for', () => {
    const identity = identityOf('800101300123');
    const numbersOf = (now: Partial<ComparedNow>) =>
      numbersOnly
        .sameNumber({ title: '', applicant: 'Қайрат Әбілқасымов', identity, ...now }, today)
        .map(({ application, grounds }) => [application.number, ...grounds]);
    expect(numbersOf({})).toEqual([
      ['21', 'identity'],
      ['11', 'identity'],
    ]);
    expect(numbersOf({ identity: '' })).toEqual([]);
  });

  test('what an earlier order knew of a text is taken over, and what is gone is not found', () => {
    const [first] = seasons;
    const later = new AppliedBefore(first === undefined ? [] : [first], before);
    for (const done of later.build()) void done;
    const now = { title: '', applicant: 'Кайрат Абилкасымов', identity: '' };
    expect(later.matches(now, today).map(({ application }) => application.number)).toEqual(['11']);
  });

  test('a list and a number are found without the index, words only with it', () => {
    const search = new SeasonSearch(seasons, identityOf);
    expect(search.search('', none, 9).total).toBe(4);
    expect(search.search('800101 300123', none, 9).total).toBe(2);
    expect([
      search.isOfWords('кайрат'),
      search.isOfWords(' '),
      search.isOfWords('800101300123'),
    ]).toEqual([true, false, false]);
  });
});

describe('search across seasons', () => {
  const search = new SeasonSearch(seasons, identityOf);
  for (const done of search.build()) void done;
  const found = (query: string, filters: Partial<PastFilters> = {}) =>
    search
      .search(query, { ...none, ...filters }, 50)
      .places.map(({ application }) => application.number);

  test('finds applications of every season by words in any spelling', () => {
    expect(found('kairat')).toEqual(['21', '11']);
    expect(found('жел сорғы')).toEqual(['21']);
    expect(found('атходов')).toEqual(['11']);
    for (const name of ['Äbılqasymov', 'Abylkassymov', 'Abilkasymov Qairat'])
      expect(found(name)).toEqual(['21', '11']);
    expect(found('Däuren')).toEqual(['22']);
  });

  test('finds by season, nomination and region together with a name', () => {
    expect(found('2019 кайрат')).toEqual(['11']);
    expect(found('вода 2021 дәурен')).toEqual(['22']);
  });

  test('finds an identity number by its hash, and none that nobody had', () => {
    expect(found('800101 300123')).toEqual(['21', '11']);
    expect(found('900101300999')).toEqual([]);
  });

  test('keeps to filters, and counts what it does not hand out', () => {
    expect(found('', { result: 'winner' })).toEqual(['21']);
    expect(found('', { granted: true })).toEqual(['21']);
    expect(found('', { contest: '2019'.padEnd(43, 'A') as ContestId })).toEqual(['11', '12']);
    expect(search.search('', none, 1)).toMatchObject({
      total: 4,
      places: [{ application: { number: '21' } }],
    });
  });
});

describe('the hash of an identity number', () => {
  test('is another one under another key, and none of what is no number', () => {
    const other = identityHasher(new Uint8Array(32).fill(8));
    expect(identityOf('800101300123')).toMatch(/^[0-9a-f]{32}$/);
    expect(other('800101300123')).not.toBe(identityOf('800101300123'));
    expect(identityOf('80010130012')).toBe('');
    expect(identityOf('ИИН 800101300123')).toBe('');
  });
});
