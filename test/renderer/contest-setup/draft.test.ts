import { describe, expect, test } from 'vitest';
import {
  criterionFault,
  draftFromTemplate,
  draftToSettings,
  freeId,
  milliToText,
  newCriterion,
  stageOf,
  textToMilli,
  withCriterion,
  withMember,
  withNomination,
  withoutNomination,
  withProfile,
} from '../../../renderer/features/set-up-contest/draft.ts';
import { present } from '../../../shared/basics/assert.ts';
import { milli } from '../../../shared/basics/points.ts';
import { missingInSettings } from '../../../shared/contest/settings-check.ts';
import { parseContestSettings } from '../../../shared/contest/settings-schema.ts';

const draft = draftFromTemplate('expo', '2026');
const title = { kk: ' Жаңа\nатау ', ru: 'Новое\u202E имя', en: 'New name' };

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
    const empty = draftFromTemplate('empty', '2026');
    const filled = withCriterion(withNomination(empty, { id: 'n', title }), {
      ...newCriterion(empty),
      title,
      weight: milli(100_000),
    });
    expect(stageOf(filled)?.scored).toBe(true);
    const settings = draftToSettings(filled);
    expect(missingInSettings(settings).filter(({ level }) => level === 'blocking')).toEqual([]);
    expect(parseContestSettings(settings).ok).toBe(true);
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
  const criterion = present(stageOf(draft)?.criteria[0], 'a criterion');

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
