import { describe, expect, it } from 'vitest';

import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import type {
  CommitDraft,
  ContestId,
  LogId,
  Operation,
  OperationDraft,
  OperationId,
  PublicKeyId,
  SegmentId,
} from '../../shared/log/operation.ts';
import {
  commitOf,
  forkedLogs,
  logOrder,
  readOperations,
  readPending,
} from '../../shared/log/read-log.ts';
import { advanceLog, emptyLog, sealSegment, type Segment } from '../../shared/log/segment.ts';
import { ed25519, seedOf } from '../builders/contest-builder.ts';

const draft = (value: number, change: Partial<OperationDraft> = {}): OperationDraft => ({
  kind: 'test.kind',
  version: 1,
  key: `k/${value}`,
  value,
  parents: [],
  basis: null,
  reason: '',
  ...change,
});

const contest = bytesToBase64url(new Uint8Array(32).fill(9)) as ContestId;
const log = bytesToBase64url(new Uint8Array(16).fill(3)) as LogId;

const commits: readonly CommitDraft[] = [
  { author: 'Aru', wallClock: 1000, operations: [draft(10), draft(11, { reason: 'a slip' })] },
  { author: 'Bek', wallClock: 900, operations: [draft(12)] },
  { author: 'Aru', wallClock: 2000, operations: [draft(13), draft(14), draft(15)] },
];

describe('operations of a sealed segment', () => {
  it('say who made them, when, and where in the log they stand', async () => {
    const key = await ed25519.keyFromSeed(seedOf(5));
    const signer = bytesToBase64url(key.publicKey);
    const before = await sealSegment({ contest, log, end: emptyLog }, commits.slice(0, 2), key);
    const end = advanceLog(emptyLog, before);
    const after = await sealSegment({ contest, log, end }, commits.slice(2), key);
    const operations = readOperations(new Map([before, after].map((each) => [each.id, each])));
    const place = (operation: Operation) => [
      operation.author,
      operation.wallClock,
      operation.sequence,
      operation.ordinal,
      operation.value,
    ];
    expect(operations.map(place)).toEqual([
      ['Aru', 1000, 0, 0, 10],
      ['Aru', 1000, 0, 1, 11],
      ['Bek', 900, 1, 2, 12],
      ['Aru', 2000, 2, 3, 13],
      ['Aru', 2000, 2, 4, 14],
      ['Aru', 2000, 2, 5, 15],
    ]);
    expect(operations[1]).toEqual({
      ...draft(11, { reason: 'a slip' }),
      id: `${before.id}.1`,
      log,
      signer,
      sequence: 0,
      ordinal: 1,
      author: 'Aru',
      wallClock: 1000,
    });
    expect(operations[5]?.id).toBe(`${after.id}.5`);
  });

  it.each([[[0, 1]], [[0, 3]], [[0, 1, 2, 3]], [[0, 5, 6, 20, 21, 22, 40]]])(
    'belong to the last commit that begins before them: %j',
    (starts) => {
      const last = starts.at(-1) ?? 0;
      for (let row = 0; row < last; row += 1) {
        const expected = starts.findLastIndex((start) => start <= row);
        expect(commitOf(Int32Array.from(starts), row)).toBe(expected);
      }
    },
  );
});

describe('operations that are not sealed yet', () => {
  it('go on from the log’s end, under names of their own', () => {
    const signer = 'key' as PublicKeyId;
    const pending = { log, signer, firstSequence: 4, firstOrdinal: 7, commits };
    const read = readPending(pending);
    expect(
      read.map(({ id, sequence, ordinal, author }) => [id, sequence, ordinal, author]),
    ).toEqual([
      [`~${log}.7`, 4, 7, 'Aru'],
      [`~${log}.8`, 4, 8, 'Aru'],
      [`~${log}.9`, 5, 9, 'Bek'],
      [`~${log}.10`, 6, 10, 'Aru'],
      [`~${log}.11`, 6, 11, 'Aru'],
      [`~${log}.12`, 6, 12, 'Aru'],
    ]);
    expect(read[1]).toEqual({
      ...draft(11, { reason: 'a slip' }),
      id: `~${log}.8`,
      log,
      signer,
      sequence: 4,
      ordinal: 8,
      author: 'Aru',
      wallClock: 1000,
    });
  });
});

