import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { afterAll, expect, inject, it } from 'vitest';

import { launchOptions } from '../../build/chromium.mjs';
import { firstScreenOf } from '../../build/first-screen.ts';
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

/** Names of the files that the page took until now, below its folder. */
const filesTaken = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname.replace(/^\//, '')),
  );

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

/** Runs in the page: when the heading of what it shows was painted, and not when a driver came to see it. */
const whenPainted = (): Promise<number> =>
  new Promise((resolve, reject) => {
    setTimeout(() => {
      reject(new Error('the heading was never the largest paint'));
    }, 10_000);
    const watch = new PerformanceObserver((seen) => {
      const paints = seen.getEntries().filter((each) => each instanceof LargestContentfulPaint);
      const shown = paints.findLast(({ element }) => element?.closest('main h1') != null);
      if (shown !== undefined) resolve(shown.startTime);
    });
    watch.observe({ type: 'largest-contentful-paint', buffered: true });
  });

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
    toDoor.push(await page.evaluate(whenPainted));
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
  const { files, bytes } = firstScreenOf(built);
  expect(await filesTaken(fresh.laptop.page)).toEqual(expect.arrayContaining([...files.kk]));
  countCases('first', { bytes });
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
