import type { Action } from '../../shared/contest/action.ts';
import { sheetPath } from '../../shared/merge/key-parts.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { sheetKey } from '../../shared/scoring/score-operations.ts';

/** An edit of a reopened sheet names its permission by itself; people never see operation ids. */
export function permittedAction(action: Action, { sheets }: Pick<FoldedContest, 'sheets'>): Action {
  const path = /^(score|comment)\//.test(action.key) ? sheetPath(action.key) : null;
  if (path === null || action.basis !== undefined) return action;
  const sheet = sheets.get(sheetKey(path.stage, path.submission, path.juror));
  const basis = sheet?.reopening ?? null;
  return basis === null ? action : { ...action, basis };
}
