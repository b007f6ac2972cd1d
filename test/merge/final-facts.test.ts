import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { tiyn } from '../../shared/basics/money.ts';
import type { Action } from '../../shared/contest/action.ts';
import type { Operation } from '../../shared/log/operation.ts';
import { foldFinals, noFinalFacts, unawaitedIn } from '../../shared/merge/final-facts.ts';
import { headsByKey, headsByPrefix } from '../../shared/merge/heads.ts';
import { currentVersion, isWellFormed, kindRule } from '../../shared/merge/kinds.ts';
import { awardedTotal, type ProjectBudget } from '../../shared/pitching/budget.ts';
import {
  setBudget,
  setFinalAttendance,
  setRunningOrder,
  setTurn,
} from '../../shared/pitching/pitching-operations.ts';
import { waitingTurn } from '../../shared/pitching/turn.ts';
import { operationOf, type Said } from './by-hand.ts';

const budget = (awarded: number | null): ProjectBudget => ({
  lines: [
    {
      id: 'a',
      title: 'Equipment',
      proposed: tiyn(10_000),
      awarded: awarded === null ? null : tiyn(awarded),
    },
  ],
});
const made = (id: string, { kind, key, value, reason = '' }: Action, said: Said = {}): Operation =>
  operationOf({ id, kind, key, value, reason, version: 1, signer: 'hq', ...said });
const folded = (operations: readonly Operation[]) =>
  foldFinals(headsByPrefix(headsByKey(operations)), operations);

const order = {
  method: 'hand',
  seed: '',
  entries: [{ type: 'turn', submission: '1', place: 'hall' }],
  moves: [],
} as const;
const actions: readonly Action[] = [
  setRunningOrder('f', order),
  setTurn('f', '1', { ...waitingTurn('hall'), state: 'done' }),
  setBudget('f', '1', budget(null), 'From the application'),
  setFinalAttendance('f', 'm', { how: 'remote', from: null, reason: '' }),
];

describe('what a live stage records', () => {
  it('is nothing where nobody said anything', () => {
    expect(folded([])).toEqual(noFinalFacts);
  });

  it('has kinds of its own, judged with decisions', () => {
    for (const action of actions) {
      const operation = made('a.0', action);
      expect(kindRule(operation)?.stratum).toBe('resolution');
      expect(currentVersion(action.kind, action.value)).toBe(1);
      expect(isWellFormed(operation)).toBe(true);
    }
  });

  it('stands by stage and by application or member', () => {
    const facts = folded(actions.map((action, at) => made(`${at}.0`, action)));
    expect(facts.runningOrders.get('f')).toEqual(order);
    expect(facts.turns.get('f')?.get('1')?.state).toBe('done');
    expect(facts.budgets.get('f')?.get('1')).toEqual(budget(null));
    expect(facts.finalAttendance.get('f')?.get('m')?.how).toBe('remote');
  });

  it('takes no amount without a reason', () => {
    const silent = made('a.0', { ...setBudget('f', '1', budget(1), 'r'), reason: ' ' });
    expect(isWellFormed(silent)).toBe(false);
    expect(isWellFormed({ ...silent, reason: 'Cheaper offer' })).toBe(true);
  });

  it('keeps who changed an amount, when and why, each after what it replaced', () => {
    const first = made('b.0', setBudget('f', '1', budget(null), 'From the application'), {
      wallClock: 5,
    });
    const second = made('a.0', setBudget('f', '1', budget(9000), 'Cheaper offer'), {
      parents: ['b.0'],
      signer: 'other',
      wallClock: 1,
    });
    const facts = folded([second, first]);
    expect(facts.budgetVersions.get('f/1')).toEqual([
      { budget: budget(null), by: 'hq', wallClock: 5, reason: 'From the application' },
      { budget: budget(9000), by: 'other', wallClock: 1, reason: 'Cheaper offer' },
    ]);
    expect(facts.budgets.get('f')?.get('1')).toEqual(budget(9000));
  });

  it('is the same in whatever order it came, also where two desks disagree', () => {
    const operations = [
      ...actions.map((action, at) => made(`k${at}.0`, action)),
      made('x.0', setBudget('f', '1', budget(100), 'One desk'), { parents: ['k2.0'] }),
      made('y.0', setBudget('f', '1', budget(200), 'Another desk'), { parents: ['k2.0'] }),
      made('z.0', setTurn('f', '2', waitingTurn('remote'))),
    ];
    const facts = folded(operations);
    expect(awardedTotal(facts.budgets.get('f')?.get('1') ?? budget(null))).toBe(100n);
    expect(facts.budgetVersions.get('f/1')).toHaveLength(3);
    fc.assert(
      fc.property(fc.shuffledSubarray(operations, { minLength: operations.length }), (shuffled) => {
        expect(folded(shuffled)).toEqual(facts);
      }),
    );
  });
});

describe('sheets that nobody waits for', () => {
  const three = {
    method: 'hand',
    seed: '',
    entries: ['1', '2', '3'].map(
      (submission) => ({ type: 'turn', submission, place: 'hall' }) as const,
    ),
    moves: [],
  } as const;
  const begun = made('o.0', setRunningOrder('f', three));
  const attendance = (id: string, how: 'hall' | 'absent', from: string | null, said: Said = {}) =>
    made(
      id,
      setFinalAttendance('f', 'm', {
        how,
        from,
        reason: how === 'hall' && from === null ? '' : 'Ill',
      }),
      said,
    );
  const unawaited = (operations: readonly Operation[], member = 'm'): readonly string[] => {
    const isUnawaited = unawaitedIn(folded([begun, ...operations]));
    return ['1', '2', '3'].filter((submission) =>
      isUnawaited({ stage: 'f', submission, juror: member }),
    );
  };

  it('are those of who was absent, and of who came late before the first turn heard', () => {
    expect(unawaited([])).toEqual([]);
    expect(unawaited([attendance('a.0', 'absent', null)])).toEqual(['1', '2', '3']);
    expect(unawaited([attendance('a.0', 'hall', '3')])).toEqual(['1', '2']);
    expect(unawaited([attendance('a.0', 'absent', null)], 'another')).toEqual([]);
  });

  it('are waited for again once the member came after all', () => {
    const absent = attendance('a.0', 'absent', null);
    const back = attendance('b.0', 'hall', null, { parents: ['a.0'] });
    expect(unawaited([absent, back])).toEqual([]);
    expect(unawaited([back, absent])).toEqual([]);
  });

  it('are everybody’s where a project did not speak', () => {
    const silent = made(
      't.0',
      setTurn('f', '2', { ...waitingTurn('hall'), state: 'no-show', reason: 'No line' }),
    );
    expect(unawaited([silent])).toEqual(['2']);
    expect(unawaited([silent], 'another')).toEqual(['2']);
  });
});
