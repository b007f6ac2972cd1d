import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { launchOptions, playwright } from '../../build/chromium.mjs';
import { appOrigin, chromiumFolder, isRelaxed, pageOrigin } from './host-settings.mjs';

/** @typedef {(request: Request) => Response | Promise<Response>} Answer */

/** What the main process wants of Chromium before it is ready. */
export const wanted = {
  /** @type {Map<string, string>} */
  switches: new Map(),
  /** @type {Map<string, Answer>} */
  answers: new Map(),
};

/** @type {Promise<import('playwright-core').BrowserContext> | null} */
let started = null;

/** Starts Chromium on the profile's own folder; the same one for every later caller. */
export function startChromium() {
  started ??= launch();
  return started;
}

async function launch() {
  const portFile = join(chromiumFolder, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const [options, port] = await Promise.all([launchOptions(), serveApp()]);
  const switches = [...wanted.switches].map(([name, value]) =>
    value === '' ? `--${name}` : `--${name}=${value}`,
  );
  return playwright().chromium.launchPersistentContext(chromiumFolder, {
    ...options,
    args: [
      ...options.args,
      ...switches,
      '--remote-debugging-port=0',
      // The own origin is the program's answers; there is no other network.
      `--host-resolver-rules=MAP ${new URL(pageOrigin).host}:80 127.0.0.1:${port}, MAP * ~NOTFOUND`,
    ],
    viewport: { width: 1366, height: 768 },
    serviceWorkers: 'block',
    // Signals are the test's to send: nothing is tidied up before a kill.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/** The port on which a test drives the window, as Chromium wrote it down. */
export async function debuggingPort() {
  const portFile = join(chromiumFolder, 'DevToolsActivePort');
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      const [port = ''] = readFileSync(portFile, 'utf8').split('\n');
      if (port !== '') return Number(port);
    } catch {
      // Not written yet.
    }
    await wait(25);
  }
  throw new Error('Chromium told no debugging port');
}

/**
 * Serves on loopback what the main process's protocol handler answers. Intercepting requests in Chromium would miss a new
 * window's first one now and then: two drivers watch it, and it sets out as soon as the test's lets it go.
 *
 * @returns {Promise<number>} the port
 */
function serveApp() {
  const server = createServer((request, response) => {
    answerRequest(request.method ?? 'GET', request.url ?? '/').then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      () => response.destroy(),
    );
  });
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') resolve(address.port);
      else reject(new Error('the server listens at no port'));
    });
  });
}

/**
 * @param {string} method
 * @param {string} path
 */
async function answerRequest(method, path) {
  const answer = wanted.answers.get('app');
  if (answer === undefined) throw new Error('the program handles no address');
  const response = await answer(new Request(appOrigin + path, { method }));
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    status: response.status,
    // As for every scheme of a program's own: nothing is kept from one start to the next.
    headers: { ...Object.fromEntries(response.headers), 'cache-control': 'no-store' },
    body: isRelaxed && path.endsWith('.js') ? relaxed(bytes) : bytes,
  };
}

/**
 * The control of a power cut: the same program with IndexedDB's own durability.
 *
 * @param {Buffer} script
 */
const relaxed = (script) =>
  script
    .toString('utf8')
    .replaceAll(
      /chromeTransactionDurability:\s*[`'"]strict[`'"]/g,
      'chromeTransactionDurability:"relaxed"',
    );
