import { describe, expect, test } from 'vitest';
import { readDay } from '../../../renderer/features/set-up-contest/day-field.tsx';
import {
  criterionFault,
  draftFromTemplate,
  draftToSettings,
  freeId,
  milliToText,
  textToMilli,
  withAliases,
  withMember,
  withNomination,
  withoutNomination,
  withProfile,
} from '../../../renderer/features/set-up-contest/draft.ts';
import {
  moved,
  newCriterion,
  newDeadline,
  newField,
  stageOf,
  withCriterion,
  withField,
  withNewStage,
  withoutStage,
  withStageAgain,
  withStage,
} from '../../../renderer/features/set-up-contest/draft-stages.ts';
import { present } from '../../../shared/basics/assert.ts';
import { milli } from '../../../shared/basics/points.ts';
import { missingInSettings } from '../../../shared/contest/settings-check.ts';
import { parseContestSettings } from '../../../shared/contest/settings-schema.ts';
import { settingsFromTemplate, templateCards } from '../../../shared/contest/templates.ts';

const draft = draftFromTemplate('expo', '2026');
const title = { kk: ' Жаңа\nатау ', ru: 'Новое\u202E имя', en: 'New name' };

describe('a stage copied for a second round', () => {
  const pool = draftFromTemplate('regional-pool', '2026');
  const again = withStageAgain(pool, 'readiness');
  const [first, second] = again.stages;

  test('has the rubric, the levels and the rules of the first, under a name and an id of its own, and no form', () => {
    expect(again.stages).toHaveLength(pool.stages.length + 1);
    expect(second).toEqual({ ...first, id: second?.id, title: second?.title, form: [] });
    expect(second?.title.ru).toBe(`${first?.title.ru} (2)`);
    expect(new Set(again.stages.map(({ id }) => id)).size).toBe(again.stages.length);
    expect(parseContestSettings(draftToSettings(again)).ok).toBe(true);
  });

  test('may be copied again, and becomes the third', () => {
    const third = withStageAgain(again, second?.id ?? '').stages[2];
    expect(third?.title.kk).toBe(`${first?.title.kk} (3)`);
    expect(withStageAgain(again, 'unknown')).toBe(again);
  });
});

describe('a draft', () => {
  test('has unnamed seats that do not get into the settings', () => {
    expect(draft.commission).toHaveLength(12);
    expect(draftToSettings(draft).commission).toEqual([]);
    const [chair] = draft.commission;
    const named = withMember(draft, { ...present(chair, 'a chair'), name: '  Айтбаева  Гүлнар ' });
    expect(draftToSettings(named).commission).toEqual([{ ...chair, name: 'Айтбаева Гүлнар' }]);
  });

  test('becomes settings with clean texts that a file may hold', () => {
    const settings = draftToSettings(withNomination(draft, { id: 'new', title }));
    expect(settings.nominations.at(-1)?.title).toEqual({
      kk: 'Жаңа атау',
      ru: 'Новое имя',
      en: 'New name',
    });
    expect(parseContestSettings(settings).ok).toBe(true);
  });

  test('gets another list of regions as a whole, or none for a contest of one region', () => {
    expect(withProfile(draft, '2022-').regions).toHaveLength(20);
    expect(withProfile(draft, 'single').regions).toEqual([]);
    expect(withProfile(draft, 'none').regions).toEqual([]);
  });

  test('loses and gains nominations by id', () => {
    const fewer = withoutNomination(draft, 'renewables');
    expect(fewer.nominations.map(({ id }) => id)).not.toContain('renewables');
    expect(freeId('nomination', [{ id: 'nomination-1' }, { id: 'nomination-3' }])).toBe(
      'nomination-4',
    );
    expect(freeId('nomination', [{ id: 'x' }, { id: 'nomination-3' }])).toBe('nomination-4');
  });

  test('of the empty template may start once it has a nomination and a criterion', () => {
    const empty = { ...draftFromTemplate('empty', '2026'), title };
    const stage = present(stageOf(empty, null), 'a stage');
    const filled = withCriterion(withNomination(empty, { id: 'n', title }), stage.id, {
      ...newCriterion(empty, stage),
      title,
    });
    expect(stageOf(filled, null)).toMatchObject({
      scored: true,
      criteria: [{ weight: 100_000, scale: { min: 0, max: 10_000, step: 1000 } }],
    });
    const settings = draftToSettings(filled);
    expect(missingInSettings(settings).filter(({ level }) => level === 'blocking')).toEqual([]);
    expect(parseContestSettings(settings).ok).toBe(true);
  });
});

