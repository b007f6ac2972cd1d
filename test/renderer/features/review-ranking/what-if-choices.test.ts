import { describe, expect, it } from 'vitest';

import {
  asTheRules,
  readWeight,
  unreadWeights,
  type WhatIfChoices,
  whatIfOptions,
} from '../../../../renderer/features/review-ranking/what-if-choices.ts';
import { rowChanges } from '../../../../renderer/features/review-ranking/what-if-summary.tsx';
import { present } from '../../../../shared/basics/assert.ts';
import { rational } from '../../../../shared/basics/rational.ts';
import { testSettings } from '../../score/juror-desk.ts';

const stage = present(
  testSettings().stages.find(({ scored }) => scored),
  'the template has a scored stage',
);
const criterion = present(stage.criteria[0], 'the stage has criteria');
const asked = (choices: Partial<WhatIfChoices>) =>
  whatIfOptions({ ...asTheRules, ...choices }, stage);

describe('what is tried instead of the regulation', () => {
  it('is nothing while nothing differs from it', () => {
    expect(asked({})).toBeNull();
    expect(asked({ method: stage.regulation.method })).toBeNull();
    expect(asked({ weights: { [criterion.id]: String(criterion.weight / 1000) } })).toBeNull();
    expect(asked({ weights: { [criterion.id]: 'көп' } })).toBeNull();
  });

  it('are jurors left out, weights, another method, the slope and the rounding', () => {
    expect(
      asked({
        withoutJurors: ['j-1'],
        weights: { [criterion.id]: '12,5' },
        method: 'schulze',
        slope: true,
      }),
    ).toEqual({
      withoutJurors: ['j-1'],
      weights: { [criterion.id]: rational(25, 2) },
      method: 'schulze',
      slope: true,
    });
    expect(asked({ rounding: '0.5' })?.rounding?.final).toEqual(rational(1, 2));
  });

  it.each([
    ['25', rational(25)],
    [' 12,5 ', rational(25, 2)],
    ['0', rational(0)],
    ['-1', null],
    ['1001', null],
    ['', null],
    ['1e3', null],
  ])('reads the weight %j', (text, expected) => {
    expect(readWeight(text)).toEqual(expected);
  });

  it('names the weights that cannot be read, and not those left empty', () => {
    expect(unreadWeights({ ...asTheRules, weights: { a: 'x', b: '', c: '3' } })).toEqual(['a']);
  });
});

describe('what another way of counting does to a row', () => {
  it('is its place before, and whether it enters or leaves the list', () => {
    const changes = rowChanges({
      entering: ['b'],
      leaving: ['a', 'c'],
      moved: [
        { submission: 'a', before: 1, after: 2 },
        { submission: 'b', before: 2, after: 1 },
      ],
    });
    expect(Object.fromEntries(changes)).toEqual({
      a: { before: 1, list: 'leaves' },
      b: { before: 2, list: 'enters' },
      c: { before: null, list: 'leaves' },
    });
  });
});
