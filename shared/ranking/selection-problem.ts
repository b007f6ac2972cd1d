import { compareIds } from './compare-ids.ts';
import type { Ranking } from './ranking.ts';
import type { SelectionRule } from './selection.ts';

/** How many of some submissions must and may go on: the seats of the list itself, or one group of a quota. */
export interface Limit {
  /** Position of the quota in the rule; null for the seats. */
  readonly quota: number | null;
  /** The group of the quota; of seats the nomination, "" where they are for all. */
  readonly group: string;
  readonly least: number;
  readonly most: number;
}

/** Submissions of one place to which the same limits apply: nothing tells one from another. */
export interface Cell {
  /** Position among the places, best first. */
  readonly block: number;
  /** Positions of limits, ascending. */
  readonly limits: readonly number[];
  /** Ids, in order. */
  readonly members: readonly string[];
}

export interface SelectionProblem {
  readonly limits: readonly Limit[];
  /** By block, then by first member. */
  readonly cells: readonly Cell[];
  /** How many different places there are. */
  readonly blocks: number;
}

/** A submission that may go on. */
export interface Candidate {
  readonly submission: string;
  readonly nomination: string;
  /** In the scope of the list. */
  readonly place: number;
}

interface CountedLimit extends Limit {
  readonly members: number;
}

const keyOf = (quota: number | null, group: string): string => `${quota ?? 'seats'}/${group}`;

/** The limits that candidates come under, by key, whether they bind or not. */
function countLimits(
  candidates: readonly Candidate[],
  rule: SelectionRule,
  keysOf: (candidate: Candidate) => readonly (readonly [number | null, string])[],
): ReadonlyMap<string, CountedLimit> {
  const limits = new Map<string, CountedLimit>();
  for (const candidate of candidates) {
    for (const [quota, group] of keysOf(candidate)) {
      const key = keyOf(quota, group);
      const known = limits.get(key);
      const { min, max } = quota === null ? { min: 0, max: rule.top } : quotaAt(rule, quota);
      limits.set(key, {
        quota,
        group,
        least: min ?? 0,
        most: max ?? Number.POSITIVE_INFINITY,
        members: (known?.members ?? 0) + 1,
      });
    }
  }
  return limits;
}

const quotaAt = ({ quotas }: SelectionRule, at: number) => quotas[at] ?? { min: null, max: null };

/** Candidates in cells under the limits that can bind at all; the order of the candidates never matters. */
export function selectionProblem(
  candidates: readonly Candidate[],
  rule: SelectionRule,
): SelectionProblem {
  const keysOf = ({ submission, nomination }: Candidate) => {
    const groups = rule.groupsOf.get(submission) ?? {};
    const own = rule.quotas.flatMap(({ by }, quota) => {
      const group = groups[by];
      return group === undefined ? [] : [[quota, group] as const];
    });
    return [[null, rule.scope === 'all' ? '' : nomination] as const, ...own];
  };
  const counted = countLimits(candidates, rule, keysOf);
  const limits = [...counted]
    .filter(([, { least, most, members }]) => least > 0 || most < members)
    .toSorted(([a], [b]) => compareIds(a, b));
  const position = new Map(limits.map(([key], at) => [key, at]));
  const places = [...new Set(candidates.map(({ place }) => place))].toSorted((a, b) => a - b);
  const blockOf = new Map(places.map((place, block) => [place, block]));
  const cells = new Map<string, { block: number; limits: readonly number[]; members: string[] }>();
  for (const candidate of candidates) {
    const block = blockOf.get(candidate.place) ?? 0;
    const own = keysOf(candidate)
      .flatMap(([quota, group]) => position.get(keyOf(quota, group)) ?? [])
      .toSorted((a, b) => a - b);
    const key = `${block}:${own.join()}`;
    const cell = cells.get(key) ?? { block, limits: own, members: [] };
    cell.members.push(candidate.submission);
    cells.set(key, cell);
  }
  const sorted = [...cells.values()].map((cell) => ({
    ...cell,
    members: cell.members.toSorted(compareIds),
  }));
  return {
    limits: limits.map(([, { quota, group, least, most }]) => ({ quota, group, least, most })),
    cells: sorted.toSorted(
      (a, b) => a.block - b.block || compareIds(a.members[0] ?? '', b.members[0] ?? ''),
    ),
    blocks: places.length,
  };
}

/** Who may go on at all, with the place that counts: best first, equal places by id. */
export function candidatesOf(
  ranking: Pick<Ranking, 'submissions'>,
  rule: SelectionRule,
  isEligible: (ranked: Ranking['submissions'][number]) => boolean,
): readonly Candidate[] {
  const candidates = ranking.submissions.flatMap((ranked) => {
    const place = rule.scope === 'all' ? ranked.overall : ranked.place;
    const { submission, nomination } = ranked;
    return place === null || !isEligible(ranked) ? [] : [{ submission, nomination, place }];
  });
  return candidates.sort((a, b) => a.place - b.place || compareIds(a.submission, b.submission));
}
