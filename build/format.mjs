import { binary, run } from './run.mjs';

/** Sets every file in the house's format; `--check` only says which are not. Prose and material keep their own. */
process.exitCode = await run([
  binary('oxfmt'),
  '-c',
  'build/oxfmtrc.json',
  ...(process.argv.includes('--check') ? ['--check'] : []),
  '.',
  '!**/*.md',
  '!package-lock.json',
  '!shared/**/*.json',
  '!test/**/*.json',
]);
