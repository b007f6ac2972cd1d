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
const fewestToTrim = 3;

const roundedTo = (value: Rational, unit: Rational | null): Rational =>
  unit === null ? value : roundHalfUp(value, unit);

interface PanelValue {
  readonly value: Rational;
  readonly dropped: readonly bigint[];
  readonly tooFewToTrim: boolean;
}

/** One number for a criterion from its marks (whole numbers in `unit`), at least one of them. */
function averageMarks(marks: readonly bigint[], average: PanelAverage, unit: bigint): PanelValue {
  let sum = 0n;
  let highest = marks[0] ?? 0n;
  let lowest = highest;
  for (const mark of marks) {
    sum += mark;
    if (mark > highest) highest = mark;
    if (mark < lowest) lowest = mark;
  }
  const count = BigInt(marks.length);
  if (average === 'trimmed' && marks.length >= fewestToTrim) {
    return {
      value: rational(sum - highest - lowest, (count - 2n) * unit),
      dropped: [highest, lowest],
      tooFewToTrim: false,
    };
  }
  const tooFewToTrim = average === 'trimmed';
  if (average !== 'median')
    return { value: rational(sum, count * unit), dropped: [], tooFewToTrim };
  const sorted = [...marks].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const middle = (sorted[marks.length >> 1] ?? 0n) + (sorted[(marks.length - 1) >> 1] ?? 0n);
  return { value: rational(middle, 2n * unit), dropped: [], tooFewToTrim };
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
    const panelScore = roundedTo(value, rounding.panel);
    const weight = rational(entry.weight, panel.weightUnit);
    return [
      {
        criterion: entry.criterion,
        marks,
        dropped,
        tooFewToTrim,
        panel: panelScore,
        weight,
        weighted: roundedTo(multiply(panelScore, weight), rounding.weighted),
      },
    ];
  });
}

/** Sum of the weighted scores, divided by the weights that took part where the regulation takes a weighted mean. */
export function aggregateCriteria(
  scores: readonly CriterionScore[],
  aggregate: RankingRule['aggregate'],
): Rational | null {
  if (scores.length === 0) return null;
  const total = scores.reduce((sum, { weighted }) => add(sum, weighted), zero);
  if (aggregate === 'sum') return total;
  const weights = scores.reduce((sum, { weight }) => add(sum, weight), zero);
  return weights.numerator === 0n ? null : divide(total, weights);
}
