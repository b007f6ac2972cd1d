import fc from 'fast-check';
import { expect, test } from 'vitest';

import { milli } from '../../shared/basics/points.ts';
import { formatScore } from '../../shared/language/number-format.ts';
import { parseScore, type ScoreScale } from '../../shared/language/score-entry.ts';

const scale = (min: number, max: number, step: number): ScoreScale => ({
  min: milli(min),
  max: milli(max),
  step: milli(step),
});
const tenByHalf = scale(0, 10_000, 500);

const accepted: readonly (readonly [text: string, value: number])[] = [
  ['7,5', 7500],
  ['7.5', 7500],
  [' 7 ', 7000],
  ['\u00a07\t', 7000],
  ['0', 0],
  ['-0', 0],
  ['10', 10_000],
  ['10,000', 10_000],
  ['7,50', 7500],
  ['7.5000000', 7500],
  ['07', 7000],
];

test.each(accepted)('"%s" on a scale of 0 to 10 by halves is %i thousandths', (text, value) => {
  expect(parseScore(text, tenByHalf)).toEqual({ ok: true, value });
});

const refused: readonly (readonly [text: string, type: string])[] = [
  ['', 'ScoreEmpty'],
  ['   ', 'ScoreEmpty'],
  ['\u00a0', 'ScoreEmpty'],
  ['1e1', 'ScoreText'],
  ['0x10', 'ScoreText'],
  ['٧', 'ScoreText'],
  ['７', 'ScoreText'],
  ['7½', 'ScoreText'],
  ['7 5', 'ScoreText'],
  ['7,', 'ScoreText'],
  [',5', 'ScoreText'],
  ['7,5,0', 'ScoreText'],
  ['+7', 'ScoreText'],
  ['--7', 'ScoreText'],
  ['Infinity', 'ScoreText'],
  ['NaN', 'ScoreText'],
  ['null', 'ScoreText'],
  ['7\u200b', 'ScoreText'],
  ['-1', 'ScoreRange'],
  ['−1', 'ScoreRange'],
  ['10.01', 'ScoreRange'],
  ['10,0000001', 'ScoreRange'],
  ['11', 'ScoreRange'],
  ['75', 'ScoreRange'],
  ['9'.repeat(400), 'ScoreRange'],
  ['7,25', 'ScoreStep'],
  ['7,5001', 'ScoreStep'],
  ['0.1', 'ScoreStep'],
];

test.each(refused)('"%s" on a scale of 0 to 10 by halves is refused as %s', (text, type) => {
  const result = parseScore(text, tenByHalf);
  expect(result.ok).toBe(false);
  expect(result).toMatchObject({ error: { type } });
});

test('a refusal says what is allowed', () => {
  expect(parseScore('11', tenByHalf)).toEqual({
    ok: false,
    error: { type: 'ScoreRange', min: 0, max: 10_000 },
  });
  expect(parseScore('7,25', tenByHalf)).toEqual({
    ok: false,
    error: { type: 'ScoreStep', step: 500, below: 7000, above: 7500 },
  });
});

test('steps are counted from the least score, not from zero', () => {
  const oneToSeven = scale(1000, 7000, 2000);
  expect(parseScore('3', oneToSeven)).toEqual({ ok: true, value: 3000 });
  expect(parseScore('4', oneToSeven)).toMatchObject({
    error: { type: 'ScoreStep', below: 3000, above: 5000 },
  });
  expect(parseScore('0', oneToSeven)).toMatchObject({ error: { type: 'ScoreRange' } });
});

test('a scale below zero takes a minus, typed either way', () => {
  const around = scale(-5000, 5000, 500);
  expect(parseScore('-2,5', around)).toEqual({ ok: true, value: -2500 });
  expect(parseScore('−2.5', around)).toEqual({ ok: true, value: -2500 });
});

const scales = fc
  .tuple(
    fc.integer({ min: -50, max: 50 }),
    fc.integer({ min: 1, max: 100 }),
    fc.constantFrom(1, 10, 100, 250, 500, 1000),
  )
  .map(([least, steps, step]) => ({
    steps,
    scale: scale(least * step, (least + steps) * step, step),
  }));

test('every score of any scale is read back from what the screen shows in each language', () => {
  fc.assert(
    fc.property(
      scales,
      fc.nat(),
      fc.constantFrom('kk' as const, 'ru' as const, 'en' as const),
      (made, seed, language) => {
        const value = milli(made.scale.min + (seed % (made.steps + 1)) * made.scale.step);
        const shown = formatScore(value, language);
        expect(parseScore(shown, made.scale)).toEqual({ ok: true, value });
      },
    ),
  );
});

test('whatever is typed, a score that is accepted stands on the scale', () => {
  const typed = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'0123456789,.-− e'), maxLength: 8 }),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  fc.assert(
    fc.property(typed, scales, (text, made) => {
      const result = parseScore(text, made.scale);
      if (!result.ok) return;
      expect(result.value).toBeGreaterThanOrEqual(made.scale.min);
      expect(result.value).toBeLessThanOrEqual(made.scale.max);
      expect(Math.abs((result.value - made.scale.min) % made.scale.step)).toBe(0);
    }),
  );
});
