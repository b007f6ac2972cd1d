import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildAll, isBuilt, root } from './build.mjs';
import { launchChromium } from './chromium.mjs';
import { walks } from './screenshot-walks.mjs';

/**
 * `npm run screenshots`: walks through the built application as each role and photographs every main screen, in
 * Kazakh and Russian, light and dark, at 100 % and at 200 % of a 1366 × 768 screen, into `screenshots-out/`.
 *
 *     npm run screenshots -- --only sheet --lang kk,ru --theme light --zoom 1,2 --full
 *
 * `--walk` takes the names of whole walks, `--only` takes a part of a picture's or walk's name, `--zoom 4` is a window of 320 px, `--full` takes the whole page
 * instead of what the window shows, `--page DIR` another build of the window.
 */

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    walk: { type: 'string', default: '' },
    lang: { type: 'string', default: 'kk,ru' },
    theme: { type: 'string', default: 'light,dark' },
    zoom: { type: 'string', default: '1,2' },
    full: { type: 'boolean', default: false },
    page: { type: 'string', default: join(root, 'dist', 'renderer') },
    out: { type: 'string', default: join(root, 'screenshots-out') },
  },
});

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

/** @type {Readonly<Record<string, { width: number, height: number, factor: number }>>} */
const windows = {
  1: { width: 1366, height: 768, factor: 1 },
  2: { width: 683, height: 384, factor: 2 },
  4: { width: 320, height: 640, factor: 2 },
};

/** @param {string} zoom */
const windowOf = (zoom) => windows[zoom] ?? { width: 1366, height: 768, factor: 1 };

/** @template Value @param {Value | null} value @returns {Value} */
function present(value) {
  if (value === null) throw new Error('the browser is gone');
  return value;
}

/** One person's way through the application, who takes pictures where it is worth it. */
export class Walk {
  /** Everybody's. */
  passphrase = 'төрт кездейсоқ сөз болса';

  /**
   * @param {Page} page
   * @param {string} name the walk's own name, by which `--only` may ask for all its pictures
   * @param {{ language: string, zoom: string, files: string }} setting
   */
  constructor(page, name, setting) {
    this.page = page;
    this.name = name;
    this.setting = setting;
  }

