import { describe, expect, it } from 'vitest';
import { milli, numberToMilli } from '../../../shared/basics/points.ts';
import type { Anchor, Scale } from '../../../shared/contest/contest.ts';
import {
  anchorRanges,
  buttonOfScore,
  buttonScores,
  rangeColumns,
  tenthsOfScale,
} from '../../../renderer/score-form/score-steps.ts';
import { mayContinue } from '../../../renderer/score-form/typed-score.ts';

const scale = (min: number, max: number, step: number): Scale => ({
  min: numberToMilli(min),
  max: numberToMilli(max),
  step: numberToMilli(step),
});

const anchor = (level: number): Anchor => ({
  level: numberToMilli(level),
  text: { kk: `${level}`, ru: `${level}`, en: `${level}` },
});

describe('the buttons of a scale', () => {
  it.each([
    ['all eleven points of 0–10', scale(0, 10, 1), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ['whole points where halves are typed', scale(0, 10, 0.5), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ['halves where they fit', scale(0, 5, 0.5), [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]],
    ['tens of 0–100', scale(0, 100, 1), [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]],
    ['points below zero', scale(-3, 3, 1), [-3, -2, -1, 0, 1, 2, 3]],
    ['the upper end too, where strides miss it', scale(1, 30, 1), [1, 6, 11, 16, 21, 26, 30]],
    [
      'quarters by whole points',
      scale(0.25, 10, 0.25),
      [0.25, 1.25, 2.25, 3.25, 4.25, 5.25, 6.25, 7.25, 8.25, 9.25, 10],
    ],
  ])('are %s', (_name, given, expected) => {
    expect(buttonScores(given)).toEqual(expected.map(numberToMilli));
  });

  it('never outgrow a row and always lie on the scale', () => {
    for (const max of [1, 3, 7, 10, 12, 25, 37, 60, 100, 250, 1000])
      for (const step of [0.25, 0.5, 1]) {
        const given = scale(0, max, step);
        const buttons = buttonScores(given);
        expect(buttons.length).toBeLessThanOrEqual(13);
        expect(buttons.every((button) => button % given.step === 0)).toBe(true);
        expect([buttons[0], buttons.at(-1)]).toEqual([given.min, given.max]);
      }
  });

  it('take a half to the button below it', () => {
    expect(buttonOfScore(milli(7500), buttonScores(scale(0, 10, 0.5)))).toBe(7000);
  });
});

describe('the texts of the levels', () => {
  it('speak of the scores from their level to the next', () => {
    const given = scale(0, 10, 0.5);
    const ranges = anchorRanges([anchor(6), anchor(0), anchor(3), anchor(9)], given);
    expect(ranges.map((range) => [range.from, range.to])).toEqual([
      [0, 2500],
      [3000, 5500],
      [6000, 8500],
      [9000, 10000],
    ]);
    expect(ranges.map((range) => rangeColumns(range, buttonScores(given)))).toEqual([
      { start: 1, span: 3 },
      { start: 4, span: 3 },
      { start: 7, span: 3 },
      { start: 10, span: 2 },
    ]);
  });

  it('have no column where no button lies in them', () => {
    const given = scale(0, 100, 1);
    const [first, second] = anchorRanges([anchor(0), anchor(1), anchor(9)], given);
    expect(first && rangeColumns(first, buttonScores(given))).toEqual({ start: 1, span: 1 });
    expect(second && rangeColumns(second, buttonScores(given))).toBeNull();
  });
});

it('shows a score as tenths of its scale', () => {
  expect(tenthsOfScale(milli(7500), scale(0, 10, 0.5))).toBe(7.5);
  expect(tenthsOfScale(milli(0), scale(-3, 3, 1))).toBe(5);
});

describe('waiting for another key', () => {
  it.each([
    ['1', scale(0, 10, 1), true],
    ['2', scale(0, 10, 1), false],
    ['0', scale(0, 10, 1), false],
    ['10', scale(0, 10, 1), false],
    ['7', scale(0, 10, 0.5), true],
    ['10', scale(0, 10, 0.5), false],
    ['7,', scale(0, 10, 0.5), true],
    ['7,5', scale(0, 10, 0.5), false],
    ['7,2', scale(0, 10, 0.25), true],
    ['10', scale(0, 100, 1), true],
    ['11', scale(0, 100, 1), false],
    ['', scale(0, 10, 1), true],
  ])('after %j on %j is %j', (text, given, expected) => {
    expect(mayContinue(text, given)).toBe(expected);
  });
});
