import { z } from '../basics/zod.ts';

import { present } from '../basics/assert.ts';
import { base64urlToBytes, bytesToBase64url } from '../basics/bytes.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { checkCbor } from './check-cbor.ts';
import { Dictionary, packIntegers, unpackIntegers } from './columns.ts';
import { operationId } from './operation-id.ts';
import type { CommitDraft, LogId, OperationId, SegmentId, Value } from './operation.ts';
import { ValueColumn } from './value-column.ts';
import { encodeValue } from './value-codec.ts';

/** An operation named from inside a log: a number = own log's ordinal, a pair = another segment's operation. */
export type Reference = number | readonly [Uint8Array, number];

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

/**
 * Content of a segment as columns: operations are made from them only when somebody asks. Everything in it has been
 * checked: each number stands for an item of its list, and rows are as many as `values`.
 */
export interface SegmentColumns {
  readonly authors: readonly string[];
  readonly words: readonly string[];
  readonly kinds: readonly (readonly [kind: string, version: number])[];
  readonly commits: {
    readonly author: Int32Array;
    readonly clock: Float64Array;
    /** Row of each commit's first operation, and the number of rows at the end. */
    readonly starts: Int32Array;
  };
  readonly kind: Int32Array;
  /** Where the words of each row's key begin in `keyWords`, and the number of words at the end. */
  readonly keyStarts: Int32Array;
  readonly keyWords: Int32Array;
  readonly values: ValueColumn;
  readonly parents: ReadonlyMap<number, readonly Reference[]>;
  readonly basis: ReadonlyMap<number, Reference>;
  readonly reasons: ReadonlyMap<number, string>;
}

/** Most words of a dictionary, and most kinds. */
const wordLimit = 1_000_000;
const kindLimit = 10_000;

/** Longest word and longest reason. */
const textLimit = 100_000;

/** True for a list of at most so many texts: a dictionary has too many of them for a parser that looks at each. */
const areTexts = (value: unknown): value is string[] =>
  Array.isArray(value) &&
  value.length <= wordLimit &&
  value.every((word: unknown) => typeof word === 'string' && word.length <= textLimit);

const count = z.number().int().min(0).max(1_000_000);
const column = z.instanceof(Uint8Array);
const reference = z.union([
  count,
  z.tuple([z.instanceof(Uint8Array).refine((bytes) => bytes.length === 32), count]),
]);

