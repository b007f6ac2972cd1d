import { beforeAll, describe, expect, it } from 'vitest';

import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import { packIntegers } from '../../shared/log/columns.ts';
import type { SigningKey } from '../../shared/log/ed25519.ts';
import type {
  CommitDraft,
  ContestId,
  LogId,
  OperationId,
  Value,
} from '../../shared/log/operation.ts';
import { operationId } from '../../shared/log/operation-id.ts';
import { decodeContent, encodeContent } from '../../shared/log/segment-content.ts';
import { advanceLog, emptyLog, openSegment, sealSegment } from '../../shared/log/segment.ts';
import { decodeValue, encodeValue } from '../../shared/log/value-codec.ts';
import { ed25519, seedOf } from '../builders/contest-builder.ts';
import { craftContent } from './craft-segment.ts';

type Fields = Readonly<Record<string, Value>>;

const packed = (...numbers: readonly number[]): Uint8Array => packIntegers(numbers);

const commits = {
  count: 2,
  author: packed(0, 1),
  clock: packed(1000, 5),
  size: packed(1, 2),
};
const operations = { kind: packed(0, 1, 0), keyLength: packed(1, 2, 1), key: packed(0, 0, 1, 1) };

/** Content of two commits with one and two operations; `change` makes it wrong. */
const three = (change: Fields = {}): Uint8Array =>
  craftContent({
    commits,
    operations,
    values: [7, 8, 9],
    authors: ['Aru', 'Bek'],
    kinds: [
      ['first.kind', 1],
      ['second.kind', 255],
    ],
    ...change,
  });

const inCommits = (change: Fields): Uint8Array => three({ commits: { ...commits, ...change } });
const inOperations = (change: Fields): Uint8Array =>
  three({ operations: { ...operations, ...change } });

