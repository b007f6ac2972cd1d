import { expect, it } from 'vitest';

import {
  blankSheet,
  draftOf,
  faultsOf,
  resultOf,
  type SheetDraft,
} from '../../../../renderer/features/run-tournament/sheet-draft.ts';
import type { Discipline } from '../../../../shared/contest/discipline.ts';

const sumo: Discipline = {
  nomination: 'sumo',
  stage: 'matches',
  system: 'knock-out',
  finalOfTwo: false,
  thirdPlace: false,
  points: { win: 3, draw: 1, loss: 0 },
  bestOf: 3,
  rounds: null,
  heats: 1,
  counted: 'best',
  seconds: 90,
  penalties: [{ id: 'touch', title: { kk: 'а', ru: 'а', en: 'a' }, points: -1, seconds: 0 }],
  tieBreak: ['extra-round'],
};

const cross: Discipline = { ...sumo, nomination: 'cross', system: 'timed-heats', bestOf: 1 };

const scored = (one: string, other: string): SheetDraft => {
  const blank = blankSheet('r1-1', ['1', '2']);
  return {
    ...blank,
    sides: blank.sides.map((side, at) => ({ ...side, score: at === 0 ? one : other })),
  };
};

it('asks for whole numbers, and for no more rounds than a match has', () => {
  expect([...faultsOf(scored('', '1'), sumo)]).toEqual([['score/1', 'whole']]);
  expect([...faultsOf(scored('1,5', '-1'), sumo).values()]).toEqual(['whole', 'whole']);
  expect([...faultsOf(scored('2', '2'), sumo).values()]).toEqual(['rounds', 'rounds']);
  expect(faultsOf(scored('2', '1'), sumo).size).toBe(0);
});

it('asks against whom and why something was ruled, and no figures of who did not come', () => {
  const ruled: SheetDraft = { ...scored('', ''), ruling: 'walk-over' };
  expect([...faultsOf(ruled, sumo).keys()]).toEqual(['against', 'reason']);
  const said: SheetDraft = { ...ruled, against: ['2'], reason: ' Команда не вышла. ' };
  expect(faultsOf(said, sumo).size).toBe(0);
  expect(resultOf(said, sumo)).toMatchObject({
    ruling: { type: 'walk-over', teams: ['2'], reason: 'Команда не вышла.' },
    sides: [{ score: 0, run: null }, { score: 0 }],
  });
});

it('leaves a re-run that was not held yet without sides', () => {
  const draft: SheetDraft = { ...scored('', ''), ruling: 're-run', later: true, reason: 'Сбой.' };
  expect(faultsOf(draft, sumo).size).toBe(0);
  expect(resultOf(draft, sumo).sides).toEqual([]);
});

it('takes times with thousandths and penalties by count, and opens its own sheet as it was written', () => {
  const blank = blankSheet('h1-1', ['4']);
  const draft: SheetDraft = {
    ...blank,
    sides: blank.sides.map((side) => ({
      ...side,
      time: '1:05,123',
      checkpoints: '6',
      penalties: new Map([['touch', 2]]),
    })),
  };
  const result = resultOf(draft, cross);
  expect(result.sides).toEqual([
    {
      team: '4',
      score: 0,
      penalties: [{ id: 'touch', count: 2 }],
      extra: null,
      weight: null,
      run: { milliseconds: 65_123, finished: true, checkpoints: 6 },
    },
  ]);
  expect(resultOf(draftOf(result, ['4'], 'ru'), cross)).toEqual(result);
});
