import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * A real Chromium for tests and pictures: the one QAZYLAR_CHROMIUM names, else an installed one, else the one that
 * comes inside the package @sparticuz/chromium (Linux x64). Nothing is ever downloaded.
 */

/** @typedef {{ readonly executablePath: string, readonly env: Record<string, string> }} BrowserProgram */

const root = fileURLToPath(new URL('..', import.meta.url));

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** No sandbox, because CI runs as root; no background traffic, because there is nobody to answer it. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--font-render-hinting=none',
];

/** @returns {Promise<BrowserProgram>} */
export async function findChromium() {
  const named = process.env['QAZYLAR_CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`QAZYLAR_CHROMIUM names no file: ${named}`);
    return { executablePath: named, env: {} };
  }
  const found = installed.find((path) => existsSync(path));
  return found === undefined ? unpackChromium() : { executablePath: found, env: {} };
}

/** Options under which Playwright, and vitest through it, starts the Chromium that was found. */
export async function launchOptions() {
  const { executablePath, env } = await findChromium();
  return { executablePath, args: browserArguments, env: { ...definedEnvironment(), ...env } };
}

/** Starts Chromium without a window. */
export async function launchChromium() {
  return playwright().chromium.launch(await launchOptions());
}

/**
 * Playwright, read by whoever starts a browser and nobody else. By `require`, since `import` first searches its three
 * megabytes for the names that they export.
 *
 * @returns {typeof import('playwright-core')}
 */
export const playwright = () => createRequire(import.meta.url)('playwright-core');

/**
 * Unpacks the packaged Chromium once, with the libraries and fonts it brings for machines that have none. Several
 * runs may do this at the same time: each works in a folder of its own, and the first to finish gives it its name.
 *
 * @returns {Promise<BrowserProgram>}
 */
async function unpackChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'No Chromium found: install Chrome or Chromium, or name one in QAZYLAR_CHROMIUM.',
    );
  }
  const version = packagedVersion();
  const cache = join(root, 'node_modules', '.cache');
  const home = join(cache, `chromium-${version}`);
  if (!existsSync(home)) {
    mkdirSync(cache, { recursive: true });
    const draft = mkdtempSync(`${home}-`);
    try {
      await unpackInto(draft);
      writeFileSync(join(draft, 'fonts.conf'), fontSettings(home));
      renameSync(draft, home);
    } catch (error) {
      if (!existsSync(home)) throw error;
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  }
  return {
    executablePath: join(home, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(home, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH'] ?? '']
        .filter(Boolean)
        .join(':'),
      FONTCONFIG_FILE: join(home, 'fonts.conf'),
    },
  };
}

function packagedVersion() {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  /** @type {{ version: string }} */
  const facts = JSON.parse(readFileSync(join(dirname(entry), '../../package.json'), 'utf8'));
  return facts.version;
}

/**
 * Lets the package unpack itself in a process of its own, whose temporary folder is ours: the package knows no other
 * way to say where. The two variables make it unpack its libraries as well.
 *
 * @param {string} folder
 */
async function unpackInto(folder) {
  const script = "import('@sparticuz/chromium').then((module) => module.default.executablePath())";
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    env: { ...definedEnvironment(), TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
}

/** @param {string} home */
function fontSettings(home) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(home, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}

/** @returns {Record<string, string>} */
function definedEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
