import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { rational } from '../../shared/basics/rational.ts';
import {
  contradictions,
  movedTo,
  orderByTotals,
  orderToKeep,
  ownOrder,
} from '../../shared/scoring/own-order.ts';

const sheets = (totals: Readonly<Record<string, number>>) =>
  Object.entries(totals).map(([submission, total]) => ({ submission, measure: rational(total) }));
const four = sheets({ '147': 9, '31': 7, '12': 7, '5': 3 });

const given = fc
  .uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 25 })
  .chain((numbers) =>
    fc.tuple(
      ...numbers.map((number) => fc.tuple(fc.constant(number), fc.integer({ min: 0, max: 6 }))),
    ),
  )
  .map((pairs) =>
    pairs.map(([number, total]) => ({ submission: String(number), measure: rational(total) })),
  );
const withOrder = given.chain((all) =>
  fc.tuple(
    fc.constant(all),
    fc.shuffledSubarray(all.map(({ submission }) => submission)),
    fc.integer({ min: -3, max: 30 }),
  ),
);

describe('a juror’s own order', () => {
  it('is that of the totals until the juror puts it otherwise, equal ones by number', () => {
    expect(ownOrder(null, four)).toEqual(['147', '12', '31', '5']);
    expect(ownOrder(['5', '147', '31', '12'], four)).toEqual(['5', '147', '31', '12']);
  });

  it('lets a newly scored sheet enter at the place of its total', () => {
    const kept = ['5', '147', '31', '12'];
    expect(ownOrder(kept, [...four, ...sheets({ '8': 8 })])).toEqual(['5', '147', '8', '31', '12']);
    expect(ownOrder(kept, [...four, ...sheets({ '8': 1 })])).toEqual(['5', '147', '31', '12', '8']);
    expect(ownOrder(kept, [...four, ...sheets({ '8': 10 })])).toEqual([
      '8',
      '5',
      '147',
      '31',
      '12',
    ]);
  });

  it('leaves out what is no longer there, and survives a name that stands twice', () => {
    expect(ownOrder(['9', '5', '147', '5', '31', '12'], four)).toEqual(['5', '147', '31', '12']);
  });

  it('holds every sheet once and keeps what was kept in its order', () => {
    fc.assert(
      fc.property(withOrder, ([all, kept]) => {
        const order = ownOrder(kept, all);
        expect(order.toSorted()).toEqual(all.map(({ submission }) => submission).toSorted());
        expect(order.filter((id) => kept.includes(id))).toEqual(kept);
      }),
    );
  });

  it('goes on being that of the totals when more is scored, as long as nothing was moved', () => {
    fc.assert(
      fc.property(given, fc.nat(25), (all, count) => {
        const before = orderByTotals(all.slice(0, count));
        expect(ownOrder(before, all)).toEqual(orderByTotals(all));
      }),
    );
  });
});

describe('moving an entry', () => {
  const order = ['a', 'b', 'c', 'd'];
  it.each([
    ['c', 0, ['c', 'a', 'b', 'd']],
    ['a', 2, ['b', 'c', 'a', 'd']],
    ['b', 1, order],
    ['a', 99, ['b', 'c', 'd', 'a']],
    ['d', -1, ['d', 'a', 'b', 'c']],
    ['x', 1, order],
  ] as const)('puts %s at %i', (id, place, expected) => {
    expect(movedTo(order, id, place)).toEqual(expected);
  });

  it('leaves the others in their order', () => {
    fc.assert(
      fc.property(withOrder, ([, kept, place]) => {
        const [id = ''] = kept;
        const others = (entries: readonly string[]) => entries.filter((each) => each !== id);
        const moved = movedTo(kept, id, place);
        expect(others(moved)).toEqual(others(kept));
        const inside = Math.min(Math.max(0, place), kept.length - 1);
        expect(moved.indexOf(id)).toBe(inside);
      }),
    );
  });
});

describe('what is kept of an order', () => {
  it('has entries without a scored sheet behind the one they stood behind', () => {
    expect(orderToKeep(['x', 'a', 'y', 'z', 'b'], ['b', 'a'])).toEqual(['x', 'b', 'a', 'y', 'z']);
    expect(orderToKeep(null, ['b', 'a'])).toEqual(['b', 'a']);
  });

  it('shows the same order again, and brings back what was away', () => {
    fc.assert(
      fc.property(withOrder, fc.nat(25), ([all, kept], count) => {
        const now = all.slice(0, count);
        const order = ownOrder(kept, now);
        const next = orderToKeep(kept, order);
        expect(ownOrder(next, now)).toEqual(order);
        expect(next.toSorted()).toEqual([...new Set([...kept, ...order])].toSorted());
      }),
    );
  });
});

describe('contradictions', () => {
  it('are neighbours whose totals say the opposite; equal totals never are', () => {
    expect(contradictions(['147', '5', '31', '12'], four)).toEqual([{ above: '5', below: '31' }]);
    expect(contradictions(['147', '31', '12', '5'], four)).toEqual([]);
    expect(contradictions([], four)).toEqual([]);
  });

  it('are none exactly where no total stands above a larger one', () => {
    fc.assert(
      fc.property(given, fc.integer({ min: 0, max: 30 }), (all, place) => {
        const byTotals = orderByTotals(all);
        expect(contradictions(byTotals, all)).toEqual([]);
        const order = movedTo(byTotals, byTotals[0] ?? '', place);
        const totals = order.map(
          (id) => all.find((each) => each.submission === id)?.measure.numerator ?? 0n,
        );
        const falls = totals.every((total, at) => at === 0 || total <= (totals[at - 1] ?? 0n));
        expect(contradictions(order, all).length === 0).toBe(falls);
      }),
    );
  });
});