interface Shape {
  readonly id: string;
  readonly before?: string;
  readonly log?: string;
  readonly signer?: string;
  readonly first: number;
  readonly length?: number;
  readonly ordinal?: number;
  readonly operations?: number;
}

/** Segments by what their headers say; the rest of them is nobody's matter here. */
function segmentsOf(...shapes: readonly Shape[]): ReadonlyMap<SegmentId, Segment> {
  return new Map(
    shapes.map((shape) => {
      const { id, before, first, length = 1 } = shape;
      const header = {
        log: shape.log ?? 'log',
        signer: shape.signer ?? 'signer',
        previous: before ?? null,
        firstSequence: first,
        lastSequence: first + length - 1,
        firstOrdinal: shape.ordinal ?? first,
        operations: shape.operations ?? length,
      };
      return [id as SegmentId, { id, header } as Segment];
    }),
  );
}

/** The logs that are forked, each with its branches. */
const forksIn = (...shapes: readonly Shape[]): readonly string[] =>
  forkedLogs(segmentsOf(...shapes)).map(
    (fork) => `${fork.log} of ${fork.signer}: ${fork.branches.map(({ id }) => id).join(' ')}`,
  );

describe('a log', () => {
  it('is no fork while each segment goes on from the one it names', () => {
    expect(
      forksIn(
        { id: 'c', first: 3, before: 'b' },
        { id: 'a', first: 0, length: 2, operations: 5 },
        { id: 'b', first: 2, before: 'a', ordinal: 5, operations: 2 },
        { id: 'd', first: 9, before: 'unknown' },
      ),
    ).toEqual(['log of signer: c']);
    expect(
      forksIn(
        { id: 'c', first: 3, before: 'b', ordinal: 7 },
        { id: 'a', first: 0, length: 2, operations: 5 },
        { id: 'b', first: 2, before: 'a', ordinal: 5, operations: 2 },
        { id: 'd', first: 9, before: 'unknown' },
      ),
    ).toEqual([]);
  });

  it.each([
    ['a commit is left out', { first: 2, ordinal: 1 }],
    ['an operation is left out', { first: 1, ordinal: 2 }],
    ['an operation is counted twice', { first: 1, ordinal: 0 }],
  ])('is one where %s after the segment that is named', (_, numbers) => {
    expect(forksIn({ id: 'a', first: 0 }, { id: 'b', before: 'a', ...numbers })).toEqual([
      'log of signer: b',
    ]);
  });

  it('is one where two segments begin it, or go on from the same one', () => {
    expect(forksIn({ id: 'a', first: 0 }, { id: 'b', first: 0, length: 2 })).toEqual([
      'log of signer: a b',
    ]);
    expect(
      forksIn(
        { id: 'a', first: 0 },
        { id: 'b', first: 1, before: 'a' },
        { id: 'c', first: 1, before: 'a' },
      ),
    ).toEqual(['log of signer: b c']);
  });

  it('is one where two segments name the same one, though their numbers leave room', () => {
    expect(
      forksIn(
        { id: 'a', first: 0 },
        { id: 'b', first: 1, before: 'a' },
        { id: 'c', first: 5, before: 'a' },
      ),
    ).toEqual(['log of signer: b c']);
  });

  it('is one where numbers overlap, in the order of what came first', () => {
    expect(
      forksIn(
        { id: 'z', first: 2, length: 3, before: 'x' },
        { id: 'c', first: 9, before: 'u' },
        { id: 'b', first: 4, before: 'y' },
        { id: 'a', first: 4, before: 'w' },
      ),
    ).toEqual(['log of signer: z a b']);
  });

  it('that is long and one that is beside only its middle overlap', () => {
    expect(
      forksIn(
        { id: 'long', first: 0, length: 100 },
        { id: 'one', first: 10, before: 'x' },
        { id: 'two', first: 20, before: 'y' },
        { id: 'behind', first: 100, before: 'z' },
      ),
    ).toEqual(['log of signer: long one two']);
  });

  it('is one key’s: another’s under the same name, or another name of the same key, is another log', () => {
    const two = (name: string, log: string, signer: string): readonly Shape[] => [
      { id: `${name}1`, log, signer, first: 0 },
      { id: `${name}2`, log, signer, first: 0 },
    ];
    expect(forksIn({ id: 'a', first: 0 }, { id: 'b', first: 0, signer: 'other' })).toEqual([]);
    expect(forksIn({ id: 'a', first: 0 }, { id: 'b', first: 0, log: 'other' })).toEqual([]);
    const three = [...two('d', 'two', 'y'), ...two('a', 'one', 'y'), ...two('b', 'one', 'x')];
    for (const shapes of [three, three.toReversed()])
      expect(forksIn(...shapes)).toEqual(['one of x: b1 b2', 'one of y: a1 a2', 'two of y: d1 d2']);
  });
});

