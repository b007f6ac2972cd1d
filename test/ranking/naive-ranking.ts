import {
  compare,
  divide,
  multiply,
  type Rational,
  rational,
} from '../../shared/basics/rational.ts';
import type { RankingRule } from '../../shared/ranking/ranking.ts';
import {
  meanOf,
  medianOf,
  type NaiveSheets,
  rounded,
  sorted,
  sumOf,
  weightOf,
} from './naive-sheets.ts';
import type { MarkedInput } from './ranking-inputs.ts';

export const exactMethods = ['mean', 'trimmed', 'median', 'rank-sum', 'schulze'] as const;

export type ExactMethod = (typeof exactMethods)[number];

/** A contest and its sheets. */
export interface NaiveContest {
  readonly input: MarkedInput;
  readonly sheets: NaiveSheets;
}

/**
 * The score of one submission against the others of its group, rounded for the last time; null without a sheet. Mean
 * and median are of sheets unless the rule rounds criterion by criterion, as trimmed always works.
 */
export function naiveScore(
  contest: NaiveContest,
  method: ExactMethod,
  submission: string,
  group: readonly string[],
): Rational | null {
  const { rule } = contest.input;
  const own = contest.sheets.get(submission) ?? [];
  if (own.length === 0) return null;
  const rivals = group.filter((other) => other !== submission);
  if (method === 'rank-sum') return rankSum(contest, submission, rivals);
  if (method === 'schulze') return schulze(contest, submission, rivals);
  const score =
    method === 'trimmed' || rule.rounding.panel !== null || rule.rounding.weighted !== null
      ? criterionByCriterion(contest, method, submission)
      : (method === 'mean' ? meanOf : medianOf)(own.map((sheet) => sheet.score));
  return score === null ? null : rounded(score, rule.rounding.final);
}

/** The jurors' marks of one criterion as one number, rounded where the rule says so; null without a mark. */
export function naivePanelScore(
  contest: NaiveContest,
  method: 'mean' | 'trimmed' | 'median',
  submission: string,
  criterion: string,
): Rational | null {
  const marks = (contest.sheets.get(submission) ?? []).flatMap((sheet) =>
    sheet.marks.flatMap((mark) => (mark.criterion === criterion ? [mark.score] : [])),
  );
  const kept = method === 'trimmed' && marks.length >= 3 ? sorted(marks).slice(1, -1) : marks;
  const score = method === 'median' ? medianOf(kept) : meanOf(kept);
  return score === null ? null : rounded(score, contest.input.rule.rounding.panel);
}

function criterionByCriterion(
  contest: NaiveContest,
  method: 'mean' | 'trimmed' | 'median',
  submission: string,
): Rational | null {
  const { input } = contest;
  const names = [...new Set(input.criteria.map(({ criterion }) => criterion))];
  const parts = names.flatMap((criterion) => {
    const panel = naivePanelScore(contest, method, submission, criterion);
    const weight = weightOf(input, submission, criterion);
    return panel === null ? [] : [{ weight, value: multiply(panel, weight) }];
  });
  const total = sumOf(parts.map(({ value }) => rounded(value, input.rule.rounding.weighted)));
  return input.rule.aggregate === 'sum'
    ? total
    : divide(total, sumOf(parts.map(({ weight }) => weight)));
}

/** Jurors' verdicts on a pair by juror who has both: positive for the first, negative for the second, 0 for a tie. */
function verdicts({ sheets }: NaiveContest, a: string, b: string): ReadonlyMap<string, number> {
  return new Map(
    (sheets.get(a) ?? []).flatMap(({ juror, score }) => {
      const other = sheets.get(b)?.find((sheet) => sheet.juror === juror);
      return other === undefined ? [] : [[juror, compare(score, other.score)] as const];
    }),
  );
}

