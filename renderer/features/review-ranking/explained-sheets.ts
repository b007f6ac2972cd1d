import {
  add,
  decimalToRational,
  divide,
  type Rational,
  rational,
  zero,
} from '../../../shared/basics/rational.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { ExplanationStep } from '../../../shared/ranking/ranking.ts';

/** Decimal text of an explanation as the exact number it is. */
export const exactly = (text: string): Rational => decimalToRational(text) ?? zero;

/** A sheet in the panel "How the score came about". */
export interface ExplainedSheet {
  readonly juror: Id;
  readonly score: Rational;
  readonly adjustment: Rational | null;
  /** Score with the juror's severity taken out. */
  readonly counted: Rational;
}

export const explainedSheets = (
  explanation: readonly ExplanationStep[],
): readonly ExplainedSheet[] =>
  explanation.flatMap((step) => {
    if (step.type !== 'sheets') return [];
    return step.jurors.map((juror, index) => {
      const score = exactly(step.scores[index] ?? '');
      const text = step.adjustments?.[index] ?? null;
      const adjustment = text === null ? null : exactly(text);
      return {
        juror,
        score,
        adjustment,
        counted: adjustment === null ? score : add(score, adjustment),
      };
    });
  });

export const meanOf = (values: readonly Rational[]): Rational | null =>
  values.length === 0 ? null : divide(values.reduce(add, zero), rational(values.length));

/** Marks of a criterion in order, each with whether it was left out; every dropped mark strikes one equal mark. */
export function strikeDropped(
  marks: readonly string[],
  dropped: readonly string[],
): readonly { readonly mark: string; readonly dropped: boolean }[] {
  const open = [...dropped];
  return marks.map((mark) => {
    const at = open.indexOf(mark);
    if (at === -1) return { mark, dropped: false };
    open.splice(at, 1);
    return { mark, dropped: true };
  });
}
