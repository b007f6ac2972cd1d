import type { Criterion, Id } from '../../shared/contest/contest.ts';
import { commentRequired } from '../../shared/scoring/score-sheet.ts';
import type { ScoreValue, Sheet } from '../../shared/scoring/sheet.ts';

/** What of a sheet the form shows and changes. */
export type SheetValues = Pick<Sheet, 'scores' | 'comments'>;

export const emptyValues: SheetValues = { scores: {}, comments: {} };

/** What a criterion still needs. */
export type CriterionState = 'to-do' | 'comment-missing' | 'done' | 'cannot-judge';

export function criterionState(criterion: Criterion, values: SheetValues): CriterionState {
  const score = values.scores[criterion.id];
  if (score === undefined) return 'to-do';
  if (score === 'cannot-judge') return 'cannot-judge';
  const comment = values.comments[criterion.id] ?? '';
  return commentRequired(criterion, score) && comment.trim() === '' ? 'comment-missing' : 'done';
}

/** The criterion to begin with: the first that needs something; none on a finished sheet, so no key changes it. */
export const firstOpenCriterion = (
  criteria: readonly Criterion[],
  values: SheetValues,
): Id | null =>
  criteria.find((criterion) =>
    ['to-do', 'comment-missing'].includes(criterionState(criterion, values)),
  )?.id ?? null;

/** The values with a score replaced; null takes it away. */
export function withScore(
  values: SheetValues,
  criterion: Id,
  score: ScoreValue | null,
): SheetValues {
  const { [criterion]: _replaced, ...others } = values.scores;
  return { ...values, scores: score === null ? others : { ...others, [criterion]: score } };
}

/** The values with a comment replaced; empty text takes it away. */
export function withComment(values: SheetValues, criterion: Id, text: string): SheetValues {
  const { [criterion]: _replaced, ...others } = values.comments;
  return { ...values, comments: text === '' ? others : { ...others, [criterion]: text } };
}
