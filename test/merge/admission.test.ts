import { describe, expect, it } from 'vitest';

import { milli } from '../../shared/basics/points.ts';
import type { Operation, OperationId } from '../../shared/log/operation.ts';
import {
  admit,
  admitSheets,
  handInsByPlace,
  isLocked,
  protectedBy,
  readSettlements,
  type Settlements,
  settledAs,
} from '../../shared/merge/admission.ts';
import { resolveConflict, settleQuarantine } from '../../shared/merge/resolution-operations.ts';
import {
  handInSheet,
  reopenSheet,
  setComment,
  setScore,
} from '../../shared/scoring/score-operations.ts';
import { directoryOf, factsOf, holderOf, operationOf, type Said } from './by-hand.ts';

const sheet = { stage: 'written', submission: '1', juror: 'j1' };
const score = (points = 7, criterion = 'novelty') =>
  setScore(sheet, criterion, milli(points * 1000));
const id = (name: string): OperationId => name as OperationId;
const ids = (operations: readonly Operation[]) => operations.map((operation) => operation.id);
const head = 'key-headquarters';
const settlementsOf = (...entries: readonly [string, 'released' | 'left-out' | 'disputed'][]) =>
  new Map(entries.map(([name, outcome]) => [id(name), outcome])) as Settlements;

const handIn = (
  scores: Readonly<Record<string, number>>,
  more: Said = {},
  comments: Readonly<Record<string, number>> = {},
): Operation =>
  operationOf({ ...handInSheet(sheet, { scores, comments, salt: new Uint8Array(16) }), ...more });

describe('settlements', () => {
  const settle = (
    name: string,
    target: string,
    outcome: 'released' | 'left-out',
    more: Said = {},
  ) =>
    operationOf({ id: name, signer: head, ...settleQuarantine(id(target), outcome, 'x'), ...more });

  it('are what headquarters’ desks say of one record: agreed, or in dispute', () => {
    const operations = [
      settle('a.0', 'one.0', 'released'),
      settle('a.1', 'two.0', 'left-out'),
      settle('a.2', 'three.0', 'left-out'),
      settle('a.3', 'three.0', 'released'),
      settle('a.4', 'four.0', 'left-out'),
      settle('a.5', 'four.0', 'released', { parents: ['a.4'] }),
      operationOf({ id: 'a.6', signer: head, ...score() }),
    ];
    expect(Object.fromEntries(readSettlements(operations, directoryOf()))).toEqual({
      'one.0': 'released',
      'two.0': 'left-out',
      'three.0': 'disputed',
      'four.0': 'released',
    });
  });

  it('are none that were taken back, that nobody may say, or that replace another’s', () => {
    const other = holderOf('h1', 'headquarters');
    const first = settle('a.0', 'one.0', 'released');
    const operations = [
      first,
      settle('a.1', 'two.0', 'released'),
      settle('a.2', 'three.0', 'released', { signer: 'key-j1' }),
      settle('a.3', 'one.0', 'left-out', { signer: other.publicKey, parents: ['a.0'] }),
      operationOf({ id: 'a.4', signer: head, key: 'quarantine/four.0', value: 'released' }),
    ];
    const directory = directoryOf({
      holders: [holderOf('headquarters', 'headquarters'), other, holderOf('j1')],
      withdrawn: ['a.1'],
      known: [first],
    });
    expect(Object.fromEntries(readSettlements(operations, directory))).toEqual({
      'one.0': 'released',
    });
  });

  it.each([
    ['late', 'released', true, 'released', false],
    ['late', 'released', false, null, false],
    ['role', 'released', true, null, false],
    ['role', 'left-out', true, 'left-out', false],
    ['late', 'left-out', false, 'left-out', false],
    ['late', 'disputed', true, null, true],
    ['late', null, true, null, false],
  ] as const)('of what is %s: %s', (...found) => {
    const [reason, outcome, releasable, settled, disputed] = found;
    const operation = operationOf({ id: 'one.0' });
    const settlements = outcome === null ? settlementsOf() : settlementsOf(['one.0', outcome]);
    expect(settledAs({ operation, reason }, settlements, releasable)).toEqual({
      operation,
      reason,
      settled,
      disputed,
    });
  });
});

