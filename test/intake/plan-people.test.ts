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
