/**
 * Mutation of what everything else trusts. What is left out, and why: static mutants (constants of a module) need a new
 * process each; texts of internal assertions ("ids are base64url") are told to nobody, so a change of them is none.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
const configuration = {
  testRunner: 'vitest',
  vitest: { configFile: 'build/vitest.mutation.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: Number(process.env['QAZYLAR_CONCURRENCY'] ?? '2'),
  mutate: (process.env['QAZYLAR_MUTATE'] ?? '').split(',').filter((pattern) => pattern !== ''),
  // Prose for people who open a file by hand; its keys are checked by the compiler.
  mutator: { excludedMutations: [] },
  ignorers: [],
  timeoutMS: 20_000,
  timeoutFactor: 2,
  tempDirName: 'dist/stryker',
  cleanTempDir: 'always',
  ignorePatterns: [
    'dist',
    'release',
    'screenshots*',
    'locales',
    'test/bench',
    'test/journeys',
    'test/renderer',
    'test/electron',
    'build/installer',
    '*.md',
  ],
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, allowEmojis: false, reportTests: false },
  jsonReporter: { fileName: 'dist/test-reports/mutation.json' },
  thresholds: { high: 95, low: 85, break: null },
  warnings: false,
  allowConsoleColors: false,
  disableTypeChecks: false,
};

export default configuration;
