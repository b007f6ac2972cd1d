import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { measurePage } from './bench-parts.mjs';
import { root } from './run.mjs';

/** @typedef {Record<string, number>} Seconds */

/** @param {Seconds} seconds */
const partsOf = ({ total = 0, values = 0, places = 0, model = 0, ...parts }) => {
  const list = Object.entries(parts).map(([part, value]) => `${part} ${value.toFixed(2)}`);
  return `${total.toFixed(2).padStart(6)} s  ${list.join(', ')} (${values} values, ${places} places); intervals and other methods ${model.toFixed(2)} s later`;
};

/**
 * The whole way in a real Chromium with a profile on the disk: file, verification, strict transactions of the
 * database, fold, ranked list in the window; then one per cent more. Null where no Chromium is at hand.
 *
 * @param {string} files
 * @param {(line: string) => void} say
 * @returns {Promise<{ all: Seconds, more: Seconds } | null>}
 */
export async function benchInChromium(files, say) {
  const profile = mkdtempSync(join(tmpdir(), 'qazylar-bench-profile-'));
  /** @type {readonly string[]} */
  const engineFlags = JSON.parse(readFileSync(join(root, 'shared/host/engine-flags.json'), 'utf8'));
  const flags = [`--js-flags=${engineFlags.join(' ')}`];
  const fileOf = (/** @type {string} */ path) =>
    path.startsWith('/files/') ? join(files, basename(path)) : null;
  try {
    return await measurePage({ name: 'chromium', say, flags, profile, fileOf }, async (page) => {
      const regional = readdirSync(files).filter((name) => /^region-.*\.qzb$/.test(name));
      const names = ['headquarters.qzb', ...regional.toSorted()];
      /** @param {readonly string[]} list @returns {Promise<Seconds>} */
      const measure = (list) => page.evaluate(`bench.measure(${JSON.stringify(list)})`);
      const all = await measure(names);
      say(`chromium   ${partsOf(all)}`);
      const more = await measure(['late.qzb']);
      say(`  1 % more ${partsOf(more)}`);
      return { all, more };
    });
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
