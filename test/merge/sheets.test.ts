import { describe, expect, it } from 'vitest';

import type { Operation } from '../../shared/log/operation.ts';
import type { Settlements } from '../../shared/merge/admission.ts';
import { findDoubtful, findHandIns } from '../../shared/merge/hand-ins.ts';
import { foldSheet } from '../../shared/merge/sheets.ts';
import { recuse, reopenSheet } from '../../shared/scoring/score-operations.ts';
import { testSettings } from '../builders/contest-builder.ts';
import { factsOf, operationOf } from './by-hand.ts';
import {
  all,
  byC1,
  comment,
  criteria,
  handedIn,
  handIn,
  id,
  name,
  resolved,
  score,
  sheet,
  sourceOf,
  three,
} from './sheet-by-hand.ts';

const folded = (...given: Parameters<typeof sourceOf>) =>
  foldSheet(sheet, criteria, sourceOf(...given));
const doubtful = (...given: Parameters<typeof sourceOf>) =>
  [...findDoubtful(sourceOf(...given))].toSorted();

describe('a sheet', () => {
  it('has what stands, and nothing of what differs or was cleared', () => {
    const { scores, comments, status } = folded([]);
    expect([scores, comments, status]).toEqual([{}, {}, 'empty']);
    const entered = folded([
      score('novelty', 5, { id: 's.0' }),
      score('effect', 6, { id: 's.1' }),
      score('effect', 7, { id: 's.2', ...byC1 }),
      score('economy', null, { id: 's.3' }),
      comment('novelty', 'good', { id: 's.4' }),
      comment('effect', '', { id: 's.5' }),
    ]);
    expect(entered).toEqual({
      ...sheet,
      scores: { novelty: 5000 },
      comments: { novelty: 'good' },
      status: 'partial',
      counted: false,
      handIn: null,
      reopening: null,
    });
  });

  it('takes equal values of several people for one, and odd ones for none', () => {
    const equal = folded([
      ...three,
      score('novelty', 5, { id: 'c.0', ...byC1 }),
      operationOf({ ...comment('effect', ''), id: id('s.7'), value: 7 }),
    ]);
    expect(equal).toMatchObject({ scores: { novelty: 5000 }, status: 'complete' });
    expect(Object.keys(equal.comments)).toEqual([]);
    const odd = operationOf({ ...score('novelty', 5), id: id('s.0'), value: 'five' });
    expect(folded([odd])).toMatchObject({ status: 'empty' });
    expect(Object.keys(folded([odd]).scores)).toEqual([]);
  });

  it('counts by its hand-in', () => {
    expect(folded([...three, handedIn])).toEqual({
      ...sheet,
      scores: { novelty: 5000, effect: 6000, economy: 7000 },
      comments: {},
      status: 'handed-in',
      counted: true,
      handIn: { id: 's.9', salt: new Uint8Array(16), wallClock: 77 },
      reopening: null,
    });
    const changed = score('effect', 9, { id: 's.5', parents: ['s.1'] });
    expect(folded([...three, changed, handedIn])).toMatchObject({
      status: 'disputed',
      counted: false,
      handIn: null,
    });
  });

  it('is disputed while somebody differs from what was handed in', () => {
    const differs = folded([...three, handedIn, score('effect', 9, { id: 'c.1', ...byC1 })]);
    expect([differs.status, differs.counted]).toEqual(['disputed', true]);
    expect(differs.scores).toEqual({ novelty: 5000, economy: 7000 });
    const texts = [
      comment('effect', 'x', { id: 's.3' }),
      comment('effect', 'y', { id: 'c.3', ...byC1 }),
    ];
    const said = folded([...three, ...texts, handIn({ id: 's.9' }, all, { effect: 3 })]);
    expect([said.status, said.comments]).toEqual(['disputed', {}]);
  });

  it('is recused, and not counted, after somebody stepped back', () => {
    const recusal = operationOf({ ...recuse(sheet, 'kin'), id: 's.10' });
    const facts = factsOf({ recusals: new Map([[name, [recusal]]]) });
    const recused = folded([...three, handedIn], new Map(), facts);
    expect(recused).toMatchObject({ status: 'recused', counted: false });
    expect(doubtful([score('effect', 6, { id: 's.1' }), handIn({ id: 's.9' }, {})])).toEqual([]);
    const left = [...three, handIn({ id: 's.9' }, { novelty: 0 })];
    expect(doubtful(left)).toHaveLength(2);
    expect(doubtful(left, new Map(), facts)).toEqual([]);
  });

  it('shows a permission for its last hand-in', () => {
    const permission = (basis: string, word = 'p.0') =>
      operationOf({ id: word, ...reopenSheet(sheet, id(basis), 'x') });
    const among = (...permissions: readonly Operation[]) =>
      factsOf({ permissions: new Map([[name, permissions]]) });
    const shown = (operations: readonly Operation[], ...permissions: readonly Operation[]) =>
      folded(operations, new Map(), among(...permissions)).reopening;
    expect(shown([...three, handedIn], permission('s.3'), permission('s.9', 'p.1'))).toBe('p.1');
    expect(shown([...three, handedIn], permission('s.3'))).toBeNull();
    expect(shown(three, permission('s.9'))).toBeNull();
    const without = { ...permission('s.9'), basis: null };
    expect(shown(three, without)).toBeNull();
  });
});

