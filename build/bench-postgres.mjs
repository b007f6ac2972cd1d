import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { benchHome, buildBench } from './bench-parts.mjs';
import { root } from './run.mjs';

/** @typedef {{ readonly seconds: number, readonly client: number, readonly server: number, readonly peak: number, readonly out: string }} Step */
/** @typedef {{ readonly missing: string }} Missing */
/** @typedef {{ readonly made: { readonly first: number, readonly late: number }, readonly making: number, readonly first: Step, readonly resting: number, readonly size: number, readonly more: Step, readonly there: Step, readonly here: Step, readonly isEqual: boolean }} Found */

/** @param {Step} step */
const told = ({ seconds, client, server, peak }) =>
  `${seconds.toFixed(1)} s (processor: ${client.toFixed(1)} s here, ${server.toFixed(1)} s in the server), ${Math.round(peak / 2 ** 20)} MB of memory`;

/** @param {number} part @param {number} whole */
const share = (part, whole) => `${((100 * part) / whole).toFixed(2)} %`;

/** @param {Step} step */
const processor = ({ client, server }) => client + server;

/**
 * A contest in PostgreSQL: a whole export, one of a hundredth more, and its list. QAZYLAR_VALUES says how many scores; the
 * full size is 10000000.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<object | null>}
 */
export async function benchPostgres(say) {
  const values = Number(process.env['QAZYLAR_VALUES'] ?? '200000');
  await buildBench(['postgres-ours']);
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
  const { made, making, first, resting, size, more, there, here, isEqual } = found;
  say(`PostgreSQL ${values} scores    archive made in ${making.toFixed(0)} s`);
  const { operations } = JSON.parse(first.out);
  say(`        ${made.first} of them       ${told(first)}`);
  say(
    `        an operation takes ${Math.round(first.peak / operations)} bytes of memory here while everything is exported, and ${Math.round(size / operations)} on the server's disk`,
  );
  say(`        the server rests      ${resting.toFixed(1)} s`);
  say(`        ${made.late} more            ${told(more)}`);
  say(
    `        that is ${share(more.seconds, first.seconds)} of the time, ${share(processor(more), processor(first))} of the processor time`,
  );
  say(`        list by sums there    ${told(there)}`);
  say(
    `        list by the archive   ${told(here)}; the lists are ${isEqual ? 'equal' : 'NOT EQUAL'}`,
  );
  return isEqual ? found : null;
}
