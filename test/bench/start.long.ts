import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { afterAll, expect, inject, it } from 'vitest';

import { launchOptions } from '../../build/chromium.mjs';
import engineFlags from '../../shared/host/engine-flags.json' with { type: 'json' };
import { countCases } from '../crash/count-cases.ts';
import { inviteJuror } from '../crash/invited-juror.ts';
import {
  joinAtDesktop,
  jurorPassphrase,
  newFolder,
  putAway,
  sitDown,
} from '../crash/juror-at-desktop.ts';
import { browserDoor } from '../journeys/browser-door.ts';
import { Laptop, textOf } from '../journeys/laptop.ts';
import { share, watchPaints } from './watch-paints.ts';

const submissions = 600;
const starts = 7;
const built = fileURLToPath(new URL('../../dist/renderer/', import.meta.url));

afterAll(putAway);

/** Bytes of scripts and styles, packed as a server would, that the page took until now. */
async function bytesTaken(page: Page): Promise<number> {
  const names = await page.evaluate(() => [
    location.pathname,
    ...performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
  ]);
  const files = new Set(
    names.filter((name) => /\.(js|css)$/u.test(name)).map((name) => basename(name)),
  );
  const html = readFileSync(join(built, 'index.html'), 'utf8');
  return (
    [...files]
      // Nobody waits for workers, nor for what is loaded once there is nothing else to do: the page does not name it.
      .filter(
        (name) => html.includes(name) || !/\.worker-|texts-(?!first-kk)|all-files-/u.test(name),
      )
      .map((name) => join(built, 'assets', name))
      .filter((file) => existsSync(file))
      .reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0)
  );
}

/** Bytes that the window's process holds for itself, its workers included; 0 where the system does not tell. */
async function processBytes(session: CDPSession, page: Page): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const browser = await page.context().browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await browser?.send('SystemInfo.getProcessInfo')) ?? {};
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      const path = `/proc/${id}/status`;
      const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
      return 1024 * Number(/^RssAnon:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0);
    });
  return Math.max(0, ...sizes);
}

const door = (page: Page) =>
  page.getByLabel(textOf('kk', 'first-run:passphrase.label'), { exact: true });

/** One start, with the page that it shows. */
interface Started {
  readonly page: Page;
  readonly quit: () => Promise<void>;
}

/** Starts several times; `last` is done with the last one while its list is shown. */
async function measureStarts(
  names: { readonly door: string; readonly list: string },
  start: () => Promise<Started>,
  last: (page: Page) => Promise<void>,
): Promise<void> {
  const [toDoor, toList]: [number[], number[]] = [[], []];
  for (let at = 0; at < starts; at += 1) {
    const { page, quit } = await start();
    await door(page).waitFor();
    toDoor.push(await page.evaluate(() => performance.now()));
    await page.evaluate(watchPaints);
    await door(page).fill(jurorPassphrase);
    await page.evaluate(() => {
      globalThis.paintWatch.untilPainted(() => document.querySelector('ul.list > li') !== null);
    });
    await page.keyboard.press('Enter');
    toList.push(await page.evaluate(() => globalThis.paintWatch.measured()));
    if (at === starts - 1) await last(page);
    await quit();
  }
  for (const [name, times] of [
    [names.door, toDoor],
    [names.list, toList],
  ] as const)
    countCases(name, { times: times.length, p50: share(times, 0.5), p95: share(times, 0.95) });
  expect(toList.every(Number.isFinite)).toBe(true);
}

it('is there at once with six hundred applications, and takes little while it waits', async () => {
  const fresh = await sitDown(newFolder('fresh'), 'journal');
  await fresh.laptop.page.getByRole('main').getByRole('button', { name: 'Қазақша' }).waitFor();
  countCases('first', { bytes: await bytesTaken(fresh.laptop.page) });
  await fresh.program.quit();

  const profile = newFolder('start');
  const joined = await joinAtDesktop(profile, await inviteJuror(submissions));
  await joined.program.quit();
  await measureStarts(
    { door: 'door', list: 'list' },
    async () => {
      const { program } = await sitDown(profile, 'journal');
      return { page: program.page, quit: () => program.quit() };
    },
    async (page) => {
      await page.waitForTimeout(5000);
      const session = await page.context().newCDPSession(page);
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      countCases('memory', { heap: usedSize, process: await processBytes(session, page) });
    },
  );
}, 600_000);

/** Chromium itself on a profile, at the address where the built page is served. */
async function startBrowser(profile: string): Promise<Started> {
  const { args, ...options } = await launchOptions();
  const flags = `--js-flags=${engineFlags.join(' ')}`;
  const context = await chromium.launchPersistentContext(profile, {
    ...options,
    args: [...args, flags],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(60_000);
  await page.goto(inject('applicationAddress'));
  return { page, quit: () => context.close() };
}

it('is there at once in a plain Chromium, too', async () => {
  const profile = newFolder('browser');
  const invitation = await inviteJuror(submissions);
  const folder = newFolder('files');
  const file = join(folder, invitation.name);
  writeFileSync(file, invitation.bytes);
  const first = await startBrowser(profile);
  const laptop = new Laptop(first.page, browserDoor(first.page), { language: 'kk', folder });
  await laptop.join('juror', file, jurorPassphrase);
  await first.page.getByText(laptop.text('juror-list:title')).first().waitFor();
  await first.quit();
  await measureStarts(
    { door: 'browserDoor', list: 'browserList' },
    () => startBrowser(profile),
    async () => undefined,
  );
}, 600_000);
