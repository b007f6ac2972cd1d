import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { launchChromium } from './chromium.mjs';
import { root } from './run.mjs';

/** @typedef {{ readonly seconds: number, readonly cpu: number, readonly sheets: number, readonly missing: number, readonly components: number, readonly lambda2: number, readonly lambda2Before: number, readonly comparability: string, readonly highs?: { readonly seconds: number, readonly cpu: number }, readonly optimal?: boolean }} Assigned */

const home = join(root, 'test', 'bench');
const built = join(home, 'dist', 'assigning');

async function buildBoth() {
  await build({
    root: home,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20',
      minify: false,
      outDir: 'dist',
      emptyOutDir: false,
      rolldownOptions: { input: [join(home, 'assign-ours.ts')] },
    },
  });
  await build({
    root: join(home, 'assigning'),
    configFile: false,
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { outDir: built, emptyOutDir: true, modulePreload: false },
  });
}

/**
 * @param {'small' | 'large'} name
 * @returns {Promise<Assigned>}
 */
async function inNode(name) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(home, 'dist', 'assign-ours.js'), name],
    { cwd: root },
  );
  return JSON.parse(stdout);
}

/** @returns {Promise<{ readonly address: string, readonly close: () => void }>} */
function serve() {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://local').pathname;
    const name = path === '/' ? 'index.html' : path.slice(1);
    try {
      const bytes = readFileSync(join(built, name));
      response.setHeader('content-type', extname(name) === '.js' ? 'text/javascript' : 'text/html');
      response.end(bytes);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({ address: `http://127.0.0.1:${port}/`, close: () => server.close() });
    });
  });
}

/** @returns {Promise<Record<string, number>>} */
async function inWorker() {
  const server = await serve();
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(server.address);
    /** @type {Record<string, number>} */
    const found = await page.evaluate('bench.assign()');
    return { ...found, late: Number(await page.evaluate('bench.stopped()')) };
  } finally {
    await browser.close();
    server.close();
  }
}

/** @param {string} name @param {Assigned} found */
const lineOf = (name, found) =>
  `assign ${name.padEnd(16)} ${found.seconds.toFixed(2)} s (${found.cpu.toFixed(2)} s of work), ${found.sheets} sheets, ${found.missing} missing, ${found.components} part(s), λ₂ ${found.lambda2Before.toFixed(1)} → ${found.lambda2.toFixed(1)}`;

/**
 * Assigning 600 × 40 × 3 and 10,000 × 400 × 3 with fields, conflicts and limits, in Node and – the large one – in the
 * worker that the window uses. Beside the small one HiGHS proves the same contest's best figures. Seconds of work are
 * worth more than seconds of the clock on a busy machine.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<object | null>}
 */
export async function benchAssigning(say) {
  await buildBoth();
  const small = await inNode('small');
  const ratio = small.highs === undefined ? 0 : small.highs.cpu / small.cpu;
  say(lineOf('600 × 40', small));
  say(
    `       HiGHS            ${small.highs?.seconds.toFixed(2)} s (${small.highs?.cpu.toFixed(2)} s of work), ${ratio.toFixed(1)} × ours; ${small.optimal === true ? 'as good as ours' : 'OURS IS NOT THE BEST'}`,
  );
  const large = await inNode('large');
  say(lineOf('10,000 × 400', large));
  const worker = await inWorker();
  say(
    `       in the worker    ${worker['seconds']?.toFixed(2)} s, told ${worker['told']} times (never silent for more than ${worker['silence']?.toFixed(1)} s), longest frame ${worker['frame']?.toFixed(0)} ms, silent after a stop`,
  );
  return small.optimal === true ? { small, large, worker } : null;
}
