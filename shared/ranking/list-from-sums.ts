import { add, divide, type Rational, rational, zero } from '../basics/rational.ts';
import type { Id, RankingMethod } from '../contest/contest.ts';
import {
  aggregateCriteria,
  averageOfSums,
  type MarkSums,
  weighCriterion,
} from './criterion-scores.ts';
import { panelAverageOf, roundFinal } from './method-scores.ts';
import { meanShare } from './pairwise-scores.ts';
import type { Panel, PanelSubmission } from './panel.ts';
import { compareForListing, placeMembers, type TieBreaker } from './places.ts';
import type { RankedSubmission, RankingInput } from './ranking.ts';
import { meanOfSums } from './sheet-scores.ts';

/** A sheet's Σ w·y and Σ w in the panel's units. */
export interface WeighedSheet {
  readonly weighted: bigint;
  readonly weights: bigint;
}

/** Shares of opponents beaten on ballots of one size: halves of opponents, those tied with counting one. */
export interface BallotSums {
  readonly size: number;
  readonly ballots: number;
  readonly halves: bigint;
}

/** Everything an exact method asks of a submission's sheets, without the sheets; all in the panel's units. */
export interface SubmissionSums {
  /** Sheets with weight, by their Σ w. */
  readonly sheets: readonly (WeighedSheet & { readonly count: number })[];
  /** The two sheets in the middle by score; empty where no median is asked for. */
  readonly middle: readonly WeighedSheet[];
  /** By criterion, where criteria are asked for. */
  readonly criteria: ReadonlyMap<Id, MarkSums>;
  /** Within the nomination and over all, where the rank sum is asked for. */
  readonly ballots: {
    readonly within: readonly BallotSums[];
    readonly overall: readonly BallotSums[];
  };
}

/** What a list says of a submission. */
export type ListedSubmission = Pick<
  RankedSubmission,
  'submission' | 'nomination' | 'place' | 'overall' | 'tied' | 'score' | 'mean' | 'sheets'
>;

/** True for methods whose list can be counted from sums. */
export const countsFromSums = (method: RankingMethod): boolean =>
  method === 'mean' || method === 'median' || method === 'trimmed' || method === 'rank-sum';

/** What a list is counted from. */
export interface ListSums {
  readonly input: RankingInput;
  /** A panel of the input with a fixed unit of scores; its sheets are not looked at. */
  readonly panel: Panel;
  /** By submission; one without sheets may be absent. */
  readonly sums: ReadonlyMap<Id, SubmissionSums>;
  /** Means of a criterion in another stage by submission, where that stage has sheets: by "stage/criterion". */
  readonly elsewhere: ReadonlyMap<string, ReadonlyMap<Id, Rational>>;
}

const nothing: SubmissionSums = {
  sheets: [],
  middle: [],
  criteria: new Map(),
  ballots: { within: [], overall: [] },
};

/** Counts one rule over sums. */
class SumsScores {
  private readonly list: ListSums;

  constructor(list: ListSums) {
    this.list = list;
  }

  sumsOf({ submission }: PanelSubmission): SubmissionSums {
    return this.list.sums.get(submission) ?? nothing;
  }

  sheetsOf(submission: PanelSubmission): number {
    return this.sumsOf(submission).sheets.reduce((sum, { count }) => sum + count, 0);
  }

  private denominator(weights: bigint): bigint {
    const { panel, input } = this.list;
    return panel.scoreUnit * (input.rule.aggregate === 'sum' ? panel.weightUnit : weights);
  }

  mean(submission: PanelSubmission): Rational | null {
    const sums = new Map<bigint, bigint>();
    for (const { weights, weighted } of this.sumsOf(submission).sheets) {
      const denominator = this.denominator(weights);
      sums.set(denominator, (sums.get(denominator) ?? 0n) + weighted);
    }
    return meanOfSums(sums, this.sheetsOf(submission));
  }

  median(submission: PanelSubmission): Rational | null {
    const [lower, upper] = this.sumsOf(submission).middle;
    if (lower === undefined || upper === undefined) return null;
    const score = ({ weighted, weights }: WeighedSheet) =>
      rational(weighted, this.denominator(weights));
    return divide(add(score(lower), score(upper)), rational(2));
  }

