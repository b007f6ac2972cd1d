import { describe, expect, it } from 'vitest';

import type { Person } from '../../shared/contest/people.ts';
import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import type { LogId, Operation, PublicKeyId, SegmentId } from '../../shared/log/operation.ts';
import {
  foldLogs,
  foldRights,
  type HolderSource,
  standings,
  validClaims,
} from '../../shared/merge/key-holders.ts';
import {
  confirmKey,
  continueLog,
  refuseKey,
  setKeyRights,
} from '../../shared/trust/key-operations.ts';
import { personOf } from '../builders/contest-builder.ts';
import { operationOf, type Said, segmentsBy } from './by-hand.ts';

const key = (name: string): PublicKeyId => `key-${name}` as PublicKeyId;
const ticket = new Uint8Array(32).fill(7);
const peopleBy = (...people: readonly Person[]) => new Map(people.map((each) => [each.id, each]));
const juror = (id: string) => personOf(id, 'juror', 'KZ-10', ticket);

const enrolment = (name: string, person: string, more: Said = {}): Operation =>
  operationOf({
    id: `e-${name}.0`,
    kind: 'key.enrol',
    key: `key/key-${name}`,
    signer: `key-${name}`,
    value: { person, ticket, proof: new Uint8Array(64) },
    ...more,
  });

describe('a claim to be a person', () => {
  const people = peopleBy(juror('j1'), personOf('j2', 'juror', 'KZ-10', null));
  const isValid = (operation: Operation, proven = [operation.id]): boolean =>
    validClaims([operation], people, new Set(proven)).length === 1;

  it('holds where its ticket is the person’s and its proof was checked', () => {
    const claim = enrolment('a', 'j1');
    expect(validClaims([claim], people, new Set([claim.id]))).toEqual([
      { operation: claim, person: 'j1' },
    ]);
    expect(isValid(claim, [])).toBe(false);
    expect(isValid(enrolment('a', 'j2'))).toBe(false);
    expect(isValid(enrolment('a', 'nobody'))).toBe(false);
    expect(isValid(enrolment('a', 'j1', { key: 'key/key-b' }))).toBe(false);
    expect(isValid(enrolment('a', 'j1', { kind: 'person.set' }))).toBe(false);
    expect(isValid(enrolment('a', 'j1', { value: 'odd' }))).toBe(false);
    const other = { person: 'j1', ticket: new Uint8Array(32), proof: new Uint8Array(64) };
    expect(isValid(enrolment('a', 'j1', { value: other }))).toBe(false);
  });
});

