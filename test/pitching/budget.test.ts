import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { tiyn } from '../../shared/basics/money.ts';
import type { GrantRules } from '../../shared/contest/contest.ts';
import {
  awardedTotal,
  type Budgets,
  budgetStanding,
  type BudgetLine,
  grantOf,
  isDecided,
  type ProjectBudget,
  proposedTotal,
  wholeBudget,
  withBudget,
} from '../../shared/pitching/budget.ts';

const rules: GrantRules = { ceiling: 60, perProjectMax: 25, partialAllowed: true };

const line = (id: string, proposed: number, awarded: number | null): BudgetLine => ({
  id,
  title: id,
  proposed: tiyn(proposed),
  awarded: awarded === null ? null : tiyn(awarded),
});
const budget = (...lines: readonly BudgetLine[]): ProjectBudget => ({ lines });
const none: Budgets = new Map();

const faultsOf = (budgets: Budgets, id: string, next: ProjectBudget, given = rules) => {
  const taken = withBudget(budgets, id, next, given);
  return taken.ok ? [] : taken.error.map(({ type }) => type);
};

describe('a budget', () => {
  it('is taken up to the last tiyn of the ceiling and of the project, and not one beyond', () => {
    const first = withBudget(none, '1', budget(line('a', 2500, 2500)), rules);
    const second = first.ok
      ? withBudget(first.value, '2', budget(line('a', 2500, 2500)), rules)
      : first;
    expect(second.ok).toBe(true);
    const budgets = second.ok ? second.value : none;
    expect(faultsOf(budgets, '3', budget(line('a', 1000, 1000)))).toEqual([]);
    expect(faultsOf(budgets, '3', budget(line('a', 1100, 1100)))).toEqual(['OverCeiling']);
    expect(faultsOf(budgets, '1', budget(line('a', 2600, 2600)))).toEqual(['OverProject']);
    expect(faultsOf(none, '1', budget(line('a', 2500, 2501)))).toEqual([
      'OverProposed',
      'OverProject',
      'GrantNotWhole',
    ]);
  });

  it('may have tiyn in its lines, but comes to whole tenge, as grants do', () => {
    const whole = budget(line('a', 1050, 1050), line('b', 950, 950));
    expect(faultsOf(none, '1', whole)).toEqual([]);
    expect(grantOf('1', whole)).toEqual({ submission: '1', requested: 20, granted: 20 });
    const broken = budget(line('a', 1050, 1050), line('b', 950, 949));
    expect(faultsOf(none, '1', broken)).toEqual(['GrantNotWhole']);
    expect(grantOf('1', broken)).toBeNull();
  });

  it('is granted in part only where the regulation lets it', () => {
    const part = budget(line('a', 1000, 500));
    expect(faultsOf(none, '1', part)).toEqual([]);
    expect(faultsOf(none, '1', part, { ...rules, partialAllowed: false })).toEqual([
      'PartialGrant',
    ]);
    const nothing = budget(line('a', 1000, 0));
    expect(faultsOf(none, '1', nothing, { ...rules, partialAllowed: false })).toEqual([]);
  });

  it('that lessens a sum over the ceiling is taken, so that people can come back under it', () => {
    const over: Budgets = new Map([
      ['1', budget(line('a', 2500, 2500))],
      ['2', budget(line('a', 2500, 2500))],
      ['3', budget(line('a', 2500, 2500))],
    ]);
    expect(budgetStanding(over, rules).left).toBe(-1500n);
    expect(faultsOf(over, '3', budget(line('a', 2500, 1500)))).toEqual([]);
    expect(faultsOf(over, '4', budget(line('a', 100, 100)))).toEqual(['OverCeiling']);
  });

  it('is no grant while a line is not decided', () => {
    const open = wholeBudget(3_000_000, 'Whole');
    expect(isDecided(open)).toBe(false);
    expect(grantOf('1', open)).toBeNull();
    expect(proposedTotal(open)).toBe(300_000_000n);
  });
});

const sums = fc.oneof(fc.integer({ min: 0, max: 3000 }), fc.constantFrom(0, 100, 2500, 2501, 6000));
const arbitraryBudget = fc
  .array(fc.record({ proposed: sums, awarded: fc.option(sums) }), { maxLength: 5 })
  .map((lines) =>
    budget(...lines.map(({ proposed, awarded }, at) => line(`l${at}`, proposed, awarded))),
  );
const changes = fc.array(fc.tuple(fc.constantFrom('1', '2', '3', '4', '5'), arbitraryBudget), {
  maxLength: 40,
});

describe('whatever is changed, and in whatever order', () => {
  it('what is taken is never over the ceiling, nor a project over its most or over what it asked', () => {
    fc.assert(
      fc.property(changes, (all) => {
        let budgets: Budgets = none;
        for (const [id, next] of all) {
          const taken = withBudget(budgets, id, next, rules);
          if (taken.ok) budgets = taken.value;
          const { awarded, ceiling, left } = budgetStanding(budgets, rules);
          expect(left).toBe((ceiling ?? 0n) - awarded);
          expect(awarded <= 6000n).toBe(true);
          for (const each of budgets.values()) {
            expect(awardedTotal(each) <= 2500n).toBe(true);
            expect(awardedTotal(each) <= proposedTotal(each)).toBe(true);
          }
        }
      }),
    );
  });

  it('sums are exact, also of what no float holds', () => {
    const huge = fc.array(fc.integer({ min: 0, max: 10_000_000_000_000 }), { maxLength: 300 });
    fc.assert(
      fc.property(huge, (amounts) => {
        const budgets: Budgets = new Map(
          amounts.map((amount, at) => [`${at}`, budget(line('a', amount, amount))]),
        );
        const sum = amounts.reduce((all, amount) => all + BigInt(amount), 0n);
        expect(budgetStanding(budgets, null)).toEqual({
          proposed: sum,
          awarded: sum,
          ceiling: null,
          left: null,
        });
      }),
    );
  });

  it('grants come to exactly what was awarded, and none is over what was asked', () => {
    fc.assert(
      fc.property(changes, (all) => {
        let budgets: Budgets = none;
        for (const [id, next] of all) {
          const taken = withBudget(budgets, id, next, rules);
          if (taken.ok) budgets = taken.value;
        }
        for (const [id, each] of budgets) {
          if (!isDecided(each)) continue;
          const grant = grantOf(id, each);
          expect(BigInt(grant?.granted ?? -1) * 100n).toBe(awardedTotal(each));
          expect((grant?.granted ?? 0) <= (grant?.requested ?? 0)).toBe(true);
        }
      }),
    );
  });
});
