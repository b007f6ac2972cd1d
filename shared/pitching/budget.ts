import type { Tiyn } from '../basics/money.ts';
import { tengeToTiyn } from '../basics/money.ts';
import { err, ok, type Result } from '../basics/result.ts';
import type { GrantRules, Id } from '../contest/contest.ts';

/** One line of a project's budget (шығын бабы). */
export interface BudgetLine {
  readonly id: Id;
  readonly title: string;
  readonly proposed: Tiyn;
  /** Null while nobody decided. */
  readonly awarded: Tiyn | null;
}

/** What a project asks for and gets, line by line. */
export interface ProjectBudget {
  readonly lines: readonly BudgetLine[];
}

/** Budgets by submission. */
export type Budgets = ReadonlyMap<Id, ProjectBudget>;

/** Sums of many budgets are counted without bounds; a single budget always fits into whole tiyn. */
const total = (sums: readonly (Tiyn | null)[]): bigint =>
  sums.reduce((all: bigint, sum) => all + BigInt(sum ?? 0), 0n);

export const proposedTotal = ({ lines }: ProjectBudget): bigint =>
  total(lines.map(({ proposed }) => proposed));

/** What a project gets; lines of which nobody decided count nothing. */
export const awardedTotal = ({ lines }: ProjectBudget): bigint =>
  total(lines.map(({ awarded }) => awarded));

/** True once every line was decided. */
export const isDecided = ({ lines }: ProjectBudget): boolean =>
  lines.length > 0 && lines.every(({ awarded }) => awarded !== null);

/** What all budgets of a stage come to, in tiyn. */
export interface BudgetStanding {
  readonly proposed: bigint;
  readonly awarded: bigint;
  /** Null where the regulation has none. */
  readonly ceiling: bigint | null;
  /** Below zero where the ceiling is passed; null without one. */
  readonly left: bigint | null;
}

const inTiyn = (tenge: number | null): bigint | null =>
  tenge === null ? null : BigInt(tenge) * 100n;

export function budgetStanding(budgets: Budgets, rules: GrantRules | null): BudgetStanding {
  const all = [...budgets.values()];
  const awarded = all.reduce((sum, budget) => sum + awardedTotal(budget), 0n);
  const ceiling = inTiyn(rules?.ceiling ?? null);
  return {
    proposed: all.reduce((sum, budget) => sum + proposedTotal(budget), 0n),
    awarded,
    ceiling,
    left: ceiling === null ? null : ceiling - awarded,
  };
}

/** Why a budget cannot stand beside the others; sums in tiyn. */
export type BudgetFault =
  | { readonly type: 'OverCeiling'; readonly by: bigint }
  | { readonly type: 'OverProject'; readonly by: bigint }
  | { readonly type: 'OverProposed'; readonly line: Id }
  /** Less than was asked, where the regulation grants all or nothing. */
  | { readonly type: 'PartialGrant' }
  /** Grants are whole tenge: the awarded lines of a project together have to be as well. */
  | { readonly type: 'GrantNotWhole'; readonly tiyn: bigint };

/** What of one budget the regulation does not allow, whatever the others are. */
export function projectFaults(
  budget: ProjectBudget,
  rules: GrantRules | null,
): readonly BudgetFault[] {
  const awarded = awardedTotal(budget);
  const proposed = proposedTotal(budget);
  const most = inTiyn(rules?.perProjectMax ?? null);
  const beyond = budget.lines.filter(
    (line) => line.awarded !== null && line.awarded > line.proposed,
  );
  const partial =
    rules?.partialAllowed === false && isDecided(budget) && awarded > 0n && awarded < proposed;
  return [
    ...beyond.map(({ id }): BudgetFault => ({ type: 'OverProposed', line: id })),
    ...(most !== null && awarded > most
      ? [{ type: 'OverProject', by: awarded - most } as const]
      : []),
    ...(partial ? [{ type: 'PartialGrant' } as const] : []),
    ...(isDecided(budget) && awarded % 100n !== 0n
      ? [{ type: 'GrantNotWhole', tiyn: awarded % 100n } as const]
      : []),
  ];
}

/**
 * Takes one project's budget among the others, or says why it cannot be: what is taken is never over the ceiling, as long
 * as what stood before was not. A change that only lessens what is over it already is taken.
 */
export function withBudget(
  budgets: Budgets,
  submission: Id,
  budget: ProjectBudget,
  rules: GrantRules | null,
): Result<Budgets, readonly BudgetFault[]> {
  const faults = projectFaults(budget, rules);
  const next = new Map(budgets).set(submission, budget);
  const before = budgetStanding(budgets, rules);
  const after = budgetStanding(next, rules);
  const isOver = after.left !== null && after.left < 0n && after.awarded > before.awarded;
  const over: readonly BudgetFault[] = isOver
    ? [{ type: 'OverCeiling', by: -(after.left ?? 0n) }]
    : [];
  const all = [...over, ...faults];
  return all.length === 0 ? ok(next) : err(all);
}

/** What a whole application asked for, as a budget of one line; whole tenge. */
export const wholeBudget = (requested: number, title: string): ProjectBudget => ({
  lines: [{ id: 'line-1', title, proposed: tengeToTiyn(requested), awarded: null }],
});

/** A grant as a meeting records it, in whole tenge. */
export interface BudgetGrant {
  readonly submission: Id;
  readonly requested: number;
  readonly granted: number;
}

/**
 * Decided budgets as grants of a meeting, exactly: null for a sum that is not whole tenge. What was asked is rounded up
 * to whole tenge, so that a whole grant is never over it.
 */
export function grantOf(submission: Id, budget: ProjectBudget): BudgetGrant | null {
  const awarded = awardedTotal(budget);
  if (!isDecided(budget) || awarded % 100n !== 0n) return null;
  return {
    submission,
    requested: Number((proposedTotal(budget) + 99n) / 100n),
    granted: Number(awarded / 100n),
  };
}