describe('a hand-in', () => {
  const found = (...given: Parameters<typeof sourceOf>) => findHandIns(sheet, sourceOf(...given));
  const isValid = (operations: readonly Operation[], settlements?: Settlements): boolean =>
    found(operations, settlements).valid !== null;

  it('holds while all that it lists stands', () => {
    expect(isValid([...three, handedIn])).toBe(true);
    expect(isValid([...three.slice(1), handedIn])).toBe(false);
    expect(isValid([...three, handIn({ id: 's.9' }, {})])).toBe(false);
    expect(isValid([...three, handIn({ id: 's.9' }, {}, { novelty: 0 })])).toBe(false);
    expect(isValid([...three, handIn({ id: 's.9' }, { ...all, effect: 2 })])).toBe(false);
    expect(isValid([...three, handIn({ id: 's.9', log: 'other' }, all)])).toBe(false);
    expect(isValid([...three, operationOf({ ...handedIn, value: 'odd' })])).toBe(false);
  });

  it('lists nothing that comes after it', () => {
    const late = score('novelty', 5, { id: 's.12' });
    expect(isValid([late, handIn({ id: 's.9' }, { novelty: 12 })])).toBe(false);
    expect(isValid([late, handIn({ id: 's.13' }, { novelty: 12 })])).toBe(true);
  });

  it('holds with its comments, or not at all', () => {
    const said = comment('effect', 'x', { id: 's.3' });
    const with3 = handIn({ id: 's.9' }, all, { effect: 3 });
    expect(isValid([...three, said, with3])).toBe(true);
    expect(isValid([...three, with3])).toBe(false);
    const other = comment('effect', 'y', { id: 's.4', parents: ['s.3'] });
    expect(isValid([...three, said, other, with3])).toBe(false);
  });

  it('holds where headquarters decided what it lists', () => {
    const [novelty, effect, economy] = three as [Operation, Operation, Operation];
    expect(isValid([effect, economy, resolved('novelty', 9000), handedIn])).toBe(true);
    const released = score('novelty', 99, { id: 'x.5', parents: ['s.0'] });
    const given = [novelty, effect, economy, released, handedIn];
    expect(isValid(given, new Map([[id('x.5'), 'released']]))).toBe(true);
    expect(isValid(given, new Map([[id('x.5'), 'left-out']]))).toBe(false);
    expect(isValid(given)).toBe(false);
  });

  it('is the first of several that hold, else the first that does not', () => {
    const bad = handIn({ id: 'a.9', log: 'nowhere' }, all);
    const other = handIn({ id: 'z.9' }, { novelty: 0 });
    const several = found([...three, other, handedIn, bad]);
    expect([several.last?.id, several.valid?.id]).toEqual(['s.9', 's.9']);
    expect(several.held.map(({ person }) => person)).toEqual(['j1', 'j1']);
    expect(several.lists('scores', 'effect')).toBe(true);
    expect(several.lists('comments', 'effect')).toBe(false);
    expect(several.lists('scores', 'beauty')).toBe(false);
    const none = found([bad]);
    expect([none.last?.id, none.valid, none.held]).toEqual(['a.9', null, []]);
    expect(found(three)).toMatchObject({ last: null, valid: null, held: [] });
  });
});

