import { compare, type Rational } from '../basics/rational.ts';
import { bestLists, type BestLists } from './best-lists.ts';
import { compareIds } from './compare-ids.ts';
import { isOnScale } from './method-scores.ts';
import type { RankedSubmission, Ranking } from './ranking.ts';
import type {
  QuotaGroup,
  Selection,
  SelectionEntry,
  SelectionReason,
  SelectionRule,
  SelectionTie,
  UnmetQuota,
} from './selection.ts';
import {
  type Candidate,
  candidatesOf,
  type Cell,
  type SelectionProblem,
  selectionProblem,
} from './selection-problem.ts';

/** The score that a pass mark is about: the method's own where it is on the scale of the sheets, else their mean. */
export const passScore = (
  ranked: Pick<RankedSubmission, 'score' | 'mean'>,
  method: Ranking['method'],
): Rational | null => (isOnScale(method) ? ranked.score : ranked.mean);

/** What of a ranking decides who goes on. */
export type Listed = Pick<
  RankedSubmission,
  'submission' | 'nomination' | 'place' | 'overall' | 'score' | 'mean' | 'sheets'
>;

interface Place {
  readonly submissions: readonly Listed[];
  readonly method: Ranking['method'];
}

/** Why a submission cannot go on whatever the others are; null where it can. */
function hindrance(
  ranked: Listed,
  { method }: Place,
  { passMark, leastSheets, scope }: SelectionRule,
): SelectionReason | null {
  if ((scope === 'all' ? ranked.overall : ranked.place) === null) return { type: 'no-score' };
  if (leastSheets !== null && ranked.sheets < leastSheets)
    return { type: 'too-few-sheets', wanted: leastSheets };
  const score = passScore(ranked, method);
  return passMark !== null && score !== null && compare(score, passMark) < 0
    ? { type: 'pass-mark', mark: passMark }
    : null;
}

/** The best lists of a problem, and what each submission has to do with them. */
interface Solved {
  readonly problem: SelectionProblem;
  readonly lists: BestLists;
  readonly cellOf: ReadonlyMap<string, number>;
}

function solved(candidates: readonly Candidate[], rule: SelectionRule): Solved {
  const problem = selectionProblem(candidates, rule);
  const cellOf = new Map(
    problem.cells.flatMap(({ members }, at) => members.map((member) => [member, at] as const)),
  );
  return { problem, lists: bestLists(problem), cellOf };
}

const stateIn = ({ lists, cellOf }: Solved, submission: string): SelectionEntry['state'] =>
  lists.cells[cellOf.get(submission) ?? -1]?.state ?? 'off';

const cellIn = ({ problem, cellOf }: Solved, submission: string): Cell | null =>
  problem.cells[cellOf.get(submission) ?? -1] ?? null;

/** Shared places of which only some can go on, in the order of places. */
function tiesOf(
  { problem, lists }: Solved,
  candidates: ReadonlyMap<string, Candidate>,
  rule: SelectionRule,
) {
  const open = problem.cells.flatMap((cell, at) =>
    lists.cells[at]?.state === 'open' ? [{ cell, at }] : [],
  );
  const nominationOf = ({ members }: Cell): string =>
    candidates.get(members[0] ?? '')?.nomination ?? '';
  const groups = new Map<string, number[]>();
  for (const { cell, at } of open) {
    const block = open.filter((other) => other.cell.block === cell.block);
    const near = block.filter((other) => nominationOf(other.cell) === nominationOf(cell));
    const isOwn = rule.scope === 'nomination' && lists.isFixed(near.map((other) => other.at));
    const key = lists.isFixed([at])
      ? `${cell.block}/${at}`
      : `${cell.block}/${isOwn ? nominationOf(cell) : ''}/`;
    groups.set(key, [...(groups.get(key) ?? []), at]);
  }
  return [...groups.values()].map((cells): SelectionTie => {
    const members = cells.flatMap((at) => problem.cells[at]?.members ?? []).toSorted(compareIds);
    const nominations = new Set(members.map((id) => candidates.get(id)?.nomination));
    const [nomination = null] = nominations;
    return {
      group: rule.scope === 'nomination' && nominations.size === 1 ? nomination : null,
      place: candidates.get(members[0] ?? '')?.place ?? 0,
      seats: cells.reduce((sum, at) => sum + (lists.cells[at]?.count ?? 0), 0),
      submissions: members,
    };
  });
}