describe('admission', () => {
  const plain = operationOf({ id: 'a.0', ...score() });
  const admitted = (
    operations: readonly Operation[],
    change: Parameters<typeof directoryOf>[0] = {},
    settlements: Settlements = new Map(),
    judge: Parameters<typeof admit>[2] = () => null,
  ) => {
    const directory = directoryOf(change);
    const byId = new Map(operations.map((operation) => [operation.id, operation]));
    const found = admit(operations, { directory, settlements, byId }, judge);
    return [
      ids(found.admitted),
      found.quarantined.map(({ operation, reason }) => `${operation.id} ${reason}`),
    ];
  };

  it('is of what has a signer, a right and a verdict for it', () => {
    const stranger = operationOf({ id: 'b.0', ...score(), signer: 'key-nobody' });
    expect(admitted([plain, stranger])).toEqual([['a.0'], ['b.0 signer-unknown']]);
    expect(admitted([plain], {}, new Map(), () => 'recused')).toEqual([[], ['a.0 recused']]);
  });

  it('is not of what replaces somebody else’s word', () => {
    const theirs = operationOf({ id: 'b.0', ...score(), signer: 'key-c1', parents: ['a.0'] });
    expect(admitted([plain, theirs])).toEqual([['a.0'], ['b.0 authority']]);
  });

  it('passes over what was taken back or answered', () => {
    expect(admitted([plain], { withdrawn: ['a.0'] })).toEqual([[], []]);
    expect(admitted([plain], { replaced: ['a.0'] })).toEqual([[], []]);
  });

  it('keeps what waits for the other root aside, whatever else is said of it', () => {
    const released = settlementsOf(['a.0', 'released']);
    const waits = { unapproved: ['a.0'] };
    expect(admitted([plain], waits)).toEqual([[], ['a.0 unapproved']]);
    expect(admitted([plain], waits, released, () => 'late')).toEqual([[], ['a.0 unapproved']]);
  });

  it('is also of what a person released, which stays in the list of what was set aside', () => {
    const released = settlementsOf(['a.0', 'released']);
    const leftOut = settlementsOf(['a.0', 'left-out']);
    expect(admitted([plain], {}, released, () => 'late')).toEqual([['a.0'], ['a.0 late']]);
    expect(admitted([plain], {}, leftOut, () => 'late')).toEqual([[], ['a.0 late']]);
    expect(admitted([plain], {}, released, () => 'value')).toEqual([[], ['a.0 value']]);
    expect(admitted([plain], {}, released)).toEqual([['a.0'], []]);
  });
});

const permission = (handInId: string, name = 'p.0', ref = sheet): Operation =>
  operationOf({ id: name, signer: head, log: 'hq', ...reopenSheet(ref, id(handInId), 'x') });
const reopenings = (...permissions: readonly Operation[]) => ({
  reopenings: new Map(permissions.map((each) => [each.id, each])),
});

describe('a sheet that was handed in', () => {
  const twice = () => handInsByPlace([handIn({}, { id: 's.9' }), handIn({}, { id: 's.5' })]);

  it('is locked for what comes after it in its log', () => {
    const locked = (more: Said) =>
      isLocked(operationOf({ ...score(), ...more }), twice(), factsOf());
    expect(locked({ id: 's.4' })).toBe(false);
    expect(locked({ id: 's.6' })).toBe(true);
    expect(locked({ id: 's.10' })).toBe(true);
    expect(locked({ id: 's.10', log: 'other' })).toBe(false);
    expect(locked({ id: 's.10', key: 'score/written/1/j2/novelty' })).toBe(false);
    expect(locked({ id: 's.10', key: 'score/written/3/j1/novelty' })).toBe(false);
  });

  it('is one by its key', () => {
    const odd = operationOf({ kind: 'sheet.hand-in', key: 'person/j1' });
    expect(() => handInsByPlace([odd])).toThrow('a sheet operation has a sheet key');
  });

  it('is opened by a permission for its last hand-in alone', () => {
    const facts = factsOf(
      reopenings(
        permission('s.5', 'p.5'),
        permission('s.9', 'p.9'),
        permission('s.9', 'p.x', { ...sheet, submission: '3' }),
      ),
    );
    const locked = (at: string, basis: string | null) =>
      isLocked(operationOf({ ...score(), id: at, basis }), twice(), facts);
    expect(locked('s.6', 'p.5')).toBe(false);
    expect(locked('s.6', 'p.9')).toBe(true);
    expect(locked('s.10', 'p.9')).toBe(false);
    expect(locked('s.10', 'p.5')).toBe(true);
    expect(locked('s.10', 'p.x')).toBe(true);
    expect(locked('s.10', 'p.nowhere')).toBe(true);
    expect(locked('s.10', null)).toBe(true);
  });

  it('admits later entries under a permission, and resolutions', () => {
    const operations = [
      handIn({ novelty: 0 }, { id: 's.1' }),
      handIn({ beauty: 0 }, { id: 's.7' }),
      operationOf({ ...score(), id: 's.0' }),
      operationOf({ ...score(8), id: 's.2' }),
      operationOf({ ...score(9), id: 's.3', basis: 'p.0' }),
      operationOf({ ...score(99), id: 's.4' }),
      operationOf({
        ...resolveConflict('score/written/1/j1/novelty', 7000, [], 'x'),
        id: 's.5',
        signer: head,
      }),
    ];
    const context = { directory: directoryOf(), settlements: new Map(), byId: new Map() };
    const found = admitSheets(operations, context, factsOf(reopenings(permission('s.1'))));
    expect(ids(found.handIns)).toEqual(['s.1']);
    expect(ids(found.admitted)).toEqual(['s.0', 's.3', 's.5']);
    expect(found.quarantined.map(({ operation, reason }) => `${operation.id} ${reason}`)).toEqual([
      's.7 criterion-unknown',
      's.2 sheet-locked',
      's.4 out-of-range',
    ]);
  });
});

