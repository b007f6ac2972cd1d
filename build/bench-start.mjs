import { runDurability } from './durability-runs.mjs';

/**
 * Starting the desktop program (stand-in for Electron, real Chromium, real disk) in a juror's profile with 600
 * applications: from the page's beginning to the painted heading over the field of the passphrase, from Enter to the painted list, and what the
 * window's process holds while nobody does anything; and what the build says that a first screen waits for
 * (`first-screen.ts`), after a fresh page took all of it. The way to the list in a plain Chromium too, from the page as
 * it is served.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<Record<string, Record<string, number>> | null>} milliseconds and bytes; null where it did not run
 */
export async function benchStart(say) {
  const { code, figures } = await runDurability('bench/start.long.ts', {
    env: {},
    outputTo: 'stderr',
  });
  if (code !== 0) return null;
  /** @type {Record<string, Record<string, number>>} */
  const found = Object.fromEntries(
    figures.map(({ name, ...rest }) => [
      String(name),
      Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, Number(value)])),
    ]),
  );
  const { first = {}, door = {}, list = {}, memory = {} } = found;
  const { browserDoor = {}, browserList = {} } = found;
  const ms = (/** @type {number | undefined} */ value) => `${(value ?? 0).toFixed(0)} ms`;
  const megabytes = (/** @type {number | undefined} */ bytes) =>
    ((bytes ?? 0) / 2 ** 20).toFixed(0);
  say(
    `start first    ${((first['bytes'] ?? 0) / 1000).toFixed(0)} kB of scripts and styles, packed`,
  );
  say(`start door     p50 ${ms(door['p50'])}  p95 ${ms(door['p95'])}  (${door['times']} starts)`);
  say(`start list     p50 ${ms(list['p50'])}  p95 ${ms(list['p95'])}  after the passphrase`);
  say(
    `start browser  p50 ${ms(browserDoor['p50'])}  p95 ${ms(browserDoor['p95'])}  to the passphrase in a plain Chromium`,
  );
  say(
    `               p50 ${ms(browserList['p50'])}  p95 ${ms(browserList['p95'])}  after it to the list`,
  );
  say(
    `start memory   ${megabytes(memory['heap'])} MB of heap, ${megabytes(memory['process'])} MB of the process`,
  );
  return found;
}
