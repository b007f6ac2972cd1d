import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';
import { root, secondsSince } from './run.mjs';

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
/** Fewer tests than these, for a quick look at what they notice by themselves. */
const only = process.env['QAZYLAR_MUTATION_TESTS'];
const least = 85;

const named = process.argv.slice(2);
const targets = named.length > 0 ? named : Object.keys(tests);

/** @param {string} target */
const patternOf = (target) =>
  /\.ts(:|$)/.test(target) ? target : `${target.replace(/\/$/, '')}/**/*.ts`;

/**
 * Left out, and why: static mutants (constants of a module, made before any test runs) need a new process each, and
 * tables of constants are compared by golden files; the words of messages about mistakes in the program. Nothing else.
 *
 * @param {string} target
 * @returns {ConstructorParameters<typeof Stryker>[0]}
 */
const optionsFor = (target) => ({
  testRunner: 'vitest',
  plugins: [
    createRequire(import.meta.url).resolve('@stryker-mutator/vitest-runner'),
    fileURLToPath(new URL('mutation-messages.mjs', import.meta.url)),
  ],
  ignorers: ['messages'],
  vitest: { configFile: 'build/vitest.mutation.config.ts', related: false },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: Number(process.env['QAZYLAR_CONCURRENCY'] ?? '2'),
  mutate: [patternOf(target)],
  timeoutMS: 20_000,
  timeoutFactor: 2,
  // Two runs at a time clear away their own copies only.
  tempDirName: `dist/stryker-${process.pid}`,
  cleanTempDir: 'always',
  dryRunTimeoutMinutes: 10,
  // The copy that is changed needs what the tests and the compiler's settings name, and no more.
  ignorePatterns: ['dist', 'release', 'screenshots*', 'locales', 'test/bench', 'build/installer'],
  reporters: ['clear-text'],
  clearTextReporter: { allowColor: false, logTests: false, allowEmojis: false, reportTests: false },
  thresholds: { high: 95, low: least, break: null },
  warnings: false,
  allowConsoleColors: false,
});

/** @param {string} target */
async function mutate(target) {
  const [, seen] = Object.entries(tests).find(([folder]) => target.startsWith(folder)) ?? [];
  process.env['QAZYLAR_MUTATION_TESTS'] = only ?? (seen ?? ['test']).join(',');
  const start = performance.now();
  const mutants = await new Stryker(optionsFor(target)).runMutationTest();
  /** @param {readonly string[]} statuses */
  const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  const noticed = count('Killed', 'Timeout');
  const unnoticed = count('Survived', 'NoCoverage');
  const minutes = (secondsSince(start) / 60).toFixed(1);
  process.stdout.write(`${target}: ${noticed} noticed, ${unnoticed} not, in ${minutes} minutes\n`);
  return { noticed, unnoticed };
}

process.chdir(root);
// Few cases per property: what only the hundredth case notices is noticed in the long run.
process.env['QAZYLAR_RUNS'] = '0.1';
const total = { noticed: 0, unnoticed: 0 };
for (const target of targets) {
  const { noticed, unnoticed } = await mutate(target);
  total.noticed += noticed;
  total.unnoticed += unnoticed;
}
const all = total.noticed + total.unnoticed;
const score = all === 0 ? 100 : (100 * total.noticed) / all;
process.stdout.write(
  `${all} mutants: ${total.noticed} noticed, ${total.unnoticed} not: ${score.toFixed(1)} % (at least ${least} %)\n`,
);
process.exitCode = score >= least ? 0 : 1;
