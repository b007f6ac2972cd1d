import { expect, test } from 'vitest';

import { milli } from '../../shared/basics/points.ts';
import { parseScore } from '../../shared/language/score-entry.ts';
import { digitOfCode, isDecimalCode, scoreTextAfterKey } from '../../shared/language/score-keys.ts';

test('digits are found on the top row and the number pad by place, whatever the layout', () => {
  for (let digit = 0; digit <= 9; digit += 1) {
    expect(digitOfCode(`Digit${digit}`)).toBe(digit);
    expect(digitOfCode(`Numpad${digit}`)).toBe(digit);
  }
});

test.each(['KeyQ', 'F1', 'Numpad', 'NumpadAdd', 'Digit10', 'digit1', '7', ''])(
  'the key "%s" is not a digit',
  (code) => {
    expect(digitOfCode(code)).toBeNull();
  },
);

test('the decimal mark is on the keys of the Latin, Russian and number-pad layouts', () => {
  for (const code of ['Comma', 'Period', 'Slash', 'NumpadDecimal', 'NumpadComma'])
    expect(isDecimalCode(code)).toBe(true);
  for (const code of ['Semicolon', 'Minus', 'KeyE', 'Digit5'])
    expect(isDecimalCode(code)).toBe(false);
});

const typed = (...codes: readonly string[]): string =>
  codes.reduce((text, code) => scoreTextAfterKey(text, code) ?? text, '');

test('keys typed in the Kazakh layout make a score', () => {
  const text = typed('Digit7', 'Slash', 'Digit5');
  expect(text).toBe('7,5');
  expect(parseScore(text, { min: milli(0), max: milli(10_000), step: milli(500) })).toEqual({
    ok: true,
    value: 7500,
  });
});

test('a second decimal mark and a leading one are not taken, Backspace takes one character away', () => {
  expect(
    typed('Comma', 'Numpad7', 'NumpadDecimal', 'Period', 'Digit2', 'Backspace', 'Digit5'),
  ).toBe('7,5');
});

test('a key that has nothing to do with scores is left to others', () => {
  for (const code of ['Tab', 'Enter', 'KeyA', 'ArrowUp'])
    expect(scoreTextAfterKey('7', code)).toBeNull();
});

test('a key held down does not make an endless number', () => {
  expect(typed(...Array<string>(100).fill('Digit9')).length).toBeLessThan(20);
});
