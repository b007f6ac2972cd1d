import { runDurability } from './durability-runs.mjs';

/** @typedef {{ readonly p50: number, readonly p95: number, readonly times: number }} Delay */

/**
 * A juror's sheet in the desktop program (stand-in for Electron, real Chromium, real disk) with 600 applications and
 * their documents: from a key press to the painted score, from one application to the next one's painted sheet, and
 * what the window's memory does over 500 applications.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<Record<string, Delay | Record<string, number>> | null>} milliseconds and bytes; null where it did not run
 */
export async function benchSheet(say) {
  const { code, figures } = await runDurability('bench/sheet.long.ts', {
    env: {},
    outputTo: 'stderr',
  });
  if (code !== 0) return null;
  /** @type {Record<string, Delay | Record<string, number>>} */
  const sheet = {};
  for (const { name, ...rest } of figures) {
    /** @type {Record<string, number>} */
    const values = Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [key, Number(value)]),
    );
    sheet[String(name)] = values;
    const { p50 = 0, p95 = 0, times = 0, before = 0, after = 0, growth = 0 } = values;
    say(
      name === 'memory'
        ? `sheet memory   ${(before / 2 ** 20).toFixed(1)} → ${(after / 2 ** 20).toFixed(1)} MB over 500 applications (${growth.toFixed(1)} %)`
        : `sheet ${String(name).padEnd(8)} p50 ${p50.toFixed(1).padStart(5)} ms  p95 ${p95.toFixed(1).padStart(5)} ms  (${times} times)`,
    );
  }
  return sheet;
}
