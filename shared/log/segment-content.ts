import { z } from 'zod';

import { assert, present } from '../basics/assert.ts';
import { base64urlToBytes, bytesToBase64url } from '../basics/bytes.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { Dictionary, packIntegers, unpackIntegers } from './columns.ts';
import type { CommitDraft, LogId, OperationId, SegmentId, Value } from './operation.ts';
import { decodeValue, encodeValue } from './value-codec.ts';

/** An operation named from inside a log: a number = own log's ordinal, a pair = another segment's operation. */
type Reference = number | readonly [Uint8Array, number];

/** One commit as its columns leave it; references are still relative to the log. */
export interface StoredCommit {
  readonly author: string;
  readonly wallClock: number;
  readonly operations: readonly StoredOperation[];
}

export interface StoredOperation {
  readonly kind: string;
  readonly version: number;
  readonly key: string;
  readonly value: Value;
  readonly parents: readonly Reference[];
  readonly basis: Reference | null;
  readonly reason: string;
}

const text = z.string().max(100_000);
const count = z.number().int().min(0).max(1_000_000);
const column = z.instanceof(Uint8Array);
const reference = z.union([
  count,
  z.tuple([z.instanceof(Uint8Array).refine((bytes) => bytes.length === 32), count]),
]);

const contentSchema = z.strictObject({
  authors: z.array(text),
  words: z.array(text),
  kinds: z.array(z.tuple([z.string().min(1).max(64), z.number().int().min(1).max(255)])),
  commits: z.strictObject({ count, author: column, clock: column, size: column }),
  operations: z.strictObject({ kind: column, keyLength: column, key: column }),
  values: z.array(z.unknown()),
  parents: z.array(z.tuple([count, z.array(reference).min(1).max(1000)])),
  basis: z.array(z.tuple([count, reference])),
  reasons: z.array(z.tuple([count, text])),
});

/** Writes an operation's identity as its log sees it: an ordinal for own operations, else segment and ordinal. */
function toReference(id: OperationId, log: LogId, own: ReadonlyMap<string, true>): Reference {
  const dot = id.lastIndexOf('.');
  const [home, ordinal] = [id.slice(0, dot), Number(id.slice(dot + 1))];
  if (home === `~${log}` || own.has(home)) return ordinal;
  return [present(base64urlToBytes(home), 'an operation id names a segment'), ordinal];
}

/** Content of a segment as one deterministic byte string: the same commits give the same bytes. */
export function encodeContent(
  commits: readonly CommitDraft[],
  log: LogId,
  ownSegments: ReadonlyMap<string, true>,
): Uint8Array {
  const [authors, words, kinds] = [new Dictionary(), new Dictionary(), new Dictionary()];
  const operations = commits.flatMap((commit) => commit.operations);
  const parts = operations.map((operation) => operation.key.split('/'));
  const clocks = commits.map((commit) => commit.wallClock);
  const refer = (id: OperationId): Value => {
    const made = toReference(id, log, ownSegments);
    return typeof made === 'number' ? made : [...made];
  };
  return encodeValue({
    commits: {
      count: commits.length,
      author: packIntegers(commits.map((commit) => authors.numberOf(commit.author))),
      clock: packIntegers(clocks.map((clock, index) => clock - (clocks[index - 1] ?? 0))),
      size: packIntegers(commits.map((commit) => commit.operations.length)),
    },
    operations: {
      kind: packIntegers(
        operations.map(({ kind, version }) => kinds.numberOf(`${version} ${kind}`)),
      ),
      keyLength: packIntegers(parts.map((key) => key.length)),
      key: packIntegers(parts.flat().map((part) => words.numberOf(part))),
    },
    values: operations.map((operation) => operation.value),
    parents: operations.flatMap(({ parents }, index) =>
      parents.length === 0 ? [] : [[index, parents.map(refer)]],
    ),
    basis: operations.flatMap(({ basis }, index) =>
      basis === null ? [] : [[index, refer(basis)]],
    ),
    reasons: operations.flatMap(({ reason }, index) => (reason === '' ? [] : [[index, reason]])),
    authors: authors.words,
    words: words.words,
    kinds: kinds.words.map((word) => {
      const space = word.indexOf(' ');
      return [word.slice(space + 1), Number(word.slice(0, space))];
    }),
  });
}

