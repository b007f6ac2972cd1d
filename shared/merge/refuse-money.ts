import type { Action } from '../contest/action.ts';
import type { Id } from '../contest/contest.ts';
import { followingKinds } from '../following/following-operations.ts';
import { parseMoneyRecord, parseProject } from '../following/following-schema.ts';
import {
  checkGranted,
  checkMoney,
  type MoneyBeyond,
  type ProjectMoney,
} from '../following/money-bounds.ts';
import { noMoney } from '../basics/money.ts';
import { ok, type Result } from '../basics/result.ts';
import type { FollowingFacts } from './following-facts.ts';

const nothing: ProjectMoney = { granted: noMoney, payments: [], spendings: [] };

/** A project's money after an action; the money itself where the action moves none. */
function after(money: ProjectMoney, action: Action): Result<ProjectMoney, MoneyBeyond> {
  if (action.kind === followingKinds.project) {
    const project = parseProject(action.value);
    return project === undefined ? ok(money) : checkGranted(money, project.granted);
  }
  const record = parseMoneyRecord(action.value);
  if (record === undefined) return ok(money);
  return checkMoney(money, action.kind === followingKinds.payment ? 'payment' : 'spending', record);
}

const movesMoney: ReadonlySet<string> = new Set([
  followingKinds.project,
  followingKinds.payment,
  followingKinds.spending,
]);

/** Why these actions, one after another, would pay more than was granted or spend more than was paid; null where none does. */
export function refuseMoney(
  { following }: Pick<FollowingFacts, 'following'>,
  actions: readonly Action[],
): MoneyBeyond | null {
  const moneys = new Map<Id, ProjectMoney>();
  for (const action of actions) {
    if (!movesMoney.has(action.kind)) continue;
    const [, submission = ''] = action.key.split('/');
    const followed = following.get(submission);
    const before =
      moneys.get(submission) ??
      (followed === undefined
        ? nothing
        : { ...followed, granted: followed.project?.granted ?? noMoney });
    const next = after(before, action);
    if (!next.ok) return next.error;
    moneys.set(submission, next.value);
  }
  return null;
}
