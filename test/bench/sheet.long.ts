import type { CDPSession, Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';

import { utf8ToBytes } from '../../shared/basics/bytes.ts';
import { countCases } from '../crash/count-cases.ts';
import { inviteJuror } from '../crash/invited-juror.ts';
import { joinAtDesktop, newFolder, putAway } from '../crash/juror-at-desktop.ts';
import { smallPdf } from '../renderer/documents/small-pdf.ts';
import { share, watchPaints } from './watch-paints.ts';

const submissions = 600;
const warmUp = 20;
const presses = 200;
const steps = 200;
/** Applications that are gone through while the memory is watched. */
const walk = 500;

afterAll(putAway);

/** One digit for the first criterion, until its field shows it. */
async function pressDigit(page: Page, digit: number): Promise<number> {
  await page.evaluate((wanted) => {
    const field = document.querySelector<HTMLInputElement>('[data-score-field]');
    globalThis.paintWatch.untilPainted(() => field?.value === wanted);
  }, `${digit}`);
  await page.keyboard.press(`${digit}`);
  return page.evaluate(() => globalThis.paintWatch.measured());
}

/** The next application or the one before, until its number, its title and its first field are there. */
async function turn(page: Page, key: 'PageDown' | 'PageUp'): Promise<number> {
  await page.evaluate(() => {
    const before = document.querySelector('.entry b')?.textContent;
    globalThis.paintWatch.untilPainted(() => {
      const number = document.querySelector('.entry b')?.textContent;
      const isThere = document.activeElement?.matches('[data-score-field]') === true;
      return number !== undefined && number !== before && isThere;
    });
  });
  await page.keyboard.press(key);
  return page.evaluate(() => globalThis.paintWatch.measured());
}

/** The documents of one application: a plan of three pages that is like no other, and a table as text. */
const documentsOf = (id: string) => {
  const lines = Array.from({ length: 30 }, (_, line) => `№ ${id}: жоспардың ${line + 1}-жолы`);
  return [
    { name: 'жоспар.pdf', bytes: smallPdf({ pages: [lines, lines, lines] }) },
    { name: 'смета.txt', bytes: utf8ToBytes(`${id}\n`.repeat(200)) },
  ];
};

/** Opens the plan of the application on the screen, until its first page is drawn. Milliseconds. */
async function openPlan(page: Page): Promise<number> {
  const began = performance.now();
  await page.getByRole('tab', { name: /жоспар/ }).click();
  await page.locator('.pdf-page canvas').first().waitFor();
  return performance.now() - began;
}

/** Bytes in use in the window after everything unused was thrown away. */
async function memoryOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

it('shows a score and the next application at once, and keeps its memory', async () => {
  const { program, laptop } = await joinAtDesktop(
    newFolder('sheet'),
    await inviteJuror(submissions, undefined, { documentsOf }),
  );
  const { page } = program;
  const session = await page.context().newCDPSession(page);
  await page.evaluate(watchPaints);
  await laptop.page.keyboard.press('n');
  await page.locator('[data-score-field]:focus').waitFor();

  const keys: number[] = [];
  for (let at = 0; at < warmUp + presses; at += 1) {
    keys.push(await pressDigit(page, 1 + (at % 9)));
    // Longer than the time in which digits are one number.
    await page.waitForTimeout(20);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
  }
  const turns: number[] = [];
  for (let at = 0; at < warmUp + steps; at += 1) turns.push(await turn(page, 'PageDown'));
  // What is loaded for the first document stays.
  await openPlan(page);
  await turn(page, 'PageDown');
  const before = await memoryOf(session);
  // There and back, so that all of them were seen before: what grows now has no end.
  const plans: number[] = [];
  for (let at = 0; at < walk; at += 1) {
    await turn(page, at < walk / 2 ? 'PageDown' : 'PageUp');
    if (at % 5 === 0) plans.push(await openPlan(page));
  }
  const after = await memoryOf(session);
  await program.quit();
  for (const [name, all] of [
    ['key', keys.slice(warmUp)],
    ['next', turns.slice(warmUp)],
    ['document', plans],
  ] as const)
    countCases(name, { times: all.length, p50: share(all, 0.5), p95: share(all, 0.95) });
  countCases('memory', { before, after, growth: (after / before - 1) * 100 });
  expect(keys.every(Number.isFinite) && turns.every(Number.isFinite)).toBe(true);
}, 600_000);
