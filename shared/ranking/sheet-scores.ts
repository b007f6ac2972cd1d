import {
  add,
  divide,
  type Rational,
  rational,
  rationalToNumber,
  zero,
} from '../basics/rational.ts';
import type { Panel, PanelSheet, PanelSubmission } from './panel.ts';
import type { RankingRule } from './ranking.ts';

type Aggregate = RankingRule['aggregate'];

/**
 * A sheet score as a fraction of whole numbers in a common unit: Σ w·y / Σ w, or Σ w·y where the regulation sums.
 * Not in lowest terms: cheap to add and compare by the hundred thousand.
 */
interface SheetFraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const fractionOf = (panel: Panel, sheet: PanelSheet, aggregate: Aggregate): SheetFraction => ({
  numerator: sheet.weighted,
  denominator: panel.scoreUnit * (aggregate === 'sum' ? panel.weightUnit : sheet.weights),
});

/** Sheet score S on the rubric's own scale, exact. */
export function sheetScore(panel: Panel, sheet: PanelSheet, aggregate: Aggregate): Rational {
  const { numerator, denominator } = fractionOf(panel, sheet, aggregate);
  return rational(numerator, denominator);
}

/** Sheet score as the nearest double, for the statistical model. */
export const sheetScoreNumber = (panel: Panel, sheet: PanelSheet, aggregate: Aggregate): number =>
  rationalToNumber(fractionOf(panel, sheet, aggregate));

/** Mean of the sheet scores; null without a sheet. */
export function meanOfSheets(
  panel: Panel,
  { sheets }: PanelSubmission,
  aggregate: Aggregate,
): Rational | null {
  const sums = new Map<bigint, bigint>();
  for (const sheet of sheets) {
    const { numerator, denominator } = fractionOf(panel, sheet, aggregate);
    sums.set(denominator, (sums.get(denominator) ?? 0n) + numerator);
  }
  return meanOfSums(sums, sheets.length);
}

/** The same from the sums of numerators by their denominators; null without a sheet. */
export function meanOfSums(sums: ReadonlyMap<bigint, bigint>, sheets: number): Rational | null {
  if (sheets === 0) return null;
  let total = zero;
  for (const [denominator, numerator] of sums) total = add(total, rational(numerator, denominator));
  return divide(total, rational(sheets));
}

/** Median of the sheet scores (mean of the middle two where their number is even); null without a sheet. */
export function medianOfSheets(
  panel: Panel,
  { sheets }: PanelSubmission,
  aggregate: Aggregate,
): Rational | null {
  const sorted = sheets
    .map((sheet) => fractionOf(panel, sheet, aggregate))
    .sort((a, b) => compareFractions(a, b));
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  if (upper === undefined || lower === undefined) return null;
  return divide(
    add(rational(lower.numerator, lower.denominator), rational(upper.numerator, upper.denominator)),
    rational(2),
  );
}

function compareFractions(a: SheetFraction, b: SheetFraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * Whole numbers that order all sheets of the panel as their scores do, equal where the scores are equal: what the
 * methods that only ask "which is better?" compare.
 */
export function sheetLevels(panel: Panel, aggregate: Aggregate): ReadonlyMap<PanelSheet, number> {
  const fractions = new Map<string, SheetFraction>();
  const nameBySheet = new Map<PanelSheet, string>();
  for (const submission of panel.submissions) {
    for (const sheet of submission.sheets) {
      const fraction = fractionOf(panel, sheet, aggregate);
      const name = `${fraction.numerator}/${fraction.denominator}`;
      fractions.set(name, fraction);
      nameBySheet.set(sheet, name);
    }
  }
  const sorted = [...fractions].sort(([, a], [, b]) => compareFractions(a, b));
  const levelByName = new Map<string, number>();
  let level = 0;
  sorted.forEach(([name, fraction], index) => {
    const before = sorted[index - 1];
    if (before !== undefined && compareFractions(before[1], fraction) !== 0) level += 1;
    levelByName.set(name, level);
  });
  return new Map([...nameBySheet].map(([sheet, name]) => [sheet, levelByName.get(name) ?? 0]));
}
