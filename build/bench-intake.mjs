import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { benchHome, buildBench } from './bench-parts.mjs';
import { root } from './run.mjs';

/** @type {readonly string[]} */
const engineFlags = JSON.parse(readFileSync(join(root, 'shared/host/engine-flags.json'), 'utf8'));

/** @typedef {{ seconds: Record<string, number>, peak: number, size: number, new: number, faulty: number }} Figures */

/**
 * Fifty thousand applications out of a workbook and out of a text file: reading, planning every cell, and looking for
 * those that may be one. In Node, as in the worker of a window; recording them is `applications`.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<Record<string, Figures>>}
 */
export async function benchIntake(say) {
  await buildBench(['intake-ours']);
  /** @type {Record<string, Figures>} */
  const all = {};
  for (const format of ['xlsx', 'csv']) {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [...engineFlags, join(benchHome, 'dist/intake-ours.js'), '50000', format],
      { cwd: benchHome },
    );
    /** @type {Figures} */
    const figures = JSON.parse(stdout);
    all[format] = figures;
    const parts = Object.entries(figures.seconds)
      .map(([part, value]) => `${part} ${value.toFixed(2)} s`)
      .join(', ');
    const rows = `${figures.new} new, ${figures.faulty} with errors`;
    say(`intake ${format.padEnd(6)} ${parts}  ${Math.round(figures.peak / 2 ** 20)} MB  ${rows}`);
  }
  return all;
}
