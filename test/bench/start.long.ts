import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';

import { countCases } from '../crash/count-cases.ts';
import { inviteJuror } from '../crash/invited-juror.ts';
import {
  joinAtDesktop,
  jurorPassphrase,
  newFolder,
  putAway,
  sitDown,
} from '../crash/juror-at-desktop.ts';
import { textOf } from '../journeys/laptop.ts';
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
  return (
    [...files]
      .map((name) => join(built, 'assets', name))
      // Nobody waits for workers, nor for what is loaded once there is nothing else to do.
      .filter((file) => existsSync(file) && !/\.worker-|texts-(?!first-kk)|all-files-/u.test(file))
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

it('is there at once with six hundred applications, and takes little while it waits', async () => {
  const fresh = await sitDown(newFolder('fresh'), 'journal');
  await fresh.laptop.page.getByRole('main').getByRole('button', { name: 'Қазақша' }).waitFor();
  countCases('first', { bytes: await bytesTaken(fresh.laptop.page) });
  await fresh.program.quit();

  const profile = newFolder('start');
  const joined = await joinAtDesktop(profile, await inviteJuror(submissions));
  await joined.program.quit();
  const [toDoor, toList]: [number[], number[]] = [[], []];
  for (let at = 0; at < starts; at += 1) {
    const { program } = await sitDown(profile, 'journal');
    const { page } = program;
    await door(page).waitFor();
    toDoor.push(await page.evaluate(() => performance.now()));
    await page.evaluate(watchPaints);
    await door(page).fill(jurorPassphrase);
    await page.evaluate(() => {
      globalThis.paintWatch.untilPainted(() => document.querySelector('ul.list > li') !== null);
    });
    await page.keyboard.press('Enter');
    toList.push(await page.evaluate(() => globalThis.paintWatch.measured()));
    if (at === starts - 1) {
      await page.waitForTimeout(5000);
      const session = await page.context().newCDPSession(page);
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      countCases('memory', { heap: usedSize, process: await processBytes(session, page) });
    }
    await program.quit();
  }
  for (const [name, times] of [
    ['door', toDoor],
    ['list', toList],
  ] as const)
    countCases(name, { times: times.length, p50: share(times, 0.5), p95: share(times, 0.95) });
  expect(toList.every(Number.isFinite)).toBe(true);
}, 600_000);
