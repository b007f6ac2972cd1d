import { parseArgs } from 'node:util';

import { verifyFiles } from './verify-files.mjs';

/**
 * `node test/second-verifier/verify.mjs FILE… [--root HEX] [--json]`: what the files prove, or which proof fails. A file
 * may also be the text of a code on paper. Ends with 0 = proved, 1 = not proved, 2 = wrong usage.
 */

const mostLines = 20;
const usage = 'verify.mjs FILE… [--root HEX] [--json]\n';

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { root: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const root = values.root?.replaceAll(/[\s-]/g, '').toLowerCase() ?? null;
    const sound = positionals.length > 0 && (root === null || /^[0-9a-f]{64}$/.test(root));
    return sound ? { files: positionals, root, json: values.json } : null;
  } catch {
    return null;
  }
}

/** @param {import('./verify-files.mjs').Verdict} verdict */
function linesOf({ file, stated, failures, remarks }) {
  return [
    ...stated.map(
      ({ what, root, proved }) => `${file}: ${what}, root ${root}; ${proved.join(', ')}`,
    ),
    ...failures.slice(0, mostLines).map(({ kind, text }) => `${file}: FAILS ${kind}: ${text}`),
    ...(failures.length > mostLines ? [`${file}: … ${failures.length} in all`] : []),
    ...remarks.map((text) => `${file}: remark: ${text}`),
  ];
}

function verify() {
  const given = readArguments();
  if (given === null) {
    process.stderr.write(usage);
    return 2;
  }
  let verdicts;
  try {
    verdicts = verifyFiles(given.files, given.root);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  const proved = verdicts.every(({ failures }) => failures.length === 0);
  const files = verdicts.map(({ file, stated, failures, remarks }) => ({
    file,
    roots: stated.map(({ root }) => root),
    failures,
    remarks,
  }));
  process.stdout.write(
    given.json
      ? `${JSON.stringify({ proved, rootCompared: given.root !== null, files })}\n`
      : `${verdicts.flatMap(linesOf).join('\n')}\n${proved ? 'proved' : 'NOT PROVED'}${given.root === null ? '; compare the root with the signed minutes' : ''}\n`,
  );
  return proved ? 0 : 1;
}

process.exitCode = verify();
