import { isUtf8 } from 'node:buffer';

import { fromBase64url, fromHex } from './cryptography.mjs';
import {
  compareTexts,
  isCount,
  isFlag,
  isInteger,
  isMap,
  isRising,
  listOf,
  mapOf,
  oneOf,
} from './form.mjs';
import { fail } from './proof-failure.mjs';

/**
 * @typedef {object} Manifest
 * @property {string} kind
 * @property {string} contest
 * @property {{ log: string, publicKey: string, person: string, name: string, role: string }} sender
 * @property {readonly { log: string, heads: readonly { head: string, sequence: number }[] }[]} logs
 * @property {{ segments: number, commits: number, operations: number, attachments: number }} counts
 * @property {readonly { name: string, sha256: string, size: number }[]} entries
 */

const mostBytes = 33_554_432;
const farthest = 8_640_000_000_000_000;
const forbidden =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

/** @param {number} longest */
const textTo = (longest) => (/** @type {unknown} */ value) =>
  typeof value === 'string' &&
  value.length <= longest &&
  !/\p{Surrogate}/u.test(value) &&
  !forbidden.test(value);

/** @param {number} bytes */
const code = (bytes) => (/** @type {unknown} */ value) => fromBase64url(value)?.length === bytes;

const form = mapOf({
  format: oneOf(1),
  kind: oneOf('invitation', 'scores', 'regional', 'receipt', 'results', 'archive'),
  contest: code(32),
  title: mapOf({ en: textTo(1000), kk: textTo(1000), ru: textTo(1000) }),
  demo: isFlag,
  sender: mapOf({
    log: code(16),
    publicKey: code(32),
    person: textTo(64),
    name: textTo(1000),
    role: oneOf('headquarters', 'coordinator', 'juror'),
  }),
  recipients: (value) =>
    listOf(textTo(64))(value) && Array.isArray(value) && value.length <= 10_000,
  created: (value) => isInteger(value) && Math.abs(Number(value)) <= farthest,
  logs: listOf(
    mapOf({ log: code(16), heads: listOf(mapOf({ head: code(32), sequence: isCount })) }),
  ),
  counts: mapOf({ segments: isCount, commits: isCount, operations: isCount, attachments: isCount }),
  features: (value) => Array.isArray(value) && value.length === 0,
  entries: listOf(
    mapOf({
      name: textTo(128),
      sha256: (value) => fromHex(value, 32) !== null,
      size: isCount,
    }),
  ),
});

/**
 * @param {unknown} value
 * @returns {unknown}
 */
function withSortedKeys(value) {
  if (Array.isArray(value)) return value.map((item) => withSortedKeys(item));
  if (!isMap(value)) return value;
  const names = Object.keys(value).sort(compareTexts);
  return Object.fromEntries(names.map((name) => [name, withSortedKeys(value[name])]));
}

/**
 * The one form of a manifest.
 *
 * @param {unknown} manifest
 */
export const writeManifest = (manifest) =>
  Buffer.from(`${JSON.stringify(withSortedKeys(manifest), null, 2)}\n`);

/**
 * @param {Uint8Array} bytes of `manifest.json`
 * @returns {Manifest}
 */
export function readManifest(bytes) {
  if (bytes.length > mostBytes || !isUtf8(bytes)) fail('container', 'manifest.json is not UTF-8');
  let value;
  try {
    value = /** @type {unknown} */ (JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    fail('container', 'manifest.json is no JSON');
  }
  if (isMap(value) && isInteger(value['format']) && Number(value['format']) > 1)
    fail('container', 'the file is of a newer format');
  if (!form(value)) fail('container', 'manifest.json is not of its form');
  if (!writeManifest(value).equals(bytes))
    fail('container', 'manifest.json is not in its one form');
  const manifest = /** @type {Manifest} */ (value);
  const sorted =
    isRising(manifest.logs, (a, b) => compareTexts(a.log, b.log)) &&
    manifest.logs.every(({ heads }) => isRising(heads, (a, b) => compareTexts(a.head, b.head)));
  if (!sorted) fail('container', 'the version vector of manifest.json is not sorted');
  return manifest;
}
