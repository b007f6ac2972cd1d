import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { milli } from '../../shared/basics/points.ts';
import { groupHex, resultFingerprint, resultLeaves } from '../../shared/results/result-leaves.ts';
import {
  contestState,
  meeting,
  ranking,
  sheet,
  sheetsByKey,
  stageRanking,
} from './small-contest.ts';

const state = contestState();
const allSheets = [...state.sheets.values()];
const rootOf = (sheets: typeof allSheets): string =>
  resultFingerprint(contestState({ sheets: sheetsByKey(sheets) }), ranking, meeting).root;

describe('resultFingerprint', () => {
  test('stands over the rule, every counted sheet, every outcome and the meeting', () => {
    expect(resultFingerprint(state, ranking, meeting).leaves).toBe(1 + 6 + 4 + 1);
    expect(resultLeaves(state, ranking, meeting)).toHaveLength(12);
  });

  test('is the same in whatever order sheets and places arrive', () => {
    const known = resultFingerprint(state, ranking, meeting);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(allSheets, { minLength: allSheets.length }),
        fc.shuffledSubarray([...ranking.ranking.submissions], { minLength: 4 }),
        (sheets, submissions) => {
          const shuffled = contestState({ sheets: sheetsByKey(sheets) });
          expect(resultFingerprint(shuffled, stageRanking(submissions), meeting)).toEqual(known);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('changes with a score, a salt, a juror, a place and a name', () => {
    const [first, ...rest] = allSheets;
    if (first === undefined || first.handIn === null)
      throw new Error('the builder lost its hand-in');
    const changed = [
      rootOf([{ ...first, scores: { novelty: milli(9500) } }, ...rest]),
      rootOf([{ ...first, scores: { novelty: 'cannot-judge' } }, ...rest]),
      rootOf([{ ...first, handIn: { ...first.handIn, salt: new Uint8Array(16) } }, ...rest]),
      rootOf([{ ...first, juror: 'j-9' }, ...rest]),
      rootOf(rest),
      resultFingerprint(
        state,
        stageRanking(ranking.ranking.submissions.map((each) => ({ ...each, place: 1 }))),
        meeting,
      ).root,
      resultFingerprint(contestState({ submissions: new Map() }), ranking, meeting).root,
    ];
    expect(new Set([rootOf(allSheets), ...changed]).size).toBe(changed.length + 1);
  });

  test('leaves out sheets that do not count', () => {
    const aside = sheet('318', 'j-3', 1000, { counted: false, status: 'disputed' });
    expect(rootOf([...allSheets, aside])).toBe(rootOf(allSheets));
  });

  test('is printed in groups of four', () => {
    expect(groupHex('9c417e0a5')).toBe('9c41 7e0a 5');
  });
});
