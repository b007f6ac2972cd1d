import { compare, milliToRational, type Rational, subtract } from '../basics/rational.ts';
import type { Discrepancy } from '../contest/contest.ts';
import type { RankingContext } from './ranking-context.ts';
import { sheetScore, sheetScoreNumber } from './sheet-scores.ts';

/** A submission whose sheets lie apart by the regulation's threshold or more. */
export interface ApartSheets {
  readonly submission: string;
  /** Difference of the highest and the lowest sheet, in points. */
  readonly difference: Rational;
}

/** What the regulation says of sheets that lie apart, and where they do; widest first. */
export interface Discrepancies {
  readonly threshold: Rational;
  readonly action: Discrepancy['action'];
  readonly submissions: readonly ApartSheets[];
}

/** How far scores lie apart where it is the threshold or more; null below it, and for fewer than two scores. */
export function apartBy(
  scores: readonly Rational[],
  { threshold }: Pick<Discrepancy, 'threshold'>,
): Rational | null {
  const sorted = scores.toSorted(compare);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined || sorted.length < 2) return null;
  const difference = subtract(most, least);
  return compare(difference, milliToRational(threshold)) < 0 ? null : difference;
}

/** Widest first; equal ones keep their order. */
export const widestFirst = <T extends Pick<ApartSheets, 'difference'>>(
  apart: readonly T[],
): readonly T[] => apart.toSorted((a, b) => compare(b.difference, a.difference));

/** Null where the regulation says nothing of it. */
export function discrepanciesOf(
  { panel, input }: RankingContext,
  discrepancy: Discrepancy | null,
): Discrepancies | null {
  if (discrepancy === null) return null;
  const { aggregate } = input.rule;
  // Doubles tell quickly which submissions are far below the threshold; the others are asked exactly.
  const nearly = discrepancy.threshold / 1000 - 1e-6;
  const apart = panel.submissions.flatMap(({ submission, sheets }): ApartSheets[] => {
    if (sheets.length < 2) return [];
    const numbers = sheets.map((sheet) => sheetScoreNumber(panel, sheet, aggregate));
    if (Math.max(...numbers) - Math.min(...numbers) < nearly) return [];
    const scores = sheets.map((sheet) => sheetScore(panel, sheet, aggregate));
    const difference = apartBy(scores, discrepancy);
    return difference === null ? [] : [{ submission, difference }];
  });
  return {
    threshold: milliToRational(discrepancy.threshold),
    action: discrepancy.action,
    submissions: widestFirst(apart),
  };
}
