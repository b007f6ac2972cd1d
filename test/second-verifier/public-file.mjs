import { fromBase64url, fromHex, hex } from './cryptography.mjs';
import { isCount, isFlag, isRising, isText, listOf, mapOf, oneOf } from './form.mjs';
import { fromJson, readKnown } from './known-leaves.mjs';
import { readPrize, tagOf } from './leaf.mjs';
import { judgePrizes } from './decisions.mjs';
import { fail } from './proof-failure.mjs';
import { isNames } from './results-file.mjs';
import { leafHash, treeRoot } from './tree.mjs';
import { judgeNames } from './tree-leaves.mjs';
import { writeValue } from './value.mjs';

/** @typedef {import('./proof-failure.mjs').Findings} Findings */

/** @type {import('./form.mjs').Form} */
export const isRoot = (value) => fromHex(value, 32) !== null;

const isPublic = mapOf({
  qazylar: oneOf('public results'),
  version: oneOf(2),
  contest: isText,
  stage: isText,
  draft: isFlag,
  root: isRoot,
  hashes: listOf((hash) => fromBase64url(hash)?.length === 32),
  known: listOf(mapOf({ index: isCount, leaf: Array.isArray })),
  names: isNames,
});

/**
 * @typedef {object} Public
 * @property {string} contest
 * @property {string} stage
 * @property {string} root
 * @property {readonly string[]} hashes
 * @property {readonly { readonly index: number, readonly leaf: unknown }[]} known
 * @property {import('./results-file.mjs').Stated['names']} names
 */

/**
 * Verifies what a published page, or the file beside it, says to everybody.
 *
 * @param {unknown} json
 * @param {Findings} findings
 * @returns {import('./results-file.mjs').Stated}
 */
export function verifyPublic(json, findings) {
  if (!isPublic(json)) return fail('container', 'the public results are not of their form');
  const { contest, stage, root, names, hashes: told, known } = /** @type {Public} */ (json);
  const hashes = told.map((hash) => fromBase64url(hash) ?? new Uint8Array());
  findings.expect(
    hashes.length > 0 && hex(treeRoot(hashes)) === root,
    'root',
    'the hashes lead to another root than the file states',
  );
  findings.expect(
    isRising(known, (a, b) => a.index - b.index),
    'container',
    'the known leaves are out of order',
  );
  const proved = [`root over ${hashes.length} leaves`, `${known.length} of them shown`];
  /** @type {import('./results-file.mjs').Stated} */
  let stated = {
    what: 'public results',
    contest,
    stage,
    root,
    rule: null,
    outcomes: [],
    names,
    proved,
  };
  findings.attempt(() => {
    const leaves = known.map(({ index, leaf }) => ({ index, value: fromJson(leaf) }));
    for (const { index, value } of leaves)
      findings.expect(
        hex(leafHash(writeValue(value))) === hex(hashes[index] ?? new Uint8Array()),
        'root',
        `leaf ${index} is not the one of the tree`,
      );
    const shown = readKnown(leaves, { contest, stage });
    stated = { ...stated, ...shown };
    judgeNames(names, shown.outcomes, findings);
    const prizes = leaves
      .filter(({ value }) => tagOf(value) === 'prize-2')
      .map(({ value }) => readPrize(value));
    judgePrizes({ outcomes: shown.outcomes, prizes }, findings);
  });
  return stated;
}
