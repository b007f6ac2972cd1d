import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { launchOptions, playwright } from '../../build/chromium.mjs';
import { asAppAddress, chromiumFolder, isRelaxed, pageOrigin } from './host-settings.mjs';

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
  const options = await launchOptions();
  const switches = [...wanted.switches].map(([name, value]) =>
    value === '' ? `--${name}` : `--${name}=${value}`,
  );
  const context = await playwright().chromium.launchPersistentContext(chromiumFolder, {
    ...options,
    args: [...options.args, ...switches, '--remote-debugging-port=0'],
    viewport: { width: 1366, height: 768 },
    serviceWorkers: 'block',
    // Signals are the test's to send: nothing is tidied up before a kill.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  await context.route('**/*', answerRoute);
  return context;
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
 * The own origin is answered by the main process's protocol handler; there is no other network.
 *
 * @param {import('playwright-core').Route} route
 */
async function answerRoute(route) {
  const request = route.request();
  const address = request.url();
  const answer = wanted.answers.get('app');
  if (!address.startsWith(`${pageOrigin}/`) || answer === undefined) {
    await route.abort('internetdisconnected');
    return;
  }
  const response = await answer(new Request(asAppAddress(address), { method: request.method() }));
  const bytes = Buffer.from(await response.arrayBuffer());
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: isRelaxed && address.endsWith('.js') ? relaxed(bytes) : bytes,
  });
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
