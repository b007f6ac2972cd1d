import fc from 'fast-check';
import { expect, it } from 'vitest';

import { expectNaiveRanking } from '../ranking/compare-with-naive.ts';
import { exactMethods } from '../ranking/naive-ranking.ts';
import { randomContests } from '../ranking/random-contests.ts';
import { casesOf, countCases } from './count-cases.ts';

it.each(exactMethods)(
  'a ranking by %s has the scores, places and ties of a slow count from the definitions',
  (method) => {
    const cases = casesOf(40, 25_000);
    let tried = 0;
    const property = fc.property(randomContests, (contest) => {
      tried += 1;
      // The model, which takes most of the time, is fitted in every eighth.
      expectNaiveRanking(contest, method, tried % 8 === 0 ? 'whole' : 'list');
    });
    try {
      fc.assert(property, { numRuns: cases });
    } finally {
      countCases(`contests ranked twice by ${method}, other methods beside it`, tried);
    }
    expect(tried).toBeGreaterThanOrEqual(cases);
  },
);