describe('a draft of all kinds of settings', () => {
  test.each(templateCards.map(({ id }) => id).filter((id) => id !== 'empty'))(
    'says what the template %s says, for cleaning changes none of its texts',
    (id) => {
      expect(draftToSettings(draftFromTemplate(id, '2026'))).toEqual(
        settingsFromTemplate(id, { season: '2026', demo: false }),
      );
    },
  );

  test('gets and loses stages, and a deadline outlives its stage', () => {
    const more = withNewStage(draft);
    const added = present(more.stages.at(-1), 'a stage');
    expect(parseContestSettings(draftToSettings(more)).ok).toBe(true);
    const dated = {
      ...more,
      deadlines: [{ ...newDeadline(more), id: 'own', title, stage: added.id }],
    };
    const fewer = withoutStage(dated, added.id);
    expect(fewer.stages).toEqual(draft.stages);
    expect(fewer.deadlines).toMatchObject([{ id: 'own', stage: null }]);
  });

  test('moves parts of a list, and nothing that is not there', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a'], 3, 0)).toEqual(['a']);
  });

  test('changes the stage that is meant, and the first scored one where none is', () => {
    expect(stageOf(draft, 'commission')?.id).toBe('commission');
    expect(stageOf(draft, null)?.id).toBe('written');
    expect(stageOf(draftFromTemplate('robot-day', ''), 'gone')?.id).toBe('engineering');
    const renamed = withStage(draft, 'commission', (stage) => ({ ...stage, title }));
    expect(renamed.stages.map((stage) => stage.title === title)).toEqual([false, true]);
  });

  test('asks new questions under names that no stage uses, and keeps options of choices only', () => {
    const field = newField(draft);
    const options = [{ id: 'o', title }];
    const text = withField(draft, 'written', { ...field, label: title, options });
    expect(newField(text).id).not.toBe(field.id);
    expect(draftToSettings(text).stages[0]?.form.at(-1)?.options).toEqual([]);
    const select = withField(text, 'written', { ...field, label: title, options, type: 'select' });
    expect(draftToSettings(select).stages[0]?.form.at(-1)?.options).toMatchObject([{ id: 'o' }]);
  });

  test('keeps spellings of regions clean, once each, and none where there are none', () => {
    const spelled = withAliases(draft, 'KZ-55', ' Ертіс  өңірі \n\nПрииртышье\nЕртіс өңірі');
    expect(draftToSettings(spelled).regionAliases).toEqual({
      'KZ-55': ['Ертіс өңірі', 'Прииртышье'],
    });
    expect(draftToSettings(withAliases(spelled, 'KZ-55', ' \n')).regionAliases).toEqual({});
  });
});

describe('days', () => {
  test.each([
    ['31.12.2026', '2026-12-31'],
    [' 1/2/2026 ', '2026-02-01'],
    ['2026-02-01', '2026-02-01'],
    ['31.02.2026', null],
    ['1.2.26', null],
    ['', null],
    ['ертең', null],
  ])('«%s» is %s', (text, day) => {
    expect(readDay(text)).toBe(day);
  });
});

describe('numbers of the regulation', () => {
  test.each([
    ['7,5', 7500],
    ['7.5', 7500],
    [' 20 ', 20_000],
    ['−1', -1000],
    ['0,001', 1],
    ['', null],
    ['1e1', null],
    ['٧', null],
    ['7,', null],
    ['1 000', null],
    ['0,0001', null],
    ['9999999', null],
  ])('«%s» is %s', (text, expected) => {
    expect(textToMilli(text)).toBe(expected);
  });

  test('are shown with the mark of the language', () => {
    expect(milliToText(milli(7500), 'kk')).toBe('7,5');
    expect(milliToText(milli(7500), 'en')).toBe('7.5');
  });
});

describe('a criterion', () => {
  const criterion = present(stageOf(draft, null)?.criteria[0], 'a criterion');

  test('of a template has no fault', () => {
    expect(criterionFault(criterion)).toBeNull();
  });

  test.each([
    ['titles', { title: { kk: 'а', ru: ' ', en: 'b' } }],
    ['weight', { weight: milli(0) }],
    ['scale', { scale: { min: milli(10_000), max: milli(10_000), step: milli(1000) } }],
    ['step', { scale: { min: milli(0), max: milli(10_000), step: milli(3000) } }],
    ['step', { scale: { min: milli(0), max: milli(10_000), step: milli(0) } }],
    ['anchors', { scale: { min: milli(0), max: milli(5000), step: milli(1000) } }],
  ] as const)('cannot be saved with wrong %s', (fault, change) => {
    expect(criterionFault({ ...criterion, ...change })).toBe(fault);
  });
});
