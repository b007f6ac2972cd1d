import type { Id } from '../../../shared/contest/contest.ts';
import { sheetKey } from '../../../shared/scoring/score-operations.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { AuditSheet } from '../../../shared/results/audit-sample.ts';
import type { JurorLabels } from '../../../shared/results/juror-labels.ts';
import { criterionTitle, jurorName, oneLine } from '../../../shared/results/naming.ts';
import type { Sheet } from '../../../shared/scoring/sheet.ts';
import type { Text } from '../../language/use-text.ts';
import { receiptNumber } from '../../storage/receipt-number.ts';

/** A drawn sheet as people compare it. */
export interface SheetFacts {
  readonly submission: Id;
  readonly title: string;
  readonly juror: string;
  /** Number that the juror's own receipt must show; empty where there is none. */
  readonly receipt: string;
  /** "Жаңалығы: 7,5" for each criterion. */
  readonly scores: readonly string[];
}

/** Number of the receipt that whoever handed this sheet in was shown. */
const receiptOf = ({ handIn }: Sheet): string =>
  handIn === null ? '' : receiptNumber(handIn.id.split('.')[0] ?? '');

/** What is compared of a drawn sheet: headquarters' number of the receipt, and the points that count. */
export function sheetFacts(
  state: ContestState,
  sheet: AuditSheet,
  labels: JurorLabels & { readonly stage: Id },
  { t, format, language }: Text<'audit'>,
): SheetFacts {
  const { submission, juror } = sheet;
  const { stage, shown, numbers } = labels;
  const found = state.sheets.get(sheetKey(stage, submission, juror));
  const scores = Object.entries(found?.scores ?? {}).map(([criterion, score]) =>
    t('list.score', {
      criterion: criterionTitle(state, criterion, language),
      score: score === 'cannot-judge' ? t('list.cannotJudge') : format.score(score),
    }),
  );
  return {
    submission,
    title: oneLine(state.submissions.get(submission)?.title ?? ''),
    juror:
      shown === 'named'
        ? jurorName(state, juror)
        : t('list.jurorNumber', { number: format.number(numbers.get(juror) ?? 0) }),
    receipt: found === undefined ? '' : receiptOf(found),
    scores,
  };
}

/** True for the number of this receipt as people type it: only its digits count. */
export const isReceipt = (typed: string, receipt: string): boolean =>
  receipt !== '' && typed.replace(/\D/g, '') === receipt.replace(/\D/g, '');
