import { register } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * The program of the stand-in: `node start-host.mjs PROFILE`. Runs the real built main process, whose `electron` is a
 * Chromium driven through its debugging pipe. Tests start it through `desktop-program.ts`.
 * QAZYLAR_PROGRAM is the folder of another one than was built last, e.g. of a package.
 */

register('./resolve-electron.mjs', import.meta.url);
const program = process.env['QAZYLAR_PROGRAM'] ?? fileURLToPath(new URL('../..', import.meta.url));
await import(pathToFileURL(join(program, 'dist', 'electron', 'main.js')).href);
