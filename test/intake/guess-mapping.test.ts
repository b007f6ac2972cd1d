import { describe, expect, test } from 'vitest';
import { settingsFromTemplate } from '../../shared/contest/templates.ts';
import { findHeader, guessMapping } from '../../shared/intake/guess-mapping.ts';
import { intakeFields } from '../../shared/intake/intake-fields.ts';
import { languages } from '../../shared/basics/localized.ts';
import { titleSkeleton } from '../../shared/intake/title-skeleton.ts';

const settings = settingsFromTemplate('expo', { season: '2026', demo: false });
const fields = intakeFields(settings);

describe('the fields of an import', () => {
  test('standard ones come first, then the answers of the form without its files', () => {
    expect(fields.map((field) => field.id)).toEqual([
      'id',
      'title',
      'nomination',
      'region',
      'applicant',
      'town',
      'bin',
      'budget',
      'contacts',
      'summary',
      'language',
      'received',
      'readiness',
      'effect',
    ]);
    expect(fields.filter((field) => field.need === 'must').map((field) => field.id)).toEqual([
      'title',
      'nomination',
      'region',
    ]);
  });

  test('a contest without regions asks for none', () => {
    const robots = intakeFields(settingsFromTemplate('robot-day', { season: '', demo: false }));
    expect(robots.some((field) => field.id === 'region')).toBe(false);
  });

  test('a field that holds the nomination is not an answer', () => {
    const pool = intakeFields(settingsFromTemplate('regional-pool', { season: '', demo: false }));
    expect(pool.find((field) => field.id === 'nomination')?.label?.en).toBeTruthy();
    expect(pool.some((field) => field.id === 'track')).toBe(false);
  });
});

describe('headings', () => {
  test.each(languages)('the form’s own words in %s are understood', (language) => {
    const own = fields.filter((field) => field.label !== null);
    const header = own.map((field) => field.label?.[language] ?? '');
    expect(guessMapping(header, fields)).toEqual(
      Object.fromEntries(own.map((field, column) => [field.id, column])),
    );
  });

  test.each([
    [
      'Russian',
      [
        '№',
        'Название проекта',
        'Наименование организации',
        'БИН/ИИН',
        'Номинация',
        'Область',
        'Город',
        'Запрашиваемая сумма, тг',
        'Телефон',
      ],
      {
        id: 0,
        title: 1,
        applicant: 2,
        bin: 3,
        nomination: 4,
        region: 5,
        town: 6,
        budget: 7,
        contacts: 8,
      },
    ],
    [
      'Kazakh',
      [
        'Өтінім №',
        'Жобаның атауы',
        'Ұйым',
        'БСН',
        'Бағыты',
        'Облыс',
        'Қала / ауыл',
        'Сұралатын сома',
      ],
      { id: 0, title: 1, applicant: 2, bin: 3, nomination: 4, region: 5, town: 6, budget: 7 },
    ],
    [
      'English',
      ['ID', 'Project title', 'Applicant', 'Category', 'Region', 'Description'],
      { id: 0, title: 1, applicant: 2, nomination: 3, region: 4, summary: 5 },
    ],
    [
      'Kazakh without a Kazakh keyboard',
      ['Жобанын атауы', 'Онір', 'Отінім беруші'],
      { title: 0, region: 1, applicant: 2 },
    ],
    ['nothing known', ['abc', '', '123'], {}],
  ])('%s', (_what, header, expected) => {
    expect(guessMapping(header, fields)).toEqual(expected);
  });

  test('titles and empty rows above the headings are passed over', () => {
    const table = {
      sheet: '',
      merged: new Set<string>(),
      rows: [
        ['Заявки на конкурс'],
        [],
        ['№', 'Название', 'Номинация', 'Регион'],
        ['1', 'Проект', 'a', 'b'],
      ],
    };
    expect(findHeader(table, fields)).toBe(2);
  });
});

describe('near-same titles', () => {
  test.each([
    ['Күн су қыздырғышы', 'Кун су кыздыргышы'],
    ['Күн су қыздырғышы', 'Kun su qyzdyrgyshy'],
    ['Тұрмыстық қалдықтарды сұрыптау', 'Turmystyk kaldyktardy suryptau'],
    ['Ветряная мельница для аула', 'ВЕТРЯНАЯ МЕЛЬНИЦА, для аула!'],
    ['Солнечный коллектор', 'Solnechnyj kollektor'],
    ['Жасыл жылыжай', 'Zhasyl zhylyzhai'],
  ])('«%s» is like «%s»', (one, other) => {
    expect(titleSkeleton(one)).toBe(titleSkeleton(other));
  });

  test.each([
    ['Солнечный коллектор 1', 'Солнечный коллектор 2'],
    ['Ауа', 'Оу'],
    ['Ветряная мельница', 'Водяная мельница'],
    ['Су', 'Сай'],
  ])('«%s» is not like «%s»', (one, other) => {
    expect(titleSkeleton(one)).not.toBe(titleSkeleton(other));
  });
});
