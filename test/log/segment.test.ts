import { deflateRawSync } from 'node:zlib';

import { deflateSync } from 'fflate';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import { packIntegers } from '../../shared/log/columns.ts';
import type { SigningKey } from '../../shared/log/ed25519.ts';
import type {
  CommitDraft,
  ContestId,
  LogId,
  OperationDraft,
  SegmentId,
  Value,
} from '../../shared/log/operation.ts';
import { forkedLogs, logOrder, operationAt, readOperations } from '../../shared/log/read-log.ts';
import { operationId } from '../../shared/log/operation-id.ts';
import {
  advanceLog,
  contentLimit,
  emptyLog,
  openSegment,
  sealSegment,
  type Segment,
} from '../../shared/log/segment.ts';
import { encodeValue } from '../../shared/log/value-codec.ts';
import { ed25519, seedOf } from '../builders/contest-builder.ts';
import { fewCases } from '../builders/few-cases.ts';
import { type Craft, craftContent, craftSegment } from './craft-segment.ts';

const contest = bytesToBase64url(new Uint8Array(32).fill(9)) as ContestId;
const log = bytesToBase64url(new Uint8Array(16).fill(3)) as LogId;
const otherLog = bytesToBase64url(new Uint8Array(16).fill(4)) as LogId;

let key: SigningKey;

beforeAll(async () => {
  key = await ed25519.keyFromSeed(seedOf(5));
});

const draft = (change: Partial<OperationDraft> = {}): OperationDraft => ({
  kind: 'test.kind',
  version: 1,
  key: 'a/b',
  value: 1,
  parents: [],
  basis: null,
  reason: '',
  ...change,
});

const commit = (...operations: readonly OperationDraft[]): CommitDraft => ({
  author: 'test',
  wallClock: 1_700_000_000_000,
  operations,
});

const byId = (...segments: readonly Segment[]): Map<SegmentId, Segment> =>
  new Map(segments.map((segment) => [segment.id, segment]));

const word = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 8 })
  .map((text) => text.replaceAll('/', '_'));
const value: fc.Arbitrary<Value> = fc.oneof(
  fc.integer(),
  fc.string({ unit: 'binary' }),
  fc.uint8Array({ maxLength: 20 }),
  fc.constant(null),
  fc.array(fc.boolean(), { maxLength: 3 }),
);

const anyOperation = fc
  .record({
    kind: fc.string({ minLength: 1, maxLength: 64 }),
    version: fc.integer({ min: 1, max: 255 }),
    key: fc.array(word, { minLength: 1, maxLength: 16 }).map((parts) => parts.join('/')),
    value,
    reason: fc.string({ unit: 'binary' }),
  })
  .map((fields): OperationDraft => ({ ...fields, parents: [], basis: null }));

const anyCommit = fc.record({
  author: fc.string({ unit: 'binary' }),
  wallClock: fc.integer({ min: -(2 ** 50), max: 2 ** 50 }).map((clock) => clock + 0 || 0),
  operations: fc.array(anyOperation, { minLength: 1, maxLength: 4 }),
});

