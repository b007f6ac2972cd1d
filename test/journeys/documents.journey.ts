import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageServer } from '../../electron/page-server.ts';
import { hostileDocuments } from '../renderer/documents/hostile-documents.ts';
import { textOf } from './laptop.ts';
import { clearChromium, oneChromium } from './one-chromium.ts';
import { serveReadingPage } from './serve-reading-page.ts';

/** What a document must not do, as the window saw it. */
interface Watch {
  readonly page: Page;
  readonly complaints: string[];
}

declare global {
  interface Window {
    canary?: unknown;
    violations?: string[];
  }
}

let server: PageServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([serveReadingPage(), oneChromium()]);
}, 180_000);
afterAll(async () => {
  await clearChromium(browser);
  await server.close();
});

const text = (key: string, values: Readonly<Record<string, string>> = {}): string =>
  textOf('kk', `document-pane:${key}`, values);

const own = (address: string): boolean =>
  address.startsWith(server.address) || address.startsWith(`blob:${server.address}`);

async function openSheet(sheet: string, viewport = { width: 1366, height: 768 }): Promise<Watch> {
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('dialog', (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', () => complaints.push('popup'));
  page.on('download', () => complaints.push('download'));
  page.on('request', (request) => {
    if (!own(request.url())) complaints.push(`request ${request.url()}`);
  });
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      window.violations?.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  await page.goto(`${server.address}/${sheet}`);
  await page.locator('.tab').nth(1).waitFor({ state: 'attached' });
  return { page, complaints };
}

const reading = (page: Page) => page.locator('.reading .desk');
const pageField = (page: Page) => page.locator('.page-number');
const choose = (page: Page, at: number) => page.getByRole('tab').nth(at).click();

describe('documents beside the sheet', () => {
  /** Opens every so many-th document of the corpus in a window of its own, and looks what became of the window. */
  async function openHostile(first: number, every: number): Promise<void> {
    const { page, complaints } = await openSheet('#/sheet/107');
    for (const [index, { name, shows }] of hostileDocuments.entries()) {
      if (index % every !== first) continue;
      await choose(page, index + 1);
      const expected = 'text' in shows ? shows.text : text(shows.sentence);
      const found = reading(page).getByText(expected).first();
      await found.waitFor({ state: 'attached' }).catch(() => {
        throw new Error(`${name} does not show “${expected}”`);
      });
      expect(await reading(page).locator('a, iframe, object, embed, script, input').count()).toBe(
        0,
      );
    }
    const facts = await page.evaluate(() => ({
      canary: window.canary,
      violations: window.violations,
      width: document.documentElement.scrollWidth,
      hash: window.location.hash,
    }));
    expect(facts).toEqual({ canary: undefined, violations: [], width: 1366, hash: '#/sheet/107' });
    expect(complaints).toEqual([]);
    await page.close();
  }

  test('nothing in a hostile document runs, leads away or breaks the window', async () => {
    const windows = 3;
    await Promise.all(Array.from({ length: windows }, (_, at) => openHostile(at, windows)));
  });

  test('what is missing, damaged or too long is said in a sentence', async () => {
    const { page, complaints } = await openSheet('#/sheet/114');
    await choose(page, 1);
    const more = text('page.more', { total: '10\u00A0000', shown: '500' });
    await reading(page).getByText(more).waitFor();
    await choose(page, 2);
    await reading(page).getByText(text('error.missing.title')).waitFor();
    await choose(page, 3);
    await reading(page).getByText(text('error.damaged.title')).waitFor();
    await page.keyboard.press('Digit7');
    await page.getByText('7', { exact: true }).first().waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('pages are drawn near the one that is read, and reading goes on where it was left', async () => {
    const { page, complaints } = await openSheet('#/sheet/100');
    await choose(page, 1);
    await reading(page).getByText('1-бет. Ауыл мектебін').waitFor({ state: 'attached' });
    await pageField(page).fill('20');
    await pageField(page).press('Enter');
    await reading(page).getByText('20-бет. Ауыл мектебін').waitFor({ state: 'attached' });
    await expect.poll(() => page.locator('.pdf-sheet canvas').count()).toBeLessThan(5);
    expect(await pageField(page).inputValue()).toBe('20');
    await page.goto(`${server.address}/#/sheet/107`);
    await page.getByRole('tab', { name: 'launch.pdf' }).waitFor();
    await expect.poll(() => page.locator('.pdf-sheet canvas').count()).toBe(0);
    await expect.poll(() => page.workers().length).toBe(0);
    await page.goto(`${server.address}/#/sheet/100`);
    await reading(page).getByText('20-бет. Ауыл мектебін').waitFor({ state: 'attached' });
    expect(await pageField(page).inputValue()).toBe('20');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a scan in JPEG 2000 is seen without WebAssembly, and what is left leaves nothing behind', async () => {
    const { page, complaints } = await openSheet('#/sheet/100');
    for (const at of [1, 2, 6, 1, 2, 6]) await choose(page, at);
    await page.locator('.pdf-sheet canvas').waitFor();
    const dot = await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.pdf-sheet canvas');
      return canvas === null
        ? []
        : [...(canvas.getContext('2d')?.getImageData(9, 9, 1, 1).data ?? [])];
    });
    expect(dot).toEqual([128, 128, 128, 255]);
    await expect.poll(() => page.workers().length).toBe(1);
    await choose(page, 0);
    await expect.poll(() => page.workers().length).toBe(0);
    expect(await page.evaluate(() => window.violations)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('keys of the document are its own, and digits still score', async () => {
    const { page } = await openSheet('#/sheet/100');
    const level = page.locator('.zoom-level');
    // Once it is there, the field of the first score takes the focus.
    await page.locator('[data-score-field]:focus').waitFor();
    await page.getByRole('tab').nth(0).focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('.document-list .tab:nth-child(2):focus').waitFor();
    await page.keyboard.press('Enter');
    await level.waitFor();
    const fitted = await level.textContent();
    await reading(page).focus();
    await page.keyboard.press('Equal');
    await expect.poll(() => level.textContent()).toBe('100%');
    await page.keyboard.press('Minus');
    await expect.poll(() => level.textContent()).toBe('75%');
    await page.getByRole('button', { name: text('zoom.fit') }).click();
    await expect.poll(() => level.textContent()).toBe(fitted);
    await reading(page).focus();
    await page.keyboard.press('PageDown');
    await expect
      .poll(() => reading(page).evaluate(({ scrollTop }) => scrollTop))
      .toBeGreaterThan(0);
    expect(new URL(page.url()).hash).toBe('#/sheet/100');
    await pageField(page).focus();
    await page.keyboard.press('Digit9');
    expect(await page.locator('.rubric [data-score-field]').first().inputValue()).toBe('');
    await reading(page).focus();
    await page.keyboard.press('Digit8');
    await expect.poll(() => page.locator('.rubric').textContent()).toContain('8');
    await page.close();
  });

  test('a blind stage tells no name of a file', async () => {
    const { page } = await openSheet('?blind#/sheet/100');
    const names = await page.getByRole('tab').allTextContents();
    expect(names[2]).toMatch(/^2-құжат, PDF/);
    await choose(page, 4);
    await page.locator('.picture img').waitFor();
    expect(await page.content()).not.toMatch(/\.(mp4|pdf|png|txt)/);
    await page.close();
  });
});
