import { compare, rational } from '../../shared/basics/rational.ts';
import type { SelectionRule } from '../../shared/ranking/selection.ts';

interface Entry {
  readonly id: string;
  readonly place: number | null;
  readonly nomination: string;
  readonly score?: number;
}

/** Every list there is, the worth of each, and what the best have in common; for a handful of submissions. */
export function bestByTrying(
  entries: readonly Entry[],
  rule: SelectionRule,
): { readonly on: string; readonly open: string; readonly short: number } {
  const able = entries.filter(
    ({ place, score = 0 }) =>
      place !== null && (rule.passMark === null || compare(rational(score), rule.passMark) >= 0),
  );
  let best: { worth: readonly number[]; lists: (readonly Entry[])[] } = { worth: [], lists: [] };
  for (let bits = 0; bits < 2 ** able.length; bits += 1) {
    const list = able.filter((_, at) => (bits >> at) % 2 === 1);
    if (!isAllowed(list, rule)) continue;
    const worth = [-shortfall(list, rule), ...placeCounts(list)];
    const difference = best.lists.length === 0 ? 1 : compareNumbers(worth, best.worth);
    if (difference > 0) best = { worth, lists: [list] };
    else if (difference === 0) best.lists.push(list);
  }
  const share = ({ id }: Entry): number =>
    best.lists.filter((list) => list.some((entry) => entry.id === id)).length / best.lists.length;
  const idsWith = (isWanted: (share: number) => boolean): string =>
    able
      .filter((entry) => isWanted(share(entry)))
      .map(({ id }) => id)
      .sort()
      .join('');
  return {
    on: idsWith((part) => part === 1),
    open: idsWith((part) => part > 0 && part < 1),
    short: -(best.worth[0] ?? 0),
  };
}

function groupCount(
  list: readonly Entry[],
  of: (entry: Entry) => string | undefined,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const entry of list) {
    const group = of(entry);
    if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return counts;
}

function isAllowed(list: readonly Entry[], rule: SelectionRule): boolean {
  const seats = groupCount(list, ({ nomination }) => (rule.scope === 'all' ? '' : nomination));
  if ([...seats.values()].some((count) => count > rule.top)) return false;
  return rule.quotas.every(({ by, max }) => {
    const counts = groupCount(list, ({ id }) => rule.groupsOf.get(id)?.[by]);
    return max === null || [...counts.values()].every((count) => count <= max);
  });
}

function shortfall(list: readonly Entry[], rule: SelectionRule): number {
  let short = 0;
  for (const { by, min } of rule.quotas) {
    const counts = groupCount(list, ({ id }) => rule.groupsOf.get(id)?.[by]);
    for (const group of rule.groups[by]) {
      short += Math.max(0, (min ?? 0) - (counts.get(group) ?? 0));
    }
  }
  return short;
}

const placeCounts = (list: readonly Entry[]): readonly number[] =>
  Array.from({ length: 10 }, (_, at) => list.filter(({ place }) => place === at + 1).length);

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