function unmetOf({ problem, lists }: Solved, rule: SelectionRule): readonly UnmetQuota[] {
  const counts = new Map(
    problem.limits.map(({ quota, group }, at) => [`${quota}/${group}`, lists.used[at] ?? 0]),
  );
  return rule.quotas.flatMap((quota, at) =>
    rule.groups[quota.by].flatMap((group) => {
      const count = counts.get(`${at}/${group}`) ?? 0;
      return count < (quota.min ?? 0) ? [{ quota, group, count }] : [];
    }),
  );
}

/** Says why each submission is where it is. */
class Reasons {
  readonly #rule: SelectionRule;
  readonly #all: Solved;
  /** The list as it would be without least numbers. */
  readonly #free: Solved;
  readonly #candidates: ReadonlyMap<string, Candidate>;
  readonly #tieOf: ReadonlyMap<string, SelectionTie>;
  /** By limit of the free list: the worst place on it. */
  readonly #lastPlace: readonly number[];
  readonly #taken: readonly { readonly place: number; readonly group: QuotaGroup }[];

  constructor(
    rule: SelectionRule,
    candidates: readonly Candidate[],
    {
      all,
      free,
      ties,
    }: { readonly all: Solved; readonly free: Solved; readonly ties: readonly SelectionTie[] },
  ) {
    this.#rule = rule;
    this.#all = all;
    this.#free = free;
    this.#candidates = new Map(candidates.map((each) => [each.submission, each]));
    this.#tieOf = new Map(ties.flatMap((tie) => tie.submissions.map((id) => [id, tie] as const)));
    const last = free.problem.limits.map(() => 0);
    free.problem.cells.forEach((cell, at) => {
      if (free.lists.cells[at]?.state === 'off') return;
      const place = this.#placeOf(cell.members[0] ?? '');
      for (const limit of cell.limits) last[limit] = Math.max(last[limit] ?? 0, place);
    });
    this.#lastPlace = last;
    const takenIn = (wanted: SelectionEntry['state']) =>
      candidates.flatMap(({ submission, place }) => {
        const group = stateIn(all, submission) === wanted ? this.#least(submission) : null;
        return group === null ? [] : [{ place, group }];
      });
    const taken = takenIn('on');
    // Where even those are tied for whom room was made, room was made all the same.
    this.#taken = taken.length > 0 ? taken : takenIn('open');
  }

  of(submission: string): SelectionReason {
    const state = stateIn(this.#all, submission);
    if (state === 'open') {
      const others = this.#tieOf.get(submission)?.submissions ?? [];
      return { type: 'tie', with: others.filter((other) => other !== submission) };
    }
    if (state === 'on') {
      const group = this.#least(submission);
      return group === null ? { type: 'place' } : { type: 'quota-least', ...group };
    }
    return this.#passedOver(submission);
  }

  #placeOf(submission: string): number {
    return this.#candidates.get(submission)?.place ?? 0;
  }

