import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { binary, root, run, secondsSince } from './run.mjs';

/**
 * `npm run test:long [-- --only NAME]`: the long form of everything in test/long (10,000 runs of each property, 1,000
 * histories beside Automerge, 100,000 mutants), and all other properties with QAZYLAR_RUNS (fifty) times as many
 * cases. `--only` takes the files whose path contains NAME: `merge-properties`, `automerge`, `mutants`, `crashes`,
 * `journal-disk`, `host-calls`, `mailbox`, `some-sheets`, `long/exchange` (real WebDAV and object storage where they are
 * on this computer), `postgres` (a real server, where one is on this computer), `electronegativity` (where
 * QAZYLAR_ELECTRONEGATIVITY names that tool); `axe` takes every screen in every language, look and zoom;
 * `evening` (by that name alone) is forty applications by keys in each of three layouts, `set-up` (likewise) a contest
 * from every template, `printed-papers` (likewise) every page in every choice of languages.
 * QAZYLAR_SHARE makes the long form smaller or larger, in per cent; QAZYLAR_SEED chooses other mutants.
 */

/** @typedef {{ readonly name: string, readonly cases: number, readonly note: string }} Row */

const at = process.argv.indexOf('--only');
const only = at < 0 ? [] : process.argv.slice(at + 1, at + 2);
const reports = join(root, 'dist', 'test-reports');
const casesFile = join(reports, 'long-cases.jsonl');
const report = join(reports, 'long.json');

mkdirSync(reports, { recursive: true });
for (const file of [casesFile, report]) rmSync(file, { force: true });

const start = performance.now();
const code = await run(
  [
    binary('vitest'),
    'run',
    ...only,
    '--config',
    'build/vitest.config.ts',
    '--project',
    'node',
    '--project',
    'apart',
    '--project',
    'accessibility',
    // Journeys take their long form by scripts of their own, all but these.
    ...(['evening', 'set-up', 'printed-papers'].includes(only[0] ?? '')
      ? ['--project', 'journeys']
      : []),
    '--testTimeout',
    '600000',
    '--reporter',
    'default',
    '--reporter',
    'json',
    '--outputFile.json',
    report,
  ],
  {
    env: {
      QAZYLAR_RUNS: process.env['QAZYLAR_RUNS'] ?? '50',
      QAZYLAR_LONG: '1',
      QAZYLAR_CASES: casesFile,
    },
  },
);

/** @type {Row[]} */
const rows = existsSync(casesFile)
  ? readFileSync(casesFile, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];
for (const { name, cases, note } of rows)
  process.stdout.write(`${String(cases).padStart(8)}  ${name}${note === '' ? '' : ` – ${note}`}\n`);
/** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number }} */
const totals = existsSync(report)
  ? JSON.parse(readFileSync(report, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 };
const cases = rows
  .filter(({ name }) => !name.startsWith(' '))
  .reduce((sum, row) => sum + row.cases, 0);
process.stdout.write(
  `${cases} cases in ${secondsSince(start)} s: ${totals.numPassedTests} passed, ${totals.numFailedTests} failed, ${totals.numPendingTests} skipped\n`,
);
process.exitCode = code;