describe('a segment', () => {
  it('opens as it was sealed, whatever its operations say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCommit, { minLength: 1, maxLength: 4 }), async (commits) => {
        const sealed = await sealSegment({ contest, log, end: emptyLog }, commits, key);
        const opened = await openSegment(sealed.bytes, ed25519.verify);
        expect(opened).toEqual({ ok: true, value: sealed });
        expect(sealed.commits).toEqual(commits);
      }),
    );
  });

  it('is the same bytes for the same commits', async () => {
    const place = { contest, log, end: emptyLog };
    const [first, second] = [
      await sealSegment(place, [commit(draft())], key),
      await sealSegment(place, [commit(draft())], key),
    ];
    expect(first.bytes).toEqual(second.bytes);
    expect((await sealSegment(place, [commit(draft({ value: 2 }))], key)).id).not.toBe(first.id);
  });

  it('refuses every changed bit', async () => {
    const { bytes } = await sealSegment(
      { contest, log, end: emptyLog },
      [commit(draft(), draft())],
      key,
    );
    for (let bit = 0; bit < bytes.length * 8; bit += fewCases ? 11 : 1) {
      const changed = Uint8Array.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect((await openSegment(changed, ed25519.verify)).ok, `bit ${bit}`).toBe(false);
    }
  });

  it('takes the crafted form as it is, so that the refusals below come from what was changed', async () => {
    expect(await openSegment(await craftSegment(key), ed25519.verify)).toMatchObject({ ok: true });
  });

  const one = packIntegers([0]);
  const size = packIntegers([1]);
  const commits = { count: 1, author: one, clock: one, size };
  const operations = {
    kind: one,
    keyLength: packIntegers([2]),
    key: packIntegers([0, 1]),
  };

  it.each<[string, () => Craft]>([
    ['a field more in the header', () => ({ header: { role: 'admin' } })],
    ['format 0', () => ({ header: { format: 0 } })],
    ['a negative sequence', () => ({ header: { firstSequence: -1 } })],
    ['a short contest id', () => ({ header: { contest: new Uint8Array(31) } })],
    ['a log id that is text', () => ({ header: { log: 'abc' } })],
    ['more operations than said', () => ({ header: { operations: 2 } })],
    ['a commit less than said', () => ({ header: { lastSequence: 1 } })],
    [
      'no predecessor in the middle of a log',
      () => ({ header: { firstSequence: 3, lastSequence: 3 } }),
    ],
    ['operations before the first commit', () => ({ header: { firstOrdinal: 4 } })],
    ['a predecessor of a first segment', () => ({ header: { previous: new Uint8Array(32) } })],
    ['a size that is too small', () => ({ header: { size: craftContent().length - 1 } })],
    ['a size that is too large', () => ({ header: { size: craftContent().length + 1 } })],
    ['a size beyond the limit', () => ({ header: { size: contentLimit + 1 } })],
    ['another content hash', () => ({ header: { content: new Uint8Array(32) } })],
    ['content that is not deflated', () => ({ packed: Uint8Array.of(1, 2, 3) })],
    ['content that is cut off', () => ({ packed: deflateSync(craftContent()).slice(0, -3) })],
    ['content that is no value', () => ({ content: Uint8Array.of(0xff) })],
    ['a field more in the content', () => ({ content: craftContent({ extra: 1 }) })],
    ['a value less', () => ({ content: craftContent({ values: [] }) })],
    [
      'a commit without operations',
      () => ({ content: craftContent({ commits: { ...commits, size: one } }) }),
    ],
    [
      'an author that is not listed',
      () => ({
        content: craftContent({ commits: { ...commits, author: size } }),
      }),
    ],
    [
      'a kind that is not listed',
      () => ({
        content: craftContent({ operations: { ...operations, kind: size } }),
      }),
    ],
    ['a word that is not listed', () => ({ content: craftContent({ words: ['a'] }) })],
    [
      'a key without parts',
      () => ({
        content: craftContent({
          operations: { ...operations, keyLength: one },
        }),
      }),
    ],
    [
      'a key of 17 parts',
      () => ({
        content: craftContent({
          operations: {
            ...operations,
            keyLength: packIntegers([17]),
            key: packIntegers(Array.from({ length: 17 }, () => 0)),
          },
        }),
      }),
    ],
    ['a kind of version 0', () => ({ content: craftContent({ kinds: [['test.kind', 0]] }) })],
    [
      'a reason of an operation that is not there',
      () => ({ content: craftContent({ reasons: [[1, 'why']] }) }),
    ],
    [
      'two reasons of one operation',
      () => ({
        content: craftContent({
          reasons: [
            [0, 'why'],
            [0, 'so'],
          ],
        }),
      }),
    ],
    ['an empty list of parents', () => ({ content: craftContent({ parents: [[0, []]] }) })],
    [
      'a parent in a short segment id',
      () => ({
        content: craftContent({ parents: [[0, [[new Uint8Array(31), 0]]]] }),
      }),
    ],
    [
      'an operation that replaces itself',
      () => ({ content: craftContent({ parents: [[0, [0]]] }) }),
    ],
    [
      'an operation that relies on a later one',
      () => ({ content: craftContent({ basis: [[0, 5]] }) }),
    ],
    ['four parts', () => ({ outer: (parts) => encodeValue([...parts, new Uint8Array()]) })],
    ['two parts', () => ({ outer: (parts) => encodeValue(parts.slice(0, 2)) })],
    [
      'something behind it',
      () => ({
        outer: (parts) => Uint8Array.of(...encodeValue([...parts]), 0),
      }),
    ],
  ])('is refused with %s, though the signature holds', async (_, craft) => {
    const opened = await openSegment(await craftSegment(key, craft()), ed25519.verify);
    expect(opened).toEqual({ ok: false, error: { type: 'SegmentDamaged' } });
  });

  it('is refused by name where its format is newer', async () => {
    const opened = await openSegment(
      await craftSegment(key, { header: { format: 2, more: true } }),
      ed25519.verify,
    );
    expect(opened).toEqual({
      ok: false,
      error: { type: 'SegmentTooNew', format: 2 },
    });
  });

  it('is refused where somebody else signed it', async () => {
    const stranger = await ed25519.keyFromSeed(seedOf(6));
    const opened = await openSegment(
      await craftSegment(stranger, { header: { signer: key.publicKey } }),
      ed25519.verify,
    );
    expect(opened).toEqual({ ok: false, error: { type: 'SegmentSignature' } });
  });

  it('refuses a bomb that is small enough to inflate at once, in no more memory than declared', async () => {
    const packed = new Uint8Array(deflateRawSync(new Uint8Array(60_000_000), { level: 9 }));
    expect(packed.length).toBeLessThan(65_536);
    const bytes = await craftSegment(key, { packed, header: { size: 1000 } });
    const before = process.memoryUsage().arrayBuffers;
    const opened = await openSegment(bytes, ed25519.verify);
    expect(opened).toEqual({ ok: false, error: { type: 'SegmentDamaged' } });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
  });

  it('makes operations of its columns only when asked, each with its commit', async () => {
    const sealed = await sealSegment(
      { contest, log, end: emptyLog },
      [commit(draft({ value: 'a' }), draft({ value: 300 })), commit(draft({ value: -1 }))],
      key,
    );
    const rows = [0, 1, 2].map((row) => operationAt(sealed, row, byId(sealed)));
    expect(rows.map(({ value, sequence, ordinal }) => [value, sequence, ordinal])).toEqual([
      ['a', 0, 0],
      [300, 0, 1],
      [-1, 1, 2],
    ]);
    const { values } = sealed.columns;
    expect([0, 1, 2].map((row) => values.smallAt(row))).toEqual([-1, 300, -1]);
  });

  it('refuses a bomb before it grows', async () => {
    const size = fewCases ? 80_000_000 : 300_000_000;
    const packed = new Uint8Array(deflateRawSync(new Uint8Array(size), { level: 9 }));
    expect(packed.length).toBeGreaterThan(65_536);
    expect(packed.length).toBeLessThan(320_000);
    const bytes = await craftSegment(key, { packed, header: { size: 1000 } });
    const before = process.memoryUsage().rss;
    const opened = await openSegment(bytes, ed25519.verify);
    expect(opened).toEqual({ ok: false, error: { type: 'SegmentDamaged' } });
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });
});