describe('who holds which key', () => {
  const people = peopleBy(juror('j1'), juror('j2'), personOf('c1', 'coordinator', 'KZ-10', ticket));
  const sayings = (...said: readonly Said[]): HolderSource['byRoots'] => {
    const byKey = new Map<string, Operation[]>();
    for (const each of said.map(operationOf))
      byKey.set(each.key, [...(byKey.get(each.key) ?? []), each]);
    return byKey;
  };
  const held = (
    claims: readonly (readonly [key: string, person: string])[],
    change: Partial<HolderSource> = {},
  ): readonly string[] =>
    standings({
      claims: claims.map(([name, person]) => ({ operation: enrolment(name, person), person })),
      people,
      rules: { threshold: 1, confirmation: 'ticket' },
      revoked: new Map(),
      byRoots: new Map(),
      byCoordinators: new Map(),
      self: null,
      ...change,
    }).map(
      ({ publicKey, person, role, state, confirmed }) =>
        `${publicKey} ${person} ${role} ${state}${confirmed ? ' confirmed' : ''}`,
    );
  const revokedKey = (name: string, accepted: ReadonlyMap<string, number>) =>
    new Map([[key(name), { accepted: accepted as ReadonlyMap<SegmentId, number>, cuts: [] }]]);

  it('is told by their claims', () => {
    expect(
      held([
        ['a', 'j1'],
        ['c', 'c1'],
        ['x', 'nobody'],
      ]),
    ).toEqual(['key-a j1 juror active', 'key-c c1 coordinator active']);
    expect(
      held([
        ['a', 'j1'],
        ['a', 'j1'],
      ]),
    ).toEqual(['key-a j1 juror active']);
    expect(held([])).toEqual([]);
  });

  it('is contested where two keys are one person’s, or one key two people’s', () => {
    expect(
      held([
        ['a', 'j1'],
        ['b', 'j1'],
        ['c', 'j2'],
      ]),
    ).toEqual(['key-a j1 juror contested', 'key-b j1 juror contested', 'key-c j2 juror active']);
    expect(
      held([
        ['a', 'j2'],
        ['a', 'j1'],
      ]),
    ).toEqual(['key-a j1 juror contested']);
  });

  it('is settled by a root key’s word, a coordinator’s being none against rivals', () => {
    const two = [
      ['a', 'j1'],
      ['b', 'j1'],
    ] as const;
    expect(held(two, { byRoots: sayings(confirmKey(key('a'))) })).toEqual([
      'key-a j1 juror active confirmed',
      'key-b j1 juror contested',
    ]);
    expect(held(two, { byRoots: sayings(refuseKey(key('b'), 'x')) })).toEqual([
      'key-a j1 juror active',
      'key-b j1 juror refused',
    ]);
    expect(
      held(two, { byCoordinators: sayings(confirmKey(key('a')), refuseKey(key('b'), 'x')) }),
    ).toEqual(['key-a j1 juror contested confirmed', 'key-b j1 juror refused']);
  });

  it('is refused where one of equals refuses, whatever coordinators say against a root key', () => {
    const one = [['a', 'j1']] as const;
    const yes = { id: 'y.0', ...confirmKey(key('a')) };
    const no = { id: 'n.0', ...refuseKey(key('a'), 'x') };
    expect(held(one, { byRoots: sayings(yes, no) })).toEqual(['key-a j1 juror refused']);
    expect(held(one, { byRoots: sayings(yes), byCoordinators: sayings(no) })).toEqual([
      'key-a j1 juror active confirmed',
    ]);
    expect(held(one, { byCoordinators: sayings(no) })).toEqual(['key-a j1 juror refused']);
    expect(held(one, { byCoordinators: sayings({ ...no, key: 'key-state/key-b' }) })).toEqual([
      'key-a j1 juror active',
    ]);
  });

  it('waits for somebody to compare fingerprints where the contest asks for that', () => {
    const rules = { threshold: 1, confirmation: 'confirmed' } as const;
    const one = [['a', 'j1']] as const;
    expect(held(one, { rules })).toEqual(['key-a j1 juror unconfirmed']);
    expect(held(one, { rules, self: key('a') })).toEqual(['key-a j1 juror active']);
    expect(held(one, { rules, self: key('b') })).toEqual(['key-a j1 juror unconfirmed']);
    expect(held(one, { rules, byCoordinators: sayings(confirmKey(key('a'))) })).toEqual([
      'key-a j1 juror active confirmed',
    ]);
  });

  it('is revoked up to its cuts, and contests nothing beyond them', () => {
    const two = [
      ['a', 'j1'],
      ['b', 'j1'],
    ] as const;
    const within = revokedKey('a', new Map([['e-a', 5]]));
    expect(held([['a', 'j1']], { revoked: within })).toEqual(['key-a j1 juror revoked']);
    expect(held(two, { revoked: within })).toEqual([
      'key-a j1 juror revoked',
      'key-b j1 juror contested',
    ]);
    const nothing = revokedKey('a', new Map());
    expect(held(two, { revoked: nothing })).toEqual([
      'key-a j1 juror revoked',
      'key-b j1 juror active',
    ]);
    expect(
      held(
        [
          ['a', 'j1'],
          ['a', 'j2'],
        ],
        { revoked: within },
      ),
    ).toEqual(['key-a j1 juror contested']);
    const refused = sayings(refuseKey(key('a'), 'x'));
    expect(held(two, { revoked: within, byRoots: refused })).toEqual([
      'key-a j1 juror refused',
      'key-b j1 juror active',
    ]);
  });
});

