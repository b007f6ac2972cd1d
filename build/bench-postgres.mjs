import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { benchHome, buildForNode } from './bench-parts.mjs';
import { root } from './run.mjs';

/** @typedef {{ readonly seconds: number, readonly peak: number, readonly out: string }} Step */
/** @typedef {{ readonly missing: string }} Missing */
/** @typedef {{ readonly made: { readonly first: number, readonly late: number }, readonly making: number, readonly first: Step, readonly more: Step, readonly there: Step, readonly here: Step, readonly isEqual: boolean }} Found */

/** @param {Step} step */
const told = ({ seconds, peak }) =>
  `${seconds.toFixed(1)} s, ${Math.round(peak / 2 ** 20)} MB of memory`;

/**
 * A contest in PostgreSQL: a whole export, one of a hundredth more, and its list. QAZYLAR_VALUES says how many scores; the
 * full size is 10000000.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<object | null>}
 */
export async function benchPostgres(say) {
  const values = Number(process.env['QAZYLAR_VALUES'] ?? '200000');
  await buildForNode(['postgres-ours']);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(benchHome, 'dist', 'postgres-ours.js'), String(values)],
    { cwd: root, maxBuffer: 1 << 26 },
  );
  /** @type {Found | Missing} */
  const found = JSON.parse(stdout);
  if ('missing' in found) {
    say(`PostgreSQL                    not measured: ${found.missing}`);
    return null;
  }
  const { made, making, first, more, there, here, isEqual } = found;
  say(`PostgreSQL ${values} scores    archive made in ${making.toFixed(0)} s`);
  say(`        ${made.first} of them       ${told(first)}`);
  say(
    `        ${made.late} more            ${told(more)}: ${((100 * more.seconds) / first.seconds).toFixed(2)} % of the time`,
  );
  say(`        list by sums there    ${told(there)}`);
  say(
    `        list by the archive   ${told(here)}; the lists are ${isEqual ? 'equal' : 'NOT EQUAL'}`,
  );
  return isEqual ? found : null;
}
