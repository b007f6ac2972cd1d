import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './chromium.mjs';
import { bundledWorkers } from './bundled-workers.ts';
import { licencesPlugin } from './licences.mjs';
import { verifierPlugin } from './verifier-page.mjs';

const inChromium = ['test/**/*.browser.test.{ts,tsx}'];
/** They ask how much memory they take, or start the whole shell: each needs a process of its own. */
const apart = [
  'test/long/{mutants,host-calls}.test.ts',
  'test/electron/{shell,resilience,security-checklist}.test.ts',
  'test/electron/files/file-calls.test.ts',
];
const journeys = ['test/{journeys,crash}/**/*.journey.ts'];
// What takes minutes or a root's rights runs only when a script asks for it.
if (process.env['QAZYLAR_CASES'] !== undefined) {
  journeys.push('test/{crash,bench}/*.long.ts');
  apart.push('test/long/*.{long,test}.ts');
}

/** How people's tasks run: what is said of them here holds for the walks through their screens too. */
const inWindows = {
  // One Chromium and one reading of the sources for each worker: `test/journeys/one-chromium.ts`.
  isolate: false,
  // Whoever waits for a window leaves the cores to the others; a real Electron runs one journey after another.
  maxWorkers: process.env['QAZYLAR_ELECTRON'] === '1' ? 1 : availableParallelism() + 1,
  // Components run beside them: a second is too short where all cores are busy.
  expect: { poll: { timeout: 20_000 } },
  // After all that keeps its cores busy, where both are asked for.
  sequence: { groupOrder: 1 },
};

// Components run as people get them: React's form for developers takes half of their tests' time.
if (process.argv.some((each) => each.endsWith('chromium'))) process.env['NODE_ENV'] = 'production';

// A machine without any Chromium still runs the tests that need none; the others say what is missing.
const browser = await launchOptions().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  return {};
});

/**
 * Five kinds of tests: `node` for everything pure and the database's logic over an in-memory IndexedDB, `apart` for what
 * looks at its own memory or starts the shell, `chromium` for what only a real browser shows, `journeys` for people's whole tasks in the built application,
 * `accessibility` for every screen of it as people with different eyes and hands meet it.
 */
export default defineConfig({
  plugins: [verifierPlugin()],
  test: {
    allowOnly: false,
    // Vitest keeps one core for itself; on a machine with two that would halve the speed.
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        plugins: [react()],
        test: {
          name: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...inChromium, ...apart],
          // What is pure leaves nothing behind; read once for each worker, the sources cost a third.
          isolate: false,
          setupFiles: [
            'build/property-runs.ts',
            'test/renderer/all-texts.ts',
            'test/renderer/storage/no-databases.ts',
          ],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'apart',
          include: apart,
          setupFiles: ['build/property-runs.ts'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        plugins: [react(), licencesPlugin(), bundledWorkers()],
        cacheDir: 'node_modules/.cache/vite-production',
        // Loaded only when a document is asked for: found so late, they would make the page load again during a test.
        optimizeDeps: {
          include: [
            '@tanstack/react-virtual',
            'age-encryption',
            'docx',
            'docx/watermarks',
            'jsqr',
            'pdfjs-dist',
            'pdfjs-dist/build/pdf.worker.mjs',
            'zustand/vanilla',
          ],
        },
        test: {
          name: 'chromium',
          include: inChromium,
          // The sources are loaded once and not for each file.
          isolate: false,
          setupFiles: ['test/renderer/fresh-page.ts', 'test/renderer/all-texts.ts'],
          // Two pages at a time wait for each other: one after another they are done sooner.
          fileParallelism: false,
          testTimeout: 30_000,
          // Journeys run beside them: a second is too short where both cores are busy.
          expect: { poll: { timeout: 5000 } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: browser }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: journeys,
          globalSetup: ['test/journeys/serve-application.ts'],
          ...inWindows,
          testTimeout: 240_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'accessibility',
          include: ['test/a11y/*.walk.ts'],
          globalSetup: ['test/journeys/serve-application.ts'],
          ...inWindows,
        },
      },
    ],
  },
});
