import { electronProgram } from './electron-program.mjs';
import { binary, run } from './run.mjs';

/**
 * `npm run test:electron`: the journeys of the desktop program in a real Electron. Where its program is not on this
 * machine they are skipped, and the last line says so; `npm test` runs the same ones in the stand-in.
 */

if (electronProgram() !== null) {
  process.exitCode = await run(
    [
      binary('vitest'),
      'run',
      'test/journeys/desktop.journey.ts',
      '--config',
      'build/vitest.config.ts',
      '--project',
      'journeys',
    ],
    { env: { QAZYLAR_ELECTRON: '1' } },
  );
} else {
  process.stdout.write(
    'Electron’s program is not on this machine (`npm start` fetches it where the network allows); `npm test` runs these journeys in the stand-in.\n0 passed, 0 failed, 1 skipped\n',
  );
}
