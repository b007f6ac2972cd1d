import type { Action } from '../contest/action.ts';
import type { Id } from '../contest/contest.ts';
import type { Operation, OperationDraft } from '../log/operation.ts';
import { currentVersion } from './kinds.ts';
import type { FoldedContest } from './state.ts';

/** Heads of a key that a person may replace: the own ones, from whichever installation they came. */
function ownHeads(
  state: Pick<FoldedContest, 'heads' | 'keys'>,
  key: string,
  person: Id,
): readonly Operation[] {
  return (state.heads.get(key) ?? []).filter(
    ({ signer }) => state.keys.get(signer)?.person === person,
  );
}

/**
 * Turns an action into an operation: it replaces every own head of its key, unless the action names what it
 * replaces. Others' versions are never replaced silently; they stay beside it and show as a conflict.
 */
export const draftAction = (
  action: Action,
  state: Pick<FoldedContest, 'heads' | 'keys'> | null,
  person: Id,
): OperationDraft => ({
  kind: action.kind,
  version: currentVersion(action.kind, action.value),
  key: action.key,
  value: action.value,
  parents:
    action.parents ??
    (state === null ? [] : ownHeads(state, action.key, person).map(({ id }) => id)),
  basis: action.basis ?? null,
  reason: action.reason ?? '',
});
