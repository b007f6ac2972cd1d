import {
  add,
  divide,
  multiply,
  type Rational,
  rational,
  roundHalfUp,
  zero,
} from '../basics/rational.ts';
import type { Panel, PanelSubmission } from './panel.ts';
import type { RankingRule } from './ranking.ts';

/** How the jurors' marks of one criterion become one number. */
export type PanelAverage = 'mean' | 'trimmed' | 'median';

/** A criterion's way through a regulation: marks → panel score → weighted score, each rounded where it is named. */
export interface CriterionScore {
  readonly criterion: string;
  /** In the order of the sheets, as whole numbers in the panel's score unit; likewise those left out. */
  readonly marks: readonly bigint[];
  readonly dropped: readonly bigint[];
  /** Trimming was asked for, but there are fewer than 3 marks: plain mean. */
  readonly tooFewToTrim: boolean;
  readonly panel: Rational;
  readonly weight: Rational;
  readonly weighted: Rational;
}

/** Fewest marks from which one highest and one lowest can be left out. */
const fewestToTrim = 3n;

const roundedTo = (value: Rational, unit: Rational | null): Rational =>
  unit === null ? value : roundHalfUp(value, unit);

interface PanelValue {
  readonly value: Rational;
  readonly dropped: readonly bigint[];
  readonly tooFewToTrim: boolean;
}

/** What a criterion's number is made from: whole numbers in a unit; at least one mark. */
export interface MarkSums {
  readonly count: bigint;
  readonly sum: bigint;
  readonly highest: bigint;
  readonly lowest: bigint;
  /** Sum of the two marks in the middle, the same one twice where their number is odd. */
  readonly middle: bigint;
}

/** One number for a criterion from the sums of its marks. */
export function averageOfSums(
  { count, sum, highest, lowest, middle }: MarkSums,
  average: PanelAverage,
  unit: bigint,
): Rational {
  if (average === 'median') return rational(middle, 2n * unit);
  return average === 'trimmed' && count >= fewestToTrim
    ? rational(sum - highest - lowest, (count - 2n) * unit)
    : rational(sum, count * unit);
}

function sumsOf(marks: readonly bigint[], average: PanelAverage): MarkSums {
  let sum = 0n;
  let highest = marks[0] ?? 0n;
  let lowest = highest;
  for (const mark of marks) {
    sum += mark;
    if (mark > highest) highest = mark;
    if (mark < lowest) lowest = mark;
  }
  let middle = 0n;
  if (average === 'median') {
    const sorted = [...marks].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    middle = (sorted[marks.length >> 1] ?? 0n) + (sorted[(marks.length - 1) >> 1] ?? 0n);
  }
  return { count: BigInt(marks.length), sum, highest, lowest, middle };
}

/** One number for a criterion from its marks (whole numbers in `unit`), at least one of them. */
function averageMarks(marks: readonly bigint[], average: PanelAverage, unit: bigint): PanelValue {
  const sums = sumsOf(marks, average);
  const isTrimmed = average === 'trimmed' && sums.count >= fewestToTrim;
  return {
    value: averageOfSums(sums, average, unit),
    dropped: isTrimmed ? [sums.highest, sums.lowest] : [],
    tooFewToTrim: average === 'trimmed' && !isTrimmed,
  };
}

/** A criterion's panel score and weighted score, each rounded where the rule names its place. */
export function weighCriterion(
  value: Rational,
  weight: Rational,
  rounding: RankingRule['rounding'],
): Pick<CriterionScore, 'panel' | 'weight' | 'weighted'> {
  const panel = roundedTo(value, rounding.panel);
  return { panel, weight, weighted: roundedTo(multiply(panel, weight), rounding.weighted) };
}

/** Every criterion of a submission that has a mark, over the jurors, rounded at the places the rule names. */
export function criterionScores(
  panel: Panel,
  submission: PanelSubmission,
  average: PanelAverage,
  rounding: RankingRule['rounding'],
): readonly CriterionScore[] {
  return submission.criteria.flatMap((entry, column) => {
    const marks: bigint[] = [];
    for (const sheet of submission.sheets) {
      const mark = sheet.marks[column];
      if (mark !== null && mark !== undefined) marks.push(mark);
    }
    if (marks.length === 0) return [];
    const { value, dropped, tooFewToTrim } = averageMarks(marks, average, panel.scoreUnit);
    const weighed = weighCriterion(value, rational(entry.weight, panel.weightUnit), rounding);
    return [{ criterion: entry.criterion, marks, dropped, tooFewToTrim, ...weighed }];
  });
}

/** Sum of the weighted scores, divided by the weights that took part where the regulation takes a weighted mean. */
export function aggregateCriteria(
  scores: readonly Pick<CriterionScore, 'weight' | 'weighted'>[],
  aggregate: RankingRule['aggregate'],
): Rational | null {
  if (scores.length === 0) return null;
  const total = scores.reduce((sum, { weighted }) => add(sum, weighted), zero);
  if (aggregate === 'sum') return total;
  const weights = scores.reduce((sum, { weight }) => add(sum, weight), zero);
  return weights.numerator === 0n ? null : divide(total, weights);
}
