import { expect, test } from 'vitest';

import { rationalToDecimal } from '../../shared/basics/rational.ts';
import type { Stage } from '../../shared/contest/contest.ts';
import { rankStage } from '../../shared/ranking/rank-stage.ts';
import { tieValues } from '../../shared/ranking/tie-values.ts';
import { contestState, settingsWithStage, sheet, sheetsByKey } from '../results/small-contest.ts';

const withRules = (tieBreak: Stage['regulation']['tieBreak']) =>
  contestState({
    settings: settingsWithStage((stage) => ({
      ...stage,
      regulation: { ...stage.regulation, tieBreak },
    })),
    sheets: sheetsByKey([
      sheet('318', 'j-1', 9000),
      sheet('147', 'j-1', 9000),
      sheet('203', 'j-1', 7000),
      sheet('23', 'j-2', 6000),
    ]),
  });

const byNovelty = { by: 'criterion', criterion: 'novelty', stage: 'written' } as const;

test('what the rules say is told of those who share a place, up to the first that a person must take', () => {
  const state = withRules([
    byNovelty,
    { by: 'median' },
    { by: 'chair-decision-with-reason' },
    byNovelty,
  ]);
  const values = tieValues(state, rankStage(state, 'written'));
  expect([...values.keys()].sort()).toEqual(['147', '318']);
  expect(
    values
      .get('318')
      ?.map(({ by, value }) => [by, value === null ? null : rationalToDecimal(value, 2)]),
  ).toEqual([
    ['criterion:novelty', '9.00'],
    ['median', '9.00'],
  ]);
});

test('nothing is told where nobody shares a place', () => {
  const state = contestState({
    sheets: sheetsByKey([sheet('318', 'j-1', 9000), sheet('147', 'j-1', 8000)]),
  });
  expect(tieValues(state, rankStage(state, 'written')).size).toBe(0);
});
