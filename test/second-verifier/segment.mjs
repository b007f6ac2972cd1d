import { inflateRawSync } from 'node:zlib';

import { base64url, isSigned, sha256 } from './cryptography.mjs';
import { bytesOf, isCount, isMap, isText, listOf, mapOf, oneOf, orNull, tupleOf } from './form.mjs';
import { fail } from './proof-failure.mjs';
import { readValue } from './value.mjs';

/**
 * @typedef {object} Header
 * @property {Uint8Array} contest
 * @property {Uint8Array} log
 * @property {Uint8Array} signer
 * @property {number} firstSequence
 * @property {number} lastSequence
 * @property {number} firstOrdinal
 * @property {number} operations
 * @property {Uint8Array | null} previous
 * @property {Uint8Array} content
 * @property {number} size
 */

/**
 * @typedef {object} Segment
 * @property {string} id
 * @property {Header} header
 * @property {readonly { kind: string, version: number, key: string, value: import('./value.mjs').Value }[]} operations
 */

const largest = 67_108_864;

const isHeader = mapOf({
  format: oneOf(1),
  contest: bytesOf(32),
  log: bytesOf(16),
  signer: bytesOf(32),
  firstSequence: isCount,
  lastSequence: isCount,
  firstOrdinal: isCount,
  operations: isCount,
  previous: orNull(bytesOf(32)),
  content: bytesOf(32),
  size: (value) => isCount(value) && Number(value) >= 1 && Number(value) <= largest,
});

/** @type {import('./form.mjs').Form} */
const isBytes = (value) => value instanceof Uint8Array;
const isBytesList = tupleOf(isBytes, bytesOf(64), isBytes);

const isContent = mapOf({
  authors: listOf(isText),
  words: listOf(isText),
  kinds: listOf(
    tupleOf(
      (kind) => typeof kind === 'string' && kind.length >= 1 && kind.length <= 64,
      (version) => isCount(version) && Number(version) >= 1 && Number(version) <= 255,
    ),
  ),
  commits: mapOf({ count: isCount, author: isBytes, clock: isBytes, size: isBytes }),
  operations: mapOf({ kind: isBytes, keyLength: isBytes, key: isBytes }),
  values: Array.isArray,
  parents: Array.isArray,
  basis: Array.isArray,
  reasons: Array.isArray,
});

/**
 * The integers of a column, exactly `count` of them.
 *
 * @param {Uint8Array} bytes
 * @param {number} count
 */
function readColumn(bytes, count) {
  const numbers = [];
  let at = 0;
  while (at < bytes.length) {
    let [value, shift, byte] = [0n, 0n, 128];
    while (byte >= 128) {
      byte = bytes[at] ?? 256;
      if (byte === 256 || shift > 56n) fail('container', 'a column of a segment ends early');
      value |= BigInt(byte & 127) << shift;
      at += 1;
      shift += 7n;
    }
    if (byte === 0 && shift > 7n) fail('container', 'a column of a segment is not in its one form');
    numbers.push(Number(value & 1n ? -(value >> 1n) - 1n : value >> 1n));
  }
  if (numbers.length !== count) fail('container', 'a column of a segment has another length');
  return numbers;
}

/** @param {Uint8Array} bytes @param {string} what */
function valueOf(bytes, what) {
  try {
    return readValue(bytes);
  } catch {
    return fail('container', `${what} of a segment is no value`);
  }
}

/** @param {Header} header @param {Uint8Array} packed */
function inflate(header, packed) {
  if (!sha256(packed).equals(header.content))
    fail('container', 'the content of a segment has another hash');
  let bytes;
  try {
    bytes = inflateRawSync(packed, { maxOutputLength: header.size });
  } catch {
    fail('container', 'the content of a segment cannot be unpacked');
  }
  if (bytes.length !== header.size) fail('container', 'the content of a segment is too short');
  return bytes;
}

/**
 * Operations of a content, their parents and reasons left aside.
 *
 * @param {Header} header
 * @param {Uint8Array} packed
 */
function readOperations(header, packed) {
  const value = valueOf(inflate(header, packed), 'the content');
  if (!isContent(value)) fail('container', 'the content of a segment is not of its form');
  const content =
    /** @type {{ words: string[], authors: string[], kinds: [string, number][], values: import('./value.mjs').Value[],
    commits: { count: number, author: Uint8Array, clock: Uint8Array, size: Uint8Array }, operations: Record<'kind' | 'keyLength' | 'key', Uint8Array> }} */ (
      /** @type {unknown} */ (value)
    );
  const { commits, operations, values } = content;
  const sizes = readColumn(commits.size, commits.count);
  const authors = readColumn(commits.author, commits.count);
  readColumn(commits.clock, commits.count);
  const kinds = readColumn(operations.kind, header.operations);
  const lengths = readColumn(operations.keyLength, header.operations);
  const words = readColumn(
    operations.key,
    lengths.reduce((sum, length) => sum + length, 0),
  );
  const sound =
    commits.count === header.lastSequence - header.firstSequence + 1 &&
    authors.every((author) => content.authors[author] !== undefined) &&
    sizes.every((size) => size >= 1) &&
    sizes.reduce((sum, size) => sum + size, 0) === header.operations &&
    lengths.every((length) => length >= 1 && length <= 16) &&
    values.length === header.operations;
  if (!sound) fail('container', 'the columns of a segment do not fit each other');
  let at = 0;
  return kinds.map((kind, row) => {
    const parts = words.slice(at, (at += lengths[row] ?? 0)).map((word) => content.words[word]);
    const named = content.kinds[kind];
    const own = values[row];
    if (named === undefined || own === undefined || parts.includes(undefined))
      return fail('container', 'a segment names what it does not list');
    return { kind: named[0], version: named[1], key: parts.join('/'), value: own };
  });
}

/**
 * A segment whose signature holds.
 *
 * @param {Uint8Array} bytes
 * @returns {Segment}
 */
export function readSegment(bytes) {
  const outer = valueOf(bytes, 'the whole');
  if (!isBytesList(outer)) fail('container', 'a segment is not of its form');
  const [head, signature, packed] = /** @type {Uint8Array[]} */ (outer);
  if (head === undefined || signature === undefined || packed === undefined)
    return fail('container', 'a segment is not of its form');
  const value = valueOf(head, 'the header');
  if (!isMap(value) || !isHeader(value)) fail('container', 'the header of a segment is malformed');
  const header = /** @type {Header} */ (/** @type {unknown} */ (value));
  if (
    !isSigned(
      header.signer,
      Buffer.concat([Buffer.from('qazylar segment signature 1\n'), head]),
      signature,
    )
  )
    fail('container', 'the signature of a segment does not hold');
  const sound =
    header.lastSequence >= header.firstSequence &&
    header.firstOrdinal >= header.firstSequence &&
    (header.previous === null) === (header.firstSequence === 0) &&
    (header.firstSequence > 0 || header.firstOrdinal === 0);
  if (!sound) fail('container', 'the numbers in the header of a segment do not fit each other');
  return {
    id: base64url(sha256('qazylar segment identity 1\n', head)),
    header,
    operations: readOperations(header, packed),
  };
}
