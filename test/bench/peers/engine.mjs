import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What every library gets: the same sheets as ours, unsigned, from plain JSON. */

/** @typedef {readonly [submission: string, scores: readonly number[], comment: string]} Sheet */
/** @typedef {{ readonly juror: string, readonly sheets: readonly Sheet[] }} Juror */

/**
 * One library: `files` makes one file per region with it, each as a region would have written it; `start` gives what
 * takes such a file in, and how many scores stand afterwards.
 *
 * @typedef {object} Engine
 * @property {(regions: readonly (readonly Juror[])[]) => Promise<readonly Uint8Array[]> | readonly Uint8Array[]} files
 * @property {() => { readonly merge: (file: Uint8Array) => Promise<void> | void, readonly values: () => Promise<number> | number }} start
 */

/**
 * Jurors by region, the late file last.
 *
 * @param {string} folder
 * @returns {(readonly Juror[])[]}
 */
function readRegions(folder) {
  const names = readdirSync(folder).filter((name) => /^(late|region-\d+)\.json$/.test(name));
  return [...names.filter((name) => name !== 'late.json').toSorted(), 'late.json'].map((name) =>
    JSON.parse(readFileSync(join(folder, name), 'utf8')),
  );
}

/**
 * Fields of a sheet: ten criteria and a comment.
 *
 * @param {Sheet} sheet
 * @returns {Record<string, number | string>}
 */
export function fieldsOf([, scores, comment]) {
  const entries = scores.map((score, index) => [`c${index + 1}`, score]);
  return Object.fromEntries([...entries, ['comment', comment]]);
}

/** @param {Engine} engine @param {string} folder @param {string} files */
async function makeFiles(engine, folder, files) {
  const made = await engine.files(readRegions(folder));
  for (const [index, bytes] of made.entries()) writeFileSync(join(files, `${100 + index}`), bytes);
}

/** @param {Engine} engine @param {string} files */
async function mergeFiles(engine, files) {
  const names = readdirSync(files).toSorted();
  const seconds = { read: 0, merge: 0, values: 0, 'more: merge': 0 };
  const target = engine.start();
  let [values, peak] = [0, 0];
  for (const [index, name] of names.entries()) {
    const isLate = index === names.length - 1;
    if (isLate) {
      const start = performance.now();
      values = await target.values();
      seconds.values = (performance.now() - start) / 1000;
      peak = process.resourceUsage().maxRSS * 1024;
    }
    const start = performance.now();
    const bytes = readFileSync(join(files, name));
    if (!isLate) seconds.read += (performance.now() - start) / 1000;
    const from = performance.now();
    await target.merge(bytes);
    seconds[isLate ? 'more: merge' : 'merge'] += (performance.now() - from) / 1000;
  }
  const more = (await target.values()) - values;
  process.stdout.write(`${JSON.stringify({ seconds, values, more, peak })}\n`);
}

/**
 * Runs one library. Its files are made in another process, so that the peak of memory is the merging's alone.
 *
 * @param {Engine} engine
 */
export async function run(engine) {
  const [, script = '', folder = '', made] = process.argv;
  if (made !== undefined) return makeFiles(engine, folder, made);
  const files = mkdtempSync(join(tmpdir(), 'qazylar-bench-peer-'));
  try {
    const child = fork(script, [folder, files]);
    const code = await new Promise((resolve) => child.on('close', resolve));
    if (code !== 0) throw new Error('the files of this library could not be made');
    await mergeFiles(engine, files);
  } finally {
    rmSync(files, { recursive: true, force: true });
  }
}
