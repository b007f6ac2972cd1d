import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runChecks } from './check.mjs';
import { binary, root, run, secondsSince } from './run.mjs';

/**
 * Everything CI runs, part after part, each also after one has failed. The last line adds up checks and tests;
 * `--json` prints the same as one document and sends everything else to stderr.
 */

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const json = process.argv.includes('--json');
const outputTo = json ? 'stderr' : 'stdout';
const reports = join(root, 'dist', 'test-reports');

/** @typedef {{ readonly name: string, readonly run: () => Promise<Counts> }} Part */

/** It stands in the other row, so that both take as long. */
const longestJourney = 'test/journeys/exchange.journey.ts';

/**
 * Each step has one or two rows of parts; the rows run beside each other, since components and journeys wait for a page
 * most of the time, and the parts of a row one after another.
 *
 * @type {readonly (readonly (readonly Part[])[])[]}
 */
const steps = [
  [[{ name: 'check', run: check }]],
  [[{ name: 'unit', run: () => vitest('unit', ['node', 'apart', 'storage']) }]],
  [[{ name: 'build', run: build }]],
  [
    [
      {
        name: 'journeys',
        run: () => vitest('journeys', ['journeys'], { files: ['--exclude', longestJourney] }),
      },
    ],
    [
      { name: 'chromium', run: () => vitest('chromium', ['chromium'], { inOnePiece: true }) },
      { name: 'screens', run: () => vitest('screens', ['accessibility'], { inOnePiece: true }) },
      {
        name: 'exchange',
        run: () => vitest('exchange', ['journeys'], { inOnePiece: true, files: [longestJourney] }),
      },
    ],
  ],
];

/** @returns {Promise<Counts>} */
async function check() {
  const { passed, failed } = await runChecks(outputTo);
  return { passed, failed: failed.length, skipped: 0 };
}

/** @returns {Promise<Counts>} */
async function build() {
  const good = (await run(['build/build.mjs'], { outputTo })) === 0;
  return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 };
}

/**
 * @param {string} name
 * @param {readonly string[]} projects
 * @param {{ readonly inOnePiece?: boolean, readonly files?: readonly string[] }} [options] whether its output waits
 *   for its end; which files, as the runner takes them
 * @returns {Promise<Counts>}
 */
async function vitest(name, projects, { inOnePiece = false, files = [] } = {}) {
  const report = join(reports, `${name}.json`);
  const code = await run(
    [
      binary('vitest'),
      'run',
      ...files,
      '--config',
      'build/vitest.config.ts',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter',
      'default',
      '--reporter',
      'json',
      '--outputFile.json',
      report,
    ],
    { outputTo, inOnePiece },
  );
  const counts = countsOf(report);
  // A file that does not load, or a browser that does not start, fails the run without failing any test.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/**
 * @param {string} report
 * @returns {Counts}
 */
function countsOf(report) {
  try {
    /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} */
    const totals = JSON.parse(readFileSync(report, 'utf8'));
    return {
      passed: totals.numPassedTests,
      failed: totals.numFailedTests,
      skipped: totals.numPendingTests + totals.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const results = [];
for (const rows of steps) {
  process[outputTo].write(
    `\n── ${rows.flatMap((row) => row.map(({ name }) => name)).join(', ')}\n`,
  );
  const done = rows.map(async (row) => {
    const counted = [];
    for (const { name, run: work } of row) {
      const start = performance.now();
      const counts = await work();
      counted.push({ name, seconds: secondsSince(start), ...counts });
    }
    return counted;
  });
  results.push(...(await Promise.all(done)).flat());
}

const total = { passed: 0, failed: 0, skipped: 0 };
process[outputTo].write('\n');
for (const { name, seconds, passed, failed, skipped } of results) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  process[outputTo].write(
    `${name.padEnd(9)} ${seconds.toFixed(1).padStart(6)} s  ${passed} good, ${failed} bad, ${skipped} left out\n`,
  );
}
if (json) process.stdout.write(`${JSON.stringify({ parts: results, ...total })}\n`);
else
  process.stdout.write(
    `${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`,
  );
process.exitCode = total.failed === 0 ? 0 : 1;
