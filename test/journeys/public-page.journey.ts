import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { posterHtml } from '../../shared/documents/poster-html.ts';
import { printFonts } from '../../shared/documents/print-fonts.ts';
import { publicPageHtml } from '../../shared/documents/public-page-html.ts';
import { postersData } from '../../shared/results/posters.ts';
import { publicPageData } from '../../shared/results/public-page.ts';
import { axeFindings } from '../a11y/axe.ts';
import { largeContest } from '../documents/large-contest.ts';
import { clearChromium, oneChromium } from './one-chromium.ts';

/** The page and the posters as anybody gets them: files on a disk, opened in a browser that knows nothing of the program. */
let browser: Browser;
let folder = '';

beforeAll(async () => {
  folder = join(inject('journeyFolder'), 'public-page');
  mkdirSync(folder, { recursive: true });
  browser = await oneChromium();
});
afterAll(async () => {
  await clearChromium(browser);
});

const proof = JSON.stringify({ qazylar: 'public results' });

const pageOf = (count: number): string =>
  publicPageHtml(publicPageData(largeContest(count)), proof);

interface Look {
  readonly width?: number;
  readonly dark?: boolean;
  readonly forced?: boolean;
  readonly hash?: string;
  readonly script?: boolean;
}

/** Opens a file and tells what went wrong on it: violations of its policy, errors, and requests to anywhere else. */
async function open(name: string, html: string, look: Look = {}) {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, html);
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1280, height: 900 },
    colorScheme: look.dark === true ? 'dark' : 'light',
    forcedColors: look.forced === true ? 'active' : 'none',
    javaScriptEnabled: look.script ?? true,
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  const own = pathToFileURL(file).href;
  page.on('console', (message) => wrong.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== own) wrong.push(`request: ${request.url()}`);
  });
  await page.goto(`${own}${look.hash ?? ''}`);
  return { page, wrong, close: () => context.close() };
}

const shownNumbers = (page: Page): Promise<string[]> =>
  page.locator('tbody tr:visible td:nth-child(2)').allInnerTexts();

const foundText = (page: Page): Promise<string> => page.locator('#found').innerText();

