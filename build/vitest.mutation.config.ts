import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { RunnerTask } from 'vitest';
import { defineConfig } from 'vitest/config';
import type { Reporter, Vitest } from 'vitest/node';
import { verifierPlugin } from './verifier-page.mjs';

/** Folders or files of tests that mutants have to get past; all plain Node, named by `mutation.mjs`. */
const tests = (process.env['QAZYLAR_MUTATION_TESTS'] ?? 'test/log').split(',');

/**
 * Lets Stryker's hooks find the suite where Vitest 4.1 passes it. Without that it knows of no mutant which tests see
 * it, so that it runs all of them for each, and it waits for endless loops.
 *
 * Modules are loaded unchanged too: what the mutant before did to them would be laid to the charge of the next.
 */
const strykerHooks = (): Plugin => ({
  name: 'stryker-hooks',
  transform: (code, id) =>
    /\/stryker-setup-\d+\.js$/.test(id)
      ? code
          .replaceAll('afterAll(({ meta }) =>', 'afterAll(({}, { meta }) =>')
          .replace("if (mode === 'mutant') {", '$& ns.activeMutant = undefined;')
      : null,
});

const testsIn = (tasks: readonly RunnerTask[]): readonly RunnerTask[] =>
  tasks.flatMap((task) => (task.type === 'suite' ? testsIn(task.tasks) : [task]));

/**
 * Where what all tests of a file start from cannot be made, none of them runs, and Stryker would take that for a
 * mutant nobody noticed: each of them has failed.
 */
function failingFiles(): Reporter {
  let vitest: Vitest | null = null;
  return {
    onInit: (started) => {
      vitest = started;
    },
    onTestRunEnd: () => {
      for (const { result, tasks } of vitest?.state.getFiles() ?? [])
        if (result?.state === 'fail' && (result.errors ?? []).length > 0)
          for (const test of testsIn(tasks)) Object.assign(test, { mode: 'run', result });
    },
  };
}

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [strykerHooks(), verifierPlugin()],
  test: {
    include: tests.map((path) => (path.endsWith('.ts') ? path : `${path}/**/*.test.ts`)),
    // Words are not in the copy that is changed.
    exclude: ['test/**/*.browser.test.ts', 'test/bundle/reader-errors.test.ts'],
    setupFiles: ['build/property-runs.ts'],
    // A machine may be busy with other things besides.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    allowOnly: false,
    reporters: ['default', failingFiles()],
    // One set of modules for all files of a run: loading them again costs more than most mutants' tests.
    isolate: false,
  },
});
