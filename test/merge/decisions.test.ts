import { describe, expect, it } from 'vitest';

import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import type { LogId, OperationId, SegmentId } from '../../shared/log/operation.ts';
import { readDecisions } from '../../shared/merge/decisions.ts';
import { findGaps } from '../../shared/merge/gaps.ts';
import {
  resolveConflict,
  settleFork,
  settleQuarantine,
  withdrawSettlement,
} from '../../shared/merge/resolution-operations.ts';
import { directoryOf, holderOf, operationOf, segmentsBy } from './by-hand.ts';

const id = (name: string): OperationId => name as OperationId;
const noneKnown = { get: () => undefined };
const signer = 'key-headquarters';
const head = bytesToBase64url(new Uint8Array(32).fill(3)) as SegmentId;

describe('what headquarters decides', () => {
  it('is written with everything it names', () => {
    expect(resolveConflict('k', 5, [id('a.0'), id('b.0')], 'heard both')).toEqual({
      kind: 'conflict.resolve',
      key: 'k',
      value: 5,
      parents: ['a.0', 'b.0'],
      reason: 'heard both',
    });
    expect(settleQuarantine(id('a.0'), 'released', 'a bonus')).toEqual({
      kind: 'quarantine.settle',
      key: 'quarantine/a.0',
      value: 'released',
      reason: 'a bonus',
    });
    expect(settleFork('log' as LogId, 'a loan')).toEqual({
      kind: 'fork.settle',
      key: 'fork/log',
      value: true,
      reason: 'a loan',
    });
    expect(settleFork('log' as LogId, 'a loan', [head]).value).toEqual([
      new Uint8Array(32).fill(3),
    ]);
    expect(() => settleFork('log' as LogId, 'a loan', ['?' as SegmentId])).toThrow(
      'ids are base64url',
    );
    expect(withdrawSettlement(id('a.0'), 'a slip')).toEqual({
      kind: 'settlement.withdraw',
      key: 'withdrawal/a.0',
      value: true,
      reason: 'a slip',
    });
  });

  it('is told in the order of ids, each with what took it back', () => {
    const said = [
      operationOf({ id: 'd.0', signer, ...settleFork('log' as LogId, 'a loan') }),
      operationOf({ id: 'b.0', signer, ...resolveConflict('score/written/1/j1/x', 5, [], 'x') }),
      operationOf({ id: 'c.0', signer, ...settleQuarantine(id('q.0'), 'left-out', 'x') }),
      operationOf({ id: 'w.2', signer, ...withdrawSettlement(id('b.0'), 'again') }),
      operationOf({ id: 'w.1', signer, ...withdrawSettlement(id('b.0'), 'a slip') }),
      operationOf({ id: 'w.3', signer, ...withdrawSettlement(id('nowhere.0'), 'a slip') }),
      operationOf({ id: 'a.0', signer }),
    ];
    const told = (operations: typeof said) =>
      readDecisions(operations, directoryOf(), noneKnown).map(({ operation, withdrawal }) => [
        operation.id,
        withdrawal?.id ?? null,
      ]);
    const expected = [
      ['b.0', 'w.1'],
      ['c.0', null],
      ['d.0', null],
    ];
    expect(told(said)).toEqual(expected);
    expect(told(said.toReversed())).toEqual(expected);
  });

  it('keeps what stood before a conflict was settled, and who said it', () => {
    const stood = [
      operationOf({ id: 'a.0', signer: 'key-j1', key: 'score/s/1/j/c', value: 7000 }),
      operationOf({ id: 'b.0', signer: 'stranger', key: 'score/s/1/j/c', value: 8000 }),
    ];
    const said = [
      operationOf({
        id: 'c.0',
        signer,
        ...resolveConflict('score/s/1/j/c', 8000, [id('b.0'), id('a.0'), id('z.9')], 'paper'),
      }),
    ];
    const known = { get: (one: OperationId) => stood.find((each) => each.id === one) };
    const [decision] = readDecisions(said, directoryOf(), known);
    expect(decision?.replaced.map(({ value, author }) => [value, author.person])).toEqual([
      [8000, null],
      [7000, 'j1'],
    ]);
  });

  it('is nobody else’s to decide, and nothing without a reason', () => {
    const said = [
      operationOf({ id: 'a.0', signer: 'key-j1', ...settleFork('log' as LogId, 'mine') }),
      operationOf({ id: 'b.0', signer, ...settleFork('log' as LogId, '') }),
      operationOf({ id: 'c.0', signer, ...settleFork('log' as LogId, 'a loan') }),
      operationOf({ id: 'd.0', signer: 'key-j1', ...withdrawSettlement(id('c.0'), 'mine') }),
    ];
    expect(readDecisions(said, directoryOf(), noneKnown)).toEqual([
      { operation: said[2], withdrawal: null, replaced: [] },
    ]);
  });
});

describe('gaps', () => {
  const keys = (...holders: readonly ReturnType<typeof holderOf>[]) =>
    new Map(holders.map((holder) => [holder.publicKey, holder]));
  const active = keys(holderOf('j1'), holderOf('j2'));

  it('are where a segment names one that is not here', () => {
    const segments = segmentsBy(
      { id: 'a' },
      { id: 'b', previous: 'a', firstSequence: 1 },
      { id: 'd', previous: 'c', firstSequence: 12 },
    );
    expect(findGaps(segments, active)).toEqual([
      { log: 'log', signer: 'key-j1', person: 'j1', missing: 'c', before: 12 },
    ]);
  });

  it('are told once each, by log, key, segment and number', () => {
    const segments = segmentsBy(
      { id: '1', log: 'b', previous: 'x', firstSequence: 10 },
      { id: '2', log: 'b', previous: 'x', firstSequence: 9 },
      { id: '3', log: 'b', previous: 'x', firstSequence: 9 },
      { id: '4', log: 'b', previous: 'w', firstSequence: 50 },
      { id: '5', log: 'a', previous: 'z', firstSequence: 99, signer: 'key-j2' },
      { id: '6', log: 'b', previous: 'a', firstSequence: 1, signer: 'key-j2' },
    );
    const told = findGaps(segments, active).map(
      ({ log, person, missing, before }) => `${log} ${person} ${missing} ${before}`,
    );
    expect(told).toEqual(['a j2 z 99', 'b j1 w 50', 'b j1 x 9', 'b j1 x 10', 'b j2 a 1']);
  });

  it('are none of a key that is not in force', () => {
    const segments = segmentsBy({ id: 'b', previous: 'a', firstSequence: 1 });
    expect(findGaps(segments, keys())).toEqual([]);
    for (const state of ['contested', 'unconfirmed', 'refused', 'revoked'] as const)
      expect(findGaps(segments, keys(holderOf('j1', 'juror', { state })))).toEqual([]);
  });
});
