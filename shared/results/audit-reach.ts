import { present } from '../basics/assert.ts';
import {
  add,
  compare,
  divide,
  type Rational,
  rational,
  subtract,
  zero,
} from '../basics/rational.ts';
import type { Milli } from '../basics/points.ts';
import type { Id } from '../contest/contest.ts';
import { aggregateCriteria, criterionScores } from '../ranking/criterion-scores.ts';
import { panelAverageOf } from '../ranking/method-scores.ts';
import type { Panel, PanelSheet, PanelSubmission } from '../ranking/panel.ts';
import type { RankingRule } from '../ranking/ranking.ts';
import { sheetScore } from '../ranking/sheet-scores.ts';

type Towards = 'lowest' | 'highest';

interface Measure {
  readonly panel: Panel;
  readonly rule: RankingRule;
  /** Scales of the criteria by id. */
  readonly scales: ReadonlyMap<Id, { readonly min: Milli; readonly max: Milli }>;
}

type ScoreReach = (submission: PanelSubmission, towards: Towards) => readonly Rational[];

const byValue = (a: Rational, b: Rational): number => compare(a, b);

/** A sheet with the least or most points its scales allow, for the criteria it answered. */
function extremeSheet(
  { panel, scales }: Measure,
  { criteria }: PanelSubmission,
  sheet: PanelSheet,
  towards: Towards,
): PanelSheet {
  const marks = sheet.marks.map((mark, at) =>
    mark === null ? null : extremeMark(panel, scales.get(criteria[at]?.criterion ?? ''), towards),
  );
  const weighted = marks.reduce<bigint>(
    (sum, mark, at) => sum + (mark ?? 0n) * (criteria[at]?.weight ?? 0n),
    0n,
  );
  return { ...sheet, marks, weighted };
}

function extremeMark(
  { scoreUnit }: Panel,
  scale: { readonly min: Milli; readonly max: Milli } | undefined,
  towards: Towards,
): bigint {
  const { min, max } = present(scale, 'every criterion has a scale');
  // The panel's unit is a multiple of 1000, see `scoreReach`.
  return (BigInt(towards === 'lowest' ? min : max) * scoreUnit) / 1000n;
}

/** Mean of sheet scores after each number of changes: the sheets that change most are changed first, which is exact. */
function meansReached(measure: Measure, submission: PanelSubmission, towards: Towards) {
  const { panel, rule } = measure;
  const count = rational(submission.sheets.length);
  let sum = zero;
  const changes = submission.sheets.map((sheet) => {
    const now = sheetScore(panel, sheet, rule.aggregate);
    sum = add(sum, now);
    const then = extremeSheet(measure, submission, sheet, towards);
    return subtract(sheetScore(panel, then, rule.aggregate), now);
  });
  changes.sort((a, b) => (towards === 'lowest' ? compare(a, b) : compare(b, a)));
  const reached = [divide(sum, count)];
  for (const change of changes) {
    sum = add(sum, change);
    reached.push(divide(sum, count));
  }
  return reached;
}

/** Values with `changed` of them, the farthest from it, at the extreme; sorted. */
function moved<T>(
  sorted: readonly T[],
  changed: number,
  extreme: T,
  towards: Towards,
): readonly T[] {
  const kept =
    towards === 'lowest' ? sorted.slice(0, sorted.length - changed) : sorted.slice(changed);
  return [...kept, ...Array.from({ length: changed }, () => extreme)];
}

/** Median after each number of changes, where the farthest change to the submission's own extreme. */
function mediansReached(measure: Measure, submission: PanelSubmission, towards: Towards) {
  const { panel, rule } = measure;
  const scores = submission.sheets
    .map((sheet) => sheetScore(panel, sheet, rule.aggregate))
    .toSorted(byValue);
  const extremes = submission.sheets
    .map((sheet) => {
      const then = extremeSheet(measure, submission, sheet, towards);
      return sheetScore(panel, then, rule.aggregate);
    })
    .toSorted(byValue);
  const extreme = present(towards === 'lowest' ? extremes[0] : extremes.at(-1), 'it has sheets');
  return [...scores, extreme].map((_, changed) => {
    const values = moved(scores, changed, extreme, towards).toSorted(byValue);
    const upper = present(values[values.length >> 1], 'it has sheets');
    const lower = present(values[(values.length - 1) >> 1], 'it has sheets');
    return divide(add(lower, upper), rational(2));
  });
}

/** Criterion by criterion, as if in each of them other sheets could be wrong: never less than what can be reached. */
function criteriaReached(measure: Measure, submission: PanelSubmission, towards: Towards) {
  const { panel, rule, scales } = measure;
  const average = present(panelAverageOf(rule, rule.method), 'the rule works by criteria');
  const columns = submission.criteria.map(({ criterion }, column) => ({
    extreme: extremeMark(panel, scales.get(criterion), towards),
    marks: submission.sheets
      .flatMap(({ marks }) => marks[column] ?? [])
      .toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
  }));
  return Array.from({ length: submission.sheets.length + 1 }, (_, changed) => {
    const lists = columns.map(({ marks, extreme }) =>
      moved(marks, Math.min(changed, marks.length), extreme, towards),
    );
    const sheets = submission.sheets.map((sheet, row) => ({
      ...sheet,
      marks: lists.map((list) => list[row] ?? null),
    }));
    const scores = criterionScores(panel, { ...submission, sheets }, average, rule.rounding);
    return aggregateCriteria(scores, rule.aggregate) ?? zero;
  });
}

/**
 * What a submission's score can be brought to by 0, 1, 2, … sheets with other points; null for methods that compare
 * jurors or submissions with one another. `panel.scoreUnit` is a multiple of 1000.
 */
export function scoreReach(measure: Measure): ScoreReach | null {
  const { rule } = measure;
  if (panelAverageOf(rule, rule.method) !== null)
    return (submission, towards) => criteriaReached(measure, submission, towards);
  if (rule.method === 'mean')
    return (submission, towards) => meansReached(measure, submission, towards);
  if (rule.method === 'median')
    return (submission, towards) => mediansReached(measure, submission, towards);
  return null;
}

/** Least number of wrong sheets, of both together, by which the upper comes down to the lower or below it. */
export function sheetsToMeet(
  above: readonly Rational[],
  below: readonly Rational[],
  near: Rational,
): { readonly sheets: number; readonly up: number } | null {
  let least: { readonly sheets: number; readonly up: number } | null = null;
  let up = below.length - 1;
  for (const [down, value] of above.entries()) {
    const reached = subtract(value, near);
    const meets = (at: number): boolean =>
      compare(present(below[at], 'there is one below'), reached) >= 0;
    while (up > 0 && meets(up - 1)) up -= 1;
    if (meets(up) && (least === null || down + up < least.sheets))
      least = { sheets: down + up, up };
  }
  return least;
}
