import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests that mutants of a folder have to get past; all plain Node, named by `mutation.mjs`. */
const folders = (process.env['QAZYLAR_MUTATION_TESTS'] ?? 'test/log').split(',');

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: folders.map((folder) => `${folder}/**/*.test.ts`),
    // Words are not in the copy that is changed.
    exclude: ['test/**/*.browser.test.ts', 'test/bundle/reader-errors.test.ts'],
    setupFiles: ['build/property-runs.ts'],
    testTimeout: 20_000,
    allowOnly: false,
    // One set of modules for all files of a run: loading them again costs more than most mutants' tests.
    isolate: false,
  },
});
