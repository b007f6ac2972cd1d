import type { Action } from '../contest/action.ts';
import type { Id } from '../contest/contest.ts';
import type { Operation, OperationDraft, PublicKeyId } from '../log/operation.ts';
import { currentVersion } from './kinds.ts';
import { isCorrectable, isHandedOn } from './programme-rights.ts';
import type { FoldedContest } from './state.ts';

/** What is known of the versions that a new one may replace. */
type Standing = Pick<FoldedContest, 'heads' | 'keys'> &
  Partial<Pick<FoldedContest, 'directory' | 'people'>>;

const isHeadquarters = ({ keys }: Standing, person: Id): boolean =>
  [...keys.values()].some((key) => key.person === person && key.role === 'headquarters');

/** True for a coordinator's word that the person at this desk took over with the region. */
function isTakenOver({ keys, people }: Standing, signer: PublicKeyId, person: Id): boolean {
  const [own, before] = [people?.get(person), people?.get(keys.get(signer)?.person ?? '')];
  return (
    own?.role === 'coordinator' &&
    before?.role === 'coordinator' &&
    own.region !== null &&
    own.region === before.region
  );
}

/**
 * Versions of a key that a person may replace: the own ones, from whichever installation they came, those that still
 * wait for the other root included, so that two of them never stand beside each other once both are approved; headquarters corrects what referees and
 * observers said, and a coordinator the pool records of the one before.
 */
function ownHeads(state: Standing, { kind, key }: Action, person: Id): readonly Operation[] {
  const isOwn = ({ signer }: Operation): boolean =>
    state.keys.get(signer)?.person === person ||
    (isHandedOn({ kind }) && isTakenOver(state, signer, person));
  const heads = state.heads.get(key) ?? [];
  if (isCorrectable({ kind }) && isHeadquarters(state, person)) return heads;
  const waiting = (state.directory?.waiting ?? []).filter((operation) => operation.key === key);
  const replaced = new Set(waiting.flatMap(({ parents }) => parents));
  const open = waiting.filter(({ id }) => !replaced.has(id));
  return [...heads, ...open].filter(isOwn);
}

/**
 * Turns an action into an operation: it replaces every own head of its key, unless the action names what it
 * replaces. Others' versions are never replaced silently; they stay beside it and show as a conflict.
 */
export const draftAction = (
  action: Action,
  state: Standing | null,
  person: Id,
): OperationDraft => ({
  kind: action.kind,
  version: currentVersion(action.kind, action.value),
  key: action.key,
  value: action.value,
  parents:
    action.parents ?? (state === null ? [] : ownHeads(state, action, person).map(({ id }) => id)),
  basis: action.basis ?? null,
  reason: action.reason ?? '',
});
