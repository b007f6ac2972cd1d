import { describe, expect, it } from 'vitest';

import {
  bytesToBase64url,
  concatBytes,
  sha256,
  toHex,
  utf8ToBytes,
} from '../../shared/basics/bytes.ts';
import { packIntegers } from '../../shared/log/columns.ts';
import { encodeValue } from '../../shared/log/value-codec.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import type {
  DirectorySummary,
  FoldedContest,
  Fork,
  Gap,
  KeyHolder,
  QuarantinedOperation,
} from '../../shared/merge/state.ts';
import { holderOf, operationOf, type Words } from './by-hand.ts';
import { keyOf } from './roots-by-hand.ts';

const operation = (id: string) => operationOf({ id });
const log = bytesToBase64url(new Uint8Array(16));

const cut = { log, sequence: 4, head: 'h' };
const j1 = holderOf('j1', 'juror', { stages: ['written'], cuts: [cut as never] });
const j2 = holderOf('j2');
const keysOf = (...holders: readonly KeyHolder[]): FoldedContest['keys'] =>
  new Map(holders.map((holder) => [holder.publicKey, holder]));

const directory: DirectorySummary = {
  version: 4,
  code: '00001 00002',
  threshold: 1,
  confirmation: 'ticket',
  rootKeys: [keyOf(1), keyOf(2)],
  waiting: [operation('w.0')],
  provisional: [],
  mutualRevocation: false,
};
const aside: QuarantinedOperation = {
  operation: operation('q.0'),
  reason: 'late',
  settled: null,
  disputed: false,
};
const forkBy = (change: Words<Fork>): Fork =>
  ({
    log: 'log',
    signer: 'key-j1',
    person: 'j1',
    branches: [{ firstSequence: 3, operations: 5 }],
    heads: ['a', 'b'],
    settled: false,
    lines: [],
    before: [],
    ...change,
  }) as Fork;
const gapBy = (change: Words<Gap>): Gap =>
  ({ log: 'log', signer: 'key-j1', person: 'j1', missing: 'm', before: 7, ...change }) as Gap;
const hardOn = (key: string) => ({ key, sheet: null, base: null, alternatives: [] });

const base: Partial<FoldedContest> = {
  contest: 'contest' as FoldedContest['contest'],
  directory,
  keys: keysOf(j1, j2),
  heads: new Map([
    ['k', [operation('s.0'), operation('s.2')]],
    ['l', [operation('s.1')]],
  ]),
  quarantine: [aside],
  hard: [hardOn('k')],
  forks: [forkBy({})],
  gaps: [gapBy({})],
  resolutions: [operation('r.0')],
  unknown: [operation('u.0')],
};
const hashOf = (change: Partial<FoldedContest> = {}): string =>
  stateHash({ ...base, ...change } as FoldedContest);
const ofDirectory = (change: Partial<DirectorySummary>) => ({
  directory: { ...directory, ...change },
});
const ofKey = (change: Partial<KeyHolder>) => ({ keys: keysOf({ ...j1, ...change }, j2) });

