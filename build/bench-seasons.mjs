import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { benchHome, buildBench, spread } from './bench-parts.mjs';

/** @typedef {{ seconds: Record<string, number>, delays: number[], matches: number, bytes: number, peak: number, applications: number }} Figures */

/**
 * Twenty seasons of 5,000 applications, in Node as in their own worker: reading, the index of words, numbers, names and
 * titles (and these again after a change), search, and who of 600 applied before; beside one pass over the same texts.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<object>}
 */
export async function benchSeasons(say) {
  await buildBench(['seasons-ours']);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(benchHome, 'dist/seasons-ours.js')],
    { cwd: benchHome, maxBuffer: 1 << 26 },
  );
  /** @type {Figures} */
  const figures = JSON.parse(stdout);
  const { seconds, bytes, peak, matches } = figures;
  const floor = seconds['floor'] ?? 1;
  for (const part of ['read', 'index', 'numbers', 'names', 'names again', 'applied600']) {
    const took = seconds[part] ?? 0;
    say(
      `seasons ${part.padEnd(11)} ${took.toFixed(2)} s  ${(took / floor).toFixed(1)} × one pass over the texts`,
    );
  }
  const search = spread(figures.delays);
  say(
    `seasons search      p50 ${search.p50.toFixed(1)} ms  p95 ${search.p95.toFixed(1)} ms  worst ${search.worst.toFixed(1)} ms`,
  );
  const each = (bytes / figures.applications).toFixed(0);
  say(
    `seasons files ${each} B an application, ${Math.round(peak / 2 ** 20)} MB, ${matches} matches`,
  );
  return { ...figures, delays: search };
}
