import { describe, expect, it } from 'vitest';

import { milli } from '../../shared/basics/points.ts';
import { setCalibration } from '../../shared/contest/contest-operations.ts';
import { removeDocument } from '../../shared/contest/document.ts';
import type { Role } from '../../shared/contest/people.ts';
import { cutOffStage } from '../../shared/deciding/decision-operations.ts';
import type { LogId, Operation, OperationId, PublicKeyId } from '../../shared/log/operation.ts';
import {
  resolveConflict,
  settleFork,
  settleQuarantine,
  withdrawSettlement,
} from '../../shared/merge/resolution-operations.ts';
import { judgeActor, mayAct, mayReplace, overreaches, signerOf } from '../../shared/merge/rules.ts';
import {
  handInSheet,
  recuse,
  reopenSheet,
  setComment,
  setScore,
} from '../../shared/scoring/score-operations.ts';
import { signConsent } from '../../shared/trust/consent.ts';
import {
  approveStatement,
  confirmKey,
  continueLog,
  setRecipients,
} from '../../shared/trust/key-operations.ts';
import { testSettings } from '../builders/contest-builder.ts';
import { directoryOf, holderOf, operationOf, type Said } from './by-hand.ts';

const sheet = (submission = '1', juror = 'j1', stage = 'written') => ({ stage, submission, juror });
const score = (points = 7, ref = sheet(), criterion = 'novelty') =>
  setScore(ref, criterion, milli(points * 1000));
const id = (name: string): OperationId => name as OperationId;
const key = (person: string): PublicKeyId => `key-${person}` as PublicKeyId;
const said = (signer: string, action: Said, more: Said = {}): Operation =>
  operationOf({ signer: `key-${signer}`, ...action, ...more });

describe('the signer of an operation', () => {
  it.each([
    ['contested', 'identity-contested'],
    ['unconfirmed', 'key-unconfirmed'],
    ['refused', 'role'],
  ] as const)('is none while its key is %s', (state, reason) => {
    const directory = directoryOf({ holders: [holderOf('j1', 'juror', { state })] });
    expect(signerOf({ signer: key('j1') }, directory)).toBe(reason);
    expect(judgeActor(said('j1', score()), directory)).toBe(reason);
    const theirs = said('j2', score(), { id: 'x.0', key: 'elsewhere' });
    const known = new Map([[theirs.id, theirs]]);
    expect(overreaches(said('j1', score(), { parents: ['x.0'] }), directory, known)).toBe(false);
  });

  it('is unknown where nobody holds the key', () => {
    expect(signerOf({ signer: key('nobody') }, directoryOf())).toBe('signer-unknown');
  });

  it('is whoever holds a key in force, a revoked one only where it was good before', () => {
    const holder = holderOf('j1');
    expect(signerOf({ signer: key('j1') }, directoryOf({ holders: [holder] }))).toBe(holder);
    const revoked = holderOf('j1', 'juror', { state: 'revoked' });
    const confirmed = { ...revoked, confirmed: true };
    const under = (one: typeof holder, confirmation: 'ticket' | 'confirmed') =>
      signerOf({ signer: key('j1') }, directoryOf({ holders: [one], confirmation }));
    expect(under(revoked, 'ticket')).toBe(revoked);
    expect(under(revoked, 'confirmed')).toBe('key-unconfirmed');
    expect(under(confirmed, 'confirmed')).toBe(confirmed);
  });
});

