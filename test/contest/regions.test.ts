import { describe, expect, test } from 'vitest';
import type { RegionsProfileId } from '../../shared/contest/contest.ts';
import { findRegion, regionName, regionsOfProfile } from '../../shared/contest/regions.ts';
import { languages } from '../../shared/basics/localized.ts';

describe('regions', () => {
  test.each([
    ['2014/2018-06', 16],
    ['2018-06/2022-06', 17],
    ['2022-', 20],
    ['single', 20],
    ['none', 0],
  ] as const)('the list %s has %i regions', (profile, expected) => {
    expect(regionsOfProfile(profile)).toHaveLength(expected);
  });

  test.each(['2014/2018-06', '2018-06/2022-06', '2022-'] as const)(
    'every region of %s is found by its names, short names and code',
    (profile) => {
      for (const region of regionsOfProfile(profile)) {
        expect(findRegion(region.code, profile)).toBe(region.code);
        for (const language of languages) {
          expect(findRegion(region.name[language], profile)).toBe(region.code);
          expect(findRegion(region.short[language], profile)).toBe(region.code);
        }
      }
    },
  );

  const cases: readonly (readonly [string, RegionsProfileId, string | null])[] = [
    ['Алматы', '2022-', 'KZ-75'],
    ['г.Алматы', '2022-', 'KZ-75'],
    ['Алматы қаласы', '2022-', 'KZ-75'],
    ['АЛМАТЫ ОБЛЫСЫ', '2022-', 'KZ-19'],
    ['Алматинская обл.', '2022-', 'KZ-19'],
    ['Алматинская', '2022-', 'KZ-19'],
    ['Almaty Region', '2022-', 'KZ-19'],
    ['Карагандинская', '2022-', 'KZ-35'],
    ['Қарағанды', '2022-', 'KZ-35'],
    ['караганды облысы', '2022-', 'KZ-35'],
    ['г. Караганда', '2022-', 'KZ-35'],
    ['Qaraghandy', '2022-', 'KZ-35'],
    ['Ақтөбе облысы'.normalize('NFD'), '2022-', 'KZ-15'],
    ['ВКО', '2022-', 'KZ-63'],
    ['шқо', '2014/2018-06', 'KZ-63'],
    ['KZ-VOS', '2022-', 'KZ-63'],
    ['kz-yuz', '2014/2018-06', 'KZ-61'],
    ['ЮКО', '2014/2018-06', 'KZ-61'],
    ['Южно-Казахстанская область', '2022-', 'KZ-61'],
    ['Шымкент', '2014/2018-06', 'KZ-61'],
    ['Шымкент', '2022-', 'KZ-79'],
    ['Түркістан', '2022-', 'KZ-61'],
    ['Нур-Султан', '2022-', 'KZ-71'],
    ['Астана', '2018-06/2022-06', 'KZ-71'],
    ['Семей', '2014/2018-06', 'KZ-63'],
    ['Семей', '2022-', 'KZ-10'],
    ['область Абай', '2022-', 'KZ-10'],
    ['область Абай', '2014/2018-06', null],
    ['г. Абай', '2022-', null],
    ['Жетысу', '2022-', 'KZ-33'],
    ['Талдыкорган', '2018-06/2022-06', 'KZ-19'],
    ['Казахстан', '2022-', null],
    ['область', '2022-', null],
    ['', '2022-', null],
    ['Павлодар', 'none', null],
  ];
  test.each(cases)('«%s» in %s is %s', (text, profile, expected) => {
    expect(findRegion(text, profile)).toBe(expected);
  });

  test('a name always tells the kind and follows the dated list', () => {
    expect(regionName('KZ-75', '2022-', 'ru')).toBe('город Алматы');
    expect(regionName('KZ-19', '2022-', 'kk')).toBe('Алматы облысы');
    expect(regionName('KZ-71', '2018-06/2022-06', 'kk')).toBe('Нұр-Сұлтан қаласы');
    expect(regionName('KZ-61', '2014/2018-06', 'en')).toBe('South Kazakhstan Region');
    expect(regionName('somewhere', '2022-', 'en')).toBe('somewhere');
  });
});
