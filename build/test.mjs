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

/**
 * Steps one after another; the parts of a step run beside each other. Components have one page, and people's tasks
 * a worker more than there are cores: whoever waits for a window leaves the cores to the others.
 *
 * @type {readonly (readonly Part[])[]}
 */
const steps = [
  [{ name: 'check', run: check }],
  // Before the tests in Node, some of which run what was built.
  [{ name: 'build', run: build }],
  [{ name: 'unit', run: () => vitest('unit', ['node', 'apart']) }],
  [
    { name: 'chromium', run: () => vitest('chromium', ['chromium'], { inOnePiece: true }) },
    {
      name: 'journeys',
      run: () => vitest('journeys', ['accessibility', 'journeys'], { inOnePiece: true }),
    },
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
 * @param {{ readonly inOnePiece?: boolean }} [how] whether its output waits for its end
 * @returns {Promise<Counts>}
 */
async function vitest(name, projects, { inOnePiece = false } = {}) {
  const report = join(reports, `${name}.json`);
  const code = await run(
    [
      binary('vitest'),
      'run',
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
/** @type {({ readonly name: string, readonly seconds: number } & Counts)[]} */
const results = [];
for (const parts of steps) {
  process[outputTo].write(`\n── ${parts.map(({ name }) => name).join(', ')}\n`);
  await Promise.all(
    parts.map(async (part) => {
      const start = performance.now();
      const counts = await part.run();
      results.push({ name: part.name, seconds: secondsSince(start), ...counts });
    }),
  );
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
