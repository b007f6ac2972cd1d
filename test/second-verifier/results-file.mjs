import { provedRootKeys, readBundle } from './bundle.mjs';
import { hex } from './cryptography.mjs';
import { judgeDecisions } from './decisions.mjs';
import {
  bytesOf,
  compareTexts,
  isFlag,
  isMap,
  isRising,
  isText,
  listOf,
  mapOf,
  oneOf,
} from './form.mjs';
import { fail } from './proof-failure.mjs';
import { recount } from './recount.mjs';
import { leafHash, treeRoot } from './tree.mjs';
import { judgeNames, judgeOrder, judgeSheets, readLeaves } from './tree-leaves.mjs';
import { readValue } from './value.mjs';
import { judgeOldLeaves } from './version-1.mjs';

/** @typedef {import('./proof-failure.mjs').Findings} Findings */

/**
 * What one file states, to be compared with others.
 *
 * @typedef {object} Stated
 * @property {string} what the file is
 * @property {string} contest
 * @property {string} stage
 * @property {string} root hex; of a code on paper its first 16 digits
 * @property {import('./rule.mjs').Rule | null} rule
 * @property {readonly import('./leaf.mjs').Outcome[]} outcomes those that the file shows
 * @property {readonly { readonly submission: string, readonly title: string, readonly applicant: string }[]} names
 * @property {readonly string[]} proved
 */

const common = {
  stage: isText,
  stateHash: (/** @type {unknown} */ hash) =>
    typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash),
  sealed: isFlag,
  root: bytesOf(32),
  leaves: listOf((leaf) => leaf instanceof Uint8Array),
};
export const isNames = listOf(mapOf({ submission: isText, title: isText, applicant: isText }));
const forms = {
  1: mapOf({ version: oneOf(1), ...common }),
  2: mapOf({
    version: oneOf(2),
    ...common,
    names: isNames,
    jurors: listOf(mapOf({ juror: isText, name: isText })),
  }),
};

/**
 * @typedef {object} Payload
 * @property {1 | 2} version
 * @property {string} stage
 * @property {Uint8Array} root
 * @property {readonly Uint8Array[]} leaves
 * @property {Stated['names']} names
 * @property {readonly { readonly juror: string, readonly name: string }[]} jurors
 */

/** @param {Uint8Array | undefined} bytes */
function readPayload(bytes) {
  if (bytes === undefined) return fail('container', 'the file holds no results');
  let value;
  try {
    value = readValue(bytes);
  } catch {
    return fail('container', 'results.cbor is no value');
  }
  const version = isMap(value) ? value['version'] : null;
  if (version !== 1 && version !== 2)
    return fail('container', 'results.cbor is of no known version');
  if (!forms[version](value)) fail('container', 'results.cbor is not of its form');
  return /** @type {Payload} */ (/** @type {unknown} */ (value));
}

/**
 * Verifies a results.qzb.
 *
 * @param {Uint8Array} bytes
 * @param {Findings} findings
 * @returns {Stated}
 */
export function verifyResultsFile(bytes, findings) {
  const bundle = readBundle(bytes);
  const { contest, kind } = bundle.manifest;
  if (kind !== 'results') fail('container', `the file is of the kind ${kind}`);
  provedRootKeys(bundle);
  const payload = readPayload(bundle.payloads.get('results.cbor'));
  const proved = ['container', 'signature'];
  const what = 'results.qzb';
  const root = hex(payload.root);
  const { stage, leaves: raw } = payload;
  findings.expect(
    raw.length > 0 && hex(treeRoot(raw.map((leaf) => leafHash(leaf)))) === root,
    'root',
    'the leaves lead to another root than the file states',
  );
  proved.push(`root over ${raw.length} leaves`);
  if (payload.version === 1) {
    findings.attempt(() => judgeOldLeaves(raw, stage, findings));
    return { what, contest, stage, root, rule: null, outcomes: [], names: [], proved };
  }
  /** @type {Stated} */
  let stated = {
    what,
    contest,
    stage,
    root,
    rule: null,
    outcomes: [],
    names: payload.names,
    proved,
  };
  findings.attempt(() => {
    const leaves = readLeaves(raw, { contest, stage }, findings);
    const { rule, outcomes, sheets } = leaves;
    const counts = [`${sheets.length} sheets`, `recount by ${rule.method}`, 'decisions'];
    stated = { ...stated, rule, outcomes, proved: [...proved, ...counts] };
    judgeJurors(payload, rule, findings);
    judgeLeaves(leaves, payload.names, findings);
  });
  return stated;
}

/**
 * @param {Payload} payload
 * @param {import('./rule.mjs').Rule} rule
 * @param {Findings} findings
 */
function judgeJurors({ jurors: listed }, rule, findings) {
  const jurors = listed.map(({ juror }) => juror);
  findings.expect(
    isRising(jurors, compareTexts) && (rule.jurors === 'named' || jurors.length === 0),
    'container',
    'the jurors of the file are not listed as they should be',
  );
}

/**
 * @param {import('./tree-leaves.mjs').Leaves} leaves
 * @param {Stated['names']} names
 * @param {Findings} findings
 */
function judgeLeaves(leaves, names, findings) {
  judgeSheets(leaves, findings);
  judgeOrder(leaves, findings);
  judgeNames(names, leaves.outcomes, findings);
  const ids = new Set(leaves.outcomes.map(({ submission }) => submission));
  // With two outcomes of one application nothing can be counted.
  if (ids.size === leaves.outcomes.length)
    judgeDecisions(leaves, recount(leaves, findings), findings);
}
