import { readContainer } from './container.mjs';
import { base64url, fromBase64url, hex, isSigned, sha256 } from './cryptography.mjs';
import { bytesOf, compareTexts, isRising, listOf, mapOf, oneOf } from './form.mjs';
import { readManifest } from './manifest.mjs';
import { fail } from './proof-failure.mjs';
import { readSegment } from './segment.mjs';
import { writeValue } from './value.mjs';

/**
 * @typedef {object} Bundle
 * @property {import('./manifest.mjs').Manifest} manifest
 * @property {readonly import('./segment.mjs').Segment[]} segments
 * @property {ReadonlyMap<string, Uint8Array>} payloads
 */

const bodyName =
  /^(attachments\/[0-9a-f]{64}|(invitation|receipt|results)\.cbor|segments\/[0-9a-f]{64}\.seg)$/;

/**
 * @param {readonly import('./container.mjs').Entry[]} entries
 * @param {import('./manifest.mjs').Manifest} manifest
 */
function checkEntries(entries, manifest) {
  const told = manifest.entries;
  const held = entries.filter((_, at) => at !== 1 && at !== 2);
  const [, ...body] = held;
  if (!isRising(body, (a, b) => compareTexts(a.name, b.name)))
    fail('container', 'the entries are not in their order');
  if (told.length !== held.length) fail('container', 'the manifest names other entries');
  for (const [at, { name, bytes }] of held.entries()) {
    const entry = told[at];
    if (entry?.name !== name || entry.size !== bytes.length || entry.sha256 !== hex(sha256(bytes)))
      fail('container', `the entry ${name} is not the one that the manifest names`);
  }
  for (const { name, bytes } of body) {
    if (!bodyName.test(name)) fail('container', `no entry is called ${name}`);
    if (name.startsWith('attachments/') && name.slice(12) !== hex(sha256(bytes)))
      fail('container', `the hash of ${name} is another`);
  }
  return body;
}

/**
 * The version vector that follows from segments.
 *
 * @param {readonly import('./segment.mjs').Segment[]} segments
 */
function versionVector(segments) {
  const named = new Set(
    segments.map(({ header }) => (header.previous === null ? '' : base64url(header.previous))),
  );
  /** @type {Map<string, { head: string, sequence: number }[]>} */
  const logs = new Map();
  for (const { id, header } of segments) {
    const log = base64url(header.log);
    const heads = logs.get(log) ?? [];
    if (!named.has(id)) heads.push({ head: id, sequence: header.lastSequence });
    logs.set(log, heads);
  }
  return [...logs]
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([log, heads]) => ({ heads: heads.sort((a, b) => compareTexts(a.head, b.head)), log }));
}

/** @param {Bundle} bundle @param {number} attachments */
function checkCounts({ manifest, segments }, attachments) {
  const counts = {
    attachments,
    commits: segments.reduce((sum, { header: h }) => sum + h.lastSequence - h.firstSequence + 1, 0),
    operations: segments.reduce((sum, { header }) => sum + header.operations, 0),
    segments: segments.length,
  };
  for (const name of /** @type {const} */ (['attachments', 'commits', 'operations', 'segments']))
    if (counts[name] !== manifest.counts[name])
      fail('container', 'the counts of the manifest are not those of the file');
  const told = manifest.logs.map(({ heads, log }) => ({
    heads: heads.map(({ head, sequence }) => ({ head, sequence })),
    log,
  }));
  if (JSON.stringify(told) !== JSON.stringify(versionVector(segments)))
    fail('container', 'the version vector of the manifest is not that of the file');
}

/**
 * A bundle of which container, signatures and hashes hold.
 *
 * @param {Uint8Array} bytes
 * @returns {Bundle}
 */
export function readBundle(bytes) {
  const entries = readContainer(bytes);
  const first = entries.slice(0, 3).map(({ name }) => name);
  if (first.join(' ') !== 'README.txt manifest.json manifest.sig')
    fail('container', 'the file is no bundle');
  const json = entries[1]?.bytes ?? new Uint8Array();
  const manifest = readManifest(json);
  const key = fromBase64url(manifest.sender.publicKey) ?? new Uint8Array();
  const message = Buffer.concat([Buffer.from('qazylar manifest signature 1\n'), json]);
  if (!isSigned(key, message, entries[2]?.bytes ?? new Uint8Array()))
    fail('signature', 'the signature of the manifest does not hold');
  const body = checkEntries(entries, manifest);
  const segments = [];
  for (const { name, bytes } of body.filter(({ name }) => name.startsWith('segments/'))) {
    const segment = readSegment(bytes);
    const id = hex(fromBase64url(segment.id) ?? new Uint8Array());
    if (name !== `segments/${id}.seg`) fail('container', 'a segment has the name of another');
    if (base64url(segment.header.contest) !== manifest.contest)
      fail('container', 'a segment is of another contest');
    segments.push(segment);
  }
  const payloads = new Map(
    body.filter(({ name }) => name.endsWith('.cbor')).map(({ name, bytes }) => [name, bytes]),
  );
  const bundle = { manifest, segments, payloads };
  checkCounts(bundle, body.filter(({ name }) => name.startsWith('attachments/')).length);
  return bundle;
}

/** @type {import('./form.mjs').Form} */
const isKeyList = (value) =>
  listOf(bytesOf(32))(value) && Array.isArray(value) && value.length >= 1 && value.length <= 8;
const older = { rootKeys: isKeyList, salt: bytesOf(16) };
const foundingForms = [
  mapOf(older),
  mapOf({ ...older, threshold: oneOf(1, 2), confirmation: oneOf('ticket', 'confirmed') }),
];

/** @param {import('./segment.mjs').Segment} segment @param {string} contest */
function rootKeysIn({ header, operations }, contest) {
  return operations.flatMap(({ kind, version, key, value }) => {
    const form = foundingForms[version - 1];
    if (kind !== 'contest.found' || key !== 'founding' || !form?.(value)) return [];
    const id = base64url(sha256('qazylar contest identity 1\n', writeValue(value)));
    const facts = /** @type {{ rootKeys: Uint8Array[], threshold?: number }} */ (value);
    const keys = [...new Set(facts.rootKeys.map((rootKey) => base64url(rootKey)))];
    const sound =
      id === contest &&
      keys.length >= (facts.threshold ?? 1) &&
      keys.includes(base64url(header.signer));
    return sound ? [keys] : [];
  });
}

/**
 * The root keys of the contest, proved by its id; the signer of the manifest is one of them.
 *
 * @param {Bundle} bundle
 * @returns {readonly string[]}
 */
export function provedRootKeys({ manifest, segments }) {
  const [keys] = segments.flatMap((segment) => rootKeysIn(segment, manifest.contest));
  if (keys === undefined)
    return fail('signature', 'no founding in the file gives the id of the contest');
  if (!keys.includes(manifest.sender.publicKey))
    fail('signature', 'who signed the file is none of the root keys of the contest');
  return keys;
}