describe('what a hand-in signed', () => {
  const signedScore = operationOf({ ...score(), id: 's.0' });
  const signedComment = operationOf({ ...setComment(sheet, 'effect', 'x'), id: 's.1' });
  const unsigned = operationOf({ ...score(5, 'effect'), id: 's.2' });
  const first = handIn({ novelty: 0, economy: 2 }, { id: 's.3' }, { effect: 1 });
  const entries = [signedScore, signedComment, unsigned];
  const over = (
    more: Said,
    parent: string,
    facts = factsOf(),
    settlements: Settlements = new Map(),
  ): boolean =>
    protectedBy([first], entries, { facts, settlements })(
      operationOf({ ...score(3), ...more }),
      id(parent),
    );

  it('stays beside what another writes in its place', () => {
    expect(over({ id: 'x.0', log: 'copy' }, 's.0')).toBe(true);
    expect(over({ id: 'x.0', log: 'copy' }, 's.1')).toBe(true);
    expect(over({ id: 'x.0', log: 'copy' }, 's.2')).toBe(false);
    expect(over({ id: 'x.0', log: 'copy' }, 'nowhere.0')).toBe(false);
  });

  it('is nothing that came after it, or that stands under another name or in another log', () => {
    const late = handIn({ novelty: 5 }, { id: 's.4' });
    const after = operationOf({ ...score(), id: 's.5' });
    const elsewhere = operationOf({ ...score(), id: 'o.5', log: 'other' });
    const shields = protectedBy([late], [after, elsewhere], {
      facts: factsOf(),
      settlements: new Map(),
    });
    const operation = operationOf({ ...score(3), id: 'x.0' });
    expect([shields(operation, after.id), shields(operation, elsewhere.id)]).toEqual([
      false,
      false,
    ]);
  });

  it('gives way to a resolution, to what was released, and to a permission for that hand-in', () => {
    const resolution = resolveConflict('score/written/1/j1/novelty', 5, [], 'x');
    expect(over({ ...resolution, parents: [], id: 'x.0' }, 's.0')).toBe(false);
    expect(over({ id: 'x.0' }, 's.0', factsOf(), settlementsOf(['x.0', 'released']))).toBe(false);
    expect(over({ id: 'x.0' }, 's.0', factsOf(), settlementsOf(['x.0', 'left-out']))).toBe(true);
    const facts = factsOf(reopenings(permission('s.3'), permission('s.0', 'p.1')));
    expect(over({ id: 'x.0', basis: 'p.0' }, 's.0', facts)).toBe(false);
    expect(over({ id: 'x.0', basis: 'p.1' }, 's.0', facts)).toBe(true);
    expect(over({ id: 'x.0', basis: 'p.9' }, 's.0', facts)).toBe(true);
    expect(over({ id: 'x.0' }, 's.0', facts)).toBe(true);
  });

  it('is taken back by no later hand-in that leaves some of it out', () => {
    const listing = (
      scores: Readonly<Record<string, number>>,
      comments: Readonly<Record<string, number>>,
      more: Said = {},
      facts = factsOf(),
    ): boolean =>
      protectedBy([first], entries, { facts, settlements: new Map() })(
        handIn(scores, { id: 's.9', ...more }, comments),
        first.id,
      );
    const all = { novelty: 0, economy: 2 };
    expect(listing(all, { effect: 1 })).toBe(false);
    expect(listing({ ...all, more: 7 }, { effect: 1, more: 8 })).toBe(false);
    expect(listing({ novelty: 0 }, { effect: 1 })).toBe(true);
    expect(listing({ ...all, novelty: 5 }, { effect: 1 })).toBe(true);
    expect(listing(all, {})).toBe(true);
    expect(listing(all, { effect: 2 })).toBe(true);
    expect(listing(all, { effect: 1 }, { log: 'copy' })).toBe(true);
    expect(listing(all, { effect: 1 }, { id: 's.2' })).toBe(true);
    expect(listing({}, {}, {}, factsOf(reopenings(permission('s.3'))))).toBe(false);
    expect(listing({}, {}, {}, factsOf(reopenings(permission('s.9'))))).toBe(true);
    const shields = protectedBy([first], entries, { facts: factsOf(), settlements: new Map() });
    expect(shields(handIn({}, { id: 's.9' }), id('nowhere.0'))).toBe(false);
    const elsewhere = permission('s.3', 'p.0', { ...sheet, submission: '3' });
    expect(listing({}, {}, {}, factsOf(reopenings(elsewhere)))).toBe(true);
  });

  it('holds against odd hand-ins, which repeat nothing', () => {
    const odd = operationOf({ ...first, id: id('s.9'), ordinal: 9, value: 'odd' });
    const shields = protectedBy([first, odd], entries, {
      facts: factsOf(),
      settlements: new Map(),
    });
    expect(shields(odd, first.id)).toBe(true);
    expect(shields(handIn({}, { id: 's.10' }), odd.id)).toBe(true);
    expect(shields(operationOf({ ...score(), id: 's.10' }), first.id)).toBe(false);
  });
});
