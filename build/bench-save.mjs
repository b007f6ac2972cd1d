import { runDurability } from './durability-runs.mjs';

/** @typedef {{ readonly p50: number, readonly p95: number, readonly saves: number }} Saving */

/**
 * Saving one score in the desktop program (stand-in for Electron, real Chromium, real disk): from the command to the
 * answer that it is saved. `relaxed` is the same with IndexedDB's own durability and no journal.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<Record<string, Saving> | null>} milliseconds; null where it did not run
 */
export async function benchSaving(say) {
  const { code, figures } = await runDurability('bench/save.long.ts', {
    env: {},
    outputTo: 'stderr',
  });
  if (code !== 0) return null;
  /** @type {Record<string, Saving>} */
  const saving = {};
  for (const { name, p50, p95, saves } of figures) {
    saving[String(name)] = { p50: Number(p50), p95: Number(p95), saves: Number(saves) };
    say(
      `save ${String(name).padEnd(8)} p50 ${Number(p50).toFixed(1).padStart(5)} ms  p95 ${Number(p95).toFixed(1).padStart(5)} ms  (${saves} saves)`,
    );
  }
  return saving;
}
