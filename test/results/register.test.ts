import { describe, expect, test } from 'vitest';

import { milli } from '../../shared/basics/points.ts';
import { registerData } from '../../shared/results/register.ts';
import {
  contestState,
  meeting,
  ranked,
  ranking,
  selectedIn,
  settingsWithStage,
  stageRanking,
} from './small-contest.ts';

describe('registerData', () => {
  test('lists the places above the cut line over all nominations', () => {
    const register = registerData(contestState(), ranking, meeting, 'kk');
    expect(register.title).toBe('ТОП-3 тізілімі');
    expect(register.rows.map(({ place, number, score }) => [place, number, score])).toEqual([
      ['1', '318', '8,94'],
      ['2', '147', '8,71'],
      ['3', '203', '7,00'],
    ]);
    expect(register.draftMark).toBeNull();
  });

  test('keeps everybody who shares the last line, and says so by the place', () => {
    const shared = stageRanking([
      ranked('318', 894, [1, 1]),
      ranked('147', 700, [2, 2]),
      ranked('203', 690, [1, 3], { nomination: 'water' }),
      ranked('23', 690, [1, 3], { nomination: 'water' }),
    ]);
    const register = registerData(contestState(), shared, meeting, 'ru');
    expect(register.rows.map(({ place, number }) => [place, number])).toEqual([
      ['1', '318'],
      ['2', '147'],
      ['3–4', '23'],
      ['3–4', '203'],
    ]);
    expect(register.draftMark).toBe('Черновик');
  });

  test('splits the list by nomination in their order and by region in alphabetical order', () => {
    const register = registerData(contestState(), ranking, meeting, 'kk');
    expect(register.byNomination.map(({ title }) => title)).toEqual([
      'Жаңартылатын энергия көздері',
      'Суды үнемдеу',
    ]);
    expect(register.byRegion.map(({ title }) => title)).toEqual([
      'Алматы қаласы',
      'Жетісу облысы',
      'Қызылорда облысы',
    ]);
  });

  test('counts lines inside each nomination where the regulation says so', () => {
    const settings = settingsWithStage((stage) => ({
      ...stage,
      regulation: {
        ...stage.regulation,
        advance: { top: 1, scope: 'nomination', title: { kk: '', ru: '', en: '' } },
      },
    }));
    const contest = contestState({ settings });
    const register = registerData(contest, selectedIn(contest, ranking), meeting, 'en');
    expect(register.rows.map(({ place, number }) => [place, number])).toEqual([
      ['1', '318'],
      ['1', '203'],
    ]);
    expect(register.selection.lines).toEqual([]);
  });

  test('follows quotas, and says whom they took in and whom they passed over', () => {
    const settings = settingsWithStage((stage) => ({
      ...stage,
      regulation: {
        ...stage.regulation,
        advance: { top: 2, scope: 'all', title: { kk: '', ru: '', en: '' } },
        quotas: [{ by: 'nomination', min: 1, max: null }],
      },
    }));
    const contest = contestState({ settings });
    const register = registerData(contest, selectedIn(contest, ranking), meeting, 'en');
    expect(register.rows.map(({ number }) => number)).toEqual(['318', '203']);
    expect(register.selection.lines.map((line) => line.split('. ').slice(0, 3))).toEqual([
      ['No', '147, place 2', expect.stringContaining('It is not on the list')],
      ['No', '203, place 3', expect.stringContaining('It is on the list')],
    ]);
  });

  test('leaves out who is below the pass mark', () => {
    const settings = settingsWithStage((stage) => ({
      ...stage,
      regulation: { ...stage.regulation, passMark: milli(8800) },
    }));
    const contest = contestState({ settings });
    const register = registerData(contest, selectedIn(contest, ranking), meeting, 'en');
    expect(register.rows.map(({ number }) => number)).toEqual(['318']);
    expect(register.selection.lines).toHaveLength(2);
  });

  test('lists everything ranked where there is no cut line, and nothing without a place', () => {
    const settings = settingsWithStage((stage) => ({
      ...stage,
      regulation: { ...stage.regulation, advance: null },
    }));
    const some = stageRanking([
      ranked('318', 894, [1, 1]),
      { ...ranked('23', 0, [1, 1]), place: null, overall: null, score: null, sheets: 0 },
    ]);
    const register = registerData(contestState({ settings }), some, meeting, 'en');
    expect(register.title).toBe('Register of all applications');
    expect(register.rows.map(({ number }) => number)).toEqual(['318']);
  });
});
