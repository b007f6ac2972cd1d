import { describe, expect, it } from 'vitest';

import type { LogId, OperationId, PublicKeyId, SegmentId } from '../../shared/log/operation.ts';
import { foldRevocations, isBeyondCut } from '../../shared/merge/key-cuts.ts';
import {
  branchHeads,
  chainFrom,
  inAll,
  lastOf,
  logName,
  segmentOf,
} from '../../shared/merge/log-chains.ts';
import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import { revokeKey } from '../../shared/trust/key-operations.ts';
import { operationOf, segmentsBy } from './by-hand.ts';

const ids = (...names: readonly string[]): readonly SegmentId[] => names as SegmentId[];
const id = (name: string): SegmentId => name as SegmentId;

const forked = segmentsBy(
  { id: 'a' },
  { id: 'b', previous: 'a', firstSequence: 1 },
  { id: 'c', previous: 'b', firstSequence: 2 },
  { id: 'd', previous: 'b', firstSequence: 2 },
  { id: 'other-log', previous: 'a', log: 'log-2' },
  { id: 'other-key', previous: 'a', signer: 'key-j2' },
  { id: 'gap', previous: 'unknown', firstSequence: 9 },
);

describe('the chain of a segment', () => {
  it.each([
    ['c', ['c', 'b', 'a']],
    ['a', ['a']],
    ['gap', ['gap']],
    ['other-log', ['other-log']],
    ['other-key', ['other-key']],
    ['nowhere', []],
  ])('goes back in its own log as far as it has arrived: %s', (head, chain) => {
    expect(chainFrom(id(head), forked)).toEqual(chain);
  });

  it('ends where it would begin anew', () => {
    const circle = segmentsBy({ id: 'x', previous: 'y' }, { id: 'y', previous: 'x' });
    expect(chainFrom(id('x'), circle)).toEqual(['x', 'y']);
  });
});

describe('the last segments', () => {
  it('of some are those that none of them goes on from', () => {
    expect(lastOf(ids('d', 'c', 'b', 'a'), forked)).toEqual(['c', 'd']);
    expect(lastOf(ids('b', 'a'), forked)).toEqual(['b']);
    expect(lastOf(ids('a', 'c'), forked)).toEqual(['a', 'c']);
    expect(lastOf(ids('other-log', 'other-key', 'a'), forked)).toEqual([
      'a',
      'other-key',
      'other-log',
    ]);
    expect(lastOf(ids('nowhere', 'a'), forked)).toEqual(['a']);
    expect(lastOf([], forked)).toEqual([]);
  });

  it('of every log are told by log and key', () => {
    expect(Object.fromEntries(branchHeads(forked))).toEqual({
      'log key-j1': ['c', 'd', 'gap'],
      'log-2 key-j1': ['other-log'],
      'log key-j2': ['other-key'],
    });
  });
});

it('names of segments and logs are parts of what they hold', () => {
  expect(segmentOf('abc.12' as OperationId)).toBe('abc');
  expect(segmentOf('~log.0' as OperationId)).toBe('~log');
  expect(logName({ log: 'l' as LogId, signer: 'k' as PublicKeyId })).toBe('l k');
});

it('keys that all maps have are in the order of those asked for', () => {
  const maps = [new Set(['a', 'b', 'c']), new Set(['c', 'a'])];
  expect(inAll(maps, ['c', 'b', 'a', 'd'])).toEqual(['c', 'a']);
  expect(inAll([], ['x'])).toEqual(['x']);
});

/** Ids of 32 and 16 bytes, which a revocation is written with. */
const segmentId = (number: number): SegmentId =>
  bytesToBase64url(new Uint8Array(32).fill(number)) as SegmentId;
const logId = (number: number): LogId => bytesToBase64url(new Uint8Array(16).fill(number)) as LogId;
const key = 'key-j1' as PublicKeyId;

