import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { assignBalanced } from '../../shared/assigning/assign-balanced.ts';
import { contestOf } from './contest.ts';
import { leastMerits } from './linear-program.ts';
import { brokenRules, meritsOf, requestsUpTo } from './requests.ts';

describe('an assignment, beside HiGHS', () => {
  it('is as good as the best there is, merit by merit', () => {
    fc.assert(
      fc.property(requestsUpTo(8, 6), (request) => {
        const { assignments } = assignBalanced(request);
        expect(meritsOf(request, assignments)).toEqual(leastMerits(request));
      }),
      { numRuns: 0.4 * (fc.readConfigureGlobal().numRuns ?? 100) },
    );
  });

  it('is so for 600 submissions, 40 jurors and three each, with conflicts, fields and limits', () => {
    // Without a wish for the own region one program says it all: the small contests have every kind of wish.
    const contest = contestOf({
      submissions: 600,
      jurors: 40,
      regions: 17,
      fields: 9,
      capacity: 47,
      conflicts: 900,
    });
    const request = { ...contest, ownRegion: 'free' as const };
    const { assignments, shortfalls } = assignBalanced(request);
    expect(shortfalls).toEqual([]);
    expect(brokenRules(request, assignments)).toEqual([]);
    expect(meritsOf(request, assignments)).toEqual(leastMerits(request, { filled: true }));
  });
});
