import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  changesOf,
  panelsAfter,
  type Panels,
  withPanels,
} from '../../../renderer/features/assign-jury/panels.ts';

const panels: Panels = new Map([
  ['1', ['a', 'b']],
  ['2', ['b', 'c']],
  ['3', []],
]);

describe('a change by hand', () => {
  test.each([
    ['adds', { juror: 'a', from: null, to: '2', over: null }, { 2: ['b', 'c', 'a'] }],
    ['moves', { juror: 'a', from: '1', to: '3', over: null }, { 1: ['b'], 3: ['a'] }],
    ['takes off', { juror: 'a', from: '1', to: null, over: null }, { 1: ['b'] }],
    ['replaces', { juror: 'a', from: null, to: '2', over: 'c' }, { 2: ['b', 'a'] }],
    ['exchanges', { juror: 'a', from: '1', to: '2', over: 'c' }, { 1: ['c', 'b'], 2: ['b', 'a'] }],
    ['leaves where it is', { juror: 'a', from: '1', to: '1', over: 'b' }, {}],
  ] as const)('%s', (_, change, expected) => {
    expect(Object.fromEntries(panelsAfter(panels, change))).toEqual(expected);
  });

  test('never makes sheets out of nothing, or loses one', () => {
    const id = fc.constantFrom('1', '2', '3');
    const juror = fc.constantFrom('a', 'b', 'c', 'd');
    const change = fc.record({
      from: id,
      to: id,
      one: juror,
      other: juror,
      exchange: fc.boolean(),
    });
    fc.assert(
      fc.property(change, ({ from, to, one, other, exchange }) => {
        const at = panels.get(from) ?? [];
        const there = panels.get(to) ?? [];
        fc.pre(at.includes(one) && !there.includes(one) && from !== to);
        fc.pre(!exchange || (there.includes(other) && !at.includes(other)));
        const changed = panelsAfter(panels, {
          juror: one,
          from,
          to,
          over: exchange ? other : null,
        });
        const all = (of: Panels) => [...of.values()].flat().toSorted();
        expect(all(new Map([...panels, ...changed]))).toEqual(all(panels));
      }),
    );
  });
});

describe('a draft', () => {
  test('holds what differs from what is recorded, and nothing else', () => {
    const draft = withPanels(
      panels,
      new Map(),
      panelsAfter(panels, { juror: 'a', from: '1', to: '3', over: null }),
    );
    expect(changesOf(panels, draft)).toEqual([
      { submission: '1', jurors: ['b'], added: [], removed: ['a'] },
      { submission: '3', jurors: ['a'], added: ['a'], removed: [] },
    ]);
    const now: Panels = new Map([...panels, ...draft]);
    const back = panelsAfter(now, { juror: 'a', from: '3', to: '1', over: null });
    expect(withPanels(panels, draft, back).size).toBe(0);
  });

  test('does not mind the order of a panel', () => {
    expect(withPanels(panels, new Map(), new Map([['1', ['b', 'a']]])).size).toBe(0);
  });
});
