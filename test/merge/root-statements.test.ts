import { describe, expect, it } from 'vitest';

import { setPerson } from '../../shared/contest/contest-operations.ts';
import type { LogId, OperationId } from '../../shared/log/operation.ts';
import {
  resolveConflict,
  settleFork,
  withdrawSettlement,
} from '../../shared/merge/resolution-operations.ts';
import {
  foldRootStatements,
  replacedWaiting,
  type RootStatements,
  withdrawsOther,
} from '../../shared/merge/root-statements.ts';
import type { QuarantineReason } from '../../shared/merge/state.ts';
import { contestIdOf, foundContest } from '../../shared/trust/founding.ts';
import {
  approveStatement,
  confirmKey,
  continueLog,
  refuseKey,
  revokeKey,
  setKeyRights,
} from '../../shared/trust/key-operations.ts';
import { seedOf } from '../builders/contest-builder.ts';
import { operationOf, type Said } from './by-hand.ts';
import {
  enrolled,
  type Grown,
  idBy,
  keyOf,
  one,
  person,
  roots,
  sourceOf,
  two,
} from './roots-by-hand.ts';

const [firstRoot = keyOf(1), secondRoot = keyOf(2)] = roots;

const judged = (grown: Grown): RootStatements => foldRootStatements(sourceOf(grown));

/** Verdicts on what roots said, by ids. */
const verdicts = (...said: readonly Said[]): Readonly<Record<string, QuarantineReason | null>> =>
  Object.fromEntries(judged({ said }).verdicts);

const inForce = ({ inForce: standing }: RootStatements): string[] => standing.map(({ id }) => id);

const j1 = setPerson(person('j1', 'juror', 11));

describe('the founding', () => {
  const rootsOf = (founding: Said): number => judged({ said: [], founding }).roots.size;

  it('is the one that the contest’s name was made of, signed by a root it names', () => {
    expect(judged({ said: [] }).trust).toEqual({
      rootKeys: roots,
      threshold: 2,
      confirmation: 'ticket',
    });
    expect(rootsOf({ signer: secondRoot })).toBe(3);
  });

  it('is nobody’s but a root’s: a stranger who repeats its words founds nothing', () => {
    expect(rootsOf({ signer: keyOf(9) })).toBe(0);
  });

  it.each<[string, Said]>([
    ['under another kind', { kind: 'key.rights' }],
    ['by a resolution', { kind: 'conflict.resolve', version: 1, reason: 'as agreed' }],
    ['under another key', { key: 'founding/again' }],
    ['in a form that named no rules yet', { version: 1 }],
  ])('counts in its own form alone, not %s', (_, founding) => {
    expect(rootsOf(founding)).toBe(0);
  });

  it('is passed over where it is another contest’s, whose files lie beside', () => {
    const another = foundContest({
      rootKeys: [seedOf(9)],
      salt: seedOf(9).slice(16),
      threshold: 1,
      confirmation: 'ticket',
    });
    const alien = { ...another, id: 'a.0', version: 2, signer: keyOf(9) };
    expect(contestIdOf(another.value)).not.toBe(sourceOf({ said: [] }).contest);
    expect(judged({ said: [alien] }).roots).toEqual(new Set(roots));
  });

  it('leaves nobody a root while it is not here, and asks no second one for anything', () => {
    const { trust } = judged({ said: [], founding: { key: 'elsewhere' } });
    expect(trust).toEqual({ rootKeys: [], threshold: 1, confirmation: 'ticket' });
  });

  it('is no statement itself, nor is an enrolment of a root’s own desk', () => {
    const own = { ...enrolled(1, 'j1', 11), id: 'e.0' };
    expect(verdicts(own)).toEqual({});
  });
});

