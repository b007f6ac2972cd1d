import { add, divide, milliToRational, multiply, type Rational, zero } from '../basics/rational.ts';
import type { Milli } from '../basics/points.ts';
import { type Criterion, type Id, type Scale, type Stage, weightIn } from '../contest/contest.ts';
import type { ScoreValue, Sheet } from './sheet.ts';

/** What a sheet still needs before it may be handed in. */
export interface SheetProgress {
  readonly answered: number;
  readonly total: number;
  readonly missingScores: readonly Id[];
  readonly missingComments: readonly Id[];
  readonly complete: boolean;
}

/** True where the regulation asks for a comment at this score. */
export function commentRequired(criterion: Criterion, score: ScoreValue | undefined): boolean {
  if (score === undefined || score === 'cannot-judge') return false;
  const { requiredAtOrBelow, requiredAtOrAbove } = criterion.comment;
  return (
    (requiredAtOrBelow !== null && score <= requiredAtOrBelow) ||
    (requiredAtOrAbove !== null && score >= requiredAtOrAbove)
  );
}

/** Says what is entered and what is missing; "cannot judge" is an answer. */
export function sheetProgress(
  sheet: Pick<Sheet, 'scores' | 'comments'>,
  criteria: readonly Criterion[],
): SheetProgress {
  const missingScores = criteria
    .filter((criterion) => sheet.scores[criterion.id] === undefined)
    .map((criterion) => criterion.id);
  const missingComments = criteria
    .filter(
      (criterion) =>
        commentRequired(criterion, sheet.scores[criterion.id]) &&
        (sheet.comments[criterion.id] ?? '').trim() === '',
    )
    .map((criterion) => criterion.id);
  return {
    answered: criteria.length - missingScores.length,
    total: criteria.length,
    missingScores,
    missingComments,
    complete: missingScores.length === 0 && missingComments.length === 0,
  };
}

/**
 * Sheet score S = Σ w·y / Σ w over the criteria answered, or Σ w·y where the regulation sums (weights are then
 * factors), with the weights of the nomination. Null while nothing is scored.
 */
export function sheetTotal(
  sheet: Pick<Sheet, 'scores'>,
  stage: Pick<Stage, 'criteria' | 'regulation'>,
  nomination?: Id,
): Rational | null {
  let weighted = zero;
  let weights = zero;
  for (const criterion of stage.criteria) {
    const score = sheet.scores[criterion.id];
    if (score === undefined || score === 'cannot-judge') continue;
    const weight = milliToRational(weightIn(criterion, nomination));
    weighted = add(weighted, multiply(weight, milliToRational(score)));
    weights = add(weights, weight);
  }
  if (weights.numerator === 0n) return null;
  return stage.regulation.aggregate === 'sum' ? weighted : divide(weighted, weights);
}

/** True where a score is on the scale: within its ends and on one of its steps. */
export const isOnScale = (score: Milli, scale: Scale): boolean =>
  score >= scale.min && score <= scale.max && (score - scale.min) % scale.step === 0;

/** Every allowed score of a scale, from the lowest, in thousandths. */
export function stepsOfScale(scale: Scale): readonly Milli[] {
  const count = Math.floor((scale.max - scale.min) / scale.step) + 1;
  return Array.from({ length: count }, (_, index) => (scale.min + index * scale.step) as Milli);
}
