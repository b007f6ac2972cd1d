import {
  add,
  compare,
  divide,
  multiply,
  type Rational,
  rational,
  zero,
} from '../../shared/basics/rational.ts';
import type { Mark } from '../../shared/ranking/ranking.ts';
import type { MarkedInput } from './ranking-inputs.ts';

/**
 * A second, slow ranking written from the definitions alone: fractions throughout, everything searched anew for every
 * question. Only for small contests. This file: sheets, and what can be asked of a list of fractions.
 */

export const sumOf = (values: readonly Rational[]): Rational => values.reduce(add, zero);

export const meanOf = (values: readonly Rational[]): Rational | null =>
  values.length === 0 ? null : divide(sumOf(values), rational(values.length));

export const sorted = (values: readonly Rational[]): readonly Rational[] =>
  [...values].sort(compare);

/** The middle value, or the mean of the middle two. */
export function medianOf(values: readonly Rational[]): Rational | null {
  const inOrder = sorted(values);
  const half = Math.floor(inOrder.length / 2);
  return meanOf(inOrder.slice(inOrder.length % 2 === 1 ? half : half - 1, half + 1));
}

/** Half-up to a multiple of the unit by counting how many units fit; below zero the same away from zero. */
export function rounded(value: Rational, unit: Rational | null): Rational {
  if (unit === null) return value;
  const size = value.numerator < 0n ? multiply(value, rational(-1)) : value;
  const halves = divide(add(size, divide(unit, rational(2))), unit);
  const units = multiply(rational(halves.numerator / halves.denominator), unit);
  return value.numerator < 0n ? multiply(units, rational(-1)) : units;
}

/** What a criterion weighs in the nomination of a submission: its own entry there, else the one for all. */
export function weightOf(input: MarkedInput, submission: string, criterion: string): Rational {
  const nomination = input.submissions.find((each) => each.submission === submission)?.nomination;
  const entries = input.criteria.filter((entry) => entry.criterion === criterion);
  const own = entries.find((entry) => entry.nomination === nomination);
  return (own ?? entries.find((entry) => entry.nomination === undefined))?.weight ?? zero;
}

export interface NaiveSheet {
  readonly juror: string;
  readonly marks: readonly Mark[];
  readonly score: Rational;
}

/** Σ w·y / Σ w over the criteria answered, or Σ w·y; a sheet on which nothing weighs is none. */
export function sheetsOf(input: MarkedInput, submission: string): readonly NaiveSheet[] {
  return input.jurors.flatMap(({ juror }) => {
    const marks = input.marks.filter(
      (mark) => mark.submission === submission && mark.juror === juror,
    );
    const weight = (mark: Mark): Rational => weightOf(input, submission, mark.criterion);
    const total = sumOf(marks.map((mark) => multiply(mark.score, weight(mark))));
    const weights = sumOf(marks.map(weight));
    if (weights.numerator === 0n) return [];
    const score = input.rule.aggregate === 'sum' ? total : divide(total, weights);
    return [{ juror, marks, score }];
  });
}

/** Every sheet of a contest, looked up once: the only thing that is remembered here. */
export type NaiveSheets = ReadonlyMap<string, readonly NaiveSheet[]>;

export const allSheets = (input: MarkedInput): NaiveSheets =>
  new Map(input.submissions.map(({ submission }) => [submission, sheetsOf(input, submission)]));