describe('references', () => {
  const seal = (
    end: Parameters<typeof sealSegment>[0]['end'],
    ...commits: readonly CommitDraft[]
  ) => sealSegment({ contest, log, end }, commits, key);

  it('name own operations across segments, sealed or not, and operations of other logs', async () => {
    const foreign = await sealSegment(
      { contest, log: otherLog, end: emptyLog },
      [commit(draft())],
      key,
    );
    const first = await seal(emptyLog, commit(draft(), draft()));
    const end = advanceLog(emptyLog, first);
    const parents = [
      operationId(first.id, 1),
      operationId(`~${log}`, 2),
      operationId(`~${log}`, 0),
      operationId(foreign.id, 0),
    ];
    const second = await seal(
      end,
      commit(draft()),
      commit(draft({ parents, basis: operationId(foreign.id, 0) })),
    );
    const operations = readOperations(byId(second, foreign, first));
    const last = operations.find(({ log: home, ordinal }) => home === log && ordinal === 3);
    expect(last).toMatchObject({
      id: operationId(second.id, 3),
      sequence: 2,
      parents: [
        operationId(first.id, 1),
        operationId(second.id, 2),
        operationId(first.id, 0),
        operationId(foreign.id, 0),
      ],
      basis: operationId(foreign.id, 0),
    });
  });

  it('follow their own branch where a log goes on in two ways', async () => {
    const first = await seal(emptyLog, commit(draft()));
    const end = advanceLog(emptyLog, first);
    const left = await seal(end, commit(draft({ value: 'left' })));
    const right = await seal(end, commit(draft({ value: 'right' })));
    const after = await seal(
      advanceLog(end, right),
      commit(draft({ parents: [operationId(`~${log}`, 1)] })),
    );
    const operations = readOperations(byId(first, left, right, after));
    expect(operations.find(({ ordinal }) => ordinal === 2)?.parents).toEqual([
      operationId(right.id, 1),
    ]);
  });

  it('to a segment that has not arrived are left out until it does', async () => {
    const first = await seal(emptyLog, commit(draft()));
    const second = await seal(
      advanceLog(emptyLog, first),
      commit(draft({ parents: [operationId(first.id, 0)] })),
    );
    expect(readOperations(byId(second))[0]?.parents).toEqual([]);
    expect(readOperations(byId(second, first))[0]?.parents).toEqual([operationId(first.id, 0)]);
  });
});