describe('what a role may say', () => {
  const may = (person: string, role: Role, action: Said, more: Said = {}): boolean =>
    mayAct(said(person, action, more), holderOf(person, role), directoryOf());

  it.each<[string, Said, readonly boolean[]]>([
    // who: the juror j1 | the coordinator c1 of the region | the juror j9 of another region
    ['a score', score(), [true, true, false]],
    ['a comment', setComment(sheet(), 'novelty', 'x'), [true, true, false]],
    [
      'a hand-in',
      handInSheet(sheet(), { scores: {}, comments: {}, salt: new Uint8Array(16) }),
      [true, true, false],
    ],
    ['a recusal', recuse(sheet(), 'kin'), [true, true, false]],
    ['a permission', reopenSheet(sheet(), id('h.0'), 'x'), [false, true, false]],
    [
      'a resolution',
      resolveConflict('score/written/1/j1/novelty', 5, [], 'x'),
      [false, false, false],
    ],
    ['a person', { kind: 'person.set', key: 'person/j1' }, [false, false, false]],
    ['a confirmation of a juror', confirmKey(key('j1')), [false, true, false]],
    ['a confirmation of a juror elsewhere', confirmKey(key('j9')), [false, false, false]],
    ['a confirmation of a coordinator', confirmKey(key('c1')), [false, false, false]],
    ['a consent of the juror', signConsent('j1', testSettings, 'kk'), [true, false, false]],
    ['a document', removeDocument('1', 'a'.repeat(64)), [false, false, false]],
    ['a calibration', setCalibration('written', []), [false, false, false]],
    ['a confirmation of nobody', confirmKey(key('nobody')), [false, false, false]],
    [
      'an odd kind on the own sheet',
      { kind: 'x', key: 'score/written/1/j1/novelty' },
      [false, false, false],
    ],
  ])('on the sheet of a juror: %s', (_, action, allowed) => {
    expect([
      may('j1', 'juror', action),
      may('c1', 'coordinator', action),
      may('j9', 'juror', action),
    ]).toEqual(allowed);
  });

  it('is nothing for a coordinator of no region, even about people of none', () => {
    const people = ['c1', 'j1'].map((person) => ({
      ...directoryOf().people.get(person),
      region: null,
    })) as never;
    const nowhere = directoryOf({ people });
    const coordinator = holderOf('c1', 'coordinator');
    expect(mayAct(said('c1', score()), coordinator, nowhere)).toBe(false);
    expect(mayAct(said('c1', confirmKey(key('j1'))), coordinator, nowhere)).toBe(false);
    const c1 = directoryOf().people.get('c1') as never;
    const jurorless = directoryOf({ people: [c1], holders: [holderOf('j1'), coordinator] });
    expect(mayAct(said('c1', confirmKey(key('j1'))), coordinator, jurorless)).toBe(false);
    const unknown = directoryOf({ people: [] });
    expect(mayAct(said('c1', score()), coordinator, unknown)).toBe(false);
    expect(mayAct(said('c1', confirmKey(key('j1'))), coordinator, unknown)).toBe(false);
    expect(mayAct(said('c1', score(7, sheet('1', 'j9'))), coordinator, directoryOf())).toBe(false);
  });

  it('is for everybody which log the own one goes on from', () => {
    const from = { previous: 'AAAA' as LogId, head: null, cause: 'restored' } as const;
    const action = continueLog('log-1' as LogId, from);
    for (const [person, role] of [
      ['j1', 'juror'],
      ['c1', 'coordinator'],
      ['headquarters', 'headquarters'],
    ] as const) {
      expect(may(person, role, action, { log: 'log-1' })).toBe(true);
      expect(may(person, role, action, { log: 'log-2' })).toBe(false);
    }
  });

  it('is everything for a root key, and nothing about people and keys for another desk', () => {
    const desk = holderOf('h1', 'headquarters');
    const root = holderOf('headquarters', 'headquarters');
    const about = (action: Said): readonly boolean[] => [
      mayAct(said('headquarters', action), root, directoryOf()),
      mayAct(said('h1', action), desk, directoryOf()),
    ];
    expect(about(score())).toEqual([true, true]);
    expect(about({ kind: 'kind.of-tomorrow', key: 'x' })).toEqual([true, true]);
    expect(about({ kind: 'kind.of-tomorrow', key: 'person/j1' })).toEqual([true, false]);
    expect(about(setRecipients('headquarters', []))).toEqual([true, true]);
    expect(about(removeDocument('1', 'a'.repeat(64)))).toEqual([true, true]);
    // Not even a root key signs a juror's consent.
    expect(about(signConsent('j1', testSettings, 'kk'))).toEqual([false, false]);
    expect(about(withdrawSettlement(id('q.0'), 'x'))).toEqual([true, true]);
    expect(about({ kind: 'person.set', key: 'person/j1' })).toEqual([true, false]);
    expect(about(confirmKey(key('j1')))).toEqual([true, false]);
    expect(about(approveStatement(id('a.0')))).toEqual([true, false]);
    expect(about(resolveConflict('person/j1', {}, [], 'x'))).toEqual([true, false]);
    expect(about(resolveConflict('submission/1', {}, [], 'x'))).toEqual([true, true]);
  });
});

describe('replacing', () => {
  const people = [holderOf('j1'), holderOf('j1', 'juror', { publicKey: 'key-j1-again' })];
  const directory = directoryOf({
    holders: [...people, holderOf('j2'), holderOf('headquarters', 'headquarters')],
  });
  const mine = said('j1', score(), { id: 'a.0' });
  const replacing = (signer: string, parents: readonly string[], action: Said = score()) =>
    overreaches(said(signer, action, { parents }), directory, new Map([[mine.id, mine]]));

  it('is for the same person, from whichever key', () => {
    expect(replacing('j1', ['a.0'])).toBe(false);
    expect(replacing('j1-again', ['a.0'])).toBe(false);
    expect(replacing('j2', ['a.0'])).toBe(true);
    expect(replacing('j2', ['x.0', 'a.0'])).toBe(true);
    expect(replacing('j2', [])).toBe(false);
    expect(replacing('j2', ['nowhere.0'])).toBe(false);
  });

  it('is of the same key alone', () => {
    expect(replacing('j1', ['a.0'], score(7, sheet(), 'effect'))).toBe(true);
  });

  it('is for headquarters only by a resolution, which nobody else may make', () => {
    const resolution = resolveConflict(mine.key, 5, [], 'x');
    expect(replacing('headquarters', ['a.0'], { ...resolution, parents: undefined } as never)).toBe(
      false,
    );
    expect(replacing('headquarters', ['a.0'])).toBe(true);
    const by = (role: Role) =>
      mayReplace(said('j1', resolution), holderOf('j1', role), mine, directory);
    expect([by('headquarters'), by('juror')]).toEqual([true, false]);
    const nobodys = said('nobody', score());
    expect(mayReplace(mine, holderOf('j1'), nobodys, directory)).toBe(false);
  });

  it('is no root’s with its own waiting statement, which it would take out of sight', () => {
    const waiting = said('headquarters', { kind: 'person.set', key: 'person/j3' }, { id: 'w.0' });
    const theirs = { ...waiting, id: id('w.1'), signer: key('second') };
    const settled = { ...waiting, id: id('w.2') };
    const among = directoryOf({ known: [waiting, theirs, settled], unapproved: ['w.0', 'w.1'] });
    const hides = (action: Said) => overreaches(said('headquarters', action), among, new Map());
    expect(hides(settleQuarantine(id('w.0'), 'left-out', 'x'))).toBe(true);
    expect(hides(settleQuarantine(id('w.1'), 'left-out', 'x'))).toBe(false);
    expect(hides(settleQuarantine(id('w.2'), 'left-out', 'x'))).toBe(false);
    expect(hides(settleQuarantine(id('w.9'), 'left-out', 'x'))).toBe(false);
    expect(hides(withdrawSettlement(id('w.0'), 'x'))).toBe(false);
  });
});