/** Per juror the share of rivals on the same desk that are beaten, a tie counting half; then the mean over jurors. */
function rankSum(contest: NaiveContest, submission: string, rivals: readonly string[]): Rational {
  const shares = (contest.sheets.get(submission) ?? []).flatMap(({ juror }) => {
    const points = rivals.flatMap((rival) => {
      const verdict = verdicts(contest, submission, rival).get(juror);
      return verdict === undefined ? [] : [rational(verdict + 1, 2)];
    });
    return meanOf(points) ?? [];
  });
  return meanOf(shares) ?? rational(1, 2);
}

/** How many jurors put a before b, where more do than do not; else 0. */
function win(contest: NaiveContest, a: string, b: string): number {
  const votes = [...verdicts(contest, a, b).values()];
  const won = votes.filter((verdict) => verdict > 0).length;
  return won > votes.filter((verdict) => verdict < 0).length ? won : 0;
}

/** One point for each rival to whom a stronger chain of wins leads than comes back, half for chains alike. */
function schulze(contest: NaiveContest, submission: string, rivals: readonly string[]): Rational {
  const judged = rivals.filter((id) => (contest.sheets.get(id) ?? []).length > 0);
  const wins = winsAmong(contest, [submission, ...judged]);
  const most = contest.input.jurors.length;
  return sumOf(
    judged.map((rival) => {
      const there = strongestChain(wins, [submission, rival], most);
      const back = strongestChain(wins, [rival, submission], most);
      return rational(there > back ? 2 : there === back ? 1 : 0, 2);
    }),
  );
}

type Wins = ReadonlyMap<string, ReadonlyMap<string, number>>;

const winsAmong = (contest: NaiveContest, ids: readonly string[]): Wins =>
  new Map(ids.map((a) => [a, new Map(ids.map((b) => [b, win(contest, a, b)]))]));

/** The greatest strength at which the second can still be reached from the first; 0 where it never can. */
function strongestChain(wins: Wins, [from, to]: readonly [string, string], most: number): number {
  for (let strength = most; strength > 0; strength -= 1) {
    const reached = new Set([from]);
    for (const id of reached)
      for (const [next, won] of wins.get(id) ?? []) if (won >= strength) reached.add(next);
    if (reached.has(to)) return strength;
  }
  return 0;
}

/** What parts submissions of equal score, in order; up to the first that a person must decide. */
export function naiveTieBreaks(
  contest: NaiveContest,
  method: RankingRule['method'],
): readonly ((submission: string) => Rational | null)[] {
  const { input, sheets } = contest;
  const values: ((submission: string) => Rational | null)[] = [];
  for (const tieBreak of input.rule.tieBreak) {
    if (tieBreak.by === 'median') {
      values.push((id) => medianOf((sheets.get(id) ?? []).map(({ score }) => score)));
    } else if (tieBreak.by === 'criterion') {
      const { criterion, stage } = tieBreak;
      const elsewhere = input.otherStages?.get(stage);
      const average = method === 'trimmed' || method === 'median' ? method : 'mean';
      values.push((id) =>
        elsewhere === undefined
          ? naivePanelScore(contest, average, id, criterion)
          : meanOf(
              elsewhere.flatMap((mark) =>
                mark.submission === id && mark.criterion === criterion ? [mark.score] : [],
              ),
            ),
      );
    } else break;
  }
  return values;
}

/** Place in a group: 1 + the number of better ones, and who is exactly as good. Null without a score. */
export function naivePlace(
  submission: string,
  group: readonly string[],
  keys: readonly ((submission: string) => Rational | null)[],
): { readonly place: number; readonly equals: readonly string[] } | null {
  const [score] = keys;
  if (score === undefined || score(submission) === null) return null;
  const verdictOn = (other: string): number => {
    for (const key of keys) {
      const [own, theirs] = [key(submission), key(other)];
      const difference =
        own === null || theirs === null
          ? Number(own !== null) - Number(theirs !== null)
          : compare(own, theirs);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  const rivals = group.filter((other) => other !== submission && score(other) !== null);
  const equals = rivals.filter((other) => verdictOn(other) === 0);
  return { place: 1 + rivals.filter((other) => verdictOn(other) < 0).length, equals };
}
