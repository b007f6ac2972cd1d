import { milli, type Milli } from '../../shared/basics/points.ts';
import type { Anchor, Scale } from '../../shared/contest/contest.ts';
import { stepsOfScale } from '../../shared/scoring/score-sheet.ts';

/** More buttons than this do not fit a row with 44 px each. */
const mostButtons = 12;

/** Strides people count in, in thousandths. */
const roundStrides = [
  250, 500, 1000, 2000, 2500, 5000, 10_000, 20_000, 25_000, 50_000, 100_000, 200_000, 250_000,
  500_000, 1_000_000,
];

/** The scale's own step where its scores are few enough, else the smallest round stride that fits. */
function strideOf(scale: Scale): number {
  const fits = (stride: number) =>
    stride % scale.step === 0 && Math.floor((scale.max - scale.min) / stride) + 1 <= mostButtons;
  if (fits(scale.step)) return scale.step;
  return roundStrides.find(fits) ?? scale.max - scale.min;
}

/**
 * The scores that get a button: all of a short scale, round ones of a long one, always with both ends. The rest is
 * typed.
 */
export function buttonScores(scale: Scale): readonly Milli[] {
  const scores = stepsOfScale({ ...scale, step: milli(Math.max(strideOf(scale), 1)) });
  const last = scores.at(-1);
  return last === undefined || last === scale.max ? scores : [...scores, scale.max];
}

/** The button a score belongs to: its own, or the next one below. */
export const buttonOfScore = (score: Milli, buttons: readonly Milli[]): Milli | null =>
  buttons.findLast((button) => button <= score) ?? null;

/** The scores an anchor's text speaks of: from its level up to the step below the next one. */
export interface AnchorRange {
  readonly anchor: Anchor;
  readonly from: Milli;
  readonly to: Milli;
}

export function anchorRanges(anchors: readonly Anchor[], scale: Scale): readonly AnchorRange[] {
  const ordered = anchors.toSorted((a, b) => a.level - b.level);
  return ordered.map((anchor, index) => {
    const next = ordered[index + 1];
    const to =
      next === undefined ? scale.max : milli(Math.max(next.level - scale.step, anchor.level));
    return { anchor, from: anchor.level, to };
  });
}

export const isInRange = (score: Milli, range: AnchorRange): boolean =>
  score >= range.from && score <= range.to;

/** First column and width of a range under the buttons, from 1; null where no button lies in it. */
export function rangeColumns(
  range: AnchorRange,
  buttons: readonly Milli[],
): { readonly start: number; readonly span: number } | null {
  const first = buttons.findIndex((button) => isInRange(button, range));
  if (first < 0) return null;
  return { start: first + 1, span: buttons.filter((button) => isInRange(button, range)).length };
}

/** How much of the scale a score fills, in tenths, for the small picture in a folded row. */
export const tenthsOfScale = (score: Milli, scale: Scale): number =>
  Math.round(((score - scale.min) / Math.max(scale.max - scale.min, 1)) * 20) / 2;
