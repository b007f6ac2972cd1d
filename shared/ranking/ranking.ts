import type { Rational } from '../basics/rational.ts';
import type { Id, RankingMethod, TieBreak } from '../contest/contest.ts';

/** One juror's score of one criterion; a missing score is simply absent. */
export interface Mark {
  readonly submission: string;
  readonly juror: string;
  readonly criterion: string;
  readonly score: Rational;
}

/** Everything a ranking depends on, and nothing else; order of the arrays never matters to the result. */
export interface RankingInput {
  readonly submissions: readonly {
    readonly submission: string;
    readonly nomination: string;
    readonly region: string | null;
  }[];
  readonly jurors: readonly { readonly juror: string; readonly region: string | null }[];
  readonly criteria: readonly { readonly criterion: string; readonly weight: Rational }[];
  readonly marks: readonly Mark[];
  readonly rule: RankingRule;
}

/** The part of a regulation that turns sheets into places. Units of rounding are multiples (1/100 = two places). */
export interface RankingRule {
  readonly method: RankingMethod;
  readonly aggregate: 'weighted-mean' | 'sum';
  readonly rounding: {
    readonly panel: Rational | null;
    readonly weighted: Rational | null;
    readonly final: Rational | null;
  };
  readonly tieBreak: readonly TieBreak[];
  /** Where intervals and zones are counted. */
  readonly scope: 'nomination' | 'all';
  /** TOP-N of the cut line. */
  readonly top: number;
  /** Posterior draws and their seed, for rank intervals. */
  readonly draws: number;
  readonly seed: number;
}

export type Zone = 'in' | 'grey' | 'out';

/** One step of how a place came about, in a form every language can say; texts are `ranking:explain.<type>`. */
export type ExplanationStep =
  | { readonly type: 'criterion'; readonly criterion: string; readonly marks: readonly string[]; readonly dropped: readonly string[]; readonly panel: string; readonly weighted: string }
  | { readonly type: 'too-few-to-trim'; readonly criterion: string; readonly marks: number }
  | { readonly type: 'sheet'; readonly juror: string; readonly score: string; readonly adjustment: string | null }
  | { readonly type: 'aggregate'; readonly method: RankingMethod; readonly score: string }
  | { readonly type: 'rounded'; readonly place: 'panel' | 'weighted' | 'final'; readonly unit: string }
  | { readonly type: 'tie-break'; readonly by: string; readonly value: string }
  | { readonly type: 'tied'; readonly with: readonly string[] }
  | { readonly type: 'no-sheets' };

export interface RankedSubmission {
  readonly submission: string;
  readonly nomination: string;
  /** Place within the nomination from 1; equal places are `tied`; null without a single sheet. */
  readonly place: number | null;
  /** Place over all nominations, likewise. */
  readonly overall: number | null;
  readonly tied: boolean;
  /** The reported score under the rule's method, exact where the method is exact. */
  readonly score: Rational | null;
  /** Plain mean of the sheet scores. */
  readonly mean: Rational | null;
  readonly sheets: number;
  /** Standard error of the score (points); null where no model could be fitted. */
  readonly se: number | null;
  /** 95 % rank interval within the scope. */
  readonly low: number | null;
  readonly high: number | null;
  readonly pTop: number | null;
  readonly zone: Zone | null;
  readonly explanation: readonly ExplanationStep[];
}

export interface RankingModel {
  readonly mu: number;
  readonly varSubmission: number;
  readonly varJuror: number;
  readonly varResidual: number;
  readonly jurors: readonly { readonly juror: string; readonly severity: number; readonly se: number; readonly sheets: number }[];
}

export interface Ranking {
  readonly method: RankingMethod;
  /** Best first within each nomination, nominations in the order of the input. */
  readonly submissions: readonly RankedSubmission[];
  readonly model: RankingModel | null;
  /** Jurors linked by common submissions: components, and λ₂ of the unnormalised Laplacian. */
  readonly graph: { readonly components: number; readonly lambda2: number };
  /** True where scores of different components cannot be compared, so an adjusted ranking is refused. */
  readonly incomparable: boolean;
}

/** Ids used by a contest's ranking: kept here so that results and screens name them alike. */
export interface StageRanking {
  readonly stage: Id;
  readonly ranking: Ranking;
  /** Other methods beside the regulation's own: place within nomination by submission id. */
  readonly others: Readonly<Partial<Record<RankingMethod, ReadonlyMap<string, number>>>>;
}
