import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedAfterKey, type TypedText } from '../../../renderer/score-form/typed-score.ts';
import { milli } from '../../../shared/basics/points.ts';
import type { Scale } from '../../../shared/contest/contest.ts';
import { parseScore } from '../../../shared/language/score-entry.ts';

const halves: Scale = { min: milli(0), max: milli(10_000), step: milli(500) };

/** Types keys one after another, `pause` milliseconds apart. */
function type(codes: readonly string[], pause = 100, shown = ''): string | null {
  let typed: TypedText | null = null;
  for (const [index, code] of codes.entries()) {
    const at = index * pause;
    const text: string | null = typedAfterKey(typed, shown, { code, at }, halves);
    if (text === null) return null;
    typed = { text, at };
  }
  return typed?.text ?? null;
}

describe('typing a score', () => {
  it.each([
    ['one digit', ['Digit7'], '7'],
    ['ten', ['Digit1', 'Digit0'], '10'],
    ['a half', ['Numpad7', 'NumpadDecimal', 'Numpad5'], '7,5'],
    ['a digit after a whole score of one digit', ['Digit7', 'Digit8'], '8'],
    ['a correction', ['Digit7', 'Backspace', 'Digit3'], '3'],
    ['two commas', ['Digit7', 'Comma', 'Period', 'Digit5'], '7,5'],
  ])('takes %s', (_name, codes, text) => {
    expect(type(codes)).toBe(text);
  });

  it('begins a new score with a digit after a pause', () => {
    expect(type(['Digit1', 'Digit0'], 2500)).toBe('0');
  });

  it('continues a score that stands there with a comma', () => {
    expect(type(['Comma', 'Digit5'], 100, '7')).toBe('7,5');
  });

  it.each(['KeyA', 'Enter', 'Tab', 'F1', 'Minus'])('leaves the key %s alone', (code) => {
    expect(type([code])).toBeNull();
  });

  it('never leads beyond the scale by digits alone', () => {
    const digit = fc.integer({ min: 0, max: 9 }).map((number) => `Digit${number}`);
    fc.assert(
      fc.property(fc.array(digit, { minLength: 1, maxLength: 12 }), (codes) => {
        const parsed = parseScore(type(codes) ?? '', halves);
        expect(parsed.ok).toBe(true);
      }),
    );
  });
});