describe('stages of keys', () => {
  const rightsOf = (...said: readonly Said[]) => {
    const heads = new Map<string, Operation[]>();
    for (const each of said.map(operationOf))
      heads.set(each.key, [...(heads.get(each.key) ?? []), each]);
    return Object.fromEntries(foldRights(heads));
  };

  it('are those that all versions name, a version without a limit aside', () => {
    expect(
      rightsOf(
        { id: 'a.0', ...setKeyRights(key('a'), ['written', 'final', 'third']) },
        { id: 'a.1', ...setKeyRights(key('a'), ['final', 'written']) },
        { id: 'a.2', ...setKeyRights(key('a'), null) },
        { id: 'b.0', ...setKeyRights(key('b'), null) },
        { id: 'c.0', ...setKeyRights(key('c'), []) },
        { id: 'd.0', key: 'key-rights/key-d', value: 'odd' },
        { id: 'f.0', key: 'key-rights/key-f', value: 'odd' },
        { id: 'f.1', ...setKeyRights(key('f'), ['a', 'b', 'c']) },
        { id: 'f.2', ...setKeyRights(key('f'), ['c', 'b']) },
        { id: 'f.3', ...setKeyRights(key('f'), ['c', 'a']) },
        { id: 'e.0', key: 'elsewhere/key-e', value: { stages: ['final'] } },
      ),
    ).toEqual({ 'key-a': ['written', 'final'], 'key-c': [], 'key-f': ['c'] });
  });
});

describe('logs of keys', () => {
  const raw = (number: number): LogId => bytesToBase64url(new Uint8Array(16).fill(number)) as LogId;

  it('are told by log, each with where its branches end and what it goes on from', () => {
    const segments = segmentsBy(
      { id: 'z', log: 'b' },
      { id: 'a1', log: 'a', firstSequence: 0, lastSequence: 4, operations: 9 },
      {
        id: 'a3',
        log: 'a',
        previous: 'a1',
        firstSequence: 5,
        lastSequence: 6,
        firstOrdinal: 9,
        operations: 2,
      },
      {
        id: 'a2',
        log: 'a',
        previous: 'a1',
        firstSequence: 5,
        lastSequence: 5,
        firstOrdinal: 9,
        operations: 1,
      },
      { id: 'o', log: 'a', signer: 'key-j2' },
      { id: 'y', log: 'c' },
    );
    const goesOn = (id: string, from: number, more: Said = {}) =>
      operationOf({
        id,
        log: 'a',
        ...continueLog('a' as LogId, { previous: raw(from), head: null, cause: 'copied' }),
        ...more,
      });
    const said = [
      goesOn('x.0', 9, { kind: 'score.set' }),
      goesOn('x.1', 1),
      goesOn('x.2', 2),
      goesOn('x.3', 3, { signer: 'key-j9' }),
    ];
    const logs = foldLogs(segments, said);
    expect(logs.get(key('j1'))).toEqual([
      {
        log: 'a',
        heads: [
          { head: 'a2', sequence: 5, operations: 10 },
          { head: 'a3', sequence: 6, operations: 11 },
        ],
        continues: raw(1),
      },
      { log: 'b', heads: [{ head: 'z', sequence: 0, operations: 1 }], continues: null },
      { log: 'c', heads: [{ head: 'y', sequence: 0, operations: 1 }], continues: null },
    ]);
    expect(logs.get(key('j2'))).toEqual([
      { log: 'a', heads: [{ head: 'o', sequence: 0, operations: 1 }], continues: null },
    ]);
    expect([...logs.keys()]).toHaveLength(2);
    expect(foldLogs(segmentsBy(), [])).toEqual(new Map());
  });
});