describe('what a root says', () => {
  it('never counts malformed, and never touches what is not the roots’', () => {
    const key = keyOf(21);
    const theirs = {
      ...confirmKey(key),
      id: 'a.0',
      signer: keyOf(23),
    };
    const found = verdicts(
      theirs,
      one('b.0', { ...j1, value: 'odd' }),
      one('b.1', confirmKey(key), { parents: ['a.0'] }),
      one('b.2', refuseKey(key, 'lost'), { parents: ['f.0'] }),
      one('b.3', refuseKey(key, 'lost'), { parents: ['unknown.0'] }),
      one('b.4', refuseKey(key, 'lost'), { parents: ['b.3'] }),
      one('b.5', refuseKey(key, 'lost'), { parents: ['unknown.0', 'a.0'] }),
    );
    expect(found).toEqual({
      'b.0': 'value',
      'b.1': 'authority',
      'b.2': 'authority',
      'b.3': null,
      'b.4': null,
      'b.5': 'authority',
    });
  });

  it('replaces another’s word by resolving a conflict, on the same key alone', () => {
    const theirs = { ...j1, id: 'a.0', signer: keyOf(23) };
    const resolve = (key: string) =>
      resolveConflict(
        key,
        { ...person('j1', 'juror', 11), id: key.slice(7) },
        [idBy('a.0')],
        'by phone',
      );
    expect(verdicts(theirs, one('b.0', resolve('person/j1')))).toEqual({ 'b.0': 'unapproved' });
    expect(verdicts(theirs, one('b.0', resolve('person/j2')))).toEqual({ 'b.0': 'authority' });
  });

  it('says of its own log alone what that goes on from', () => {
    const goesOn = continueLog('l' as LogId, {
      previous: 'AAAAAAAAAAAAAAAAAAAAAA' as LogId,
      head: null,
      cause: 'restored',
    });
    expect(
      verdicts(one('a.0', goesOn, { log: 'l' }), one('a.1', goesOn, { log: 'other' })),
    ).toEqual({ 'a.0': null, 'a.1': 'role' });
  });

  it('holds up to the cut of a revoked root, but for its revocations, which only take away', () => {
    const head = 'A'.repeat(43);
    const cut = { log: 'A'.repeat(22), sequence: 0, head };
    const revocation = revokeKey(firstRoot, [cut as never], 'stolen');
    const grown: Grown = {
      said: [
        one(`${head}.0`, refuseKey(keyOf(21), 'lost'), { log: cut.log }),
        one('b.0', refuseKey(keyOf(22), 'lost')),
        one('b.1', revokeKey(keyOf(23), [], 'lost'), { parents: ['f.0'] }),
        two('c.0', revocation),
      ],
      segments: [{ id: head, log: cut.log, signer: firstRoot }],
    };
    const found = judged(grown);
    expect(Object.fromEntries(found.verdicts)).toEqual({
      [`${head}.0`]: null,
      'b.0': 'revoked',
      'b.1': null,
      'c.0': null,
    });
    expect([...found.revoked.keys()].toSorted()).toEqual([firstRoot, keyOf(23)].toSorted());
    expect(inForce(found).toSorted()).toEqual([`${head}.0`, 'b.1', 'c.0'].toSorted());
  });

  it('revokes nobody without saying why, nor by anything but a revocation', () => {
    const log = `elevenchars${secondRoot}`;
    const goesOn = continueLog(log as LogId, {
      previous: 'AAAAAAAAAAAAAAAAAAAAAA' as LogId,
      head: null,
      cause: 'copied',
    });
    const said = [one('a.0', goesOn, { log }), one('a.1', revokeKey(secondRoot, [], ' '))];
    const found = judged({ said });
    expect(found.revoked).toEqual(new Map());
    expect(found.mutualRevocation).toBe(false);
    expect(found.verdicts.get(idBy('a.1'))).toBe('value');
  });
});

describe('agreement of two roots', () => {
  const entered = one('a.0', j1);

  it('is what gives authority: to a person, to a key, and to a resolution about either', () => {
    const key = keyOf(21);
    const stages = setKeyRights(key, ['written']);
    const resolves = resolveConflict('person/j1', j1.value, [idBy('a.0')], 'by phone');
    expect(
      verdicts(
        entered,
        one('a.1', confirmKey(key)),
        one('a.2', refuseKey(key, 'lost')),
        one('a.3', stages),
        one('a.4', resolves),
        one('a.5', approveStatement(idBy('x.0'))),
      ),
    ).toEqual({
      'a.0': 'unapproved',
      'a.1': 'unapproved',
      'a.2': null,
      'a.3': 'unapproved',
      'a.4': 'unapproved',
      'a.5': null,
    });
  });

  it('needs the other root’s own approval, and nothing else in its place', () => {
    const approve = approveStatement(idBy('a.0'));
    const after = (...said: readonly Said[]) => verdicts(entered, ...said)['a.0'];
    expect(after(two('b.0', approve))).toBeNull();
    expect(after(one('b.0', approve))).toBe('unapproved');
    expect(after({ ...approve, id: 'b.0', signer: keyOf(21) })).toBe('unapproved');
    expect(after(two('b.0', { ...approve, value: false }))).toBe('unapproved');
    expect(after(two('b.0', approve, { parents: ['a.0'] }))).toBe('unapproved');
    // A log named so that its key ends like that of an approval.
    const goesOn = continueLog('wordsa.0' as LogId, {
      previous: 'AAAAAAAAAAAAAAAAAAAAAA' as LogId,
      head: null,
      cause: 'copied',
    });
    expect(after(two('b.0', goesOn, { log: 'wordsa.0' }))).toBe('unapproved');
  });

  it('is not asked for again in an invitation, nor where one root is enough', () => {
    expect(judged({ said: [entered], told: ['a.0'] }).verdicts.get(idBy('a.0'))).toBeNull();
    expect(judged({ said: [entered], threshold: 1 }).verdicts.get(idBy('a.0'))).toBeNull();
  });

  it('comes to nothing with an approval beyond the cut of a revoked root', () => {
    const revoked = one('c.0', revokeKey(secondRoot, [], 'stolen'));
    const approval = two('b.0', approveStatement(idBy('a.0')));
    expect(verdicts(entered, approval, revoked)['a.0']).toBe('unapproved');
  });

  it('leaves nobody to answer what an agreed statement replaced', () => {
    const again = setPerson(person('j1', 'juror', 11, 'KZ-55'));
    const said = [entered, one('a.1', again, { parents: ['a.0'] })];
    const approval = two('b.0', approveStatement(idBy('a.1')));
    expect(verdicts(...said)).toEqual({ 'a.0': 'unapproved', 'a.1': 'unapproved' });
    expect(verdicts(...said, approval)).toEqual({ 'a.1': null, 'b.0': null });
    expect(inForce(judged({ said }))).toEqual([]);
    expect(inForce(judged({ said: [...said, approval] }))).toEqual(['a.1', 'b.0']);
  });
});

