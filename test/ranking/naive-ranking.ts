import {
  add,
  compare,
  divide,
  multiply,
  type Rational,
  rational,
  zero,
} from '../../shared/basics/rational.ts';
import type { MarkedInput } from './ranking-inputs.ts';

/**
 * A second, slow ranking written from the definitions alone: fractions throughout, everything searched anew for
 * every question. Only for small contests with weights that hold in all nominations and no rounding.
 */
export function naiveScores(
  input: MarkedInput,
  method: 'mean' | 'trimmed' | 'median' | 'rank-sum' | 'schulze',
): ReadonlyMap<string, Rational | null> {
  return new Map(
    input.submissions.map(({ submission, nomination }) => {
      const rivals = input.submissions
        .filter((other) => other.nomination === nomination && other.submission !== submission)
        .map((other) => other.submission);
      switch (method) {
        case 'mean':
          return [submission, mean(sheets(input, submission).map(({ score }) => score))];
        case 'median':
          return [submission, median(sheets(input, submission).map(({ score }) => score))];
        case 'trimmed':
          return [submission, trimmed(input, submission)];
        case 'rank-sum':
          return [submission, rankSum(input, submission, rivals)];
        case 'schulze':
          return [submission, schulze(input, submission, rivals)];
      }
    }),
  );
}

/** 1 + the number of better ones in the nomination. */
export const naivePlaces = (
  input: MarkedInput,
  scores: ReadonlyMap<string, Rational | null>,
): ReadonlyMap<string, number> =>
  new Map(
    input.submissions.flatMap(({ submission, nomination }) => {
      const own = scores.get(submission) ?? null;
      if (own === null) return [];
      const better = input.submissions.filter((other) => {
        const score = scores.get(other.submission) ?? null;
        return other.nomination === nomination && score !== null && compare(score, own) > 0;
      });
      return [[submission, better.length + 1] as const];
    }),
  );

const sum = (values: readonly Rational[]): Rational => values.reduce(add, zero);

const mean = (values: readonly Rational[]): Rational | null =>
  values.length === 0 ? null : divide(sum(values), rational(values.length));

const sorted = (values: readonly Rational[]): readonly Rational[] => [...values].sort(compare);

function median(values: readonly Rational[]): Rational | null {
  const half = Math.floor(values.length / 2);
  const middle = values.length % 2 === 1 ? [half] : [half - 1, half];
  return mean(middle.flatMap((index) => sorted(values)[index] ?? []));
}

function sheets(
  input: MarkedInput,
  submission: string,
): readonly { juror: string; score: Rational }[] {
  return input.jurors.flatMap(({ juror }) => {
    const marks = input.marks.filter(
      (mark) => mark.submission === submission && mark.juror === juror,
    );
    if (marks.length === 0) return [];
    const weightOf = (criterion: string): Rational =>
      input.criteria.find((entry) => entry.criterion === criterion)?.weight ?? zero;
    const total = sum(marks.map((mark) => multiply(mark.score, weightOf(mark.criterion))));
    const weights = sum(marks.map((mark) => weightOf(mark.criterion)));
    return [{ juror, score: input.rule.aggregate === 'sum' ? total : divide(total, weights) }];
  });
}

function trimmed(input: MarkedInput, submission: string): Rational | null {
  let [total, weights] = [zero, zero];
  for (const { criterion, weight } of input.criteria) {
    const marks = sorted(
      input.marks
        .filter((mark) => mark.submission === submission && mark.criterion === criterion)
        .map(({ score }) => score),
    );
    const panel = mean(marks.length < 3 ? marks : marks.slice(1, -1));
    if (panel === null) continue;
    total = add(total, multiply(panel, weight));
    weights = add(weights, weight);
  }
  if (weights.numerator === 0n) return null;
  return input.rule.aggregate === 'sum' ? total : divide(total, weights);
}

/** Jurors' verdicts on a pair: 1 for the first, −1 for the second, 0 for a tie, by juror who has both. */
function verdicts(input: MarkedInput, a: string, b: string): ReadonlyMap<string, number> {
  const ofB = new Map(sheets(input, b).map(({ juror, score }) => [juror, score]));
  return new Map(
    sheets(input, a).flatMap(({ juror, score }) => {
      const other = ofB.get(juror);
      return other === undefined ? [] : [[juror, compare(score, other)] as const];
    }),
  );
}

function rankSum(
  input: MarkedInput,
  submission: string,
  rivals: readonly string[],
): Rational | null {
  const own = sheets(input, submission);
  if (own.length === 0) return null;
  const shares = own.flatMap(({ juror }) => {
    const points = rivals.flatMap((rival) => {
      const verdict = verdicts(input, submission, rival).get(juror);
      return verdict === undefined ? [] : [rational(verdict + 1, 2)];
    });
    return mean(points) ?? [];
  });
  return mean(shares) ?? rational(1, 2);
}

/** Strongest path by trying every path. */
function strongest(
  input: MarkedInput,
  from: string,
  to: string,
  between: readonly string[],
): number {
  const votes = [...verdicts(input, from, to).values()];
  const won = votes.filter((verdict) => verdict > 0).length;
  const lost = votes.filter((verdict) => verdict < 0).length;
  const direct = won > lost ? won : 0;
  const ways = between.map((via) => {
    const first = strongest(input, from, via, []);
    const rest = between.filter((other) => other !== via);
    return first <= direct ? first : Math.min(first, strongest(input, via, to, rest));
  });
  return Math.max(direct, ...ways);
}

function schulze(
  input: MarkedInput,
  submission: string,
  rivals: readonly string[],
): Rational | null {
  const judged = (id: string): boolean => sheets(input, id).length > 0;
  if (!judged(submission)) return null;
  const present = rivals.filter(judged);
  return sum(
    present.map((rival) => {
      const others = present.filter((other) => other !== rival);
      const there = strongest(input, submission, rival, others);
      const back = strongest(input, rival, submission, others);
      return rational(there > back ? 2 : there === back ? 1 : 0, 2);
    }),
  );
}
