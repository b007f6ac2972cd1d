import { describe, expect, it } from 'vitest';

import { decodeCommit, encodeCommit } from '../../shared/log/commit-codec.ts';
import type {
  CommitDraft,
  OperationDraft,
  OperationId,
  Value,
} from '../../shared/log/operation.ts';
import { encodeValue } from '../../shared/log/value-codec.ts';

const draft = (change: Partial<OperationDraft> = {}): OperationDraft => ({
  kind: 'score.set',
  version: 1,
  key: 'score/written/1/j1/novelty',
  value: { points: 7500, note: Uint8Array.of(1, 2) },
  parents: [],
  basis: null,
  reason: '',
  ...change,
});

const commit: CommitDraft = {
  author: 'Айгүл',
  wallClock: 1_700_000_000_123,
  operations: [
    draft(),
    draft({
      value: null,
      parents: ['~AAAA.3', '~AAAA.4'] as OperationId[],
      basis: 'BBBB.0' as OperationId,
      reason: 'asked by phone',
    }),
  ],
};

type Fields = Readonly<Record<string, Value>>;
const operation = { ...draft(), parents: [] } as Fields;
const record = { author: 'a', wallClock: 1, operations: [operation] } as Fields;

const without = (fields: Fields, name: string): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => field !== name));

describe('a commit on the disk', () => {
  it('is read as it was written', () => {
    expect(decodeCommit(encodeCommit(commit))).toEqual(commit);
    expect(decodeCommit(encodeValue(record))).not.toBeNull();
  });

  it('is null where its bytes are damaged', () => {
    const bytes = encodeCommit(commit);
    expect(decodeCommit(bytes.subarray(1))).toBeNull();
    expect(decodeCommit(bytes.subarray(0, -1))).toBeNull();
    expect(decodeCommit(new Uint8Array())).toBeNull();
    expect(decodeCommit(Uint8Array.of(0xf6))).toBeNull();
  });

  it.each<[string, Value]>([
    ['no operations', { ...record, operations: [] }],
    ['a field more', { ...record, more: 1 }],
    ['an operation with a field more', { ...record, operations: [{ ...operation, more: 1 }] }],
    ...['author', 'wallClock', 'operations'].map((name): [string, Value] => [
      `no ${name}`,
      without(record, name),
    ]),
    ...['kind', 'version', 'key', 'parents', 'basis', 'reason'].map((name): [string, Value] => [
      `an operation without ${name}`,
      { ...record, operations: [without(operation, name)] },
    ]),
    ['parents that are numbers', { ...record, operations: [{ ...operation, parents: [1] }] }],
    ['a basis that is a number', { ...record, operations: [{ ...operation, basis: 1 }] }],
    ['an author that is a number', { ...record, author: 1 }],
  ])('is null with %s', (_, value) => {
    expect(decodeCommit(encodeValue(value))).toBeNull();
  });
});
