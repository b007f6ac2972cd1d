import { compare } from '../../shared/basics/rational.ts';
import type { Quota } from '../../shared/contest/contest.ts';
import type { RankedSubmission, Ranking } from '../../shared/ranking/ranking.ts';
import type { SelectionRule } from '../../shared/ranking/selection.ts';

/** A list as the ids on it. */
export type NaiveList = ReadonlySet<string>;

/** All lists that are best by the definition, and what it is asked about. */
export interface NaiveSelection {
  readonly candidates: readonly RankedSubmission[];
  readonly lists: readonly NaiveList[];
  readonly placeOf: (submission: string) => number;
  /** How many of a quota's group are on a list. */
  readonly countOf: (list: NaiveList, quota: Quota, group: string) => number;
}

const placeIn = (rule: SelectionRule, ranked: RankedSubmission): number | null =>
  rule.scope === 'all' ? ranked.overall : ranked.place;

/** The first thing that keeps a submission from going on whatever the others are. */
export function naiveHindrance(
  ranked: RankedSubmission,
  rule: SelectionRule,
): 'no-score' | 'too-few-sheets' | 'pass-mark' | null {
  if (placeIn(rule, ranked) === null || ranked.score === null) return 'no-score';
  if (ranked.sheets < (rule.leastSheets ?? 0)) return 'too-few-sheets';
  const failed = rule.passMark !== null && compare(ranked.score, rule.passMark) < 0;
  return failed ? 'pass-mark' : null;
}

function subsetsOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  const [first, ...rest] = items;
  if (first === undefined) return [[]];
  const others = subsetsOf(rest);
  return [...others, ...others.map((other) => [first, ...other])];
}

const leastOf = <T>(items: readonly T[], value: (item: T) => number): readonly T[] => {
  const least = Math.min(...items.map(value));
  return items.filter((item) => value(item) === least);
};

/**
 * Goes through every set of candidates: no more than may be in the scope and of each group; then only those that miss
 * the fewest of the least numbers; then, place by place from the first, only those that take the most. For methods
 * whose score is on the scale of the sheets.
 */
export function naiveSelection(
  { submissions }: Pick<Ranking, 'submissions'>,
  rule: SelectionRule,
): NaiveSelection {
  const candidates = submissions.filter((ranked) => naiveHindrance(ranked, rule) === null);
  const placeOf = (id: string): number => {
    const ranked = candidates.find(({ submission }) => submission === id);
    return (ranked === undefined ? null : placeIn(rule, ranked)) ?? NaN;
  };
  const inGroup = (id: string, by: Quota['by'], group: string): boolean =>
    rule.groupsOf.get(id)?.[by] === group;
  const countOf = (list: NaiveList, { by }: Quota, group: string): number =>
    [...list].filter((id) => inGroup(id, by, group)).length;
  const nominations = [...new Set(candidates.map(({ nomination }) => nomination))];
  const inNomination = (list: NaiveList, nomination: string): number =>
    candidates.filter((each) => each.nomination === nomination && list.has(each.submission)).length;
  const allowed = subsetsOf(candidates.map(({ submission }) => submission))
    .map((ids): NaiveList => new Set(ids))
    .filter((list) =>
      rule.scope === 'all'
        ? list.size <= rule.top
        : nominations.every((nomination) => inNomination(list, nomination) <= rule.top),
    )
    .filter((list) =>
      rule.quotas.every((quota) =>
        rule.groups[quota.by].every(
          (group) => quota.max === null || countOf(list, quota, group) <= quota.max,
        ),
      ),
    );
  const missing = (list: NaiveList): number =>
    rule.quotas
      .flatMap((quota) =>
        rule.groups[quota.by].map((group) =>
          Math.max(0, (quota.min ?? 0) - countOf(list, quota, group)),
        ),
      )
      .reduce((sum, short) => sum + short, 0);
  let lists = leastOf(allowed, missing);
  for (let place = 1; place <= submissions.length; place += 1)
    lists = leastOf(lists, (list) => -[...list].filter((id) => placeOf(id) === place).length);
  return { candidates, lists, placeOf, countOf };
}
