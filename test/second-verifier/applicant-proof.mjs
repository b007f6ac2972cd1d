import { fromBase45 } from './base45.mjs';
import { fromHex, hex } from './cryptography.mjs';
import {
  bytesOf,
  isCount,
  isFlag,
  isRising,
  isText,
  listOf,
  mapOf,
  oneOf,
  tupleOf,
} from './form.mjs';
import { fromJson, readKnown } from './known-leaves.mjs';
import { isLeaf, readOutcome, tagOf } from './leaf.mjs';
import { fail } from './proof-failure.mjs';
import { isRoot } from './public-file.mjs';
import { isNames } from './results-file.mjs';
import { leafHash, rootByPath } from './tree.mjs';
import { judgeNames } from './tree-leaves.mjs';
import { readValue, writeValue } from './value.mjs';

/** @typedef {import('./proof-failure.mjs').Findings} Findings */

const mark = 'QZP1/';
const firstBytes = 8;

/** @type {import('./form.mjs').Form} */
const isBytes = (value) => value instanceof Uint8Array;
const isCode = tupleOf(isCount, isCount, isBytes, isBytes, bytesOf(firstBytes));

/**
 * Verifies a code on paper; what it proves hangs on the printed root.
 *
 * @param {string} text
 * @returns {{ readonly outcome: import('./leaf.mjs').Outcome, readonly index: number, readonly leaves: number, readonly leaf: Uint8Array, readonly path: string, readonly root: Uint8Array }}
 */
export function readCode(text) {
  if (/^QZP[2-9]\//.test(text)) fail('container', 'the code is of a newer version');
  const bytes = text.startsWith(mark) ? fromBase45(text.slice(mark.length)) : null;
  let value = null;
  try {
    value = bytes === null ? null : readValue(bytes);
  } catch {
    return fail('container', 'the code holds no value');
  }
  if (!isCode(value)) return fail('container', 'the text is no code of a result');
  const [index, leaves, leaf, way, start] =
    /** @type {[number, number, Uint8Array, Uint8Array, Uint8Array]} */ (value);
  if (way.length % 32 !== 0) fail('container', 'the path of the code is cut off');
  const path = Array.from({ length: way.length / 32 }, (_, at) =>
    way.subarray(at * 32, at * 32 + 32),
  );
  const root = rootByPath({ hash: leafHash(leaf), index, leaves, path });
  if (root === null || hex(root.subarray(0, firstBytes)) !== hex(start))
    return fail('root', 'leaf and path of the code lead to another root');
  let outcome;
  try {
    outcome = readValue(leaf);
  } catch {
    return fail('recount', 'the leaf of the code is no value');
  }
  if (tagOf(outcome) !== 'outcome-2' || !isLeaf(outcome))
    return fail('recount', 'the leaf of the code is no outcome');
  return { outcome: readOutcome(outcome), index, leaves, leaf, path: hex(way), root };
}

/**
 * Verifies a code on paper by itself.
 *
 * @param {string} text
 * @returns {import('./results-file.mjs').Stated}
 */
export function verifyCode(text) {
  const { outcome, index, leaves, root } = readCode(text);
  const proved = [`leaf ${index} of ${leaves}, the outcome of application ${outcome.submission}`];
  const nothing = { contest: '', stage: '', rule: null, names: [] };
  return { what: 'code on paper', root: hex(root), outcomes: [outcome], proved, ...nothing };
}

/** The short code, as digits alone. @param {Uint8Array} leaf */
function shortCode(leaf) {
  const hash = leafHash(leaf);
  return [0, 2, 4, 6].map((at) => String(hash.readUInt16BE(at)).padStart(5, '0')).join('');
}

const isProof = mapOf({
  qazylar: oneOf('proof'),
  version: oneOf(2),
  contest: isText,
  stage: isText,
  submission: isText,
  draft: isFlag,
  root: isRoot,
  leaves: isCount,
  proofs: listOf(mapOf({ index: isCount, leaf: Array.isArray, path: listOf(isRoot) })),
  names: isNames,
  code: mapOf({ text: isText, code: isText }),
});

/**
 * @typedef {object} Proof
 * @property {string} contest
 * @property {string} stage
 * @property {string} submission
 * @property {string} root
 * @property {number} leaves
 * @property {readonly { readonly index: number, readonly leaf: unknown, readonly path: readonly string[] }[]} proofs
 * @property {import('./results-file.mjs').Stated['names']} names
 * @property {{ readonly text: string, readonly code: string }} code
 */

/**
 * Verifies the proof of one application.
 *
 * @param {unknown} json
 * @param {Findings} findings
 * @returns {import('./results-file.mjs').Stated}
 */
export function verifyProof(json, findings) {
  if (!isProof(json)) return fail('container', 'the proof is not of its form');
  const proof = /** @type {Proof} */ (json);
  const { contest, stage, submission, root, leaves: count, proofs, names, code } = proof;
  findings.expect(
    isRising(proofs, (a, b) => a.index - b.index),
    'container',
    'the proofs are out of order',
  );
  const proved = [`${proofs.length} of ${count} leaves, about application ${submission}`];
  const what = 'proof of one application';
  /** @type {import('./results-file.mjs').Stated} */
  let stated = { what, contest, stage, root, rule: null, outcomes: [], names, proved };
  findings.attempt(() => {
    const leaves = proofs.map((own) => provedLeaf(own, proof, findings));
    const { rule, outcomes } = readKnown(leaves, { contest, stage });
    stated = { ...stated, rule, outcomes };
    const [outcome] = outcomes;
    if (outcome?.submission !== submission || outcomes.length !== 1)
      fail('recount', 'the proof has not the one outcome of its application');
    judgeNames(names, outcomes, findings);
    judgeCode(code, { leaves, count }, findings);
  });
  return stated;
}

/**
 * A leaf that leads to the root by its path.
 *
 * @param {Proof['proofs'][number]} own
 * @param {Proof} proof
 * @param {Findings} findings
 */
function provedLeaf({ index, leaf, path }, { root, leaves }, findings) {
  const value = fromJson(leaf);
  const bytes = writeValue(value);
  const way = path.map((hash) => fromHex(hash, 32) ?? new Uint8Array());
  const follows = rootByPath({ hash: leafHash(bytes), index, leaves, path: way });
  findings.expect(
    follows !== null && hex(follows) === root,
    'root',
    `leaf ${index} and its path lead to another root`,
  );
  return { index, value, bytes, path: path.join('') };
}

/**
 * Whether the codes are those of the proof they stand in.
 *
 * @param {Proof['code']} code
 * @param {{ readonly leaves: readonly ReturnType<typeof provedLeaf>[], readonly count: number }} proof
 * @param {Findings} findings
 */
function judgeCode(code, { leaves, count }, findings) {
  const paper = readCode(code.text);
  const own = leaves.find(({ index }) => index === paper.index);
  const same =
    own !== undefined &&
    hex(own.bytes) === hex(paper.leaf) &&
    own.path === paper.path &&
    paper.leaves === count &&
    tagOf(own.value) === 'outcome-2';
  findings.expect(same, 'root', 'the code on paper is not of this proof');
  const digits = code.code.replaceAll(/\D/g, '');
  findings.expect(digits === shortCode(paper.leaf), 'root', 'the short code is another');
}
