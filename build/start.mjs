import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { buildAll, isBuilt, root } from './build.mjs';
import { electronFolder, electronProgram } from './electron-program.mjs';

/**
 * `npm start`: builds what has changed and opens the application in Electron. Where Electron's program is not on this
 * machine and cannot be had, or cannot open a window, says so in one sentence and serves the same page on loopback.
 */

/** A download that has not moved for so long is given up, so that a machine without network waits seconds only. */
const stillness = 8_000;
/** A window that closes with an error sooner than this never opened. */
const openingTime = 10_000;
const wantedPort = 4170;

/** Lets Electron's package fetch its program, for as long as bytes keep coming. */
async function fetchElectron() {
  const folder = mkdtempSync(join(tmpdir(), 'qazylar-electron-'));
  try {
    const child = spawn(process.execPath, [join(electronFolder, 'install.js')], {
      env: {
        ...process.env,
        TMPDIR: folder,
        TEMP: folder,
        TMP: folder,
        ELECTRON_GET_NO_PROGRESS: '1',
      },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => {
      child.on('error', () => resolve('ended'));
      child.on('close', () => resolve('ended'));
    });
    const fetched = () => sizeOf(folder) + sizeOf(join(electronFolder, 'dist'));
    let size = fetched();
    while ((await Promise.race([ended, wait(stillness, 'waiting')])) === 'waiting') {
      const now = fetched();
      if (now === size) child.kill('SIGKILL');
      else
        process.stdout.write(`Fetching Electron’s program, once: ${Math.round(now / 1e6)} MB …\n`);
      size = now;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} path
 * @returns {number} bytes of everything below
 */
function sizeOf(path) {
  if (!existsSync(path)) return 0;
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts === undefined) return 0;
  if (!facts.isDirectory()) return facts.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

/**
 * Runs the application in Electron until it is closed.
 *
 * @param {string} program
 * @returns {Promise<boolean>} whether a window opened at all
 */
async function runElectron(program) {
  const start = performance.now();
  const child = spawn(program, [root], { stdio: ['ignore', 'inherit', 'ignore'] });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => child.kill(signal));
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', resolve);
  });
  return code === 0 || performance.now() - start > openingTime;
}

/** @param {string} reason */
async function serveInstead(reason) {
  const server = join(root, 'dist', 'command', 'page-server.js');
  /** @type {{ startPageServer: typeof import('../electron/page-server.ts').startPageServer }} */
  const { startPageServer } = await import(pathToFileURL(server).href);
  const { address } = await startPageServer(join(root, 'dist', 'renderer'), wantedPort);
  process.stdout.write(
    `${reason}, so the same application is served at ${address} – open it in a browser; a browser keeps no journal, so export often.\n`,
  );
}

if (!isBuilt()) await buildAll();
if (electronProgram() === null) await fetchElectron();
const program = electronProgram();
if (program === null) {
  await serveInstead('Electron’s program is not on this machine and could not be fetched');
} else if (!(await runElectron(program))) {
  await serveInstead('Electron could not open a window on this machine');
}
