import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { binary, root, run, secondsSince } from './run.mjs';

/**
 * `npm run test:mutation [-- FOLDER or FILE …]`: changes the sources of the named folders (else log, merge and bundle)
 * in every small way and counts which changes no test notices. Prints each of those, and in the last line the score,
 * which has to be 85 % at least.
 */

/** Tests that see a folder; more of them would find little more and take much longer. */
const tests = {
  'shared/log': ['test/log'],
  'shared/bundle': ['test/bundle'],
  'shared/merge': ['test/merge', 'test/trust', 'test/deciding'],
};
const least = 85;

/** @typedef {{ readonly status: string }} MutantResult */

const report = join(root, 'dist', 'test-reports', 'mutation.json');
const named = process.argv.slice(2);
const targets = named.length > 0 ? named : Object.keys(tests);

/** @param {string} target */
const patternOf = (target) =>
  /\.ts(:|$)/.test(target) ? target : `${target.replace(/\/$/, '')}/**/*.ts`;

/** @param {string} target */
async function mutate(target) {
  const [, seen] = Object.entries(tests).find(([folder]) => target.startsWith(folder)) ?? [];
  mkdirSync(join(root, 'dist', 'test-reports'), { recursive: true });
  rmSync(report, { force: true });
  const start = performance.now();
  await run([binary('@stryker-mutator/core', 'stryker'), 'run', 'build/stryker.config.mjs'], {
    env: {
      QAZYLAR_MUTATE: patternOf(target),
      QAZYLAR_MUTATION_TESTS: (seen ?? ['test']).join(','),
      // Few cases per property: a mutant that only the hundredth case notices is noticed in the long run.
      QAZYLAR_RUNS: '0.1',
    },
  });
  /** @type {MutantResult[]} */
  const mutants = existsSync(report)
    ? Object.values(JSON.parse(readFileSync(report, 'utf8')).files).flatMap((file) => file.mutants)
    : [];
  /** @param {readonly string[]} statuses */
  const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  const noticed = count('Killed', 'Timeout');
  const unnoticed = count('Survived', 'NoCoverage');
  const minutes = (secondsSince(start) / 60).toFixed(1);
  process.stdout.write(`${target}: ${noticed} noticed, ${unnoticed} not, in ${minutes} minutes\n`);
  return { noticed, unnoticed };
}

const total = { noticed: 0, unnoticed: 0 };
for (const target of targets) {
  const { noticed, unnoticed } = await mutate(target);
  total.noticed += noticed;
  total.unnoticed += unnoticed;
}
const all = total.noticed + total.unnoticed;
const score = all === 0 ? 0 : (100 * total.noticed) / all;
process.stdout.write(
  `${all} mutants: ${total.noticed} noticed, ${total.unnoticed} not: ${score.toFixed(1)} % (at least ${least} %)\n`,
);
process.exitCode = score >= least ? 0 : 1;
