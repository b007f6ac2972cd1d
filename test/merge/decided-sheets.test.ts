import { describe, expect, it } from 'vitest';

import { groupBy } from '../../shared/basics/group-by.ts';
import type { Operation } from '../../shared/log/operation.ts';
import { createSheetOutcomes, type SheetOutcomeState } from '../../shared/merge/sheet-outcomes.ts';
import { recuse } from '../../shared/scoring/score-operations.ts';
import { testSettings } from '../builders/contest-builder.ts';
import { holderOf, operationOf } from './by-hand.ts';
import { byC1, handedIn, name, score, sheet, three } from './sheet-by-hand.ts';

/** A hand-in without the criterion `effect`. */
const fewerValue = {
  scores: { novelty: 0, economy: 2 },
  comments: {},
  salt: new Uint8Array(16),
};

describe('what a decision would leave', () => {
  const stateOf = (
    open: readonly Operation[],
    quarantine: SheetOutcomeState['quarantine'] = [],
  ): SheetOutcomeState => ({
    settings: testSettings,
    quarantine,
    openHeads: groupBy(open, (each) => each.key),
    keys: new Map(
      [holderOf('j1'), holderOf('c1', 'coordinator')].map((each) => [each.publicKey, each]),
    ),
  });
  const theirs = score('novelty', 9, { id: 'c.0', ...byC1 });
  const key = `score/${name}/novelty`;

  it('is the kept value in the place of all versions', () => {
    const outcomes = createSheetOutcomes(stateOf([...three, theirs, handedIn]));
    expect(outcomes({ kept: [], released: [] })).toEqual([]);
    const [left] = outcomes({ kept: [{ key, value: 9000 }], released: [] });
    expect(left).toMatchObject({
      ...sheet,
      counted: true,
      scores: { novelty: 9000, effect: 6000 },
    });
    expect(outcomes({ kept: [{ key: 'person/j1', value: {} }], released: [] })).toEqual([]);
    const elsewhere = { key: 'score/final/1/j1/novelty', value: 1 };
    expect(outcomes({ kept: [elsewhere], released: [] })).toEqual([]);
  });

  it('is a sheet each, in the order in which the decision names them', () => {
    const outcomes = createSheetOutcomes(stateOf([...three, theirs]));
    const kept = [
      { key: 'score/written/2/j1/novelty', value: 1 },
      { key, value: 9000 },
    ];
    const left = outcomes({ kept, released: [] });
    expect(left.map(({ submission, scores }) => [submission, scores])).toEqual([
      ['2', {}],
      ['1', { novelty: 9000, effect: 6000, economy: 7000 }],
    ]);
  });

  it('is what is released, in the place of what it names and nothing else', () => {
    const odd = score('novelty', 99, { id: 's.5', parents: ['s.0'] });
    const outcomes = createSheetOutcomes(stateOf([...three, handedIn]));
    const [left] = outcomes({ kept: [], released: [odd] });
    expect(left).toMatchObject({ counted: true, scores: { novelty: 99_000 } });
    const beside = score('effect', 9, { id: 'c.1', ...byC1, parents: ['s.1'] });
    const kept = createSheetOutcomes(stateOf([...three, beside]));
    expect(kept({ kept: [], released: [odd] })[0]?.scores).toEqual({
      novelty: 99_000,
      economy: 7000,
    });
  });

  it('is each sheet’s own, however alike two decisions are', () => {
    const second = theirs.key.replace('/1/', '/2/');
    const outcomes = createSheetOutcomes(stateOf([...three, theirs]));
    const kept = [
      { key, value: 9000 },
      { key: second, value: 3000 },
    ];
    const released = [operationOf({ ...theirs, id: 'x.7', key: second })];
    const [one, two] = outcomes({ kept, released });
    expect([one?.submission, one?.scores['novelty']]).toEqual(['1', 9000]);
    expect([two?.submission, two?.scores]).toEqual(['2', { novelty: 3000 }]);
    const settings = { ...stateOf([]), settings: null };
    expect(createSheetOutcomes(settings)({ kept, released })).toEqual([]);
  });

  it('counts by a hand-in of the same log alone, after what it lists', () => {
    const counted = (change: Parameters<typeof operationOf>[0]) => {
      const moved = operationOf({ ...handedIn, ...change });
      const outcomes = createSheetOutcomes(stateOf([...three, moved]));
      const again = { key: 'comment/written/1/j1/effect', value: '' };
      return outcomes({ kept: [again], released: [] })[0]?.counted;
    };
    expect(counted({})).toBe(true);
    expect(counted({ log: 'other' })).toBe(false);
    expect(counted({ signer: 'key-c1' })).toBe(false);
    expect(counted({ ordinal: 1 })).toBe(false);
    expect(counted({ ordinal: 2 })).toBe(false);
    expect(counted({ ordinal: 3 })).toBe(true);
  });

  it('knows whose hand-in leaves a value out', () => {
    const again = three.map((each) =>
      operationOf({ ...each, ...byC1, id: `c.${each.ordinal}` as Operation['id'] }),
    );
    const fewer = operationOf({ ...handedIn, ...byC1, id: 'c.9', value: fewerValue });
    const outcomes = createSheetOutcomes(stateOf([...three, handedIn, ...again, fewer]));
    const decided = { key: 'comment/written/1/j1/effect', value: '' };
    const [left] = outcomes({ kept: [decided], released: [] });
    expect(left).toMatchObject({ status: 'disputed', scores: { novelty: 5000, economy: 7000 } });
    expect(left?.scores['effect']).toBeUndefined();
  });

  it('rests on what was released before', () => {
    const odd = score('novelty', 99, { id: 's.5' });
    const [, effect, economy] = three as [Operation, Operation, Operation];
    const reason = 'out-of-range';
    const settledAs = (settled: 'released' | 'left-out' | null) => {
      const quarantine = [{ operation: odd, reason, settled, disputed: false } as const];
      const outcomes = createSheetOutcomes(stateOf([odd, effect, economy, handedIn], quarantine));
      const decided = { key: `score/${name}/economy`, value: 8000 };
      return outcomes({ kept: [decided], released: [] })[0]?.counted;
    };
    expect([settledAs('released'), settledAs('left-out'), settledAs(null)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('stays recused where somebody stepped back', () => {
    const recusal = operationOf({ ...recuse(sheet, 'kin'), id: 's.10' });
    const outcomes = createSheetOutcomes(stateOf([...three, theirs, handedIn, recusal]));
    const [left] = outcomes({ kept: [{ key, value: 9000 }], released: [] });
    expect(left).toMatchObject({ status: 'recused', counted: false });
  });
});