  /**
   * The text of a key up to its first variable.
   *
   * @param {string} key `namespace:path`
   */
  text(key) {
    const [namespace = '', path = ''] = key.split(':');
    const file = join(root, 'locales', this.setting.language, `${namespace}.json`);
    /** @type {unknown} */
    let found = JSON.parse(readFileSync(file, 'utf8'));
    for (const part of path.split('.')) {
      found = /** @type {Record<string, unknown>} */ (found)[part];
    }
    if (typeof found !== 'string') throw new Error(`no text ${key}`);
    return found.replace(/\{\{.*/su, '').trim();
  }

  /** @param {string} key */
  button(key) {
    return this.page.getByRole('button', { name: this.text(key) }).first();
  }

  /** @param {string} key */
  async press(key) {
    await this.button(key).click();
  }

  /** @param {string} key */
  async tab(key) {
    await this.page
      .getByRole('tab', { name: this.text(key) })
      .first()
      .click();
  }

  /** @param {string} key */
  async radio(key) {
    await this.page
      .getByRole('radio', { name: this.text(key) })
      .first()
      .click({ force: true });
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  async fill(key, value) {
    await this.page.getByLabel(this.text(key)).and(this.page.locator('input')).first().fill(value);
  }

  /** A new passphrase, twice: once to be sure of it. */
  async choosePassphrase() {
    const fields = this.page.locator('input[type=password]');
    await fields.first().fill(this.passphrase);
    await fields.nth(1).fill(this.passphrase);
  }

  /** From the commission of a new contest to all that is asked of its founder. */
  async enterFounder() {
    await this.fill('contest-setup:memberName', 'Әбдірахманов Ержан Серікұлы');
    await this.press('common:continue');
    await this.fill('common:surname', 'Жүнісова');
    await this.fill('common:givenName', 'Әсел');
    await this.choosePassphrase();
  }

  /** @param {string} address what stands behind the # */
  async go(address) {
    await this.page.evaluate((hash) => {
      window.location.hash = hash;
    }, address);
    await this.page.waitForTimeout(500);
  }

  /**
   * @param {Locator} button that opens the file picker
   * @param {readonly string[]} files names in the folder of prepared files
   */
  async give(button, files) {
    const chosen = this.page.waitForEvent('filechooser');
    await button.click();
    await (await chosen).setFiles(files.map((file) => join(this.setting.files, file)));
  }

  async chooseLanguage() {
    const own = { kk: 'Қазақша', ru: 'Русский', en: 'English' }[this.setting.language] ?? '';
    await this.page.getByRole('main').getByRole('button', { name: own }).click();
  }

  /** @param {'juror' | 'coordinator' | 'headquarters'} role */
  async chooseRole(role) {
    await this.chooseLanguage();
    await this.shot('first-role');
    await this.press(`first-run:role.${role}.title`);
  }

  /** @param {'juror' | 'coordinator' | 'headquarters'} role */
  async openDemo(role) {
    await this.chooseRole(role);
    await this.press('first-run:start.demo');
    await this.page.getByRole('button', { name: /Online EXPO-2017/ }).click();
    await this.page.locator('.demo').waitFor({ timeout: 60_000 });
  }

  /**
   * Another computer with a window like this one: empty, or with what `state` holds; with a host behind the page, or as
   * in a browser.
   *
   * @param {import('playwright-core').BrowserContextOptions['storageState']} [state]
   * @param {import('./screenshot-host.mjs').PictureHost} [host]
   */
  async another(state, host) {
    const { width, height, factor } = windowOf(this.setting.zoom);
    const context = await present(this.page.context().browser()).newContext({
      viewport: { width, height },
      deviceScaleFactor: factor,
      reducedMotion: 'reduce',
      acceptDownloads: true,
      ...(state === undefined ? {} : { storageState: state }),
    });
    await host?.install(context);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(this.page.url().replace(/#.*/su, ''));
    return new Walk(page, this.name, this.setting);
  }

  /**
   * Takes the picture in each theme, if it was asked for.
   *
   * @param {string} name
   */
  async shot(name) {
    if (!name.includes(options.only) && !this.name.includes(options.only)) return;
    await this.page.waitForTimeout(400);
    for (const theme of options.theme.split(',')) {
      await this.page.evaluate((chosen) => {
        document.documentElement.dataset['theme'] = chosen;
      }, theme);
      await this.page.waitForTimeout(250);
      const { language, zoom } = this.setting;
      const path = join(options.out, `${name}-${language}-${theme}-${zoom}.png`);
      await this.page.screenshot({ path, fullPage: options.full });
    }
  }
}

/**
 * The practice contest as files, with one that was damaged on the way and one of another contest.
 *
 * @param {string} folder
 * @param {string} language
 */
function prepareFiles(folder, language) {
  const command = join(root, 'build', 'qazylar.mjs');
  /** @param {readonly string[]} rest */
  const demo = (...rest) =>
    spawnSync(process.execPath, [command, 'demo', ...rest], { stdio: 'inherit' });
  // As large as the window's own practice contest, so that both are the same contest.
  const size = ['--submissions', '180', '--jurors', '24', '--lang', language];
  demo('--out', folder, ...size, '--seed', '1');
  const other = join(folder, 'other');
  demo('--out', other, ...size, '--seed', '2');
  writeFileSync(join(folder, 'other-contest.qzb'), readFileSync(join(other, 'region-KZ-11.qzb')));
  const whole = readFileSync(join(folder, 'region-KZ-15.qzb'));
  writeFileSync(join(folder, 'damaged.qzb'), whole.subarray(0, Math.round(whole.length * 0.7)));
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @param {{ language: string, zoom: string, files: string }} setting
 */
async function walkAll(browser, address, setting) {
  const { width, height, factor } = windowOf(setting.zoom);
  for (const [name, walk] of Object.entries(walks)) {
    if (options.walk !== '' && !options.walk.split(',').includes(name)) continue;
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: factor,
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => console.error(`${name}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') console.error(`${name}: ${message.text()}`);
    });
    try {
      await page.goto(address);
      await walk(new Walk(page, name, setting));
      console.log(`${setting.language} × ${setting.zoom}: ${name}`);
    } catch (error) {
      process.exitCode = 1;
      console.error(`${setting.language} × ${setting.zoom}: ${name}:`, error);
      await page
        .screenshot({ path: join(options.out, `stopped-${name}.png`), fullPage: true })
        .catch(() => console.error(`${name}: no picture of where it stopped`));
    } finally {
      await context.close();
    }
  }
}

if (!isBuilt() && options.page.startsWith(root)) await buildAll();
mkdirSync(options.out, { recursive: true });
const door = pathToFileURL(join(root, 'dist', 'command', 'page-server.js')).href;
/** @type {{ startPageServer: typeof import('../electron/page-server.ts').startPageServer }} */
const { startPageServer } = await import(door);
const server = await startPageServer(options.page, 0);
const browser = await launchChromium();
try {
  for (const language of options.lang.split(',')) {
    const files = mkdtempSync(join(tmpdir(), 'qazylar-screenshots-'));
    try {
      prepareFiles(files, language);
      for (const zoom of options.zoom.split(','))
        await walkAll(browser, server.address, { language, zoom, files });
    } finally {
      rmSync(files, { recursive: true, force: true });
    }
  }
} finally {
  await browser.close();
  await server.close();
}