describe('the public page from a disk', () => {
  test('breaks no rule of its own policy, asks nobody for anything and does not jump', async () => {
    const { page, wrong, close } = await open('quiet', pageOf(600));
    const shift = await page.evaluate(async () => {
      let sum = 0;
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += (entry as { value?: number }).value ?? 0;
      });
      observer.observe({ type: 'layout-shift', buffered: true });
      await new Promise((resolve) => setTimeout(resolve, 500));
      return sum;
    });
    expect(shift).toBe(0);
    await page.getByRole('searchbox').fill('Жетісу');
    await page.locator('label[for=language-ru]').click();
    await page.locator('#clear').click();
    expect(wrong).toEqual([]);
    await close();
  });

  test('says no word that axe would hold against it, light, dark, in forced colours and narrow', async () => {
    for (const look of [
      {},
      { dark: true, hash: '#ru' },
      { width: 320, hash: '#en' },
      { forced: true },
    ]) {
      const { page, close } = await open('axe', pageOf(24), look);
      expect(await axeFindings(page)).toEqual([]);
      await close();
    }
  });

  test.each(['#kk', '#ru', '#en'])('fits a screen of 320 px in %s', async (hash) => {
    const { page, close } = await open('narrow', pageOf(120), { width: 320, hash });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await close();
  });

  test('remembers the language in its address', async () => {
    const { page, close } = await open('language', pageOf(20), { hash: '#ru' });
    expect(await page.title()).toBe('Итоги конкурса — Зелёное будущее');
    expect(await page.locator('html').getAttribute('lang')).toBe('ru');
    await page.locator('#language-ru').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.title()).toBe('Contest results – Green future');
    expect(new URL(page.url()).hash).toBe('#en');
    await page.reload();
    expect(await page.locator('h1').innerText()).toBe('Green future');
    await close();
  });

  test('finds, filters and lets go by keyboard alone', async () => {
    const { page, close } = await open('keyboard', pageOf(600), { hash: '#en' });
    expect(await foundText(page)).toBe('Found: 600');
    expect(await shownNumbers(page)).toHaveLength(100);
    await page.locator('#search').focus();
    await page.keyboard.type('zhetisu oblysy');
    const found = await page.locator('tbody tr:visible').allInnerTexts();
    expect(found.length).toBeGreaterThanOrEqual(30);
    for (const row of found) expect(row).toMatch(/Zhetisu|Жетісу/);
    expect(await foundText(page)).toBe(`Found: ${found.length}`);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('1017');
    expect(await shownNumbers(page)).toEqual(['1017']);
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    const nomination = page.locator('button[data-nomination="water"]');
    await nomination.focus();
    await page.keyboard.press('Space');
    expect(await nomination.getAttribute('aria-pressed')).toBe('true');
    expect(await foundText(page)).toBe('Found: 120');
    const tile = page.locator('button.tile[data-region="KZ-75"]');
    await tile.focus();
    await page.keyboard.press('Enter');
    expect(await tile.getAttribute('aria-pressed')).toBe('true');
    const both = await page.locator('tbody tr:visible').count();
    expect(await foundText(page)).toBe(`Found: ${both}`);
    expect(both).toBeLessThan(30);
    await page.locator('#clear').focus();
    await page.keyboard.press('Enter');
    expect(await foundText(page)).toBe('Found: 600');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
    await close();
  });

  test('shows more of a long list when asked, and says where nothing is found', async () => {
    const { page, close } = await open('more', pageOf(250), { hash: '#kk' });
    await page.locator('#more').click();
    expect(await shownNumbers(page)).toHaveLength(200);
    await page.locator('#more').click();
    expect(await shownNumbers(page)).toHaveLength(250);
    expect(await page.locator('#more').isVisible()).toBe(false);
    await page.locator('#search').fill('мұндай жоба жоқ');
    expect(await page.locator('#nothing').innerText()).toContain('Ештеңе табылмады');
    expect(await page.locator('table').isVisible()).toBe(false);
    await close();
  });

  test('has the same rows in each language, and all of them without a script', async () => {
    const rows: string[][] = [];
    for (const hash of ['#kk', '#ru', '#en']) {
      const { page, close } = await open('rows', pageOf(90), { hash });
      rows.push(await shownNumbers(page));
      await close();
    }
    expect(rows[0]).toHaveLength(90);
    expect(rows[1]).toEqual(rows[0]);
    expect(rows[2]).toEqual(rows[0]);
    const { page, close } = await open('no-script', pageOf(250), { script: false });
    expect(await page.locator('tbody tr:visible').count()).toBe(250);
    expect(await page.locator('#search').isVisible()).toBe(false);
    await page.locator('label[for=language-ru]').click();
    expect(await page.locator('h1').innerText()).toBe('Зелёное будущее');
    await close();
  });

  test('gives the data for checking out of itself', async () => {
    const { page, close } = await open('proof', pageOf(20), { hash: '#en' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('a[download="results-public.json"]').click(),
    ]);
    expect(download.suggestedFilename()).toBe('results-public.json');
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    expect(JSON.parse(Buffer.concat(chunks).toString())).toEqual(JSON.parse(proof));
    await close();
  });

  test('answers within a quarter of a second over 10,000 applications', async () => {
    const { page, close } = await open('large', pageOf(10_000), { hash: '#kk' });
    const usual = await page.evaluate(async () => {
      const field = document.querySelector<HTMLInputElement>('#search');
      if (field === null) throw new Error('no search');
      const frame = () =>
        new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      const times: number[] = [];
      for (const text of ['ж', 'же', 'жел', 'жел к', 'желі', '', 'к', 'кү', 'күн', 'kun', '']) {
        const begun = performance.now();
        field.value = text;
        field.dispatchEvent(new Event('input'));
        await frame();
        times.push(performance.now() - begun);
      }
      return times.toSorted((a, b) => a - b)[5] ?? Infinity;
    });
    process.stdout.write(
      `search over 10,000 rows: half of the answers within ${Math.round(usual)} ms\n`,
    );
    expect(usual).toBeLessThan(250);
    await close();
  });
});

describe('posters from a disk', () => {
  test.each([
    ['a3', ['kk'], 600],
    ['a2', ['kk', 'ru'], 600],
    ['a3', ['ru'], 24],
    ['a3', ['en'], 45],
  ] as const)('fit their sheets: %s, %j, %i projects', async (sheet, languages, count) => {
    const posters = postersData({ ...largeContest(count), meeting: null });
    const html = posterHtml(posters, languages, sheet, printFonts);
    const { page, wrong, close } = await open('posters', html);
    const sizes = await page.locator('.poster').evaluateAll((all) =>
      all.map((poster) => {
        const list = poster.querySelector('ol');
        return {
          over: poster.scrollHeight - poster.clientHeight,
          listOver: (list?.scrollHeight ?? 0) - (list?.clientHeight ?? 0),
          wide: poster.scrollWidth - poster.clientWidth,
        };
      }),
    );
    expect(sizes).toHaveLength(posters.length);
    for (const { over, listOver, wide } of sizes) {
      expect(over).toBeLessThanOrEqual(1);
      expect(listOver).toBeLessThanOrEqual(1);
      expect(wide).toBeLessThanOrEqual(1);
    }
    expect(wrong).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(posters.length);
    await close();
  });
});