describe('a key that is limited to stages', () => {
  const odd = said('j1', score(99), { id: 'odd.0' });
  const settled = said('headquarters', settleQuarantine(odd.id, 'released', 'x'), { id: 'q.0' });
  const onKey = said('headquarters', settleFork('log' as LogId, 'x'), { id: 'f.0' });
  const twice = said('headquarters', withdrawSettlement(settled.id, 'x'), { id: 'w.0' });
  const judged = (action: Said, stages: readonly string[] | null) =>
    judgeActor(
      said('headquarters', action),
      directoryOf({
        holders: [holderOf('headquarters', 'headquarters', { stages })],
        known: [odd, settled, onKey, twice],
      }),
    );

  it.each<[string, Said, string | null, string | null]>([
    ['a score of the stage', score(), null, 'stage'],
    ['the end of the stage’s time', cutOffStage('written', []), null, 'stage'],
    ['a release on the stage', settleQuarantine(odd.id, 'released', 'x'), null, 'stage'],
    ['taking that back', withdrawSettlement(settled.id, 'x'), null, 'stage'],
    ['a release of what is not here', settleQuarantine(id('n.0'), 'released', 'x'), null, null],
    ['taking back a fork', withdrawSettlement(onKey.id, 'x'), 'stage', 'stage'],
    ['taking back a taking back', withdrawSettlement(twice.id, 'x'), 'stage', 'stage'],
    ['a fork', settleFork('log' as LogId, 'x'), 'stage', 'stage'],
    ['whom files are for', setRecipients('headquarters', [new Uint8Array(32)]), 'stage', 'stage'],
    ['a confirmation', confirmKey(key('j1')), null, null],
    ['the own consent', signConsent('headquarters', testSettings, 'kk'), null, null],
    ['what the stage calibrates by', setCalibration('written', ['1']), null, 'stage'],
    ['a document', removeDocument('1', 'a'.repeat(64)), 'stage', 'stage'],
    [
      'where the log goes on from',
      continueLog('log' as LogId, {
        previous: 'A'.repeat(22) as LogId,
        head: null,
        cause: 'copied',
      }),
      null,
      null,
    ],
  ])('says: %s', (_, action, onStage, elsewhere) => {
    expect(judged(action, ['written'])).toBe(onStage);
    expect(judged(action, ['final', 'written'])).toBe(onStage);
    expect(judged(action, ['final'])).toBe(elsewhere);
    expect(judged(action, [])).toBe(elsewhere);
    expect(judged(action, null)).toBeNull();
  });
});

describe('an actor', () => {
  it('is judged by form before role, and by role before reach', () => {
    const stages = ['final'];
    const revoked = holderOf('j1', 'juror', { state: 'revoked', stages });
    const directory = directoryOf({
      holders: [revoked],
      revoked: new Map([['key-j1', new Map()]]),
    });
    const judged = (action: Said) => judgeActor(said('j1', action), directory);
    expect(judged({ ...score(), value: 'seven' })).toBe('value');
    expect(judged(score(7, sheet('1', 'j2')))).toBe('role');
    expect(judged(score())).toBe('revoked');
    const upTo = new Map([['key-j1', new Map([['s', 5]])]]);
    const kept = directoryOf({ holders: [revoked], revoked: upTo });
    expect(judgeActor(said('j1', score(), { id: 's.5' }), kept)).toBe('stage');
    expect(judgeActor(said('j1', score(), { id: 's.6' }), kept)).toBe('revoked');
    const active = { ...revoked, state: 'active', stages: null } as const;
    expect(judgeActor(said('j1', score()), directoryOf({ holders: [active] }))).toBeNull();
    // A cut-off key that is held in force again is not judged by its cuts.
    const both = directoryOf({ holders: [active], revoked: new Map([['key-j1', new Map()]]) });
    expect(judgeActor(said('j1', score()), both)).toBeNull();
  });
});