const contentSchema = z.strictObject({
  authors: z.custom<readonly string[]>(areTexts),
  words: z.custom<readonly string[]>(areTexts),
  kinds: z
    .array(z.tuple([z.string().min(1).max(64), z.number().int().min(1).max(255)]))
    .max(kindLimit),
  commits: z.strictObject({
    count,
    author: column,
    clock: column,
    size: column,
  }),
  operations: z.strictObject({ kind: column, keyLength: column, key: column }),
  parents: z.array(z.tuple([count, z.array(reference).min(1).max(1000)])),
  basis: z.array(z.tuple([count, reference])),
  reasons: z.array(z.tuple([count, z.string().max(textLimit)])),
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

/**
 * Where each of a run of lengths begins, and where the last one ends; null for a length out of bounds or more in all
 * than there can be.
 */
function startsOf(lengths: Int32Array, longest: number, most: number): Int32Array | null {
  const starts = new Int32Array(lengths.length + 1);
  let at = 0;
  for (let index = 0; index < lengths.length; index += 1) {
    const length = lengths[index] ?? 0;
    at += length;
    if (length < 1 || length > longest || at > most) return null;
    starts[index + 1] = at;
  }
  return starts;
}

/** True where every number of a column stands for an item of a list. */
function within(column: Int32Array, list: readonly unknown[]): boolean {
  const { length } = list;
  for (let index = 0; index < column.length; index += 1) {
    const number = column[index] ?? -1;
    if (number < 0 || number >= length) return false;
  }
  return true;
}

type Content = z.infer<typeof contentSchema>;

function readCommits(
  { commits, authors }: Content,
  total: number,
): SegmentColumns['commits'] | null {
  // Each commit holds an operation, so a count beyond the values is refused before anything is as long as it.
  if (commits.count > total) return null;
  const author = unpackIntegers(commits.author, new Int32Array(commits.count));
  const clock = unpackIntegers(commits.clock, new Float64Array(commits.count));
  const sizes = unpackIntegers(commits.size, new Int32Array(commits.count));
  const starts = sizes === null ? null : startsOf(sizes, total, total);
  if (author === null || clock === null || starts === null) return null;
  if (starts.at(-1) !== total || !within(author, authors)) return null;
  for (let index = 1; index < clock.length; index += 1) {
    clock[index] = (clock[index] ?? 0) + (clock[index - 1] ?? 0);
  }
  return clock.every(Number.isSafeInteger) ? { author, clock, starts } : null;
}

/** Longest key: 16 parts. */
const keyParts = 16;

/** Parses a segment's content; anything out of form refuses the whole segment. */
export function decodeContent(bytes: Uint8Array): Result<SegmentColumns, typeof malformed> {
  const rows = checkCbor(bytes, 'values');
  if (rows === null || rows.length === 0) return err(malformed);
  const values = new ValueColumn(bytes, rows);
  const total = values.length;
  const parsed = contentSchema.safeParse(values.restOfContent());
  if (!parsed.success) return err(malformed);
  const content = parsed.data;
  const commits = readCommits(content, total);
  const kind = unpackIntegers(content.operations.kind, new Int32Array(total));
  const lengths = unpackIntegers(content.operations.keyLength, new Int32Array(total));
  const packed = content.operations.key;
  // A word's number takes a byte at least, so nothing is made longer than the bytes can fill.
  const keyStarts = lengths === null ? null : startsOf(lengths, keyParts, packed.length);
  const keyWords = unpackIntegers(packed, new Int32Array(keyStarts?.at(-1) ?? 0));
  const parents = sparse(content.parents, total);
  const basis = sparse(content.basis, total);
  const reasons = sparse(content.reasons, total);
  if (commits === null || kind === null || keyStarts === null || keyWords === null)
    return err(malformed);
  if (parents === null || basis === null || reasons === null) return err(malformed);
  if (!within(kind, content.kinds) || !within(keyWords, content.words)) return err(malformed);
  const { authors, words, kinds } = content;
  // Field by field, as these are read row by row: an object with a copy of another in it is slower to read.
  return ok({
    authors,
    words,
    kinds,
    commits,
    kind,
    keyStarts,
    keyWords,
    values,
    parents,
    basis,
    reasons,
  });
}

/** The key of an operation, by its place in the segment. */
export const keyAt = ({ keyStarts, keyWords, words }: SegmentColumns, index: number): string => {
  const end = keyStarts[index + 1] ?? 0;
  let at = keyStarts[index] ?? 0;
  let key = words[keyWords[at] ?? 0] ?? '';
  for (at += 1; at < end; at += 1) key += `/${words[keyWords[at] ?? 0]}`;
  return key;
};

/** One operation as it stands in the columns. */
export function storedAt(columns: SegmentColumns, index: number): StoredOperation {
  const [kind, version] = present(columns.kinds[columns.kind[index] ?? 0], 'kinds were checked');
  return {
    kind,
    version,
    key: keyAt(columns, index),
    value: columns.values.at(index),
    parents: columns.parents.get(index) ?? [],
    basis: columns.basis.get(index) ?? null,
    reason: columns.reasons.get(index) ?? '',
  };
}

/** The commits of a segment, made from its columns. */
export function commitsOf(columns: SegmentColumns): readonly StoredCommit[] {
  const { author, clock, starts } = columns.commits;
  return Array.from(clock, (wallClock, index) => ({
    author: columns.authors[author[index] ?? 0] ?? '',
    wallClock,
    operations: Array.from({ length: (starts[index + 1] ?? 0) - (starts[index] ?? 0) }, (_, at) =>
      storedAt(columns, (starts[index] ?? 0) + at),
    ),
  }));
}

/** Names a stored reference again, given the segment that each own ordinal lies in. */
export function fromReference(
  stored: Reference,
  ownId: (ordinal: number) => OperationId | null,
): OperationId | null {
  if (typeof stored === 'number') return ownId(stored);
  return operationId(bytesToBase64url(stored[0]) as SegmentId, stored[1]);
}
