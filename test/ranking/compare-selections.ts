import { expect } from 'vitest';

import { rankInContext } from '../../shared/ranking/rank-submissions.ts';
import { createRankingContext } from '../../shared/ranking/ranking-context.ts';
import { selectList } from '../../shared/ranking/select-list.ts';
import type { Selection, SelectionRule } from '../../shared/ranking/selection.ts';
import type { Quota } from '../../shared/contest/contest.ts';
import {
  naiveHindrance,
  type NaiveList,
  naiveSelection,
  type NaiveSelection,
} from './naive-selection.ts';
import type { RandomSelection } from './random-selections.ts';

/** Throws where the selection of a contest is not what going through all lists by the definition gives. */
export function expectNaiveSelection({ input, rule }: RandomSelection): void {
  const ranking = rankInContext(createRankingContext(input, 'list'));
  const found = selectList(ranking, rule);
  const naive = naiveSelection(ranking, rule);
  const free = naiveSelection(ranking, {
    ...rule,
    quotas: rule.quotas.map((quota) => ({ ...quota, min: null })),
  });
  const states = ranking.submissions.map((ranked) => {
    const { submission } = ranked;
    const on = naive.lists.filter((list) => list.has(submission)).length;
    const state = on === 0 ? 'off' : on === naive.lists.length ? 'on' : 'open';
    return [submission, state, naiveHindrance(ranked, rule)] as const;
  });
  expect(found.exact).toBe(true);
  expect(states.map(([submission]) => [submission, found.entries.get(submission)?.state])).toEqual(
    states.map(([submission, state]) => [submission, state]),
  );
  for (const [submission, , hindrance] of states) {
    const type = found.entries.get(submission)?.reason.type;
    if (hindrance === null) expect(['no-score', 'too-few-sheets', 'pass-mark']).not.toContain(type);
    else expect(type).toBe(hindrance);
  }
  expectTies(found, naive);
  expectUnmet(found, naive, rule);
  expectReasons(found, { naive, free }, rule);
}

/** Everyone open is in one tie, of one place; as many seats at a place as every best list has there. */
function expectTies({ entries, ties }: Selection, { lists, placeOf }: NaiveSelection): void {
  const open = [...entries.values()].filter(({ state }) => state === 'open');
  const tied = ties.flatMap(({ submissions }) => submissions);
  expect([...tied].sort()).toEqual(open.map(({ submission }) => submission).sort());
  for (const { place, seats, submissions } of ties) {
    expect(submissions.map(placeOf)).toEqual(submissions.map(() => place));
    const counts = lists.map((list) => submissions.filter((id) => list.has(id)).length);
    expect(seats).toBeGreaterThanOrEqual(Math.min(...counts));
    expect(seats).toBeLessThanOrEqual(Math.max(...counts));
    expect(seats).toBeGreaterThan(0);
    expect(seats).toBeLessThan(submissions.length);
  }
  for (const place of new Set(ties.map((tie) => tie.place))) {
    const here = ties.filter((tie) => tie.place === place);
    const ids = new Set(here.flatMap(({ submissions }) => submissions));
    const inList = lists.map((list) => [...list].filter((id) => ids.has(id)).length);
    const seats = here.reduce((sum, tie) => sum + tie.seats, 0);
    expect(new Set(inList)).toEqual(new Set([seats]));
  }
}

/** What is missing of least numbers, where it is the same on all best lists; elsewhere one that is possible. */
function expectUnmet({ unmet }: Selection, naive: NaiveSelection, rule: SelectionRule): void {
  for (const quota of rule.quotas) {
    for (const group of rule.groups[quota.by]) {
      const counts = new Set(naive.lists.map((list) => naive.countOf(list, quota, group)));
      const told = unmet.filter((each) => each.quota === quota && each.group === group);
      const short = [...counts].filter((count) => count < (quota.min ?? 0));
      if (short.length === counts.size) expect(told).toHaveLength(1);
      if (short.length === 0) expect(told).toEqual([]);
      for (const { count } of told) expect([...counts]).toContain(count);
    }
  }
}

/** Every reason is true of the lists: those with the least numbers, and those that would be without any. */
function expectReasons(
  { entries, ties }: Selection,
  { naive, free }: Readonly<Record<'naive' | 'free', NaiveSelection>>,
  rule: SelectionRule,
): void {
  const isFree = (id: string): boolean => free.lists.every((list) => list.has(id));
  const groupOf = (id: string, by: keyof typeof rule.groups) => rule.groupsOf.get(id)?.[by];
  for (const { submission, state, reason } of entries.values()) {
    if (reason.type === 'tie' || state === 'open') {
      const tie = ties.find(({ submissions }) => submissions.includes(submission));
      const others = tie?.submissions.filter((id) => id !== submission);
      expect({ state, reason }).toEqual({ state: 'open', reason: { type: 'tie', with: others } });
    }
    if (reason.type === 'place' || reason.type === 'quota-least') expect(state).toBe('on');
    if (reason.type === 'quota-least') {
      expect(isFree(submission)).toBe(false);
      expect(groupOf(submission, reason.by)).toBe(reason.group);
      expect(rule.quotas.map(({ by, min }) => `${by} ${min}`)).toContain(
        `${reason.by} ${reason.count}`,
      );
    }
    if (reason.type === 'quota-most') {
      expect(state).toBe('off');
      expect(groupOf(submission, reason.by)).toBe(reason.group);
      const isFull = (list: NaiveList, quota: Quota, group: string): boolean =>
        quota.max !== null && naive.countOf(list, quota, group) >= quota.max;
      const told = { by: reason.by, min: null, max: reason.count };
      const own = rule.quotas.flatMap((quota) => {
        const group = groupOf(submission, quota.by);
        return group === undefined ? [] : [{ quota, group }];
      });
      // Ties may leave open which quota keeps it off; where one does in any case, such a one is named.
      const isSure = own.some(({ quota, group }) =>
        naive.lists.every((list) => isFull(list, quota, group)),
      );
      const holds = naive.lists.filter((list) => isFull(list, told, reason.group)).length;
      expect(holds).toBeGreaterThanOrEqual(isSure ? naive.lists.length : 1);
    }
    if (reason.type === 'made-room') {
      expect(state).toBe('off');
      expect(rule.quotas.some(({ min }) => (min ?? 0) > 0)).toBe(true);
    }
    if (reason.type === 'below') {
      expect(state).toBe('off');
      // Nobody with a worse place goes on, but where a least number wants them.
      for (const other of entries.values()) {
        const isRival =
          rule.scope === 'all' || other.nomination === entries.get(submission)?.nomination;
        if (!isRival || other.state !== 'on') continue;
        if (naive.placeOf(other.submission) > naive.placeOf(submission))
          expect(other.reason.type).toBe('quota-least');
      }
    }
  }
}