describe('the order within logs', () => {
  const operationIn = (segment: string, ordinal: number, where: Partial<Operation> = {}) =>
    ({
      id: `${segment}.${ordinal}` as OperationId,
      log: 'log',
      signer: 'signer',
      ordinal,
      ...where,
    }) as Operation;
  const fork = segmentsOf(
    { id: 'a', first: 0, length: 3 },
    { id: 'b', first: 3, before: 'a', length: 3 },
    { id: 'c', first: 3, before: 'a', length: 3 },
    { id: 'd', first: 6, before: 'c', length: 3 },
  );

  it('is that of their numbers, of which each has one of its own', () => {
    const follows = logOrder(new Map(), []);
    expect(follows(operationIn('b', 4), operationIn('a', 3))).toBe(true);
    expect(follows(operationIn('a', 3), operationIn('b', 4))).toBe(false);
    expect(follows(operationIn('a', 3), operationIn('a', 3))).toBe(false);
  });

  it('is none between logs', () => {
    const follows = logOrder(fork, forkedLogs(fork));
    const first = operationIn('a', 0);
    expect(follows(operationIn('b', 4, { log: 'other' as LogId }), first)).toBe(false);
    expect(follows(operationIn('b', 4, { signer: 'other' as PublicKeyId }), first)).toBe(false);
    expect(logOrder(fork, [])(operationIn('b', 4, { log: 'other' as LogId }), first)).toBe(false);
  });

  it('runs along each branch of a fork, and not across', () => {
    const follows = logOrder(fork, forkedLogs(fork));
    expect(follows(operationIn('d', 6), operationIn('c', 3))).toBe(true);
    expect(follows(operationIn('d', 6), operationIn('a', 0))).toBe(true);
    expect(follows(operationIn('d', 6), operationIn('b', 3))).toBe(false);
    expect(follows(operationIn('c', 3), operationIn('d', 6))).toBe(false);
    expect(follows(operationIn('c', 5), operationIn('c', 3))).toBe(true);
    expect(follows(operationIn('c', 3), operationIn('c', 5))).toBe(false);
    expect(follows(operationIn('c', 3), operationIn('c', 3))).toBe(false);
  });

  it('needs no branches where only other logs are forked', () => {
    const follows = logOrder(new Map(), forkedLogs(fork));
    const elsewhere = { log: 'plain' as LogId };
    expect(follows(operationIn('x', 4, elsewhere), operationIn('y', 3, elsewhere))).toBe(true);
  });
});
