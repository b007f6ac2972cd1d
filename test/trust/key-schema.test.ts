import { describe, expect, it } from 'vitest';

import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import type { Action } from '../../shared/contest/action.ts';
import { cutOffStage } from '../../shared/deciding/decision-operations.ts';
import { parseCutOff } from '../../shared/deciding/decision-schema.ts';
import type {
  ContestId,
  LogId,
  OperationId,
  PublicKeyId,
  SegmentId,
  Value,
} from '../../shared/log/operation.ts';
import { currentVersion, isWellFormed, kindRule } from '../../shared/merge/kinds.ts';
import {
  resolveConflict,
  settleFork,
  withdrawSettlement,
} from '../../shared/merge/resolution-operations.ts';
import { contestIdOf, foundContest, foundedTrust } from '../../shared/trust/founding.ts';
import {
  approveStatement,
  confirmKey,
  continueLog,
  refuseKey,
  revokeKey,
  setKeyRights,
  setRecipients,
} from '../../shared/trust/key-operations.ts';
import {
  parseContinuation,
  parseRecipients,
  parseRevocation,
  parseRights,
} from '../../shared/trust/key-schema.ts';

const bytes = (length: number, fill = 1): Uint8Array => new Uint8Array(length).fill(fill);
const log = bytesToBase64url(bytes(16)) as LogId;
const segment = bytesToBase64url(bytes(32)) as SegmentId;
const key = bytesToBase64url(bytes(32, 2)) as PublicKeyId;
const statement = `${segment}.3` as OperationId;

/** The action as it would be recorded, perhaps in another version or with another value. */
const recorded = (action: Action, change: { version?: number; value?: Value } = {}) => ({
  kind: action.kind,
  version: currentVersion(action.kind, action.value),
  key: action.key,
  value: action.value,
  reason: action.reason ?? '',
  parents: [],
  ...change,
});

const trustRules = { threshold: 2, confirmation: 'confirmed' } as const;
const plain = { rootKeys: [bytes(32)], salt: bytes(16) };
const ruled = { ...plain, rootKeys: [bytes(32), bytes(32, 2)], ...trustRules };

