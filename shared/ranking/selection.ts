import type { Rational } from '../basics/rational.ts';
import type { Quota } from '../contest/contest.ts';

export type QuotaBy = Quota['by'];

/**
 * One group that a quota speaks of, with its number. `group` is the id of a nomination, the code of a region; for an
 * applicant or an organisation of a contest the number of its first application, since a name may be blocked; in a
 * table of marks whatever the column says.
 */
export interface QuotaGroup {
  readonly by: QuotaBy;
  readonly group: string;
  readonly count: number;
}

/** Why a submission is on the list, is not, or waits for a decision. Texts are `ranking:selection.<type>`. */
export type SelectionReason =
  /** On the list by its place. */
  | { readonly type: 'place' }
  /** On the list because at least `count` of the group go on. */
  | ({ readonly type: 'quota-least' } & QuotaGroup)
  /** Passed over: `count` of the group, as many as may be, are on the list with no worse place. */
  | ({ readonly type: 'quota-most' } & QuotaGroup)
  /** Passed over so that these least numbers could be kept. */
  | { readonly type: 'made-room'; readonly for: readonly QuotaGroup[] }
  /** The score is below the pass mark. */
  | { readonly type: 'pass-mark'; readonly mark: Rational }
  /** The list was full before its place. */
  | { readonly type: 'below' }
  | { readonly type: 'no-score' }
  | { readonly type: 'too-few-sheets'; readonly wanted: number }
  /** A person must decide between it and these, which have the same place. */
  | { readonly type: 'tie'; readonly with: readonly string[] };

export interface SelectionEntry {
  readonly submission: string;
  readonly nomination: string;
  /** On the list, not on it, or tied across its end until a person decides. */
  readonly state: 'on' | 'off' | 'open';
  readonly reason: SelectionReason;
}

/** Submissions of equal place of which only `seats` can go on. */
export interface SelectionTie {
  /** The nomination; null where the place is over all nominations, or is the same in several. */
  readonly group: string | null;
  readonly place: number;
  readonly seats: number;
  readonly submissions: readonly string[];
}

/** A least number that cannot be kept: `count` is how many of the group are on the list. */
export interface UnmetQuota {
  readonly quota: Quota;
  readonly group: string;
  readonly count: number;
}

/** Who of a stage goes on, of every submission that took part. */
export interface Selection {
  readonly entries: ReadonlyMap<string, SelectionEntry>;
  readonly ties: readonly SelectionTie[];
  readonly unmet: readonly UnmetQuota[];
  /** The groups that the quotas looked at. */
  readonly groupsOf: ReadonlyMap<string, SubmissionGroups>;
  /** False where there were more ways to settle ties than were gone through: more may be open than is said. */
  readonly exact: boolean;
}

/** The groups a submission belongs to; absent: none, so that no quota of that kind holds for it. */
export type SubmissionGroups = Readonly<Partial<Record<QuotaBy, string>>>;

/** What decides who goes on. */
export interface SelectionRule {
  /** Seats on the list: over all nominations, or in each. */
  readonly top: number;
  readonly scope: 'nomination' | 'all';
  /** Least score that may go on, on the scale of the sheet; null = none. */
  readonly passMark: Rational | null;
  /** Least number of sheets; null = none. */
  readonly leastSheets: number | null;
  readonly quotas: readonly Quota[];
  readonly groupsOf: ReadonlyMap<string, SubmissionGroups>;
  /** Every group that a least number holds for, those without a submission as well. */
  readonly groups: Readonly<Record<QuotaBy, readonly string[]>>;
}
