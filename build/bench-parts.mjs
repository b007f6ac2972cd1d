import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { root } from './run.mjs';

/** What several benches need: their own TypeScript built for Node, and a built page served to a browser. */

/** Where the benches and what is built of them lie. */
export const benchHome = join(root, 'test', 'bench');

/**
 * Builds what is ours for Node, which runs no TypeScript, into `dist`; its libraries stay where they are.
 *
 * @param {readonly string[]} names files of the bench without their ending
 */
export async function buildForNode(names) {
  await build({
    root: benchHome,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20',
      minify: false,
      outDir: 'dist',
      emptyOutDir: false,
      rolldownOptions: { input: names.map((name) => join(benchHome, `${name}.ts`)) },
    },
  });
}

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
