import fc from 'fast-check';
import { expect, test } from 'vitest';

import { type Tiyn, tiyn } from '../../shared/basics/money.ts';
import { setMoney, setProject } from '../../shared/following/following-operations.ts';
import {
  checkMoney,
  moneyBeyond,
  moneyTotals,
  type ProjectMoney,
} from '../../shared/following/money-bounds.ts';
import { type MoneyKind, moneyKinds } from '../../shared/following/money-record.ts';
import { refuseMoney } from '../../shared/merge/refuse-money.ts';
import { moneyOf, projectOf } from './sample-project.ts';

const moves = fc.array(
  fc.record({
    kind: fc.constantFrom(...moneyKinds),
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    amount: fc.integer({ min: 0, max: 700 }).map(tiyn),
  }),
  { maxLength: 12 },
);

const recordOf = (id: string, amount: Tiyn) => ({ ...moneyOf(id, 0), amount });

test('whatever is recorded one after another, nothing is ever paid over the grant or spent over what was paid', () => {
  fc.assert(
    fc.property(moves, fc.integer({ min: 0, max: 1500 }), (made, granted) => {
      let money: ProjectMoney = { granted: tiyn(granted), payments: [], spendings: [] };
      const paid = new Map<string, number>();
      const spent = new Map<string, number>();
      const books: Record<MoneyKind, Map<string, number>> = { payment: paid, spending: spent };
      const total = (book: Map<string, number>) => [...book.values()].reduce((a, b) => a + b, 0);
      for (const { kind, id, amount } of made) {
        const before = books[kind].get(id);
        books[kind].set(id, amount);
        const fits = total(paid) <= granted && total(spent) <= total(paid);
        const checked = checkMoney(money, kind, recordOf(id, amount));
        expect(checked.ok).toBe(fits);
        if (checked.ok) money = checked.value;
        else if (before === undefined) books[kind].delete(id);
        else books[kind].set(id, before);
      }
      expect(moneyBeyond(money)).toEqual([]);
      expect(moneyTotals(money)).toEqual({ granted, paid: total(paid), spent: total(spent) });
    }),
  );
});

test('what merging brings beyond the ceilings is told to the tiyn', () => {
  const money = {
    granted: tiyn(100),
    payments: [recordOf('a', tiyn(70)), recordOf('b', tiyn(31))],
    spendings: [recordOf('c', tiyn(104))],
  };
  expect(moneyBeyond(money)).toEqual([
    { type: 'PaidOverGranted', beyond: 1 },
    { type: 'SpentOverPaid', beyond: 3 },
  ]);
});

test('a correction that lessens what is beyond is taken, one that adds to it is not', () => {
  const money = { granted: tiyn(100), payments: [recordOf('a', tiyn(150))], spendings: [] };
  expect(checkMoney(money, 'payment', recordOf('a', tiyn(120))).ok).toBe(true);
  expect(checkMoney(money, 'payment', recordOf('b', tiyn(1)))).toEqual({
    ok: false,
    error: { type: 'PaidOverGranted', beyond: 51 },
  });
});

test('actions are refused as a whole where one of them moves too much, also on a project begun by the same', () => {
  const state = { following: new Map() };
  const begin = setProject(projectOf({ granted: tiyn(100) }), 'Хаттама');
  const pay = (id: string, amount: number) => setMoney('payment', recordOf(id, tiyn(amount)));
  const spend = (id: string, amount: number) => setMoney('spending', recordOf(id, tiyn(amount)));
  expect(refuseMoney(state, [begin, pay('a', 60), pay('b', 40), spend('c', 100)])).toBeNull();
  expect(refuseMoney(state, [begin, pay('a', 60), pay('b', 41)])).toEqual({
    type: 'PaidOverGranted',
    beyond: 1,
  });
  expect(refuseMoney(state, [begin, pay('a', 60), spend('c', 61)])).toMatchObject({
    type: 'SpentOverPaid',
  });
  expect(refuseMoney(state, [pay('a', 1)])).toMatchObject({ type: 'PaidOverGranted' });
  const cut = setProject(projectOf({ granted: tiyn(59) }), 'Қысқарту');
  expect(refuseMoney(state, [begin, pay('a', 60), cut])).toMatchObject({
    type: 'PaidOverGranted',
    beyond: 1,
  });
  expect(refuseMoney(state, [begin, pay('a', 60), pay('a', 100)])).toBeNull();
});
