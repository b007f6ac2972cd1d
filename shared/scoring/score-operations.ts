import type { Action } from '../contest/action.ts';
import type { Id } from '../contest/contest.ts';
import type { OperationId } from '../log/operation.ts';
import type { HandIn } from './score-schema.ts';
import type { ScoreValue, SheetRef } from './sheet.ts';

/** Kinds of operations on a score sheet. */
export const scoreKinds = {
  score: 'score.set',
  comment: 'comment.set',
  recusal: 'recusal.set',
  handIn: 'sheet.hand-in',
  reopening: 'sheet.reopen',
} as const;

export const scoreKey = (stage: Id, submission: Id, juror: Id, criterion: Id): string =>
  `score/${stage}/${submission}/${juror}/${criterion}`;

export const commentKey = (stage: Id, submission: Id, juror: Id, criterion: Id): string =>
  `comment/${stage}/${submission}/${juror}/${criterion}`;

/** Name of a sheet, and the last parts of every key that belongs to it. */
export const sheetKey = (stage: Id, submission: Id, juror: Id): string =>
  `${stage}/${submission}/${juror}`;

/** Enters a score (thousandths of a point), states that it cannot be judged, or clears it with null. */
export const setScore = (
  sheet: SheetRef,
  criterion: Id,
  value: ScoreValue | null,
  basis?: OperationId,
): Action => ({
  kind: scoreKinds.score,
  key: scoreKey(sheet.stage, sheet.submission, sheet.juror, criterion),
  value,
  ...(basis === undefined ? {} : { basis }),
});

/** Writes a comment on a criterion; empty text clears it. */
export const setComment = (
  sheet: SheetRef,
  criterion: Id,
  text: string,
  basis?: OperationId,
): Action => ({
  kind: scoreKinds.comment,
  key: commentKey(sheet.stage, sheet.submission, sheet.juror, criterion),
  value: text,
  ...(basis === undefined ? {} : { basis }),
});

/** A juror steps back from a submission; nothing of this sheet is counted from then on. */
export const recuse = (sheet: SheetRef, reason: string): Action => ({
  kind: scoreKinds.recusal,
  key: `recusal/${sheetKey(sheet.stage, sheet.submission, sheet.juror)}`,
  value: true,
  reason,
});

/**
 * Permission to change a sheet that was handed in, given by headquarters or the region's coordinator; `handIn` is the
 * hand-in it opens, and a later hand-in closes the sheet again.
 */
export const reopenSheet = (sheet: SheetRef, handIn: OperationId, reason: string): Action => ({
  kind: scoreKinds.reopening,
  key: `reopening/${sheetKey(sheet.stage, sheet.submission, sheet.juror)}`,
  value: true,
  basis: handIn,
  reason,
});

/** Hands in a sheet: lists the exact operations that make it up, with the salt of its published proof. */
export const handInSheet = (sheet: SheetRef, handIn: HandIn): Action => ({
  kind: scoreKinds.handIn,
  key: `sheet/${sheetKey(sheet.stage, sheet.submission, sheet.juror)}`,
  value: { scores: handIn.scores, comments: handIn.comments, salt: handIn.salt },
});