describe('the content of a segment', () => {
  it('is read as it stands, so that the refusals below come from what was changed', () => {
    const parents: Value = [
      [1, [0]],
      [2, [0, [new Uint8Array(32), 4]]],
    ];
    const content = three({ parents, basis: [[2, 1]], reasons: [[0, 'why']] });
    const read = decodeContent(content);
    expect(read).toMatchObject({
      ok: true,
      value: {
        kind: Int32Array.of(0, 1, 0),
        keyStarts: Int32Array.of(0, 1, 3, 4),
        commits: {
          author: Int32Array.of(0, 1),
          clock: Float64Array.of(1000, 1005),
          starts: Int32Array.of(0, 1, 3),
        },
        basis: new Map([[2, 1]]),
        reasons: new Map([[0, 'why']]),
      },
    });
    expect(read.ok && read.value.parents.get(2)).toEqual([0, [new Uint8Array(32), 4]]);
  });

  it.each<[string, Uint8Array]>([
    ['no values', encodeValue({ ...(contentOf(three()) as Fields), values: {} })],
    ['no list of values at all', without('values')],
    ['no words', without('words')],
    ['an author too few', inCommits({ author: packed(0) })],
    ['an author too many', inCommits({ author: packed(0, 1, 0) })],
    ['an author before the first', inCommits({ author: packed(0, -1) })],
    ['a clock too few', inCommits({ clock: packed(1000) })],
    ['a size too few', inCommits({ size: packed(3) })],
    ['sizes that leave operations over', inCommits({ size: packed(1, 1) })],
    ['sizes of more operations than there are', inCommits({ size: packed(1, 3) })],
    ['a commit of no operations', inCommits({ size: packed(0, 3) })],
    ['a commit of less than no operations', inCommits({ size: packed(4, -1) })],
    ['more commits than operations', inCommits({ count: 4, size: packed(1, 1, 1, 0) })],
    [
      'clocks that add up beyond 2^53',
      three({
        commits: {
          count: 3,
          author: packed(0, 0, 0),
          clock: packed(2 ** 52 - 1, 2 ** 52 - 1, 2),
          size: packed(1, 1, 1),
        },
      }),
    ],
    ['a kind too few', inOperations({ kind: packed(0, 1) })],
    ['a kind too many', inOperations({ kind: packed(0, 1, 0, 0) })],
    ['a kind before the first', inOperations({ kind: packed(0, 1, -1) })],
    ['a key too few', inOperations({ keyLength: packed(1, 3) })],
    ['a key of no parts', inOperations({ keyLength: packed(0, 3, 1) })],
    ['a key of less than no parts', inOperations({ keyLength: packed(5, -2, 1) })],
    ['keys of more parts than there are', inOperations({ keyLength: packed(1, 2, 2) })],
    ['keys that leave parts over', inOperations({ keyLength: packed(1, 1, 1) })],
    ['a part before the first word', inOperations({ key: packed(0, 0, 1, -1) })],
    ['a part that is half a number', inOperations({ key: Uint8Array.of(0, 0, 1, 130) })],
    ['keys of no parts at all', inOperations({ keyLength: packed(0, 0, 0), key: packed() })],
    ['words that are a text', three({ words: 'ab' })],
    ['words that are a map', three({ words: { length: 2 } })],
    ['a word that is a number', three({ words: ['a', 1] })],
    ['a word that is a list', three({ words: ['a', []] })],
    ['an author that is nothing', three({ authors: ['Aru', null] })],
    ['a word of 100,001 letters', three({ words: ['a', 'b'.repeat(100_001)] })],
    ['parents of a row that is not there', three({ parents: [[3, [0]]] })],
    ['a basis of a row that is not there', three({ basis: [[3, 0]] })],
    ['a reason of a row that is not there', three({ reasons: [[3, 'why']] })],
    [
      'reasons out of order',
      three({
        reasons: [
          [1, 'why'],
          [0, 'so'],
        ],
      }),
    ],
    ['a basis in a long segment id', three({ basis: [[2, [new Uint8Array(33), 0]]] })],
    [
      'a kind without a name',
      three({
        kinds: [
          ['', 1],
          ['k', 1],
        ],
      }),
    ],
    ['something behind it', Uint8Array.of(...three(), 0)],
  ])('is refused with %s', (_, content) => {
    expect(decodeContent(content)).toEqual({ ok: false, error: { type: 'SegmentDamaged' } });
  });

  it('may have words of 100,000 letters', () => {
    const words = ['a', 'b'.repeat(100_000)];
    expect(decodeContent(three({ words }))).toMatchObject({ ok: true, value: { words } });
  });

  it('may have an empty list of values only where nothing is about any of them', () => {
    const none = new Uint8Array();
    const empty = craftContent({
      values: [],
      commits: { count: 0, author: none, clock: none, size: none },
      operations: { kind: none, keyLength: none, key: none },
    });
    expect(decodeContent(empty)).toMatchObject({ ok: true });
    expect(decodeContent(craftContent({ values: [] })).ok).toBe(false);
  });
});

/** The fields of a content, as a program without our checks would read them. */
function contentOf(content: Uint8Array): Value {
  const read = decodeValue(content);
  return read.ok ? read.value : null;
}

function without(name: string): Uint8Array {
  const fields = Object.entries(contentOf(three()) ?? {});
  return encodeValue(Object.fromEntries(fields.filter(([field]) => field !== name)));
}

const contest = bytesToBase64url(new Uint8Array(32).fill(9)) as ContestId;
const log = bytesToBase64url(new Uint8Array(16).fill(3)) as LogId;
const place = { contest, log, end: emptyLog };

const commitOf = (change: Partial<CommitDraft['operations'][number]>): CommitDraft => ({
  author: 'Aru',
  wallClock: 5,
  operations: [
    {
      kind: 'k',
      version: 1,
      key: 'a/b',
      value: 1,
      parents: [],
      basis: null,
      reason: '',
      ...change,
    },
  ],
});