describe('statements that wait and were replaced', () => {
  /** Names of replaced statements; `waiting` are those that nobody approved. */
  const replaced = (said: readonly Said[], waiting: readonly string[]): string[] => {
    const operations = said.map((each) => operationOf({ key: 'person/j1', ...each }));
    const found = new Map<OperationId, QuarantineReason | null>(
      operations.map(({ id }) => [id, waiting.includes(id) ? 'unapproved' : null]),
    );
    return [...replacedWaiting(operations, found)].toSorted();
  };

  it('are those that one in force names, directly or through others', () => {
    const chain = [{ id: 'a.0' }, { id: 'b.0', parents: ['a.0'] }, { id: 'c.0', parents: ['b.0'] }];
    expect(replaced(chain, ['a.0', 'b.0'])).toEqual(['a.0', 'b.0']);
    expect(replaced(chain, ['a.0', 'b.0', 'c.0'])).toEqual([]);
  });

  it('are none in force, none about another key, and none that never arrived', () => {
    const naming = { id: 'c.0', parents: ['a.0', 'b.0', 'lost.0'] };
    expect(replaced([{ id: 'a.0' }, { id: 'b.0', key: 'person/j2' }, naming], ['b.0'])).toEqual([]);
    // What one in force names hides nothing that lies behind it.
    const behind = [{ id: 'a.0' }, { id: 'b.0', parents: ['a.0'] }, naming];
    expect(replaced(behind, ['a.0'])).toEqual(['a.0']);
    const apart = [{ id: 'a.0' }, { id: 'b.0', key: 'person/j2', parents: ['a.0'] }];
    expect(replaced([...apart, { id: 'c.0', parents: ['b.0'] }], ['a.0', 'b.0'])).toEqual([]);
  });

  it('come to an end where somebody crafted a circle of them', () => {
    const circle = [
      { id: 'a.0', parents: ['b.0'] },
      { id: 'b.0', parents: ['a.0'] },
      { id: 'c.0', parents: ['a.0'] },
    ];
    expect(replaced(circle, ['a.0', 'b.0'])).toEqual(['a.0', 'b.0']);
  });
});

describe('taking back', () => {
  const known = {
    'r.0': resolveConflict('person/j1', j1.value, [], 'by phone'),
    'g.0': settleFork('AAAAAAAAAAAAAAAAAAAAAA' as LogId, 'a loan'),
    's.0': {},
    'w.0': withdrawSettlement(idBy('g.0'), 'no loan'),
  };
  const beside = Object.entries(known).map(([id, action]) => one(id, action));

  it('is for settlements: the word on a conflict goes out of force, a score or a withdrawal stays', () => {
    const back = ['r.0', 'g.0', 's.0', 'w.0', 'x.0'].map((id) =>
      one(`z.${id}`, withdrawSettlement(idBy(id), 'a slip')),
    );
    const { verdicts: found, withdrawn } = judged({ said: back, beside });
    expect([...withdrawn].toSorted()).toEqual(['g.0', 'r.0']);
    expect(back.map(({ id = '' }) => found.get(idBy(id)))).toEqual([
      null,
      null,
      'authority',
      'authority',
      null,
    ]);
    const resolved = one('r.0', { ...known['r.0'] });
    expect(inForce(judged({ said: [resolved], threshold: 1 }))).toEqual(['r.0']);
    const both = judged({ said: [resolved, ...back.slice(0, 1)], threshold: 1 });
    expect(inForce(both)).toEqual(['z.r.0']);
  });

  it('is done by a withdrawal alone, whatever other keys end like', () => {
    // As long as the word "withdrawal/", and followed by a settlement's id.
    const limit = one('z.0', { ...setKeyRights(keyOf(21), []), key: 'key-rights/g.0' });
    expect([...judged({ said: [limit], beside, threshold: 1 }).withdrawn]).toEqual([]);
    const source = sourceOf({ said: [], beside });
    const aside = (said: Said) => withdrawsOther(operationOf(said), source.known);
    expect(aside({ ...withdrawSettlement(idBy('s.0'), 'a slip') })).toBe(true);
    expect(aside({ key: 'key-rights/s.0', kind: 'key.rights' })).toBe(false);
    expect(aside({ ...withdrawSettlement(idBy('x.0'), 'a slip') })).toBe(false);
  });
});