  /** The quotas that hold for a submission, with the number of their group on the list. */
  #quotasOf(solution: Solved, submission: string) {
    const { problem, lists } = solution;
    return (cellIn(solution, submission)?.limits ?? []).flatMap((at) => {
      const limit = problem.limits[at];
      const quota = limit === undefined ? undefined : this.#rule.quotas[limit.quota ?? -1];
      if (limit === undefined || quota === undefined) return [];
      return [{ ...limit, by: quota.by, at, used: lists.used[at] ?? 0 }];
    });
  }

  /** The least number for which a submission is on the list; null where its place is enough. */
  #least(submission: string): QuotaGroup | null {
    if (this.#all === this.#free || stateIn(this.#free, submission) === 'on') return null;
    const found = this.#quotasOf(this.#all, submission).find(
      ({ least, used }) => least > 0 && used <= least,
    );
    return found === undefined ? null : { by: found.by, group: found.group, count: found.least };
  }

  #passedOver(submission: string): SelectionReason {
    const place = this.#placeOf(submission);
    if (stateIn(this.#free, submission) === 'off') {
      const seats = (cellIn(this.#free, submission)?.limits ?? []).find(
        (at) => this.#free.problem.limits[at]?.quota === null,
      );
      const isFull =
        seats !== undefined &&
        (this.#free.lists.used[seats] ?? 0) >= this.#rule.top &&
        (this.#lastPlace[seats] ?? 0) <= place;
      if (isFull) return { type: 'below' };
      // Of quotas that would have kept it off in any case, one that is full on the list as it is.
      const most = this.#mostOf(this.#all, submission);
      if (most !== null && this.#mostOf(this.#free, submission) !== null)
        return { type: 'quota-most', ...most };
    }
    const better = this.#taken.filter((taken) => taken.place >= place);
    const groups = new Map(
      (better.length > 0 ? better : this.#taken).map(({ group }) => [
        `${group.by}/${group.group}/${group.count}`,
        group,
      ]),
    );
    if (groups.size > 0) return { type: 'made-room', for: [...groups.values()] };
    const most = this.#mostOf(this.#all, submission) ?? this.#mostOf(this.#free, submission);
    return most === null ? { type: 'below' } : { type: 'quota-most', ...most };
  }

  /** A quota that has no room for a submission: if there is one, one that is full however ties are settled. */
  #mostOf(solution: Solved, submission: string): QuotaGroup | null {
    const { problem, lists } = solution;
    const full = this.#quotasOf(solution, submission).filter(({ used, most }) => used >= most);
    const isAlwaysFull = (limit: number): boolean =>
      lists.isFixed(
        problem.cells.flatMap(({ limits }, at) => (limits.includes(limit) ? [at] : [])),
      );
    const found = full.length < 2 ? full[0] : (full.find(({ at }) => isAlwaysFull(at)) ?? full[0]);
    return found === undefined ? null : { by: found.by, group: found.group, count: found.most };
  }
}

/**
 * Who goes on. A list may hold no more than `top` submissions in its scope and no more of any group than its quota's
 * most. Of all such lists of submissions that have a score, pass and have sheets enough, those count that
 *
 * 1. fall short of the least numbers by as little as can be, every missing submission of every group counted once;
 * 2. are then best by place: they take as many from place 1 as can be, then from place 2, and so on. Places are those
 *    of the scope; the same place in two nominations is the same here.
 *
 * What is on every such list is `on`, what is on none `off`; between them only people can decide (`open`, `ties`):
 * nothing is ever drawn by lot, or decided by a number. A submission without a group (no region, say) is free of the
 * quota. What the least numbers lack is `unmet`. The order of arrays never matters.
 */
export function selectList(ranking: Place, rule: SelectionRule): Selection {
  const hindrances = new Map(
    ranking.submissions.map((ranked) => [ranked.submission, hindrance(ranked, ranking, rule)]),
  );
  const candidates = candidatesOf(
    ranking,
    rule,
    ({ submission }) => hindrances.get(submission) === null,
  );
  const all = solved(candidates, rule);
  const hasLeast = all.problem.limits.some(({ least }) => least > 0);
  const free = hasLeast
    ? solved(candidates, { ...rule, quotas: rule.quotas.map((quota) => ({ ...quota, min: null })) })
    : all;
  const byId = new Map(candidates.map((each) => [each.submission, each]));
  const ties = tiesOf(all, byId, rule);
  const reasons = new Reasons(rule, candidates, { all, free, ties });
  const entries = ranking.submissions.map(({ submission, nomination }): SelectionEntry => {
    const hindered = hindrances.get(submission) ?? null;
    return hindered === null
      ? {
          submission,
          nomination,
          state: stateIn(all, submission),
          reason: reasons.of(submission),
        }
      : { submission, nomination, state: 'off', reason: hindered };
  });
  return {
    entries: new Map(entries.map((entry) => [entry.submission, entry])),
    ties,
    unmet: unmetOf(all, rule),
    groupsOf: rule.groupsOf,
    exact: all.lists.exact && free.lists.exact,
  };
}
