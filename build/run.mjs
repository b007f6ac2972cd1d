import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** @typedef {{ readonly name: string, readonly command: readonly string[] }} Part a file for Node to run, and its arguments */

/**
 * The file behind a command of an installed package, so that nothing has to go through a shell.
 *
 * @param {string} packageName
 * @param {string} [command]
 */
export function binary(packageName, command = packageName) {
  const folder = join(root, 'node_modules', packageName);
  /** @type {{ bin: string | Record<string, string> }} */
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : bin[command];
  if (file === undefined) throw new Error(`${packageName} has no command ${command}`);
  return join(folder, file);
}

/**
 * Runs a file in Node with everything it prints passed on, and resolves to its exit code. `inOnePiece` keeps what is
 * printed until the end, for what runs beside something else.
 *
 * @param {readonly string[]} command
 * @param {{
 *   readonly env?: Record<string, string>,
 *   readonly outputTo?: 'stdout' | 'stderr',
 *   readonly inOnePiece?: boolean,
 * }} [options]
 * @returns {Promise<number>}
 */
export function run(command, options = {}) {
  const colours = process.stdout.isTTY ? {} : { NO_COLOR: '1' };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      cwd: root,
      env: { ...process.env, ...colours, ...options.env },
      stdio:
        options.inOnePiece === true
          ? ['ignore', 'pipe', 'pipe']
          : ['ignore', options.outputTo === 'stderr' ? 2 : 'inherit', 'inherit'],
    });
    /** @type {Buffer[]} */
    const printed = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (bytes) => printed.push(bytes));
    child.on('error', reject);
    child.on('close', (code) => {
      process[options.outputTo ?? 'stdout'].write(Buffer.concat(printed));
      resolve(code ?? 1);
    });
  });
}

/** @param {number} start a reading of performance.now() */
export function secondsSince(start) {
  return Math.round((performance.now() - start) / 100) / 10;
}
