import { rational, type Rational } from '../basics/rational.ts';
import type { GrantRules, Id } from '../contest/contest.ts';
import type { Grant } from '../deciding/meeting.ts';

/** What grants come to, in whole tenge; sums are exact however many there are. */
export interface GrantBudget {
  readonly projects: number;
  readonly requested: bigint;
  readonly granted: bigint;
  /** Null where the regulation has none. */
  readonly ceiling: bigint | null;
  /** What the ceiling leaves, below zero where it is passed; null without a ceiling. */
  readonly left: bigint | null;
  /** Granted of the ceiling, 1 = all of it; null without a ceiling, or with one of nothing. */
  readonly share: Rational | null;
}

const sumOf = (sums: readonly number[]): bigint => sums.reduce((all, sum) => all + BigInt(sum), 0n);

/** Adds grants up; `projects` are those that get anything. */
export function grantBudget(
  grants: readonly Pick<Grant, 'requested' | 'granted'>[],
  rules: GrantRules | null,
): GrantBudget {
  const limit = rules?.ceiling ?? null;
  const ceiling = limit === null ? null : BigInt(limit);
  const granted = sumOf(grants.map((grant) => grant.granted));
  return {
    projects: grants.filter((grant) => grant.granted > 0).length,
    requested: sumOf(grants.map(({ requested }) => requested ?? 0)),
    granted,
    ceiling,
    left: ceiling === null ? null : ceiling - granted,
    share: ceiling === null || ceiling === 0n ? null : rational(granted, ceiling),
  };
}

/** Projects whose grant the regulation does not allow, by what it breaks. */
export interface GrantFaults {
  readonly overProject: readonly Id[];
  readonly overRequest: readonly Id[];
  /** Less than was asked, where the regulation grants all or nothing. */
  readonly partial: readonly Id[];
  /** Refused without a reason. */
  readonly unexplained: readonly Id[];
}

/** What of each grant the regulation does not allow; without rules nothing but a missing reason and more than was asked. */
export function grantFaults(grants: readonly Grant[], rules: GrantRules | null): GrantFaults {
  const where = (is: (grant: Grant) => boolean): readonly Id[] =>
    grants.filter(is).map(({ submission }) => submission);
  const most = rules?.perProjectMax ?? null;
  return {
    overProject: where(({ granted }) => most !== null && granted > most),
    overRequest: where(({ requested, granted }) => requested !== null && granted > requested),
    partial: where(
      ({ requested, granted }) =>
        rules?.partialAllowed === false && requested !== null && granted > 0 && granted < requested,
    ),
    unexplained: where(({ granted, reason }) => granted === 0 && reason.trim() === ''),
  };
}
