import type { Criterion } from '../../../shared/contest/contest.ts';
import type { Action } from '../../../shared/contest/action.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import { parseScore, type ScoreError } from '../../../shared/language/score-entry.ts';
import type { Operation, OperationId, PublicKeyId, Value } from '../../../shared/log/operation.ts';
import { equalValues } from '../../../shared/log/value-codec.ts';
import { resolutionKinds, resolveConflict } from '../../../shared/merge/resolution-operations.ts';
import type { ContestState, HardConflict } from '../../../shared/merge/state.ts';
import { seenIn, type SimilarConflict } from './similar.ts';

/** What a person chose: the value before the versions parted, one of the versions, none, or a value of their own. */
export type Choice =
  | { readonly type: 'base' }
  | { readonly type: 'version'; readonly id: OperationId }
  | { readonly type: 'clear' }
  | { readonly type: 'own'; readonly text: string };

/** Why a value of one's own was not taken. */
export type OwnValueError = ScoreError | { readonly type: 'CommentTooLong'; readonly most: number };

/** Longest comment the contest reads. */
const longestComment = 20_000;

export const isScoreKey = (key: string): boolean => key.startsWith('score/');
export const isCommentKey = (key: string): boolean => key.startsWith('comment/');

/** The criterion a score or comment in conflict is about; undefined for other keys and unknown criteria. */
export const criterionOf = (conflict: HardConflict, state: ContestState): Criterion | undefined =>
  state.settings?.stages
    .find(({ id }) => id === conflict.sheet?.stage)
    ?.criteria.find(({ id }) => id === conflict.sheet?.criterion);

/** True where a person can type a value: for scores and comments; larger records are chosen whole. */
export const takesOwnValue = (conflict: HardConflict, state: ContestState): boolean =>
  isCommentKey(conflict.key) ||
  (isScoreKey(conflict.key) && criterionOf(conflict, state) !== undefined);

/** What a score or comment is where nothing is given. */
export const clearedValue = ({ key }: HardConflict): Value => (isCommentKey(key) ? '' : null);

/** True where the sheet can be left without this score or comment, and no version says so already. */
export const canBeCleared = (conflict: HardConflict, state: ContestState): boolean =>
  (isCommentKey(conflict.key) || isScoreKey(conflict.key)) &&
  criterionOf(conflict, state) !== undefined &&
  !conflict.alternatives.some(({ value }) => value === null || value === '');

/** True where all say the same, and it is asked whether that belongs to what was handed in. */
export const isDoubtful = ({ alternatives }: HardConflict): boolean =>
  alternatives.every(({ value }) => equalValues(value, alternatives[0]?.value ?? null));

function ownValue(
  text: string,
  conflict: HardConflict,
  state: ContestState,
): Result<Value, OwnValueError> {
  const criterion = criterionOf(conflict, state);
  if (isScoreKey(conflict.key) && criterion !== undefined) return parseScore(text, criterion.scale);
  const comment = text.trim();
  return comment.length > longestComment
    ? err({ type: 'CommentTooLong', most: longestComment })
    : ok(comment);
}

/** The value a choice stands for; null in place of a result where the choice no longer exists. */
export function chosenValue(
  choice: Choice,
  conflict: HardConflict,
  state: ContestState,
): Result<Value, OwnValueError> | null {
  switch (choice.type) {
    case 'base':
      return conflict.base === null ? null : ok(conflict.base.value);
    case 'version': {
      const version = conflict.alternatives.find(({ operation }) => operation.id === choice.id);
      return version === undefined ? null : ok(version.value);
    }
    case 'clear':
      return ok(clearedValue(conflict));
    case 'own':
      return ownValue(choice.text, conflict, state);
  }
}

/** Settles a key: replaces every version that the person saw, so that none of them stays open. */
export const settleKey = (
  key: string,
  value: Value,
  seen: readonly Operation[],
  reason: string,
): Action =>
  resolveConflict(
    key,
    value,
    seen.map(({ id }) => id),
    reason,
  );

/** The versions of an open conflict. */
export const versionsOf = (conflict: HardConflict): readonly Operation[] =>
  conflict.alternatives.map(({ operation }) => operation);

/** The same side's version in each similar conflict, settled with the same reason. */
export const settleSimilar = (
  similar: readonly SimilarConflict[],
  reason: string,
): readonly Action[] =>
  similar.map((each) => settleKey(each.conflict.key, each.version.value, seenIn(each), reason));

/** Which of a person's keys are theirs: each key is confirmed or refused. */
export const settleIdentity = (
  keys: readonly PublicKeyId[],
  genuine: ReadonlySet<PublicKeyId>,
  reason: string,
): readonly Action[] =>
  keys.map((publicKey) => ({
    kind: resolutionKinds.key,
    key: `key-state/${publicKey}`,
    value: genuine.has(publicKey) ? 'confirmed' : 'refused',
    reason,
  }));
