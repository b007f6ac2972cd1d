import { fromBase64url } from './cryptography.mjs';
import { isMap } from './form.mjs';
import { isLeaf, readOutcome, tagOf } from './leaf.mjs';
import { fail } from './proof-failure.mjs';
import { ruleOf } from './tree-leaves.mjs';

/** @typedef {import('./value.mjs').Value} Value */

/**
 * The value that JSON writes, bytes being `{ "bytes": "…" }`.
 *
 * @param {unknown} json
 * @returns {Value}
 */
export function fromJson(json) {
  if (json === null || typeof json === 'string' || typeof json === 'boolean') return json;
  if (typeof json === 'number' && Number.isSafeInteger(json)) return json;
  if (Array.isArray(json)) return json.map((item) => fromJson(item));
  if (!isMap(json)) return fail('container', 'a leaf holds what no value is');
  const names = Object.keys(json);
  if (names.length === 1 && names[0] === 'bytes') {
    const bytes = fromBase64url(json['bytes']);
    return bytes ?? fail('container', 'a leaf holds bytes that are not base64url');
  }
  return Object.fromEntries(names.map((name) => [name, fromJson(json[name])]));
}

/**
 * What some leaves say: the rule, which is the first of them, and the outcomes.
 *
 * @param {readonly { readonly index: number, readonly value: Value }[]} leaves
 * @param {{ readonly contest: string, readonly stage: string }} of
 */
export function readKnown(leaves, of) {
  const rule = ruleOf(leaves[0]?.index === 0 ? leaves[0].value : undefined, of);
  for (const { index, value } of leaves)
    if (!isLeaf(value)) fail('recount', `leaf ${index} is not of its form`);
  const outcomes = leaves
    .filter(({ value }) => tagOf(value) === 'outcome-2')
    .map(({ value }) => readOutcome(value));
  return { rule, outcomes };
}