describe('what is left of a revoked key', () => {
  const [s1, s2, s3, s4] = [segmentId(1), segmentId(2), segmentId(3), segmentId(4)];
  const log = logId(1);
  // Two commits each, in a line; a fourth segment goes on from the second one, too.
  const line = segmentsBy(
    { id: s1, log, firstSequence: 0, lastSequence: 1 },
    { id: s2, log, firstSequence: 2, lastSequence: 3, previous: s1 },
    { id: s3, log, firstSequence: 4, lastSequence: 5, previous: s2 },
    { id: s4, log, firstSequence: 4, lastSequence: 5, previous: s2 },
  );
  const cut = (sequence: number, head: SegmentId, inLog = log) => ({ log: inLog, sequence, head });
  const revoke = (...lists: readonly (readonly ReturnType<typeof cut>[])[]) =>
    foldRevocations(
      lists.map((cuts, at) => operationOf({ id: `r.${at}`, ...revokeKey(key, cuts, 'lost') })),
      line,
    );
  const counts = (revoked: ReturnType<typeof revoke>, segment: SegmentId, sequence: number) =>
    !isBeyondCut({ id: `${segment}.9` as OperationId, signer: key, sequence }, revoked);

  it('is everything up to its cut, on the branch of the cut', () => {
    const revoked = revoke([cut(2, s2)]);
    expect(revoked.get(key)?.cuts).toEqual([cut(2, s2)]);
    expect([0, 1, 2, 3].map((at) => counts(revoked, at < 2 ? s1 : s2, at))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(counts(revoked, s3, 2)).toBe(false);
    expect(counts(revoked, segmentId(9), 0)).toBe(false);
  });

  it('is nothing without a cut, and everything of another key', () => {
    const revoked = revoke([]);
    expect(counts(revoked, s1, 0)).toBe(false);
    expect(revoked.get(key)).toEqual({ accepted: new Map(), cuts: [] });
    const other = { id: `${s1}.0` as OperationId, signer: 'key-j2' as PublicKeyId, sequence: 99 };
    expect(isBeyondCut(other, revoked)).toBe(false);
  });

  it('is nothing under a cut of another log or another key, or at a segment that is not here', () => {
    expect(counts(revoke([cut(5, s2, logId(2))]), s1, 0)).toBe(false);
    expect(counts(revoke([cut(5, segmentId(9))]), s1, 0)).toBe(false);
    const theirs = operationOf({
      id: 'r.0',
      ...revokeKey('key-j2' as PublicKeyId, [cut(5, s2)], 'x'),
    });
    expect(foldRevocations([theirs], line).get('key-j2' as PublicKeyId)?.accepted.size).toBe(0);
  });

  it('is told by the cuts of a single revocation as headquarters wrote them', () => {
    const cuts = [cut(9, s2), cut(5, segmentId(9)), cut(0, s1, logId(2))];
    expect(revoke(cuts).get(key)?.cuts).toEqual(cuts);
  });

  it('goes as far as the latest of several cuts of one revocation, on each branch', () => {
    const revoked = revoke([cut(4, s3), cut(5, s4)]);
    expect(counts(revoked, s3, 5)).toBe(false);
    expect(counts(revoked, s3, 4)).toBe(true);
    expect(counts(revoked, s4, 5)).toBe(true);
    const backwards = revoke([cut(5, s4), cut(3, s2)]);
    expect(counts(backwards, s2, 3)).toBe(true);
    expect(counts(revoke([cut(3, s2), cut(5, s4)]), s2, 3)).toBe(true);
  });

  it('is what all of several revocations accept', () => {
    const both = revoke([cut(5, s3)], [cut(5, s4), cut(2, s2)]);
    expect(counts(both, s2, 3)).toBe(true);
    expect(counts(both, s3, 4)).toBe(false);
    expect(both.get(key)?.cuts).toEqual([cut(3, s2)]);
    const earlier = revoke([cut(5, s3)], [cut(2, s2)], [cut(4, s3)]);
    expect(counts(earlier, s2, 2)).toBe(true);
    expect(counts(earlier, s2, 3)).toBe(false);
    expect(earlier.get(key)?.cuts).toEqual([cut(2, s2)]);
    expect(revoke([cut(5, s3)], []).get(key)).toEqual({ accepted: new Map(), cuts: [] });
  });

  it('is kept apart by key', () => {
    const other = 'key-j2' as PublicKeyId;
    const revoked = foldRevocations(
      [
        operationOf({ id: 'r.0', ...revokeKey(key, [cut(1, s1)], 'x') }),
        operationOf({ id: 'r.1', ...revokeKey(other, [], 'x') }),
        operationOf({ id: 'r.2', key: `key-revocation/${other}`, value: 'odd' }),
      ],
      line,
    );
    expect([...revoked.keys()]).toEqual([key, other]);
    expect(revoked.get(key)?.cuts).toEqual([cut(1, s1)]);
  });
});
