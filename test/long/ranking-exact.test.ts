import fc from 'fast-check';
import { expect, it } from 'vitest';

import { expectNaiveRanking } from '../ranking/compare-with-naive.ts';
import { exactMethods } from '../ranking/naive-ranking.ts';
import { randomContests } from '../ranking/random-contests.ts';
import { casesOf, countCases } from './count-cases.ts';

it.each(exactMethods)(
  'a ranking by %s has the scores, places and ties of a slow count from the definitions',
  (method) => {
    const cases = casesOf(60, 20_000);
    let tried = 0;
    const property = fc.property(randomContests, (contest) => {
      tried += 1;
      // The model and the other methods, which take most of the time, are counted in some of them.
      const depth = tried % 10 === 0 ? 'whole' : 'list';
      expectNaiveRanking(contest, method, { depth, others: tried % 5 === 0 });
    });
    try {
      fc.assert(property, { numRuns: cases });
    } finally {
      countCases(`contests ranked twice by ${method}`, tried);
    }
    expect(tried).toBeGreaterThanOrEqual(cases);
  },
);