  /** Criteria of a submission under the rule's average, in the order of its nomination. */
  private criteria(submission: PanelSubmission, average: 'mean' | 'trimmed' | 'median') {
    const { panel, input } = this.list;
    const { criteria } = this.sumsOf(submission);
    return submission.criteria.flatMap(({ criterion, weight }) => {
      const sums = criteria.get(criterion);
      if (sums === undefined) return [];
      const value = averageOfSums(sums, average, panel.scoreUnit);
      const own = rational(weight, panel.weightUnit);
      return [{ criterion, ...weighCriterion(value, own, input.rule.rounding) }];
    });
  }

  /** The criterion's panel score under the rule's own method. */
  ownCriterion(submission: PanelSubmission, criterion: Id): Rational | null {
    const { rule } = this.list.input;
    const average =
      panelAverageOf(rule, rule.method) ?? (rule.method === 'median' ? 'median' : 'mean');
    const found = this.criteria(submission, average).find((each) => each.criterion === criterion);
    return found?.panel ?? null;
  }

  score(submission: PanelSubmission, where: 'within' | 'overall'): Rational | null {
    const { rule } = this.list.input;
    const average = panelAverageOf(rule, rule.method);
    if (average !== null)
      return aggregateCriteria(this.criteria(submission, average), rule.aggregate);
    if (rule.method === 'median') return this.median(submission);
    if (rule.method !== 'rank-sum') return this.mean(submission);
    const all = this.sumsOf(submission).ballots[where];
    const sum = all.reduce(
      (total, { size, halves }) => add(total, rational(halves, 2 * (size - 1))),
      zero,
    );
    const ballots = all.reduce((total, each) => total + each.ballots, 0);
    return meanShare(sum, ballots, this.sheetsOf(submission));
  }
}

/** The regulation's tie-breaks that can be counted, up to the first that a person must take. */
function tieBreakersOf({ input, panel, elsewhere }: ListSums, scores: SumsScores): TieBreaker[] {
  const breakers: TieBreaker[] = [];
  const of =
    (value: (submission: PanelSubmission) => Rational | null) =>
    (member: number): Rational | null => {
      const submission = panel.submissions[member];
      return submission === undefined ? null : value(submission);
    };
  for (const tieBreak of input.rule.tieBreak) {
    if (tieBreak.by === 'median') {
      breakers.push({ by: 'median', value: of((each) => scores.median(each)) });
    } else if (tieBreak.by === 'criterion') {
      const { criterion, stage } = tieBreak;
      const means = elsewhere.get(`${stage}/${criterion}`);
      const value = of((each) =>
        means === undefined
          ? scores.ownCriterion(each, criterion)
          : (means.get(each.submission) ?? null),
      );
      breakers.push({ by: `criterion:${criterion}`, value });
    } else break;
  }
  return breakers;
}

/**
 * The list by an exact rule from sums alone, equal to what `listStage` makes of the sheets: places, scores and means, in
 * the order of nominations and places. Throws nothing; methods beyond `countsFromSums` are a bug of the caller.
 */
export function listFromSums(list: ListSums): readonly ListedSubmission[] {
  const { input, panel } = list;
  const { rule } = input;
  const scores = new SumsScores(list);
  const scoresIn = (where: 'within' | 'overall') =>
    roundFinal(
      panel.submissions.map((each) => scores.score(each, where)),
      rule.method,
      rule,
    );
  const within = scoresIn('within');
  const overall = panel.nominations.length === 1 ? within : scoresIn('overall');
  const breakers = tieBreakersOf(list, scores);
  const everyone = panel.submissions.map(({ index }) => index);
  const groups = panel.nominations.map((nomination) =>
    everyone.filter((at) => panel.submissions[at]?.nomination === nomination),
  );
  const places = new Map(groups.flatMap((group) => [...placeMembers(group, within, breakers)]));
  const overallPlaces = placeMembers(everyone, overall, breakers);
  const reported = rule.scope === 'nomination' ? within : overall;
  const inOrder = compareForListing(
    (at) => places.get(at)?.place ?? null,
    (at) => panel.submissions[at]?.submission ?? '',
  );
  return groups
    .flatMap((group) => group.toSorted(inOrder))
    .flatMap((at) => {
      const each = panel.submissions[at];
      if (each === undefined) return [];
      const placing = places.get(at);
      return [
        {
          submission: each.submission,
          nomination: each.nomination,
          place: placing?.place ?? null,
          overall: overallPlaces.get(at)?.place ?? null,
          tied: (placing?.sharedBy.length ?? 1) > 1,
          score: reported[at] ?? null,
          mean: scores.mean(each),
          sheets: scores.sheetsOf(each),
        },
      ];
    });
}
