import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { benchApplications } from './bench-applications.mjs';
import { benchAssigning } from './bench-assign.mjs';
import { benchInChromium } from './bench-chromium.mjs';
import { benchDocuments } from './bench-documents.mjs';
import { benchFinding } from './bench-finding.mjs';
import { benchIntake } from './bench-intake.mjs';
import { benchHome, buildBench } from './bench-parts.mjs';
import { benchPostgres } from './bench-postgres.mjs';
import { benchRankingScreen } from './bench-ranking-screen.mjs';
import { benchRanking } from './bench-ranking.mjs';
import { benchSaving } from './bench-save.mjs';
import { benchSeasons } from './bench-seasons.mjs';
import { benchSheet } from './bench-sheet.mjs';
import { benchStart } from './bench-start.mjs';
import { root } from './run.mjs';

/**
 * `npm run bench [-- --only NAME] [--runs N] [--json]`: what merging costs, beside the least that is possible with the
 * same bytes and beside libraries that people would take instead. Every engine runs in a process of its own, one after
 * another in the same run; the median of the runs is printed, and ratios are more worth than seconds.
 */

/** @typedef {{ seconds: Record<string, number>, peak: number, values?: number, more?: number, segments?: number, hash?: string }} Figures */
/** @typedef {{ readonly name: string, readonly script: string, readonly needs: string | null }} Engine */

/** Every engine runs with the flags that the application sets for its own. */
/** @type {readonly string[]} */
const engineFlags = JSON.parse(readFileSync(join(root, 'shared/host/engine-flags.json'), 'utf8'));
const json = process.argv.includes('--json');
const say = (/** @type {string} */ line) =>
  (json ? process.stderr : process.stdout).write(`${line}\n`);

/** @type {readonly Engine[]} */
const engines = [
  { name: 'floor', script: 'merge-floor.mjs', needs: null },
  { name: 'ours', script: 'dist/merge-ours.js', needs: null },
  { name: 'yjs', script: 'peers/yjs.mjs', needs: 'yjs' },
  { name: 'loro', script: 'peers/loro.mjs', needs: 'loro-crdt' },
  { name: 'automerge', script: 'peers/automerge.mjs', needs: '@automerge/automerge' },
  { name: 'pouchdb', script: 'peers/pouchdb.mjs', needs: 'pouchdb-core' },
];

/** @param {string} name */
function argumentAfter(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : (process.argv[at + 1] ?? null);
}

const only = argumentAfter('--only');
const runs = Number(argumentAfter('--runs') ?? '3');

/**
 * What is measured by itself, beside the merge: each prints its own lines and answers null where it did not run.
 *
 * @type {Readonly<Record<string, (line: (text: string) => void) => Promise<object | null>>>}
 */
const alone = {
  save: benchSaving,
  sheet: benchSheet,
  start: benchStart,
  applications: benchApplications,
  intake: benchIntake,
  assign: benchAssigning,
  finding: benchFinding,
  seasons: benchSeasons,
  ranking: benchRanking,
  postgres: benchPostgres,
  rankingScreen: benchRankingScreen,
  documents: benchDocuments,
};

/** @param {string} name */
const isWanted = (name) =>
  only === null || only === name || (only === 'merge' && name !== 'chromium' && !(name in alone));

/** @param {Engine} engine */
const isInstalled = ({ needs }) =>
  needs === null || existsSync(join(benchHome, 'node_modules', needs));

/**
 * @param {string} script
 * @param {readonly string[]} [rest]
 * @returns {Promise<string>}
 */
async function runNode(script, rest = []) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...engineFlags, join(benchHome, script), ...rest],
    { cwd: benchHome, maxBuffer: 1 << 26 },
  );
  return stdout.trim();
}

/** @param {Figures} figures */
const totalOf = ({ seconds }) =>
  Object.entries(seconds)
    .filter(([part]) => !part.startsWith('more: ') && part !== 'rank' && part !== 'values')
    .reduce((sum, [, value]) => sum + value, 0);

/** @param {Figures} figures */
const partsOf = ({ seconds }) =>
  Object.entries(seconds)
    .map(([part, value]) => `${part} ${value.toFixed(2)}`)
    .join(', ');

/**
 * The run in the middle of several.
 *
 * @param {Engine} engine
 * @param {string} files
 * @returns {Promise<Figures>}
 */
async function measure(engine, files) {
  /** @type {Figures[]} */
  const all = [];
  while (all.length < runs) {
    all.push(JSON.parse(await runNode(engine.script, [files])));
    // What takes that long has no need of a finer figure.
    if (totalOf(all[0] ?? { seconds: {}, peak: 0 }) > 12) break;
  }
  const middle = all.toSorted((a, b) => totalOf(a) - totalOf(b))[Math.floor((all.length - 1) / 2)];
  if (middle === undefined) throw new Error('at least one run');
  return middle;
}

/** @type {Record<string, object | null>} */
const measuredAlone = {};
for (const [name, run] of Object.entries(alone))
  if (isWanted(name)) measuredAlone[name] = await run(say);
if (only !== null && only in alone) {
  if (json) process.stdout.write(`${JSON.stringify(measuredAlone)}\n`);
  process.exit(measuredAlone[only] === null ? 1 : 0);
}
await buildBench(['make-files', 'merge-ours']);
const wanted = engines.filter(({ name }) => isWanted(name));
const missing = wanted.filter((engine) => !isInstalled(engine));
if (missing.length > 0) {
  const names = missing.map(({ name }) => name).join(', ');
  say(
    `Not installed: ${names}. \`npm ci --prefix test/bench\` brings the libraries to compare with.`,
  );
}
const files = await runNode('dist/make-files.js');
/** @type {Record<string, Figures & { total: number }>} */
const merge = {};
for (const engine of wanted.filter(isInstalled)) {
  const figures = await measure(engine, files);
  merge[engine.name] = { ...figures, total: totalOf(figures) };
  const { total } = merge[engine.name] ?? { total: 0 };
  const ratios = ['floor', 'ours']
    .flatMap((name) => {
      const base = merge[name]?.total;
      return base === undefined || name === engine.name
        ? []
        : [`${(total / base).toFixed(1)} × ${name}`];
    })
    .join(', ');
  const memory = `${Math.round(figures.peak / 2 ** 20)} MB`;
  say(
    `${engine.name.padEnd(10)} ${total.toFixed(2).padStart(6)} s  ${memory.padStart(7)}  ${ratios}`,
  );
  say(`           ${partsOf(figures)}`);
}
const chromium = isWanted('chromium') ? await benchInChromium(files, say) : null;
if (json) process.stdout.write(`${JSON.stringify({ merge, chromium, ...measuredAlone })}\n`);
const measured = Object.keys(merge).length + (chromium === null ? 0 : 1);
say(
  `${measured} measured, ${missing.length} not installed, ${merge['ours']?.values ?? 0} values merged`,
);
