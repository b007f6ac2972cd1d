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

/** Journeys take the most time of all: in so many parts they spread over the lanes. */
const journeyParts = 5;

/** @type {readonly Part[]} */
const journeys = Array.from({ length: journeyParts }, (_, index) => ({
  name: `journeys ${index + 1}`,
  run: () =>
    vitest(`journeys-${index + 1}`, ['journeys'], {
      inOnePiece: true,
      options: [`--shard=${index + 1}/${journeyParts}`],
    }),
}));

/** More would wait for each other: components and journeys keep two cores busy. */
const laneCount = 2;

/**
 * Steps one after another. A step of several parts has lanes, each of which takes the next part as soon as it is free:
 * they end nearly together whatever the parts take, as long as the last ones are short.
 *
 * @type {readonly (readonly Part[])[]}
 */
const steps = [
  [{ name: 'check', run: check }],
  [{ name: 'unit', run: () => vitest('unit', ['node', 'apart', 'storage']) }],
  [{ name: 'build', run: build }],
  [
    { name: 'chromium', run: () => vitest('chromium', ['chromium'], { inOnePiece: true }) },
    { name: 'screens', run: () => vitest('screens', ['accessibility'], { inOnePiece: true }) },
    ...journeys,
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
 * @param {{ readonly inOnePiece?: boolean, readonly options?: readonly string[] }} [how] whether its output waits for
 *   its end; further options of the runner
 * @returns {Promise<Counts>}
 */
async function vitest(name, projects, { inOnePiece = false, options = [] } = {}) {
  const report = join(reports, `${name}.json`);
  const code = await run(
    [
      binary('vitest'),
      'run',
      '--config',
      'build/vitest.config.ts',
      ...projects.flatMap((project) => ['--project', project]),
      ...options,
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
/** @type {({ readonly name: string, readonly seconds: number } & Counts)[]} */
const results = [];
for (const parts of steps) {
  process[outputTo].write(`\n── ${parts.map(({ name }) => name).join(', ')}\n`);
  const waiting = [...parts];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const start = performance.now();
      const counts = await next.run();
      results.push({ name: next.name, seconds: secondsSince(start), ...counts });
    }
  };
  await Promise.all(Array.from({ length: laneCount }, lane));
}

const total = { passed: 0, failed: 0, skipped: 0 };
process[outputTo].write('\n');
for (const { name, seconds, passed, failed, skipped } of results) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  process[outputTo].write(
    `${name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s  ${passed} good, ${failed} bad, ${skipped} left out\n`,
  );
}
if (json) process.stdout.write(`${JSON.stringify({ parts: results, ...total })}\n`);
else
  process.stdout.write(
    `${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`,
  );
process.exitCode = total.failed === 0 ? 0 : 1;
