import { pathToFileURL } from 'node:url';
import { binary, run, secondsSince } from './run.mjs';

/**
 * Everything that can be said about the sources without running them.
 *
 * @type {readonly (import('./run.mjs').Part & { readonly env?: Record<string, string> })[]}
 */
const checks = [
  { name: 'format', command: ['build/format.mjs', '--check'] },
  {
    // The native compiler reads every project once for both; `npm run types` asks TypeScript's own, which takes minutes.
    name: 'types and lint',
    command: [
      binary('oxlint'),
      '-c',
      'build/oxlintrc.json',
      '--type-aware',
      '--type-check',
      '--deny-warnings',
      'shared',
      'renderer',
      'electron',
      'test',
      'build',
    ],
    // The compiler's program tidies its memory up only when this much is taken: a quarter of its time less.
    env: { GOGC: 'off', GOMEMLIMIT: '4GiB' },
  },
  {
    name: 'imports',
    command: [
      binary('dependency-cruiser', 'depcruise'),
      '--config',
      'build/import-rules.mjs',
      'shared',
      'renderer',
      'electron',
      'test',
      'build',
    ],
  },
  { name: 'unused', command: [binary('knip'), '--config', 'build/knip.json', '--no-progress'] },
  { name: 'sources', command: ['build/check-sources.mjs'] },
  { name: 'texts', command: ['build/check-locales.mjs'] },
];

/**
 * Runs every check, two at a time, also after one has failed, so that one run shows everything.
 *
 * @param {'stdout' | 'stderr'} outputTo
 */
export async function runChecks(outputTo) {
  /** @type {string[]} */
  const failed = [];
  const waiting = [...checks];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { name, command, env = {} } = next;
      const start = performance.now();
      const good = (await run(command, { env, outputTo, inOnePiece: true })) === 0;
      if (!good) failed.push(name);
      process[outputTo].write(`${good ? 'ok    ' : 'FAILED'} ${name} (${secondsSince(start)} s)\n`);
    }
  };
  // Most of them use one core.
  await Promise.all([work(), work()]);
  return { passed: checks.length - failed.length, failed };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { passed, failed } = await runChecks('stdout');
  process.stdout.write(`${passed} passed, ${failed.length} failed\n`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
