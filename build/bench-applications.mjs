import { runDurability } from './durability-runs.mjs';

/**
 * Fifty thousand applications in the desktop program (stand-in for Electron, real Chromium, real disk): from the command
 * that records them all to the answer that they are saved, then the same for a change of one of them.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<object | null>} milliseconds; null where it did not run
 */
export async function benchApplications(say) {
  const { code, figures } = await runDurability('bench/applications.long.ts', {
    env: {},
    outputTo: 'stderr',
  });
  const [figure] = figures;
  if (code !== 0 || figure === undefined) return null;
  const seconds = (Number(figure['record']) / 1000).toFixed(1);
  const one = ['p50', 'p95'].map((name) => `${name} ${Number(figure[name]).toFixed(0)} ms`);
  say(
    `applications  ${figure['applications']} recorded in ${seconds} s, one of them changed in ${one.join(', ')}`,
  );
  return figure;
}
