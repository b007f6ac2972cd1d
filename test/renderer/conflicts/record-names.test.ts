import { expect, test } from 'vitest';

import { languages } from '../../../shared/basics/localized.ts';
import type { HardConflict } from '../../../shared/merge/state.ts';
import {
  keyWords,
  type ConflictsText,
} from '../../../renderer/features/settle-conflicts/item-words.ts';
import { meanwhileOf } from '../../../renderer/features/settle-conflicts/meanwhile.ts';
import { valueText } from '../../../renderer/features/settle-conflicts/value-words.ts';
import { formats } from '../../../renderer/language/format.ts';
import { texts } from '../../../renderer/language/texts.ts';
import { contestState } from '../../results/small-contest.ts';

const wordsIn = (language: (typeof languages)[number]): ConflictsText => ({
  t: texts.getFixedT<readonly ['conflicts', 'common']>(language, ['conflicts', 'common']),
  language,
  format: formats[language],
});

const keys = [
  'meeting/written',
  'seal/written',
  'appeal/written/a-1',
  'publication/written',
  'audit/written',
];

test('every record of a result that two desks may differ about has a name and its stage', () => {
  for (const language of languages) {
    const words = keys.map((key) => keyWords(key, contestState(), wordsIn(language)));
    expect(new Set(words.map(({ title }) => title)).size).toBe(keys.length);
    const { title: other } = keyWords('elsewhere', contestState(), wordsIn(language));
    for (const { title, note } of words) {
      expect(title).not.toBe(other);
      expect(note).toBe({ kk: 'Жазбаша кезең', ru: 'Заочный этап', en: 'Written stage' }[language]);
    }
  }
  expect(keyWords('seal/gone', contestState(), wordsIn('kk')).note).toBe('gone');
});

test('of such records the first version counts until somebody decides', () => {
  for (const key of keys) {
    const conflict: Pick<HardConflict, 'key' | 'sheet'> = { key, sheet: null };
    expect(meanwhileOf(conflict)).toBe('first');
  }
});

test('members of the commission are named in a version, not told by ids', () => {
  const field = { type: 'field', name: 'present' } as const;
  expect(valueText(['c-1', 'c-9'], field, contestState(), wordsIn('ru'))).toBe(
    'Әбдірахманов Ерлан Серікұлы, c-9',
  );
});

test('a draw and a referee’s sheet have names, teams and figures of their own', () => {
  const state = contestState();
  const sheet = keyWords('match/matches/football/r1-1', state, wordsIn('en'));
  expect(sheet).toEqual({ title: 'Referee’s sheet', note: 'football, match r1-1' });
  expect(keyWords('draw/matches/football', state, wordsIn('ru')).title).toBe('Жеребьёвка');
  const side = {
    team: 'x7',
    score: 3,
    penalties: [{ id: 'touch', count: 2 }],
    extra: 1,
    weight: 950,
    run: null,
  };
  const run = { milliseconds: 83_456, finished: true, checkpoints: 6 };
  const field = (name: string) => ({ type: 'field', name }) as const;
  const sides = [side, { ...side, team: 'x8', penalties: [], extra: null, weight: null, run }];
  expect(valueText(sides, field('sides'), state, wordsIn('en'))).toBe(
    'x7: 3, 2 penalties, extra round: 1, weight, g: 950; x8: 1:23.456',
  );
  const gone = { type: 'walk-over', teams: ['x8'], reason: 'келмеді' };
  expect(valueText(gone, field('ruling'), state, wordsIn('kk'))).toBe('келмеді: x8. келмеді');
  expect(valueText([{ team: 'x7', school: '' }], field('entries'), state, wordsIn('ru'))).toBe(
    '1. x7',
  );
});

test('of referees’ sheets that differ none counts until somebody decides', () => {
  expect(meanwhileOf({ key: 'match/matches/football/r1-1', sheet: null })).toBe('none');
  expect(meanwhileOf({ key: 'draw/matches/football', sheet: null })).toBe('first');
});
