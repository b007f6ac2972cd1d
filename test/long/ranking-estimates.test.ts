import fc from 'fast-check';
import { expect, it } from 'vitest';

import { expectNaiveEstimates } from '../ranking/compare-estimates.ts';
import { randomContests } from '../ranking/random-contests.ts';
import { casesOf, countCases } from './count-cases.ts';

it.each(['z', 'bradley-terry'] as const)(
  'a ranking by %s has the scores of a slow estimate from the definition, and places that follow from them',
  (method) => {
    const cases = casesOf(40, method === 'z' ? 20_000 : 10_000);
    let tried = 0;
    const property = fc.property(randomContests, (contest) => {
      tried += 1;
      expectNaiveEstimates(contest, method);
    });
    try {
      fc.assert(property, { numRuns: cases });
    } finally {
      countCases(`contests ranked twice by ${method}`, tried);
    }
    expect(tried).toBeGreaterThanOrEqual(cases);
  },
);