describe('a value that signatures leave in doubt', () => {
  const effect = `score/${name}/effect`;

  it('is what the juror gave and no hand-in lists', () => {
    const left = handIn({ id: 's.9' }, { novelty: 0 });
    expect(doubtful([...three, left])).toEqual([`score/${name}/economy`, effect]);
    const cleared = [score('effect', null, { id: 's.1' }), comment('effect', '', { id: 's.4' })];
    expect(doubtful([three[0] as Operation, ...cleared, left])).toEqual([]);
    const theirs = score('effect', 6, { id: 'c.1', ...byC1 });
    expect(doubtful([three[0] as Operation, theirs, left])).toEqual([]);
    expect(doubtful([...three, theirs, left])).toEqual([`score/${name}/economy`, effect]);
    expect(doubtful([...three, handIn({ id: 's.9', log: 'nowhere' }, {})])).toEqual([]);
  });

  it('is none where values differ, or headquarters decided', () => {
    const left = handIn({ id: 's.9' }, { novelty: 0, economy: 2 });
    expect(doubtful([...three, left])).toEqual([effect]);
    expect(doubtful([...three, left, score('effect', 8, { id: 'c.1', ...byC1 })])).toEqual([]);
    expect(doubtful([...three, left, resolved('effect', 6000)])).toEqual([]);
    expect(doubtful([...three, left], new Map([[id('s.1'), 'released']]))).toEqual([]);
  });

  it('is one that one person’s hand-in lists and another’s leaves out', () => {
    const again = three.map((each) =>
      operationOf({ ...each, ...byC1, id: id(`c.${each.ordinal}`) }),
    );
    const same = handIn({ id: 'c.9', ...byC1 }, all);
    expect(doubtful([...three, handedIn, ...again, same])).toEqual([]);
    const fewer = handIn({ id: 'c.9', ...byC1 }, { novelty: 0, economy: 2 });
    expect(doubtful([...three, handedIn, ...again, fewer])).toEqual([effect]);
    const both = [handedIn, same, handIn({ id: 's.10' }, { novelty: 0, economy: 2 })];
    expect(doubtful([...three, ...again, ...both])).toEqual([effect]);
    const own = handIn({ id: 's.10' }, { novelty: 0, economy: 2 });
    expect(doubtful([...three, handedIn, own])).toEqual([]);
  });

  it('makes the sheet disputed, without the value', () => {
    const left = folded([...three, handIn({ id: 's.9' }, { novelty: 0, economy: 2 })]);
    expect(left).toMatchObject({
      status: 'disputed',
      counted: true,
      scores: { novelty: 5000, economy: 7000 },
    });
    const said = [...three, comment('effect', 'x', { id: 's.4' }), handedIn];
    expect(doubtful(said)).toEqual([`comment/${name}/effect`]);
    const { status, comments } = folded(said);
    expect([status, comments]).toEqual(['disputed', {}]);
  });

  it('is on scored stages alone', () => {
    const stage = testSettings.stages.map((each) => ({ ...each, scored: false }));
    const facts = factsOf({ stages: new Map(stage.map((each) => [each.id, each])) });
    const left = [...three, handIn({ id: 's.9' }, { novelty: 0 })];
    expect(doubtful(left, new Map(), facts)).toEqual([]);
    expect(doubtful(left, new Map(), factsOf({ stages: new Map() }))).toEqual([]);
  });

  it('does not show what nobody signed, unless headquarters decided it', () => {
    const added = comment('effect', 'theirs', { id: 'c.4', ...byC1 });
    const unsigned = folded([...three, handedIn, added]);
    expect([unsigned.status, unsigned.comments]).toEqual(['handed-in', {}]);
    // What agrees with a released one stands with it.
    const agrees = comment('effect', 'theirs', { id: 'd.4', log: 'log-d' });
    const both = folded([...three, handedIn, added, agrees], new Map([[id('c.4'), 'released']]));
    expect(both.comments).toEqual({ effect: 'theirs' });
    const released = folded([...three, handedIn, added], new Map([[id('c.4'), 'released']]));
    expect(released.comments).toEqual({ effect: 'theirs' });
    const signed = comment('effect', 'mine', { id: 's.4' });
    expect(folded([...three, signed, handIn({ id: 's.9' }, all, { effect: 4 })]).comments).toEqual({
      effect: 'mine',
    });
  });
});
