import { describe, expect, test } from 'vitest';

import { finalistsOf, listedFinalists } from '../../shared/results/finalists.ts';
import {
  contestState,
  meeting,
  ranked,
  ranking,
  selectedIn,
  stageRanking,
} from './small-contest.ts';

const listed = selectedIn(contestState(), ranking);
const tied = selectedIn(
  contestState(),
  stageRanking([
    ranked('318', 894, [1, 1]),
    ranked('147', 871, [2, 2]),
    ranked('203', 700, [1, 3], { nomination: 'water', tied: true }),
    ranked('23', 700, [1, 3], { nomination: 'water', tied: true }),
  ]),
);
const settled = { nomination: null, order: ['23', '203'], reason: 'жеребе' };

describe('who goes on', () => {
  test('is as the commission decided, in its order', () => {
    expect(finalistsOf(listed, { ...meeting, finalists: ['23', '318'] })).toEqual(['23', '318']);
    expect(finalistsOf(listed, { ...meeting, finalists: [] })).toEqual([]);
  });

  test('is else the list of the regulation, best first', () => {
    expect(finalistsOf(listed, meeting)).toEqual(['318', '147', '203']);
    expect(finalistsOf(listed, null)).toEqual(['318', '147', '203']);
  });

  test('is of a tie across the end of the list whom people put first, and nobody until they do', () => {
    expect(finalistsOf(tied, meeting)).toEqual(['318', '147']);
    expect(finalistsOf(tied, { ...meeting, ties: [settled] })).toEqual(['318', '147', '23']);
    expect(listedFinalists(tied, [{ ...settled, reason: '' }])).toEqual(['318', '147']);
    expect(listedFinalists(tied, [{ ...settled, order: ['23'] }])).toEqual(['318', '147']);
  });

  test('is nobody’s to say where the stage has no list and nobody decided one', () => {
    const none = { ...ranking, selection: null };
    expect(finalistsOf(none, meeting)).toBeNull();
    expect(listedFinalists(none, [])).toEqual([]);
    expect(finalistsOf(none, { ...meeting, finalists: ['318'] })).toEqual(['318']);
  });
});
