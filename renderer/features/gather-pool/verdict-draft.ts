import { isDay } from '../../../shared/contest/deadlines.ts';
import type { ProposalVerdict } from '../../../shared/pooling/proposal-verdict.ts';

/** What a form of a verdict may have wrong. */
export type VerdictProblem = 'into' | 'body' | 'reason' | 'responsible' | 'due';

/** What is missing or cannot be, for the outcome that was chosen. */
export function verdictProblems(verdict: ProposalVerdict): ReadonlySet<VerdictProblem> {
  const { outcome, into, body, reason, responsible, due } = verdict;
  const problems: readonly (readonly [VerdictProblem, boolean])[] = [
    ['into', outcome === 'combined' && into === null],
    ['body', outcome === 'passed' && body.trim() === ''],
    ['reason', reason.trim() === ''],
    ['responsible', responsible.trim() === ''],
    ['due', due !== '' && !isDay(due)],
  ];
  return new Set(problems.flatMap(([problem, is]) => (is ? [problem] : [])));
}

/** A verdict without what belongs to other outcomes, and without blanks around what was written. */
export const settledVerdict = (verdict: ProposalVerdict): ProposalVerdict => ({
  outcome: verdict.outcome,
  into: verdict.outcome === 'combined' ? verdict.into : null,
  body: verdict.outcome === 'passed' ? verdict.body.trim() : '',
  reason: verdict.reason.trim(),
  responsible: verdict.responsible.trim(),
  due: verdict.due,
});
