import { binary, run } from './run.mjs';

/** Properties with more cases than `npm test` gives them: QAZYLAR_RUNS times as many, fifty unless told otherwise. */
const runs = process.env['QAZYLAR_RUNS'] ?? '50';

process.exitCode = await run(
  [
    binary('vitest'),
    'run',
    '--config',
    'build/vitest.config.ts',
    '--project',
    'node',
    '--project',
    'storage',
    '--testTimeout',
    '600000',
  ],
  { env: { QAZYLAR_RUNS: runs } },
);
