import { binary, run } from './run.mjs';

/** Sets every file in the house's format; `--check` only says which are not. Prose and material keep their own. */
process.exitCode = await run([
  binary('prettier'),
  '--config',
  'build/prettier.json',
  '--cache',
  '--log-level',
  'warn',
  process.argv.includes('--check') ? '--check' : '--write',
  '.',
  '!**/*.md',
  '!package-lock.json',
  '!shared/**/*.json',
  '!test/**/*.json',
]);
