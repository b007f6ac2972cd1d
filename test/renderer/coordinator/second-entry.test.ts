import { describe, expect, test } from 'vitest';

import { milli } from '../../../shared/basics/points.ts';
import {
  differencesOf,
  emptySecondEntry,
  nameError,
  phaseOf,
  readAll,
  readSecond,
  typedAfterSecondKey,
} from '../../../renderer/features/enter-paper/second-entry.ts';
import { personOf, testSettings } from '../../builders/contest-builder.ts';

const criteria = testSettings.stages[0]?.criteria ?? [];
const scale = { min: milli(0), max: milli(10_000), step: milli(500) };
const below = { ...scale, min: milli(-5000) };
const scores = (novelty: number, effect: number, economy: number) => ({
  novelty: milli(novelty),
  effect: milli(effect),
  economy: milli(economy),
});

test.each([
  ['7', 7000],
  ['7,5', 7500],
  [' 7.5 ', 7500],
  ['–', 'cannot-judge'],
  ['-', 'cannot-judge'],
  ['—', 'cannot-judge'],
] as const)('%j is read as %s', (text, value) => {
  expect(readSecond(text, scale)).toEqual({ ok: true, value });
});

test('on a scale below zero a dash alone is still no number', () => {
  expect(readSecond('-', below)).toEqual({ ok: true, value: 'cannot-judge' });
  expect(readSecond('-2,5', below)).toEqual({ ok: true, value: -2500 });
});

test('every field that is empty, beyond the scale or between its steps is named', () => {
  const read = readAll({ novelty: '11', effect: '7,3' }, criteria);
  expect(read).toMatchObject({
    ok: false,
    error: {
      novelty: { type: 'ScoreRange' },
      effect: { type: 'ScoreStep' },
      economy: { type: 'ScoreEmpty' },
    },
  });
  expect(readAll({ novelty: '1', effect: '–', economy: '0' }, criteria)).toEqual({
    ok: true,
    value: { novelty: 1000, effect: 'cannot-judge', economy: 0 },
  });
});

describe('keys by their places, whatever the layout writes there', () => {
  test.each([
    ['', 'Digit7', '7'],
    ['1', 'Numpad0', '10'],
    ['7', 'Comma', '7,'],
    ['7,', 'Period', '7,'],
    ['', 'NumpadDecimal', ''],
    ['7', 'Minus', '–'],
    ['–', 'Digit5', '5'],
    ['–', 'Comma', '–'],
    ['7', 'Backspace', null],
    ['7', 'KeyQ', null],
  ] as const)('%j and %s make %j', (text, code, typed) => {
    expect(typedAfterSecondKey(text, code, scale)).toBe(typed);
  });

  test('where scores may be below zero the minus stays a minus', () => {
    expect(typedAfterSecondKey('', 'Minus', below)).toBe('-');
    expect(typedAfterSecondKey('-', 'Digit2', below)).toBe('-2');
  });
});

test('two entries differ where one judges and the other cannot, and where one has no score', () => {
  const first = { novelty: milli(7000), effect: 'cannot-judge' as const };
  const second = { novelty: milli(7000), effect: milli(0), economy: milli(5000) };
  expect(
    differencesOf(criteria, first, second).map(({ criterion, first: one, second: other }) => [
      criterion.id,
      one,
      other,
    ]),
  ).toEqual([
    ['effect', 'cannot-judge', 0],
    ['economy', null, 5000],
  ]);
});

test('a sheet is confirmed while both entries are alike, and differs again once the first is changed', () => {
  const first = scores(7000, 8000, 9000);
  const entry = emptySecondEntry('Ибраев Самат');
  expect(phaseOf(undefined, criteria, first)).toBe('none');
  expect(phaseOf(entry, criteria, first)).toBe('entering');
  const compared = { ...entry, agreed: scores(7000, 8500, 9000) };
  expect(phaseOf(compared, criteria, first)).toBe('differs');
  expect(phaseOf(compared, criteria, scores(7000, 8500, 9000))).toBe('confirmed');
  expect(phaseOf(compared, criteria, scores(6000, 8500, 9000))).toBe('differs');
});

const own = {
  ...personOf('c1', 'coordinator', 'KZ-10', null),
  surname: 'Әбдірахманова',
  givenName: 'Гүлнар',
  patronymic: 'Серікқызы',
};

test.each([
  ['', 'short'],
  ['А', 'short'],
  ['...', 'short'],
  ['Әбдірахманова Гүлнар Серікқызы', 'same'],
  ['гүлнар ӘБДІРАХМАНОВА', 'same'],
  ['Абдирахманова Гулнар', 'same'],
  ['Әбдірахманова Г. С.', 'same'],
  ['Әбдірахманова Ерлан', null],
  ['Ибраев Самат', null],
  ['Гүлнар Сейітқали', null],
] as const)('%j as the second person: %s', (name, error) => {
  expect(nameError(name, own)).toBe(error);
});