describe('what cannot be written', () => {
  let key: SigningKey;
  beforeAll(async () => {
    key = await ed25519.keyFromSeed(seedOf(5));
  });

  it.each<[string, CommitDraft, string]>([
    ['a kind of 65 letters', commitOf({ kind: 'k'.repeat(65) }), 'cannot be read'],
    ['a key of 17 parts', commitOf({ key: 'a/'.repeat(16) }), 'cannot be read'],
    ['what replaces itself', commitOf({ parents: [`~${log}.0` as OperationId] }), 'cannot be read'],
    [
      'a parent in no segment',
      commitOf({ parents: ['an apple.0' as OperationId] }),
      'an operation id names a segment',
    ],
    [
      'a basis in another log that is not sealed',
      commitOf({ basis: '~AAAAAAAAAAAAAAAAAAAAAA.0' as OperationId }),
      'an operation id names a segment',
    ],
  ])('is a mistake of the program: %s', async (_, commit, message) => {
    await expect(sealSegment(place, [commit], key)).rejects.toThrow(message);
  });

  it('is anything of a contest without a name, or nothing at all', async () => {
    const named = (name: string) => ({ ...place, contest: name as ContestId });
    await expect(sealSegment(named('?'), [commitOf({})], key)).rejects.toThrow('ids are base64url');
    await expect(sealSegment(named('AAAA'), [commitOf({})], key)).rejects.toThrow(
      'a header just made can be read',
    );
    await expect(sealSegment(place, [], key)).rejects.toThrow('a header just made can be read');
  });

  it('is an operation before the first', () => {
    const { id } = { id: 'x' as never };
    expect(operationId(id, 0)).toBe('x.0');
    expect(() => operationId(id, -1)).toThrow('ordinals count from 0');
  });
});

describe('names in the content', () => {
  it('keep a kind apart from its version, whatever the kind’s name', async () => {
    const key = await ed25519.keyFromSeed(seedOf(5));
    const kinds: readonly (readonly [string, number])[] = [
      ['with a space', 1],
      ['with a space', 12],
      ['2 first', 1],
      ['plain', 255],
    ];
    const commit: CommitDraft = {
      ...commitOf({}),
      operations: kinds.flatMap(([kind, version]) => commitOf({ kind, version }).operations),
    };
    const sealed = await sealSegment(place, [commit], key);
    expect(sealed.columns.kinds).toEqual(kinds);
    expect(sealed.commits).toEqual([commit]);
  });

  it('are written once, whatever else is written', () => {
    const bytes = encodeContent([commitOf({}), commitOf({ key: 'a/c' })], log, new Map());
    expect(contentOf(bytes)).toMatchObject({
      authors: ['Aru'],
      words: ['a', 'b', 'c'],
      parents: [],
      basis: [],
      reasons: [],
    });
  });

  it('are known again after a log has ended in several segments', async () => {
    const key = await ed25519.keyFromSeed(seedOf(5));
    const first = await sealSegment(place, [commitOf({})], key);
    const end = advanceLog(emptyLog, first);
    expect(end).toEqual({
      nextSequence: 1,
      nextOrdinal: 1,
      last: first.id,
      own: new Map([[first.id, true]]),
    });
    const second = await sealSegment(
      { ...place, end },
      [commitOf({ parents: [operationId(first.id, 0)], basis: operationId(first.id, 0) })],
      key,
    );
    expect(second.columns.parents.get(0)).toEqual([0]);
    expect(second.columns.basis.get(0)).toBe(0);
    expect([...advanceLog(end, second).own.keys()]).toEqual([first.id, second.id]);
    const opened = await openSegment(second.bytes, ed25519.verify);
    expect(opened).toMatchObject({ ok: true, value: { id: second.id, header: second.header } });
    expect(opened.ok && opened.value.commits).toEqual(second.commits);
  });
});
