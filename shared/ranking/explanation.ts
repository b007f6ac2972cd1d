import { at } from '../assigning/dense-matrix.ts';
import { type Rational, rational } from '../basics/rational.ts';
import { criterionScores } from './criterion-scores.ts';
import { decimalText } from './decimal-text.ts';
import { inexactScore } from './inexact-score.ts';
import { isOnScale, panelAverageOf } from './method-scores.ts';
import type { PanelSheet, PanelSubmission } from './panel.ts';
import type { Placing } from './places.ts';
import type { RankingContext } from './ranking-context.ts';
import type { ExplanationStep } from './ranking.ts';
import { sheetScore } from './sheet-scores.ts';

/** Says how the score and the place of a submission came about, in the order in which they were counted. */
export type Explain = (
  submission: PanelSubmission,
  score: Rational | null,
  placing: Placing | undefined,
) => readonly ExplanationStep[];

export function createExplain(context: RankingContext): Explain {
  const { rule } = context.input;
  const adjustments = rule.method === 'adjusted' ? createAdjustments(context) : null;
  const markText = createMarkText(context.panel.scoreUnit);
  const sheetText = createSheetText(context);
  return (submission, score, placing) => {
    if (submission.sheets.length === 0) return [{ type: 'no-sheets' }];
    const average = panelAverageOf(rule, rule.method);
    const figures = (): readonly ExplanationStep[] =>
      average === null
        ? [sheetsStep(submission, sheetText, adjustments)]
        : criterionSteps(context, submission, { average, markText });
    const steps = context.depth === 'whole' ? [...figures()] : [];
    if (score !== null) {
      steps.push({ type: 'aggregate', method: rule.method, score: decimalText(score) });
    }
    return [
      ...steps,
      ...roundedSteps(context, average !== null),
      ...placeSteps(context, submission.index, placing),
    ];
  };
}

const sheetsStep = (
  submission: PanelSubmission,
  sheetText: (sheet: PanelSheet) => string,
  adjustments: Adjustments | null,
): ExplanationStep => ({
  type: 'sheets',
  jurors: submission.sheets.map(({ juror }) => juror),
  scores: submission.sheets.map(sheetText),
  adjustments: adjustments === null ? null : adjustments(submission),
});

function criterionSteps(
  { panel, input }: RankingContext,
  submission: PanelSubmission,
  how: {
    readonly average: NonNullable<ReturnType<typeof panelAverageOf>>;
    readonly markText: (mark: bigint) => string;
  },
): ExplanationStep[] {
  return criterionScores(panel, submission, how.average, input.rule.rounding).flatMap((score) => {
    const step: ExplanationStep = {
      type: 'criterion',
      criterion: score.criterion,
      marks: score.marks.map(how.markText),
      dropped: score.dropped.map(how.markText),
      panel: decimalText(score.panel),
      weighted: decimalText(score.weighted),
    };
    const few: ExplanationStep = {
      type: 'too-few-to-trim',
      criterion: score.criterion,
      marks: score.marks.length,
    };
    return score.tooFewToTrim ? [step, few] : [step];
  });
}

function roundedSteps({ input }: RankingContext, byCriteria: boolean): ExplanationStep[] {
  const { method, rounding } = input.rule;
  const places = byCriteria ? (['panel', 'weighted', 'final'] as const) : (['final'] as const);
  if (!isOnScale(method)) return [];
  return places.flatMap((place) => {
    const unit = rounding[place];
    return unit === null ? [] : [{ type: 'rounded', place, unit: decimalText(unit) }];
  });
}

/** Of a crowd that shares a place no more are named: each names the others, and crowds grow. */
const mostTiedNamed = 100;

function placeSteps(
  { panel }: RankingContext,
  index: number,
  placing: Placing | undefined,
): ExplanationStep[] {
  if (placing === undefined) return [];
  const steps: ExplanationStep[] = placing.brokenBy.map(({ by, value }) => ({
    type: 'tie-break',
    by,
    value: value === null ? '' : decimalText(value),
  }));
  const { sharedBy } = placing;
  if (sharedBy.length > 1) {
    const others = sharedBy.slice(0, mostTiedNamed + 1).filter((other) => other !== index);
    const named = others.slice(0, mostTiedNamed);
    steps.push({
      type: 'tied',
      count: sharedBy.length - 1,
      with: named.map((member) => panel.submissions[member]?.submission ?? ''),
    });
  }
  return steps;
}

/** What the model adds to each sheet of a submission. */
type Adjustments = (submission: PanelSubmission) => readonly (string | null)[];

const adjustmentText = (points: number): string => decimalText(inexactScore(points));

/** −b̂ of the juror, and where jurors have slopes what brings the sheet to the panel's scale as well. */
function createAdjustments(context: RankingContext): Adjustments {
  const bySheet = adjustmentsBySheet(context);
  const byJuror = adjustmentsByJuror(context);
  return ({ index, nomination, sheets }) =>
    bySheet.get(index) ?? sheets.map(({ juror }) => byJuror.get(`${nomination}/${juror}`) ?? null);
}

/** −b̂ by nomination and juror. */
function adjustmentsByJuror({ rubrics }: RankingContext): ReadonlyMap<string, string> {
  const adjustments = new Map<string, string>();
  for (const { fit, jurors, nominations, sloped } of rubrics) {
    if (fit === null || sloped !== null) continue;
    jurors.forEach((juror, position) => {
      const text = adjustmentText(-at(fit.jurorEffects, position));
      for (const nomination of nominations) adjustments.set(`${nomination}/${juror}`, text);
    });
  }
  return adjustments;
}

/** Where jurors have slopes, by the submission's index. */
function adjustmentsBySheet({
  panel,
  rubrics,
}: RankingContext): ReadonlyMap<number, readonly string[]> {
  const adjustments = new Map<number, readonly string[]>();
  for (const { positions, sloped } of rubrics) {
    if (sloped === null) continue;
    let row = 0;
    for (const index of positions) {
      const count = panel.submissions[index]?.sheets.length ?? 0;
      const own = sloped.added.subarray(row, row + count);
      adjustments.set(index, Array.from(own, adjustmentText));
      row += count;
    }
  }
  return adjustments;
}

/** Sheets repeat by the thousand, too: those of equal sums have the same score. */
function createSheetText({ panel, input }: RankingContext): (sheet: PanelSheet) => string {
  const byWeights = new Map<bigint, Map<bigint, string>>();
  return (sheet) => {
    const texts = byWeights.get(sheet.weights) ?? new Map<bigint, string>();
    byWeights.set(sheet.weights, texts);
    const known = texts.get(sheet.weighted);
    if (known !== undefined) return known;
    const text = decimalText(sheetScore(panel, sheet, input.rule.aggregate));
    texts.set(sheet.weighted, text);
    return text;
  };
}

/** Marks repeat by the hundred thousand; their texts do not have to be made anew. */
function createMarkText(unit: bigint): (mark: bigint) => string {
  const texts = new Map<bigint, string>();
  return (mark) => {
    const known = texts.get(mark);
    if (known !== undefined) return known;
    const text = decimalText(rational(mark, unit));
    texts.set(mark, text);
    return text;
  };
}