describe('forks', () => {
  const seal = (signer: SigningKey, end: Parameters<typeof sealSegment>[0]['end'], value: string) =>
    sealSegment({ contest, log, end }, [commit(draft({ value }))], signer);

  it('are found where one key signed two continuations, and order holds along each of them', async () => {
    const first = await seal(key, emptyLog, 'first');
    const end = advanceLog(emptyLog, first);
    const [left, right] = [await seal(key, end, 'left'), await seal(key, end, 'right')];
    const after = await seal(key, advanceLog(end, left), 'after');
    const segments = byId(after, right, left, first);
    const forks = forkedLogs(segments);
    expect(forks).toMatchObject([
      {
        log,
        branches: [{ header: { firstSequence: 1 } }, { header: { firstSequence: 1 } }],
      },
    ]);
    const operations = readOperations(segments);
    const said = (value: string) =>
      present(
        operations.find((operation) => operation.value === value),
        value,
      );
    const follows = logOrder(segments, forks);
    expect(follows(said('after'), said('left'))).toBe(true);
    expect(follows(said('after'), said('first'))).toBe(true);
    expect(follows(said('after'), said('right'))).toBe(false);
    expect(follows(said('left'), said('right'))).toBe(false);
  });

  it('cannot be staged by another key that signs under the same log id', async () => {
    const stranger = await ed25519.keyFromSeed(seedOf(6));
    const [first, forged] = [
      await seal(key, emptyLog, 'first'),
      await seal(stranger, emptyLog, 'forged'),
    ];
    const end = advanceLog(emptyLog, first);
    const second = await seal(key, end, 'second');
    const grafted = await sealSegment(
      { contest, log, end },
      [commit(draft({ value: 'grafted', parents: [operationId(first.id, 0)] }))],
      stranger,
    );
    const segments = byId(first, forged, second, grafted);
    expect(forkedLogs(segments)).toEqual([]);
    const operations = readOperations(segments);
    const said = (value: string) =>
      present(
        operations.find((operation) => operation.value === value),
        value,
      );
    expect(logOrder(segments, [])(said('grafted'), said('first'))).toBe(false);
    expect(said('grafted').parents).toEqual([]);
  });
});
