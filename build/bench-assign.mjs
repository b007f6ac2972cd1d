import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { benchHome, buildBench, measurePage } from './bench-parts.mjs';
import { root } from './run.mjs';

/** @typedef {{ readonly seconds: number, readonly cpu: number, readonly sheets: number, readonly missing: number, readonly components: number, readonly lambda2: number, readonly lambda2Before: number, readonly comparability: string, readonly highs?: { readonly seconds: number, readonly cpu: number }, readonly optimal?: boolean }} Assigned */

/**
 * @param {'small' | 'large'} name
 * @returns {Promise<Assigned>}
 */
async function inNode(name) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(benchHome, 'dist', 'assign-ours.js'), name],
    { cwd: root },
  );
  return JSON.parse(stdout);
}

/**
 * @param {(line: string) => void} say
 * @returns {Promise<Record<string, number> | null>}
 */
const inWorker = (say) =>
  measurePage({ name: 'assigning', say }, async (page) => {
    /** @type {Record<string, number>} */
    const found = await page.evaluate('bench.assign()');
    return { ...found, late: Number(await page.evaluate('bench.stopped()')) };
  });

/** @param {string} name @param {Assigned} found */
const lineOf = (name, found) =>
  `assign ${name.padEnd(16)} ${found.seconds.toFixed(2)} s (${found.cpu.toFixed(2)} s of work), ${found.sheets} sheets, ${found.missing} missing, ${found.components} part(s), λ₂ ${found.lambda2Before.toFixed(1)} → ${found.lambda2.toFixed(1)}`;

/**
 * Assigning 600 × 40 × 3 and 10,000 × 400 × 3 with fields, conflicts and limits, in Node and – the large one – in the
 * worker that the window uses. Beside the small one HiGHS proves the same contest's best figures. Seconds of work are
 * worth more than seconds of the clock on a busy machine.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<object | null>}
 */
export async function benchAssigning(say) {
  await buildBench(['assign-ours']);
  const small = await inNode('small');
  const ratio = small.highs === undefined ? 0 : small.highs.cpu / small.cpu;
  say(lineOf('600 × 40', small));
  say(
    `       HiGHS            ${small.highs?.seconds.toFixed(2)} s (${small.highs?.cpu.toFixed(2)} s of work), ${ratio.toFixed(1)} × ours; ${small.optimal === true ? 'as good as ours' : 'OURS IS NOT THE BEST'}`,
  );
  const large = await inNode('large');
  say(lineOf('10,000 × 400', large));
  const worker = await inWorker(say);
  if (worker !== null)
    say(
      `       in the worker    ${worker['seconds']?.toFixed(2)} s, told ${worker['told']} times (never silent for more than ${worker['silence']?.toFixed(1)} s), longest frame ${worker['frame']?.toFixed(0)} ms, silent after a stop`,
    );
  return small.optimal === true ? { small, large, worker } : null;
}