describe('operations on keys', () => {
  it.each([
    ['a confirmation', confirmKey(key)],
    ['a refusal', refuseKey(key, 'not hers')],
    ['a revocation', revokeKey(key, [{ log, sequence: 3, head: segment }], 'lost')],
    ['a revocation of everything', revokeKey(key, [], 'stolen')],
    ['rights', setKeyRights(key, ['written'])],
    ['all rights', setKeyRights(key, null)],
    ['an approval', approveStatement(statement)],
    ['a new log', continueLog(log, { previous: log, head: segment, cause: 'copied' })],
    ['a new log from nothing', continueLog(log, { previous: log, head: null, cause: 'restored' })],
    ['recipients', setRecipients('headquarters', [bytes(32)])],
    ['a cut-off', cutOffStage('written', [segment])],
    ['a withdrawal', withdrawSettlement(statement, 'a slip')],
    ['a fork', settleFork(log, 'a loan')],
    ['the branches of a fork', settleFork(log, 'a loan', [segment])],
    ['a plain founding', foundContest(plain)],
    ['a founding with rules', foundContest(ruled)],
  ])('are well formed as they are built: %s', (_, action) => {
    expect(isWellFormed(recorded(action))).toBe(true);
  });

  it('are written in the oldest version that has their form', () => {
    expect(recorded(foundContest(plain)).version).toBe(1);
    expect(recorded(foundContest({ ...plain, threshold: 1 })).version).toBe(2);
    expect(recorded(settleFork(log, 'x')).version).toBe(1);
    expect(recorded(settleFork(log, 'x', [segment])).version).toBe(2);
    expect(currentVersion('fork.settle', 'nonsense')).toBe(2);
    expect(currentVersion('kind.of-tomorrow', null)).toBe(1);
    expect(kindRule({ kind: 'fork.settle', version: 3 })).toBeNull();
    expect(kindRule({ kind: 'key.revoke', version: 2 })).toBeNull();
  });

  const cut = { log: bytes(16), sequence: 3, head: bytes(32) };
  it.each<[string, Action, Value]>([
    ['a confirmation of another word', confirmKey(key), 'perhaps'],
    ['a revocation without cuts', revokeKey(key, [], 'x'), {}],
    ['a revocation with more', revokeKey(key, [], 'x'), { cuts: [], until: 5 }],
    ['a cut in a short log', revokeKey(key, [], 'x'), { cuts: [{ ...cut, log: bytes(15) }] }],
    ['a cut before the beginning', revokeKey(key, [], 'x'), { cuts: [{ ...cut, sequence: -1 }] }],
    ['a cut without its head', revokeKey(key, [], 'x'), { cuts: [{ ...cut, head: null }] }],
    ['rights to no list', setKeyRights(key, null), { stages: 'written' }],
    ['rights to no id', setKeyRights(key, null), { stages: ['a/b'] }],
    ['rights without stages', setKeyRights(key, null), {}],
    ['an approval that says no', approveStatement(statement), false],
    ['a log from nowhere', continueLog(log, { previous: log, head: null, cause: 'copied' }), {}],
    ['no recipients', setRecipients('headquarters', [bytes(32)]), []],
    ['nine recipients', setRecipients('headquarters', [bytes(32)]), Array(9).fill(bytes(32))],
    ['a short recipient', setRecipients('headquarters', [bytes(32)]), [bytes(31)]],
    ['a cut-off at a name', cutOffStage('written', []), { heads: [segment] }],
    ['a cut-off by clock', cutOffStage('written', []), { heads: [], at: 5 }],
    ['a withdrawal that says no', withdrawSettlement(statement, 'x'), null],
    ['a fork without branches', settleFork(log, 'x', [segment]), []],
    ['a founding without roots', foundContest(ruled), plain],
    ['a founding for three', foundContest(ruled), { ...ruled, threshold: 3 }],
    ['a founding by word of mouth', foundContest(ruled), { ...ruled, confirmation: 'word' }],
    [
      'a founding for two with one key twice',
      foundContest(ruled),
      { ...ruled, rootKeys: [bytes(32), bytes(32)] },
    ],
  ])('are not well formed: %s', (_, action, value) => {
    expect(isWellFormed(recorded(action, { value }))).toBe(false);
  });

  it.each([
    ['a revocation', revokeKey(key, [], ' ')],
    ['a withdrawal', withdrawSettlement(statement, '')],
    ['a settled fork', settleFork(log, '')],
  ])('need a reason: %s', (_, action) => {
    expect(isWellFormed(recorded(action))).toBe(false);
  });

  it.each([
    ['a plain fork in version 2', settleFork(log, 'x'), 2],
    ['branches in version 1', settleFork(log, 'x', [segment]), 1],
    ['rules in version 1', foundContest(ruled), 1],
    ['no rules in version 2', foundContest(plain), 2],
  ])('have the form of the version they claim: %s', (_, action, version) => {
    expect(isWellFormed(recorded(action, { version }))).toBe(false);
  });

  it.each(['key-revocation', 'key-rights', 'approval', 'log', 'withdrawal', 'cut-off'])(
    'are never resolved: %s',
    (prefix) => {
      expect(isWellFormed(recorded(resolveConflict(`${prefix}/x`, true, [], 'x')))).toBe(false);
    },
  );

  it('say what they were built from', () => {
    const cuts = [{ log, sequence: 3, head: segment }];
    const from = { previous: log, head: segment, cause: 'copied' } as const;
    expect(parseRevocation(revokeKey(key, cuts, 'x').value)).toEqual(cuts);
    expect(parseRights(setKeyRights(key, ['final']).value)).toEqual(['final']);
    expect(parseRights(setKeyRights(key, null).value)).toBeNull();
    expect(parseContinuation(continueLog(log, from).value)).toEqual(from);
    expect(parseContinuation(continueLog(log, { ...from, head: null }).value)?.head).toBeNull();
    expect(parseRecipients(setRecipients('KZ-10', [bytes(32)]).value)).toEqual([bytes(32)]);
    expect(parseCutOff(cutOffStage('written', [segment]).value)).toEqual([segment]);
    expect(parseRevocation(null)).toBeUndefined();
    expect(parseRights([])).toBeUndefined();
    expect(parseContinuation(true)).toBeUndefined();
    expect(parseRecipients({})).toBeUndefined();
    expect(parseCutOff([])).toBeUndefined();
  });
});

describe('what a contest is founded on', () => {
  it('is one root and tickets in the first form', () => {
    const { value } = foundContest(plain);
    expect(foundedTrust(contestIdOf(value), value)).toEqual({
      rootKeys: [bytesToBase64url(bytes(32))],
      threshold: 1,
      confirmation: 'ticket',
    });
  });

  it('is what the founding says in the second form', () => {
    const { value } = foundContest(ruled);
    expect(foundedTrust(contestIdOf(value), value)).toMatchObject(trustRules);
  });

  it('is nothing for a founding of another contest or of another form', () => {
    const { value } = foundContest(plain);
    expect(foundedTrust('x' as ContestId, value)).toBeNull();
    const odd = { ...plain, threshold: 1 };
    expect(foundedTrust(contestIdOf(odd), odd)).toBeNull();
  });
});
