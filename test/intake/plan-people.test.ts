import { describe, expect, test } from 'vitest';
import type { Person } from '../../shared/contest/people.ts';
import { parsePerson } from '../../shared/contest/person-schema.ts';
import { settingsFromTemplate } from '../../shared/contest/templates.ts';
import { nextPersonId, planPeople } from '../../shared/intake/plan-people.ts';

const settings = settingsFromTemplate('expo', { season: '2026', demo: false });

const people = (rows: readonly (readonly string[])[], existing: readonly Person[] = []) =>
  planPeople(rows, settings, existing);

const juror: Person = {
  id: 'j-01',
  role: 'juror',
  surname: 'Әбдіхалықова',
  givenName: 'Ұлжан',
  patronymic: 'Серікқызы',
  organisation: 'ҚазҰТЗУ',
  region: 'KZ-55',
  nominations: [],
  ticket: null,
};

describe('a list of people', () => {
  test.each([
    [
      'Russian headings in any order',
      [
        ['Регион', 'Фамилия', 'Имя', 'Отчество', 'Место работы'],
        ['Павлодарская обл.', 'Әбдіхалықова', 'Ұлжан', 'Серікқызы', 'ҚазҰТЗУ'],
      ],
    ],
    [
      'Kazakh headings',
      [
        ['Тегі', 'Аты', 'Әкесінің аты', 'Рөлі', 'Ұйым', 'Өңір'],
        ['Әбдіхалықова', 'Ұлжан', 'Серікқызы', 'қазы', 'ҚазҰТЗУ', 'Павлодар облысы'],
      ],
    ],
    [
      'one column of names',
      [
        ['ФИО', 'Организация', 'Регион'],
        ['Әбдіхалықова Ұлжан Серікқызы', 'ҚазҰТЗУ', 'Павлодар'],
      ],
    ],
    ['no headings', [['Әбдіхалықова', ' Ұлжан ', 'Серікқызы', '', 'ҚазҰТЗУ', 'KZ-55']]],
  ])('is read with %s', (_what, rows) => {
    const [planned] = people(rows);
    expect(planned).toMatchObject({ status: 'new', person: juror, faults: [] });
    expect(parsePerson(planned?.person)).toEqual({ ok: true, value: juror });
  });

  test('a patronymic is never required', () => {
    expect(people([['Ким', 'Аня']])[0]).toMatchObject({
      status: 'new',
      person: { patronymic: '' },
    });
  });

  test('ids go on above those in use, by role', () => {
    const planned = people(
      [
        ['Ахметов', 'А', '', 'координатор', '', 'Атырау'],
        ['Ахметов', 'Б'],
        ['Ахметов', 'В'],
      ],
      [{ ...juror, id: 'j-41' }],
    );
    expect(planned.map(({ person }) => person?.id)).toEqual(['c-01', 'j-42', 'j-43']);
    expect(nextPersonId('headquarters', ['h-01', 'x'])).toBe('h-02');
  });

  test.each([
    ['no surname', ['', 'Ұлжан'], { type: 'SurnameMissing' }],
    ['a name of 4,000 letters', ['Ж'.repeat(4000), 'А'], { type: 'NameTooLong' }],
    ['an unknown role', ['Ким', 'Аня', '', 'директор'], { type: 'RoleUnknown', text: 'директор' }],
    [
      'an unknown region',
      ['Ким', 'Аня', '', '', '', 'Атлантида'],
      { type: 'RegionUnknown', text: 'Атлантида' },
    ],
    ['a coordinator of nowhere', ['Ким', 'Аня', '', 'координатор'], { type: 'RegionNeeded' }],
  ])('a row with %s stays out and says why', (_what, row, fault) => {
    expect(people([row])[0]).toMatchObject({ status: 'faulty', person: null, faults: [fault] });
  });

  test('nominations are known by their titles', () => {
    const head = ['Фамилия', 'Имя', 'Номинации'];
    expect(
      people([head, ['Ким', 'Аня', 'Жасыл химия және қалдықтар; efficiency']])[0]?.person
        ?.nominations,
    ).toEqual(['chemistry-waste', 'efficiency']);
    expect(people([head, ['Ким', 'Аня', 'Кино']])[0]?.faults).toEqual([
      { type: 'NominationUnknown', text: 'Кино' },
    ]);
  });

  test('the same list twice adds nobody, nor does the same person twice', () => {
    const rows = [
      ['Әбдіхалықова', 'Ұлжан', 'Серікқызы', '', 'Басқа', 'KZ-55'],
      ['Ким', 'Аня'],
      [' КИМ', 'аня '],
    ];
    expect(people(rows, [juror]).map(({ status }) => status)).toEqual(['known', 'new', 'known']);
  });

  test('hidden letters and line breaks do not get into names', () => {
    expect(people([['Ким\u202E', 'А\nня']])[0]?.person).toMatchObject({
      surname: 'Ким',
      givenName: 'А ня',
    });
  });
});

describe('what headquarters works with', () => {
  const heading = ['ФИО', 'Области знаний', 'Наибольшее число листов', 'Телефон или почта'];
  const known = { ...juror, region: null };
  const row = 'Әбдіхалықова Ұлжан Серікқызы';

  test('is read beside a new person', () => {
    const title = settings.nominations[0]?.title.ru ?? '';
    const [planned] = people([heading, [row, `робототехника; ${title}`, '30', '8 701 555 12 34']]);
    expect(planned).toMatchObject({
      status: 'new',
      details: {
        person: 'j-01',
        details: {
          expertise: ['робототехника', settings.nominations[0]?.id],
          capacity: 30,
          contact: '8 701 555 12 34',
          left: false,
        },
      },
    });
  });

  test('completes somebody who is in the contest, and keeps what the list leaves empty', () => {
    const before = { expertise: ['су'], capacity: 10, contact: '8 701', left: true };
    const planned = planPeople(
      [heading, [row, '', '20', '']],
      settings,
      [known],
      new Map([['j-01', before]]),
    );
    expect(planned).toMatchObject([
      { status: 'changed', person: null, details: { details: { ...before, capacity: 20 } } },
    ]);
    const again = planPeople(
      [heading, [row, 'су', '10', '8 701']],
      settings,
      [known],
      new Map([['j-01', before]]),
    );
    expect(again).toMatchObject([{ status: 'known', details: null }]);
  });

  test('of one person in two rows comes together', () => {
    const planned = people([heading, [row, 'су', '', ''], [row, '', '5', '']]);
    expect(planned.map(({ status }) => status)).toEqual(['new', 'changed']);
    expect(planned[1]?.details?.details).toMatchObject({ expertise: ['су'], capacity: 5 });
  });

  test.each([
    [['', 'көп', ''], { type: 'CapacityInvalid', text: 'көп' }],
    [['', '-1', ''], { type: 'CapacityInvalid', text: '-1' }],
    [['ж'.repeat(101), '', ''], { type: 'DetailsTooLong' }],
    [['', '', '8'.repeat(301)], { type: 'DetailsTooLong' }],
  ])('%j is refused', (cells, fault) => {
    expect(people([heading, [row, ...cells]])).toMatchObject([
      { status: 'faulty', person: null, details: null, faults: [fault] },
    ]);
  });
});
