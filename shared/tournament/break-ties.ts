import { compare, type Rational } from '../basics/rational.ts';
import { groupBy } from '../basics/group-by.ts';
import type { Id } from '../contest/contest.ts';
import type { TieRule } from '../contest/discipline.ts';
import {
  isLessBetter,
  type TieGround,
  tieValues,
  type TieValues,
  valueName,
} from './tie-values.ts';

/** One step by which a team was told apart from others that were equal to it until then. */
export interface TieStep {
  readonly rule: TieRule;
  /** The teams that were equal before, this one among them, in the order of their draw numbers. */
  readonly among: readonly Id[];
  /** What the rule says of this team: milliseconds, grams and draw numbers are better when smaller; null = it has none. */
  readonly value: Rational | null;
}

/** Teams that no rule tells apart, usually one alone, with the steps that each of them took to come here. */
export interface TiedGroup {
  readonly teams: readonly Id[];
  readonly steps: ReadonlyMap<Id, readonly TieStep[]>;
}

/** Rules of a discipline in their order; an extra round that was played is asked last in any case. */
const rulesOf = ({ discipline }: TieGround): readonly TieRule[] =>
  discipline.tieBreak.includes('extra-round')
    ? discipline.tieBreak
    : [...discipline.tieBreak, 'extra-round'];

function inClasses(
  group: readonly Id[],
  values: TieValues,
  rule: TieRule,
): readonly (readonly Id[])[] {
  const sign = isLessBetter(rule) ? 1 : -1;
  return [...groupBy(group, (team) => valueName(values.get(team))).values()].toSorted(
    ([a = ''], [b = '']) => {
      const [one, other] = [values.get(a) ?? null, values.get(b) ?? null];
      if (one === null || other === null) return Number(one === null) - Number(other === null);
      return sign * compare(one, other);
    },
  );
}

/**
 * Tells equal teams apart: the first rule by which any of them differ parts the group, and each part that is still more
 * than one team begins again with the first rule, so that matches among themselves are counted among those that are
 * still equal. What no rule tells apart stays one group, for people to decide. Groups come best first.
 */
export function breakTies(group: readonly Id[], ground: TieGround): readonly TiedGroup[] {
  if (group.length > 1) {
    for (const rule of rulesOf(ground)) {
      const values = tieValues(rule, group, ground);
      const classes = values === null ? [] : inClasses(group, values, rule);
      if (values === null || classes.length < 2) continue;
      return classes.flatMap((part) =>
        breakTies(part, ground).map(({ teams, steps }) => ({
          teams,
          steps: new Map(
            teams.map((team) => {
              const step = { rule, among: group, value: values.get(team) ?? null };
              return [team, [step, ...(steps.get(team) ?? [])]];
            }),
          ),
        })),
      );
    }
  }
  return [{ teams: group, steps: new Map() }];
}
