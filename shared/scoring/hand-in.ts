import type { Action } from '../contest/action.ts';
import type { Criterion, Id } from '../contest/contest.ts';
import type { Operation, LogId } from '../log/operation.ts';
import { commentKey, handInSheet, scoreKey } from './score-operations.ts';
import type { SheetRef } from './sheet.ts';

/**
 * The hand-in of a sheet as its heads stand now: every score and comment of the own log, by ordinal. Versions from
 * other logs are not this installation's to sign.
 */
export function handInOf(
  sheet: SheetRef,
  criteria: readonly Criterion[],
  own: {
    readonly heads: ReadonlyMap<string, readonly Operation[]>;
    readonly log: LogId;
    readonly salt: Uint8Array;
  },
): Action {
  const { stage, submission, juror } = sheet;
  const ordinals = (keyOf: (criterion: Id) => string): Record<Id, number> =>
    Object.fromEntries(
      criteria.flatMap(({ id }) => {
        const head = (own.heads.get(keyOf(id)) ?? []).find(({ log }) => log === own.log);
        return head === undefined ? [] : [[id, head.ordinal]];
      }),
    );
  return handInSheet(sheet, {
    scores: ordinals((id) => scoreKey(stage, submission, juror, id)),
    comments: ordinals((id) => commentKey(stage, submission, juror, id)),
    salt: own.salt,
  });
}
