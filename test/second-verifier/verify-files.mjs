import { readFileSync } from 'node:fs';

import { verifyCode, verifyProof } from './applicant-proof.mjs';
import { compareFiles } from './compare-files.mjs';
import { isMap } from './form.mjs';
import { Findings, fail, kinds } from './proof-failure.mjs';
import { verifyPublic } from './public-file.mjs';
import { verifyResultsFile } from './results-file.mjs';

/** @typedef {import('./results-file.mjs').Stated} Stated */

/**
 * What came out for one file.
 *
 * @typedef {object} Verdict
 * @property {string} file
 * @property {readonly Stated[]} stated
 * @property {readonly import('./proof-failure.mjs').Failure[]} failures in the order of their kinds
 * @property {readonly string[]} remarks
 */

const pageProof = /<script type="application\/json" id="qazylar-proof">([^<]*)<\/script>/g;

/** @param {string} text */
function jsonOf(text) {
  try {
    return /** @type {unknown} */ (JSON.parse(text));
  } catch {
    return fail('container', 'the file is no JSON');
  }
}

/** @param {unknown} json @param {Findings} findings @returns {readonly Stated[]} */
function verifyJson(json, findings) {
  if (Array.isArray(json)) {
    /** @type {Stated[]} */
    const stated = [];
    for (const item of json) findings.attempt(() => stated.push(verifyProof(item, findings)));
    return stated;
  }
  const kind = isMap(json) ? json['qazylar'] : null;
  if (kind === 'proof') return [verifyProof(json, findings)];
  if (kind === 'public results') return [verifyPublic(json, findings)];
  return fail('container', 'the file is neither public results nor a proof');
}

/**
 * Verifies the content of a file, of whatever kind.
 *
 * @param {Uint8Array} bytes
 * @param {Findings} findings
 * @returns {readonly Stated[]}
 */
export function verifyContent(bytes, findings) {
  const start = Buffer.from(bytes.subarray(0, 2)).toString('latin1');
  if (start === 'PK') return [verifyResultsFile(bytes, findings)];
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (!Buffer.from(text).equals(bytes)) fail('container', 'the file is not UTF-8');
  const trimmed = text.trim();
  if (/^QZP\d\//.test(trimmed)) return [verifyCode(trimmed)];
  if (!trimmed.startsWith('<')) return verifyJson(jsonOf(text), findings);
  const [page, second] = [...trimmed.matchAll(pageProof)];
  if (page === undefined || second !== undefined)
    return fail('container', 'the page does not hold the one proof of its results');
  return [verifyPublic(jsonOf(page[1] ?? ''), findings)];
}

/** @param {string} file a path, or the text of a code */
const contentOf = (file) => (/^QZP\d\//.test(file) ? Buffer.from(file) : readFileSync(file));

/**
 * Verifies files by themselves, beside each other, and beside the root that a paper prints.
 *
 * @param {readonly string[]} files paths, or texts of codes
 * @param {string | null} root 64 hex digits
 * @returns {readonly Verdict[]}
 */
export function verifyFiles(files, root) {
  /** @type {{ file: string, stated: readonly Stated[], findings: Findings }[]} */
  const read = files.map((file) => {
    const findings = new Findings();
    const content = contentOf(file);
    /** @type {readonly Stated[]} */
    let stated = [];
    findings.attempt(() => (stated = verifyContent(content, findings)));
    return { file, stated, findings };
  });
  for (const [at, { stated, findings }] of read.entries()) {
    for (const one of stated) {
      if (root !== null)
        findings.expect(
          root.startsWith(one.root.slice(0, 64)),
          'root',
          `${one.what} states another root than the paper`,
        );
      const [first] = read.slice(0, at).flatMap((earlier) => earlier.stated);
      if (first !== undefined) compareFiles(first, one, findings);
    }
    for (const one of stated.slice(1)) {
      const [first] = stated;
      if (first !== undefined) compareFiles(first, one, findings);
    }
  }
  return read.map(({ file, stated, findings: { failures, remarks } }) => ({
    file,
    stated,
    failures: failures.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind)),
    remarks,
  }));
}
