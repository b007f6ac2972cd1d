import type { Rational } from '../basics/rational.ts';
import type { Id, RankingMethod, TieBreak } from '../contest/contest.ts';
import type { SelectionReason } from './selection.ts';

/** One juror's score of one criterion; a missing score is simply absent. */
export interface Mark {
  readonly submission: string;
  readonly juror: string;
  readonly criterion: string;
  readonly score: Rational;
}

/**
 * One juror's scores of one submission by criterion, null where there is none: half a million marks come quicker sheet
 * by sheet. Sheets with the same criteria share the list.
 */
export interface SheetMarks {
  readonly submission: string;
  readonly juror: string;
  readonly criteria: readonly string[];
  readonly scores: readonly (Rational | null)[];
}

/** Everything a ranking depends on, and nothing else; order of the arrays never matters to the result. */
export interface RankingInput {
  readonly submissions: readonly {
    readonly submission: string;
    readonly nomination: string;
    readonly region: string | null;
  }[];
  readonly jurors: readonly { readonly juror: string; readonly region: string | null }[];
  /**
   * Weights per criterion; an entry with a `nomination` holds there only, and stands before one without.
   * Their order, like the order of nominations, shapes only the order in which things are listed.
   */
  readonly criteria: readonly {
    readonly criterion: string;
    readonly weight: Rational;
    readonly nomination?: string;
  }[];
  readonly marks: readonly (Mark | SheetMarks)[];
  readonly rule: RankingRule;
  /** Marks of other stages by stage id, for tie-breaks that look there. */
  readonly otherStages?: ReadonlyMap<Id, readonly Mark[]>;
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
  /** True where the model lets jurors differ in how far apart they set submissions, too; absent = false. */
  readonly slope?: boolean;
  /** Posterior draws and their seed, for rank intervals. */
  readonly draws: number;
  readonly seed: number;
}

export type Zone = 'in' | 'grey' | 'out';

/** One step of how a place came about, in a form every language can say; texts are `ranking:explain.<type>`. */
export type ExplanationStep =
  | {
      readonly type: 'criterion';
      readonly criterion: string;
      readonly marks: readonly string[];
      readonly dropped: readonly string[];
      readonly panel: string;
      readonly weighted: string;
    }
  | { readonly type: 'too-few-to-trim'; readonly criterion: string; readonly marks: number }
  /** Sheets in the order of juror ids, as lists side by side: there are sixty thousand of them in a large contest. */
  | {
      readonly type: 'sheets';
      readonly jurors: readonly string[];
      readonly scores: readonly string[];
      /** What the model adds to each; null where no model was asked. */
      readonly adjustments: readonly (string | null)[] | null;
    }
  | { readonly type: 'aggregate'; readonly method: RankingMethod; readonly score: string }
  | {
      readonly type: 'rounded';
      readonly place: 'panel' | 'weighted' | 'final';
      readonly unit: string;
    }
  | { readonly type: 'tie-break'; readonly by: string; readonly value: string }
  /** How many others share the place, and the first hundred of them. */
  | { readonly type: 'tied'; readonly count: number; readonly with: readonly string[] }
  | { readonly type: 'no-sheets' }
  /** Why it is on the stage's list or not; last, and only where the stage has a list. */
  | { readonly type: 'selection'; readonly reason: SelectionReason };

export interface RankedSubmission {
  readonly submission: string;
  readonly nomination: string;
  /** Place within the nomination from 1; equal places are `tied`; null without a score. */
  readonly place: number | null;
  /** Place over all nominations, likewise. */
  readonly overall: number | null;
  readonly tied: boolean;
  /**
   * The reported score under the rule's method, exact where the method is exact (else to nine decimals); null
   * without a sheet, and under an adjusted ranking across components, which is refused.
   */
  readonly score: Rational | null;
  /** Plain mean of the sheet scores. */
  readonly mean: Rational | null;
  readonly sheets: number;
  /** Standard error of the adjusted score μ + q̂ (points); null where no model could be fitted. */
  readonly se: number | null;
  /** 95 % rank interval within the scope. */
  readonly low: number | null;
  readonly high: number | null;
  readonly pTop: number | null;
  readonly zone: Zone | null;
  readonly explanation: readonly ExplanationStep[];
}

/** The juror-adjusted model y = μ + q + b + ε of one rubric, in points of the sheet score; variances by REML. */
export interface RankingModel {
  readonly mu: number;
  readonly varSubmission: number;
  readonly varJuror: number;
  readonly varResidual: number;
  /** Severity is b̂: points above the panel (negative = stricter), with its standard error. */
  readonly jurors: readonly {
    readonly juror: string;
    readonly severity: number;
    readonly se: number;
    readonly sheets: number;
    /** How far the juror sets submissions apart, 1 = as the panel does; absent where all are taken for equal. */
    readonly slope?: number;
  }[];
}

/** What a reader must know before trusting the figures; texts are `ranking:note.<type>`. */
export type RankingNote =
  /** Jurors fall into parts without a common submission. */
  | { readonly type: 'incomparable'; readonly components: number }
  /** Too little data for the model: no intervals, and an adjusted score is the mean. */
  | { readonly type: 'no-model' }
  /** The estimate of a variance is 0: without differences between jurors the model is the mean. */
  | { readonly type: 'boundary'; readonly of: 'submission' | 'juror' }
  /** Fewer than 30 submissions or 6 jurors: intervals are indicative. */
  | { readonly type: 'indicative' }
  /** z-scores rest on jurors with fewer than 10 sheets. */
  | { readonly type: 'z-few-sheets'; readonly jurors: number }
  /** Criteria with fewer than 3 marks were averaged without trimming. */
  | { readonly type: 'too-few-to-trim'; readonly submissions: number }
  /** Submissions with fewer sheets than the regulation assigns jurors to each. */
  | { readonly type: 'few-sheets'; readonly submissions: number; readonly wanted: number };

export interface Ranking {
  readonly method: RankingMethod;
  /** Best first within each nomination, nominations in the order of the input. */
  readonly submissions: readonly RankedSubmission[];
  /** The model where all nominations share one rubric; null without one, or with several (see `models`). */
  readonly model: RankingModel | null;
  /** One fit per rubric (criteria and weights), with the nominations that share it. */
  readonly models: readonly {
    readonly nominations: readonly string[];
    readonly model: RankingModel;
  }[];
  /** Jurors linked by common submissions: components, and λ₂ of the unnormalised Laplacian. */
  readonly graph: { readonly components: number; readonly lambda2: number };
  /** True where scores of different components cannot be compared, so an adjusted ranking is refused. */
  readonly incomparable: boolean;
  readonly notes: readonly RankingNote[];
}
