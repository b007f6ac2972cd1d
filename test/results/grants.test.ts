import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { rational } from '../../shared/basics/rational.ts';
import { formatMoney } from '../../shared/language/number-format.ts';
import { grantBudget, grantFaults } from '../../shared/results/grants.ts';

const rules = { ceiling: 60_000_000, perProjectMax: 5_000_000, partialAllowed: true };

describe('a budget of grants', () => {
  test('adds up what was asked for and what was granted, and what the ceiling leaves', () => {
    const grants = [
      { requested: 5_000_000, granted: 4_500_000 },
      { requested: null, granted: 3_000_000 },
      { requested: 2_000_000, granted: 0 },
    ];
    expect(grantBudget(grants, rules)).toEqual({
      projects: 2,
      requested: 7_000_000n,
      granted: 7_500_000n,
      ceiling: 60_000_000n,
      left: 52_500_000n,
      share: rational(1, 8),
    });
  });

  test('has no share of a ceiling that is not there, or of nothing', () => {
    const none = { ceiling: null, left: null, share: null };
    expect(grantBudget([], null)).toMatchObject(none);
    expect(grantBudget([], { ...rules, ceiling: null })).toMatchObject(none);
    const one = [{ requested: null, granted: 1 }];
    expect(grantBudget(one, { ...rules, ceiling: 0 })).toMatchObject({
      ceiling: 0n,
      left: -1n,
      share: null,
    });
  });

  test('is exact beyond what a number holds', () => {
    const most = 1_000_000_000_000_000;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: most }), { maxLength: 200 }), (sums) => {
        const grants = sums.map((granted) => ({ requested: granted, granted }));
        const exact = sums.map(BigInt).reduce((a, b) => a + b, 0n);
        const { granted, requested } = grantBudget(grants, null);
        expect([granted, requested]).toEqual([exact, exact]);
      }),
    );
    const { granted } = grantBudget(
      Array.from({ length: 10 }, () => ({ requested: null, granted: most - 1 })),
      null,
    );
    expect(formatMoney(granted, 'en')).toBe('₸9,999,999,999,999,990');
    expect(formatMoney(-granted, 'ru')).toMatch(/^−9.999.999.999.999.990.₸$/u);
  });
});

describe('what the regulation does not allow of a grant', () => {
  const grant = (submission: string, granted: number, requested: number | null, reason = '') => ({
    submission,
    granted,
    requested,
    reason,
  });

  test('is more than one project may get, or than was asked', () => {
    const grants = [
      grant('1', 5_000_001, 6_000_000),
      grant('2', 5_000_000, 4_999_999),
      grant('3', 5_000_000, null),
    ];
    expect(grantFaults(grants, rules)).toEqual({
      overProject: ['1'],
      overRequest: ['2'],
      partial: [],
      unexplained: [],
    });
  });

  test('is less than was asked where it is all or nothing', () => {
    const grants = [
      grant('1', 1, 2),
      grant('2', 2, 2),
      grant('3', 0, 2, 'жоқ'),
      grant('4', 1, null),
    ];
    expect(grantFaults(grants, { ...rules, partialAllowed: false }).partial).toEqual(['1']);
  });

  test('is a refusal without a reason, whatever the rules', () => {
    const grants = [grant('1', 0, 2), grant('2', 0, 2, 'смета'), grant('3', 1, 2)];
    expect(grantFaults(grants, null)).toEqual({
      overProject: [],
      overRequest: [],
      partial: [],
      unexplained: ['1'],
    });
  });
});
