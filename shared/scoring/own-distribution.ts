import type { Milli } from '../basics/points.ts';
import {
  add,
  compare,
  divide,
  milliToRational,
  type Rational,
  rational,
} from '../basics/rational.ts';
import type { Criterion, Id, Stage } from '../contest/contest.ts';
import { type Bin, countInBins } from './own-bins.ts';
import type { Ends, OwnSheet, OwnSheets } from './own-sheets.ts';
import { isOnScale, stepsOfScale } from './score-sheet.ts';

/** How a juror's totals lie on the scale, in the unit of the `OwnSheets`. It says what is, and nothing of what should be. */
export interface OwnDistribution {
  readonly sheets: number;
  readonly unit: OwnSheets['unit'];
  readonly scale: Ends;
  readonly given: Ends;
  readonly median: Rational;
  /** The middle half: at least half of the totals lie between its ends, which are totals; null below four sheets. */
  readonly half: Ends | null;
  readonly bins: readonly Bin[];
  readonly criteria: readonly CriterionUse[];
}

/** How often a juror gave each level of a criterion. */
export interface CriterionUse {
  readonly criterion: Id;
  /** Levels that the scale has. */
  readonly levels: number;
  /** Levels of the scale that were given at least once. */
  readonly used: number;
  /** A bin for every level, whose `from` and `to` are the level; or ranges, where the scale has more levels than that. */
  readonly bins: readonly Bin[];
  /** True where a bin is one level. */
  readonly single: boolean;
  readonly cannotJudge: number;
}

/** With more levels than these a picture shows ranges. */
const mostSingle = 11;

/** The half-way value of sorted values, which are at least one; the mean of the two in the middle. */
function medianOf(sorted: readonly Rational[]): Rational {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle];
  if (upper === undefined || lower === undefined) throw new Error('no values');
  return divide(add(lower, upper), rational(2));
}

function middleHalf(sorted: readonly Rational[]): Ends | null {
  const cut = Math.ceil(sorted.length / 4) - 1;
  const least = sorted[cut];
  const most = sorted[sorted.length - 1 - cut];
  return sorted.length < 4 || least === undefined || most === undefined ? null : { least, most };
}

function singleBins(criterion: Criterion, given: readonly Milli[]): readonly Bin[] {
  const counts = new Map<Milli, number>(stepsOfScale(criterion.scale).map((level) => [level, 0]));
  // A scale that was amended leaves scores that it no longer has: they are shown where they stand.
  for (const score of given) counts.set(score, (counts.get(score) ?? 0) + 1);
  return [...counts]
    .toSorted(([a], [b]) => a - b)
    .map(([level, count]) => {
      const value = milliToRational(level);
      return { from: value, to: value, count };
    });
}

function criterionUse(criterion: Criterion, sheets: readonly OwnSheet[]): CriterionUse {
  const answers = sheets.flatMap(({ scores }) => scores[criterion.id] ?? []);
  const given = answers.filter((answer) => answer !== 'cannot-judge');
  const { scale } = criterion;
  const levels = Math.floor((scale.max - scale.min) / scale.step) + 1;
  const single = levels <= mostSingle;
  const ends = { least: milliToRational(scale.min), most: milliToRational(scale.max) };
  return {
    criterion: criterion.id,
    levels,
    used: new Set(given.filter((score) => isOnScale(score, scale))).size,
    bins: single
      ? singleBins(criterion, given)
      : countInBins(
          ends,
          given.map((score) => milliToRational(score)),
        ),
    single,
    cannotJudge: answers.length - given.length,
  };
}

/** The juror's own totals and scores against the scale; null while there is no scored sheet. */
export function ownDistribution(
  stage: Pick<Stage, 'criteria'>,
  { unit, scale, sheets }: OwnSheets,
): OwnDistribution | null {
  const sorted = sheets.map(({ measure }) => measure).toSorted(compare);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return null;
  return {
    sheets: sorted.length,
    unit,
    scale,
    given: { least, most },
    median: medianOf(sorted),
    half: middleHalf(sorted),
    bins: countInBins(scale, sorted),
    criteria: stage.criteria.map((criterion) => criterionUse(criterion, sheets)),
  };
}
