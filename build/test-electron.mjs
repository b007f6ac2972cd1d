import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { electronProgram } from './electron-program.mjs';
import { binary, root, run } from './run.mjs';

/**
 * `npm run test:electron`: the journeys of the desktop program in a real Electron, unchanged. Where its program is not on
 * this machine they are counted as skipped, and the last line says so; `npm test` runs the same ones in the stand-in.
 */

const folder = join('test', 'journeys');
/** Journeys of the desktop program say so in their names. */
const ofDesktop = 'desktop program';
const report = join(root, 'dist', 'test-reports', 'electron.json');

/** Names of the journeys that start the program, as the runner calls them. */
function desktopJourneys() {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.journey.ts'))
    .flatMap((name) => {
      const text = readFileSync(join(root, folder, name), 'utf8');
      const [, group = ''] = /^describe\(\s*'([^']*)'/m.exec(text) ?? [];
      return [...text.matchAll(/^\s*it\(\s*'([^']*)'/gm)].map(([, title]) => `${group} ${title}`);
    })
    .filter((name) => name.includes(ofDesktop));
}

/** @param {number} passed @param {number} failed @param {number} skipped */
const say = (passed, failed, skipped) =>
  process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);

const names = desktopJourneys();
if (electronProgram() === null) {
  for (const name of names) process.stdout.write(`skipped: ${name}\n`);
  process.stdout.write(
    'Electron’s program is not on this machine (`npm start` fetches it where the network allows).\n',
  );
  say(0, 0, names.length);
} else {
  rmSync(report, { force: true });
  const code = await run(
    [
      binary('vitest'),
      'run',
      folder,
      '--testNamePattern',
      ofDesktop,
      '--config',
      'build/vitest.config.ts',
      '--project',
      'journeys',
      '--reporter',
      'default',
      '--reporter',
      'json',
      '--outputFile.json',
      report,
    ],
    { env: { QAZYLAR_ELECTRON: '1' } },
  );
  /** @type {{ numPassedTests: number, numFailedTests: number }} */
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  // What neither passed nor failed did not run at all, which is no success.
  const lost = names.length - numPassedTests - numFailedTests;
  say(numPassedTests, numFailedTests + lost, 0);
  process.exitCode = code === 0 && lost === 0 ? 0 : 1;
}
