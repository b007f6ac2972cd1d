import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { launchOptions } from './chromium.mjs';
import { buildForNode } from './node-program.mjs';
import { pagePlugins, workerPlugins } from './page-plugins.mjs';
import { root } from './run.mjs';

/** What several benches need: their own TypeScript built for Node, and a page built, served and opened in a browser. */

/** Where the benches and what is built of them lie. */
export const benchHome = join(root, 'test', 'bench');

/**
 * Builds parts of the bench that are ours into `dist`, beside others.
 *
 * @param {readonly string[]} names files of the bench without their ending
 */
export const buildBench = (names) =>
  buildForNode({
    home: benchHome,
    files: names.map((name) => join(benchHome, `${name}.ts`)),
    out: join(benchHome, 'dist'),
    beside: true,
  });

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/**
 * Serves files on this machine only.
 *
 * @param {(path: string) => string} fileOf the file behind the path of an address, which begins with a stroke
 * @returns {Promise<{ readonly address: string, readonly close: () => void }>}
 */
export function serveFiles(fileOf) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://local').pathname;
    const file = fileOf(path === '/' ? '/index.html' : path);
    try {
      const bytes = readFileSync(file);
      response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
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

/**
 * What delays were like, in their own unit.
 *
 * @param {readonly number[]} delays
 */
export function spread(delays) {
  const sorted = delays.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), worst: sorted.at(-1) ?? 0, times: sorted.length };
}

/**
 * Builds a folder of `test/bench` as the product is built; where it lies then.
 *
 * @param {string} name
 */
async function buildPage(name) {
  const outDir = join(benchHome, 'dist', name);
  await build({
    root: join(benchHome, name),
    configFile: false,
    logLevel: 'warn',
    base: './',
    plugins: pagePlugins(),
    worker: { format: 'es', plugins: workerPlugins },
    build: { outDir, emptyOutDir: true, target: 'chrome120', reportCompressedSize: false },
  });
  return outDir;
}

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').LaunchOptions} LaunchOptions */

/**
 * Builds a page of `test/bench`, opens it in a real Chromium and measures; null, with a line that says so, where none
 * is at hand.
 *
 * @template Found
 * @param {{
 *   readonly name: string,
 *   readonly say: (line: string) => void,
 *   readonly flags?: readonly string[],
 *   readonly profile?: string,
 *   readonly fileOf?: (path: string) => string | null,
 * }} bench `name` of its folder; `profile` = a folder that keeps what the page stores; `fileOf` = files that are
 *   served beside the page, null for those that are not
 * @param {(page: Page) => Promise<Found>} measure once what the page offers as `bench` is there
 * @returns {Promise<Found | null>}
 */
export async function measurePage({ name, say, flags = [], profile, fileOf }, measure) {
  const options = await launchOptions().catch((error) => {
    say(`Not measured in Chromium: ${String(error)}`);
    return null;
  });
  if (options === null) return null;
  const built = await buildPage(name);
  const { address, close } = await serveFiles((path) => fileOf?.(path) ?? join(built, path));
  const launching = { ...options, args: [...(options.args ?? []), ...flags] };
  const browser =
    profile === undefined
      ? await chromium.launch(launching)
      : await chromium.launchPersistentContext(profile, launching);
  try {
    const page = await browser.newPage();
    await page.setViewportSize({ width: 1366, height: 768 });
    page.on('pageerror', (error) => say(String(error)));
    await page.goto(address);
    await page.waitForFunction('"bench" in window');
    return await measure(page);
  } finally {
    await browser.close();
    close();
  }
}