type Content = z.infer<typeof contentSchema>;

const malformed = { type: 'SegmentDamaged' } as const;

/** Reads one sparse column: rows in rising order, each inside the segment. */
function sparse<T>(rows: readonly (readonly [number, T])[], size: number): Map<number, T> | null {
  const map = new Map<number, T>();
  let last = -1;
  for (const [index, value] of rows) {
    if (index <= last || index >= size) return null;
    map.set(index, value);
    last = index;
  }
  return map;
}

function readOperations(content: Content, total: number): StoredOperation[] | null {
  const kind = unpackIntegers(content.operations.kind, total);
  const lengths = unpackIntegers(content.operations.keyLength, total);
  if (kind === null || lengths === null || lengths.some((length) => length < 1 || length > 16))
    return null;
  const keys = unpackIntegers(
    content.operations.key,
    lengths.reduce((sum, length) => sum + length, 0),
  );
  const parents = sparse(content.parents, total);
  const basis = sparse(content.basis, total);
  const reasons = sparse(content.reasons, total);
  if (keys === null || parents === null || basis === null || reasons === null) return null;
  const operations: StoredOperation[] = [];
  let at = 0;
  for (let index = 0; index < total; index += 1) {
    const named = content.kinds[kind[index] ?? -1];
    const parts = keys.slice(at, at + (lengths[index] ?? 0)).map((word) => content.words[word]);
    at += lengths[index] ?? 0;
    if (named === undefined || parts.some((part) => part === undefined)) return null;
    operations.push({
      kind: named[0],
      version: named[1],
      key: parts.join('/'),
      value: content.values[index] as Value,
      parents: parents.get(index) ?? [],
      basis: basis.get(index) ?? null,
      reason: reasons.get(index) ?? '',
    });
  }
  return operations;
}

/** Parses a segment's content; anything out of form refuses the whole segment. */
export function decodeContent(
  bytes: Uint8Array,
): Result<readonly StoredCommit[], typeof malformed> {
  const value = decodeValue(bytes);
  if (!value.ok) return err(malformed);
  const parsed = contentSchema.safeParse(value.value);
  if (!parsed.success) return err(malformed);
  const content = parsed.data;
  const commits = content.commits.count;
  const authors = unpackIntegers(content.commits.author, commits);
  const clocks = unpackIntegers(content.commits.clock, commits);
  const sizes = unpackIntegers(content.commits.size, commits);
  if (authors === null || clocks === null || sizes === null) return err(malformed);
  if (sizes.some((size) => size < 1)) return err(malformed);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total !== content.values.length) return err(malformed);
  const operations = readOperations(content, total);
  if (operations === null) return err(malformed);
  const read: StoredCommit[] = [];
  let [at, clock] = [0, 0];
  for (let index = 0; index < commits; index += 1) {
    const author = content.authors[authors[index] ?? -1];
    const size = sizes[index] ?? 0;
    clock += clocks[index] ?? 0;
    if (author === undefined || !Number.isSafeInteger(clock)) return err(malformed);
    read.push({ author, wallClock: clock, operations: operations.slice(at, at + size) });
    at += size;
  }
  return ok(read);
}

/** Names a stored reference again, given the segment that each own ordinal lies in. */
export function fromReference(
  stored: Reference,
  ownId: (ordinal: number) => OperationId | null,
): OperationId | null {
  if (typeof stored === 'number') return ownId(stored);
  return operationId(bytesToBase64url(stored[0]) as SegmentId, stored[1]);
}

export function operationId(segment: SegmentId | `~${LogId}`, ordinal: number): OperationId {
  assert(ordinal >= 0, 'ordinals count from 0');
  return `${segment}.${ordinal}` as OperationId;
}