const changes: readonly (readonly [string, Partial<FoldedContest>])[] = [
  ['another contest', { contest: 'other' as FoldedContest['contest'] }],
  ['one statement more', ofDirectory({ version: 5 })],
  ['another statement', ofDirectory({ code: '00001 00003' })],
  ['agreement of two', ofDirectory({ threshold: 2 })],
  ['fingerprints to compare', ofDirectory({ confirmation: 'confirmed' })],
  ['another root', ofDirectory({ rootKeys: [keyOf(1), keyOf(3)] })],
  ['nothing that waits', ofDirectory({ waiting: [] })],
  ['roots that revoked each other', ofDirectory({ mutualRevocation: true })],
  ['one key less', { keys: keysOf(j1) }],
  ['another key', ofKey({ publicKey: keyOf(9) })],
  ['another person’s key', ofKey({ person: 'j3' })],
  ['another role', ofKey({ role: 'coordinator' })],
  ['a key in another state', ofKey({ state: 'revoked' })],
  ['a confirmed key', ofKey({ confirmed: true })],
  ['a key for all stages', ofKey({ stages: null })],
  ['a key for another stage', ofKey({ stages: ['oral'] })],
  ['a key that was not cut', ofKey({ cuts: null })],
  ['a key with no cut', ofKey({ cuts: [] })],
  ['a cut of another log', ofKey({ cuts: [{ ...cut, log: 'x' } as never] })],
  ['a later cut', ofKey({ cuts: [{ ...cut, sequence: 5 } as never] })],
  ['a cut on another branch', ofKey({ cuts: [{ ...cut, head: 'x' } as never] })],
  ['another head', { heads: new Map([['k', [operation('s.0'), operation('s.3')]]]) }],
  ['a head of another segment', { heads: new Map([['k', [operation('t.0')]]]) }],
  ['nothing kept aside', { quarantine: [] }],
  ['something else kept aside', { quarantine: [{ ...aside, operation: operation('q.1') }] }],
  ['another reason', { quarantine: [{ ...aside, reason: 'role' }] }],
  ['something released', { quarantine: [{ ...aside, settled: 'released' }] }],
  ['something in dispute', { quarantine: [{ ...aside, disputed: true }] }],
  ['no conflict', { hard: [] }],
  ['another conflict', { hard: [hardOn('l')] }],
  ['no fork', { forks: [] }],
  ['a fork of another log', { forks: [forkBy({ log: 'x' })] }],
  ['an earlier fork', { forks: [forkBy({ branches: [{ firstSequence: 2, operations: 5 }] })] }],
  ['a longer fork', { forks: [forkBy({ branches: [{ firstSequence: 3, operations: 6 }] })] }],
  ['a fork with other ends', { forks: [forkBy({ heads: ['a', 'c'] as never })] }],
  ['a settled fork', { forks: [forkBy({ settled: true })] }],
  ['no gap', { gaps: [] }],
  ['a gap in another log', { gaps: [gapBy({ log: 'x' })] }],
  ['another segment that is missing', { gaps: [gapBy({ missing: 'x' })] }],
  ['a later gap', { gaps: [gapBy({ before: 8 })] }],
  ['no resolution', { resolutions: [] }],
  ['another resolution', { resolutions: [operation('r.1')] }],
  ['nothing unknown', { unknown: [] }],
  ['something else unknown', { unknown: [operation('u.1')] }],
];

describe('the hash of a state', () => {
  it.each(changes)('is another one for %s', (_, change) => {
    expect(hashOf(change)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOf(change)).not.toBe(hashOf());
  });

  it('is never the same for two of these', () => {
    expect(new Set(changes.map(([, change]) => hashOf(change))).size).toBe(changes.length);
  });

  it('is the same whatever order keys and heads come in', () => {
    const heads = new Map([...(base.heads ?? [])].toReversed());
    const rootKeys = directory.rootKeys.toReversed();
    expect(hashOf({ heads, keys: keysOf(j2, j1), ...ofDirectory({ rootKeys }) })).toBe(hashOf());
  });

  it('is that of its one written form, the second there was', () => {
    const key = (holder: KeyHolder, cuts: readonly (readonly (string | number)[])[] | null) => [
      holder.publicKey,
      holder.person,
      'juror',
      'active',
      false,
      holder.stages,
      cuts,
    ];
    const written = encodeValue([
      'contest',
      [
        4,
        '00001 00002',
        1,
        'ticket',
        [keyOf(1), keyOf(2)],
        ['w.0'],
        false,
        [key(j1, [[log, 4, 'h']]), key(j2, null)],
      ],
      [['s', packIntegers([0, 1, 1])]],
      [['q.0', 'late', null, false]],
      ['k'],
      [['log', [[3, 5]], ['a', 'b'], false]],
      ['r.0'],
      ['u.0'],
      [['log', 'm', 7]],
    ]);
    const domain = utf8ToBytes('qazylar state 2\n');
    expect(hashOf()).toBe(toHex(sha256(concatBytes(domain, written))));
  });
});
