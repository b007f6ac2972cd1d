import type { Id } from '../contest/contest.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { ContestState } from '../merge/state.ts';
import { type Budgets, budgetStanding, grantOf, projectFaults } from '../pitching/budget.ts';
import { settingsOf } from './naming.ts';

/** What is open about the money that was decided on a live stage. */
export type FinalItem =
  /** In tiyn. */
  | { readonly type: 'budgets-over-ceiling'; readonly awarded: bigint; readonly ceiling: bigint }
  | {
      readonly type:
        | 'budget-not-allowed'
        /** The meeting grants something else than what was decided line by line. */
        | 'budget-differs';
      readonly submissions: readonly Id[];
    };

const named = (
  type: 'budget-not-allowed' | 'budget-differs',
  submissions: readonly Id[],
): readonly FinalItem[] => (submissions.length === 0 ? [] : [{ type, submissions }]);

/** What decided budgets grant, in whole tenge; those that get nothing are not in it. */
function grantedBy(budgets: Budgets): ReadonlyMap<Id, number> {
  const granted = new Map<Id, number>();
  for (const [submission, budget] of budgets) {
    const grant = grantOf(submission, budget);
    if (grant !== null && grant.granted > 0) granted.set(submission, grant.granted);
  }
  return granted;
}

/** Applications to which a meeting grants another sum than the budgets that were decided. */
export function differingGrants(budgets: Budgets, meeting: Meeting): readonly Id[] {
  const decided = grantedBy(budgets);
  const granted = new Map(meeting.grants.map((grant) => [grant.submission, grant.granted]));
  const names = new Set([...decided.keys(), ...granted.keys()]);
  return [...names].filter((id) => (decided.get(id) ?? 0) !== (granted.get(id) ?? 0));
}

/**
 * What hinders a live stage's seal: budgets over the ceiling, as two desks may have awarded them without knowing of each
 * other; budgets that the regulation does not allow; a meeting that grants something else. Nothing where no budget was
 * recorded.
 */
export function finalItems(
  state: ContestState,
  stage: Id,
  meeting: Meeting | null,
): readonly FinalItem[] {
  const budgets = state.budgets.get(stage);
  if (budgets === undefined) return [];
  const { grants: rules } = settingsOf(state);
  const { awarded, ceiling, left } = budgetStanding(budgets, rules);
  const broken = [...budgets].filter(([, budget]) => projectFaults(budget, rules).length > 0);
  return [
    ...(left !== null && left < 0n && ceiling !== null
      ? [{ type: 'budgets-over-ceiling', awarded, ceiling } as const]
      : []),
    ...named(
      'budget-not-allowed',
      broken.map(([id]) => id),
    ),
    ...(meeting === null ? [] : named('budget-differs', differingGrants(budgets, meeting))),
  ];
}
