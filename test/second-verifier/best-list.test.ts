import fc from 'fast-check';
import { expect, test } from 'vitest';

import { bestLists, type Task } from './best-list.mjs';

type Candidate = Task['candidates'][number];

const groups = ['a', 'b', 'c'];

const bound = fc.record({
  max: fc.constantFrom(Infinity, 0, 1, 2, 3),
  mins: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 2 }),
  groups: fc.constant(groups),
});

const tasks: fc.Arbitrary<Task> = fc
  .record({
    bounds: fc.array(bound, { maxLength: 4 }),
    top: fc.constantFrom(Infinity, 1, 2, 3, 4),
    places: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 8 }),
    homes: fc.array(
      fc.array(fc.option(fc.constantFrom(...groups)), { minLength: 4, maxLength: 4 }),
      {
        minLength: 8,
        maxLength: 8,
      },
    ),
  })
  .map(({ bounds, top, places, homes }) => ({
    bounds,
    top,
    candidates: places.map((place, at) => ({
      submission: String(at),
      place,
      groups: bounds.map((_, of) => homes[at]?.[of] ?? null),
    })),
  }));

const countIn = (list: readonly Candidate[], at: number, group: string): number =>
  list.filter((one) => one.groups[at] === group).length;

/** How good a list is, first what matters first, more being better; null where it may not be. */
function worth({ bounds, top }: Task, list: readonly Candidate[]): readonly number[] | null {
  if (list.length > top) return null;
  let short = 0;
  for (const [at, { max, mins }] of bounds.entries())
    for (const group of groups) {
      const count = countIn(list, at, group);
      if (count > max) return null;
      for (const min of mins) short += Math.max(0, min - count);
    }
  return [
    -short,
    ...[1, 2, 3, 4, 5].map((place) => list.filter((one) => one.place === place).length),
  ];
}

const compareWorth = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
};

/** Who is on, off or open, by going through every list there is. */
function goneThrough(task: Task): ReadonlyMap<string, string> {
  let best: readonly number[] | null = null;
  let lists: (readonly Candidate[])[] = [];
  for (let bits = 0; bits < 2 ** task.candidates.length; bits += 1) {
    const list = task.candidates.filter((_, at) => (bits >> at) % 2 === 1);
    const own = worth(task, list);
    if (own === null) continue;
    const order = best === null ? 1 : compareWorth(own, best);
    if (order > 0) [best, lists] = [own, []];
    if (order >= 0) lists.push(list);
  }
  return new Map(
    task.candidates.map((candidate) => {
      const on = lists.filter((list) => list.includes(candidate)).length;
      return [candidate.submission, on === 0 ? 'off' : on === lists.length ? 'on' : 'open'];
    }),
  );
}

test('the best lists under any quotas are those that going through all lists finds', () => {
  fc.assert(
    fc.property(tasks, (task) => {
      expect(bestLists(task)).toEqual(goneThrough(task));
    }),
  );
});
