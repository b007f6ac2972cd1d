import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { binary, root, run } from './run.mjs';

/** @typedef {Record<string, number | string>} Figures */

/**
 * The number after an option, or what stands for it.
 *
 * @param {string} name
 * @param {number} otherwise
 */
export function numberAfter(name, otherwise) {
  const at = process.argv.indexOf(name);
  const value = at < 0 ? otherwise : Number(process.argv[at + 1]);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`${name} takes a number from 1`);
  return value;
}

/**
 * Runs one file of tests, and hands back what it counted.
 *
 * @param {string} file below test/
 * @param {{ readonly env: Record<string, string>, readonly outputTo?: 'stdout' | 'stderr' }} options
 * @returns {Promise<{ readonly code: number, readonly figures: readonly Figures[] }>}
 */
export async function runDurability(file, { env, outputTo = 'stdout' }) {
  const reports = join(root, 'dist', 'test-reports');
  const casesFile = join(reports, `${basename(file, '.ts')}.jsonl`);
  mkdirSync(reports, { recursive: true });
  rmSync(casesFile, { force: true });
  const code = await run(
    [
      binary('vitest'),
      'run',
      `test/${file}`,
      '--config',
      'build/vitest.config.ts',
      '--project',
      'journeys',
    ],
    { env: { ...env, QAZYLAR_CASES: casesFile }, outputTo },
  );
  const figures = existsSync(casesFile)
    ? readFileSync(casesFile, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];
  return { code, figures };
}

/**
 * @param {readonly Figures[]} figures
 * @param {string} name
 */
export const sumOf = (figures, name) =>
  figures.reduce((sum, each) => sum + Number(each[name] ?? 0), 0);
