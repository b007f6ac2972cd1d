import { compareIds } from './compare-ids.ts';
import type { RankedSubmission } from './ranking.ts';
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

/** A submission that may go on; best first, equal places by id. */
export interface Candidate {
  readonly submission: string;
  readonly nomination: string;
  /** In the scope of the list. */
  readonly place: number;
}

/** What a limit is about: the seats ("seats/…"), or a quota by its position. */
type Key = `${number | 'seats'}/${string}`;

const keysOf = ({ submission, nomination }: Candidate, rule: SelectionRule): readonly Key[] => {
  const keys: Key[] = [`seats/${rule.scope === 'all' ? '' : nomination}`];
  const groups = rule.groupsOf.get(submission);
  if (groups === undefined) return keys;
  rule.quotas.forEach(({ by }, quota) => {
    const group = groups[by];
    if (group !== undefined) keys.push(`${quota}/${group}`);
  });
  return keys;
};

function limitOf(key: Key, { top, quotas }: SelectionRule): Limit {
  const slash = key.indexOf('/');
  const [subject, group] = [key.slice(0, slash), key.slice(slash + 1)];
  if (subject === 'seats') return { quota: null, group, least: 0, most: top };
  const { min = null, max = null } = quotas[Number(subject)] ?? {};
  return {
    quota: Number(subject),
    group,
    least: min ?? 0,
    most: max ?? Number.POSITIVE_INFINITY,
  };
}

/** Candidates in cells under the limits that can bind at all. */
export function selectionProblem(
  candidates: readonly Candidate[],
  rule: SelectionRule,
): SelectionProblem {
  const keys = candidates.map((candidate) => keysOf(candidate, rule));
  const sizes = new Map<Key, number>();
  for (const own of keys) for (const key of own) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  const limits = [...sizes]
    .map(([key, size]) => ({ key, size, limit: limitOf(key, rule) }))
    .filter(({ size, limit: { least, most } }) => least > 0 || most < size)
    .sort((a, b) => compareIds(a.key, b.key));
  const position = new Map(limits.map(({ key }, at) => [key, at]));
  const cells: Cell[] = [];
  const near = new Map<string, string[]>();
  let [block, place] = [-1, 0];
  candidates.forEach((candidate, at) => {
    if (candidate.place !== place || block < 0) {
      block += 1;
      place = candidate.place;
      near.clear();
    }
    const own = (keys[at] ?? []).flatMap((key) => position.get(key) ?? []).sort((a, b) => a - b);
    const kind = own.join();
    const members = near.get(kind);
    if (members === undefined) {
      const begun = [candidate.submission];
      near.set(kind, begun);
      cells.push({ block, limits: own, members: begun });
    } else {
      members.push(candidate.submission);
    }
  });
  return { limits: limits.map(({ limit }) => limit), cells, blocks: block + 1 };
}

type Placed = Pick<RankedSubmission, 'submission' | 'nomination' | 'place' | 'overall'>;

/** Who may go on at all, with the place that counts: best first, equal places by id. */
export function candidatesOf(
  ranking: { readonly submissions: readonly Placed[] },
  rule: SelectionRule,
  isEligible: (ranked: Placed) => boolean,
): readonly Candidate[] {
  const candidates = ranking.submissions.flatMap((ranked) => {
    const place = rule.scope === 'all' ? ranked.overall : ranked.place;
    const { submission, nomination } = ranked;
    return place === null || !isEligible(ranked) ? [] : [{ submission, nomination, place }];
  });
  return candidates.sort((a, b) => a.place - b.place || compareIds(a.submission, b.submission));
}
