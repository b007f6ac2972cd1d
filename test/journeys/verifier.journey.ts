import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { verifierPage } from '../../build/verifier-page.mjs';
import { proofFile, proofJson, publicProof } from '../../shared/results/public-proof.ts';
import { axeFindings } from '../a11y/axe.ts';
import { largeContest } from '../documents/large-contest.ts';
import { clearChromium, oneChromium } from './one-chromium.ts';

/** The page that checks results as anybody gets it: one file on a disk, beside the files it checks. */
let browser: Browser;
let folder = '';
let address = '';

const source = largeContest(40);
const published = publicProof(source);
const [first] = source.ranking.ranking.submissions;
const proof = proofFile(source, first?.submission ?? '');
if (proof === null) throw new Error('who is ranked has a proof');

const put = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

beforeAll(async () => {
  folder = join(inject('journeyFolder'), 'verifier');
  mkdirSync(folder, { recursive: true });
  address = pathToFileURL(put('verify.html', await verifierPage())).href;
  browser = await oneChromium();
}, 60_000);
afterAll(async () => {
  await clearChromium(browser);
});

interface Look {
  readonly width?: number;
  readonly dark?: boolean;
  readonly locale?: string;
}

/** Opens the page and tells what went wrong on it: violations of its policy, errors, requests to anywhere else. */
async function open({ width = 1280, dark = false, locale = 'ru' }: Look = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: dark ? 'dark' : 'light',
    locale,
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => wrong.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (url !== address && !url.startsWith('blob:')) wrong.push(`request: ${url}`);
  });
  await page.goto(address);
  return { page, wrong, close: () => context.close() };
}

const cards = (page: Page): Promise<string[]> => page.locator('article h3').allInnerTexts();

describe('the verifier from a disk', () => {
  test('checks a result, a proof and a code beside a printed root, and asks nobody for anything', async () => {
    const { page, wrong, close } = await open();
    await page.getByLabel('Контрольный код из протокола').fill(published.root);
    await page.getByLabel('Текст QR-кода с бумаги').fill(proof.code.text);
    await page
      .getByLabel('Выбрать файлы')
      .setInputFiles([
        put('results-public.json', proofJson(published)),
        put('proof.json', proofJson(proof)),
      ]);
    await page.locator('#results').waitFor();
    expect(await cards(page)).toEqual([
      '✓Всё верно: results-public.json',
      '✓Всё верно: proof.json',
      '✓Всё верно: Текст QR-кода с бумаги',
    ]);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('results');
    await page.getByRole('button', { name: 'Қазақша' }).click();
    expect((await cards(page))[0]).toBe('✓Бәрі дұрыс: results-public.json');
    expect(wrong).toEqual([]);
    await close();
  });

  test('says what was altered, and holds nothing that nobody compared', async () => {
    const { page, close } = await open({ locale: 'en' });
    const text = proofJson(published);
    const changed = text.replace(/"\d+\/\d+"/, '"1/1"');
    expect(changed).not.toBe(text);
    await page
      .getByLabel('Choose files')
      .setInputFiles([
        put('true.json', proofJson(published)),
        put('altered.json', changed),
        put('other.txt', 'nothing of ours'),
      ]);
    await page.locator('#results').waitFor();
    expect(await cards(page)).toEqual([
      '=Consistent in itself, compare the code: true.json',
      '✕Something does not hold: altered.json',
      '✕Something does not hold: other.txt',
    ]);
    expect(await page.locator('.failures').first().innerText()).toContain('does not agree');
    await close();
  });

  test('tells a root that was typed wrongly before anything is checked', async () => {
    const { page, close } = await open({ locale: 'kk' });
    await page.getByLabel('Хаттамада басылған бақылау коды').fill('12 ab');
    await page.getByLabel('Қағаздағы QR-кодтың мәтіні').fill(proof.code.text);
    await page.getByRole('button', { name: 'Тексеру', exact: true }).click();
    await page.getByText('Бақылау кодында 64 таңба болады').waitFor();
    expect(await cards(page)).toEqual([]);
    await close();
  });

  test.each([
    { width: 320, dark: false },
    { width: 1280, dark: true },
  ])('has room and contrast for everybody at $width px, dark: $dark', async ({ width, dark }) => {
    const { page, close } = await open({ width, dark });
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('Текст QR-кода с бумаги').fill(proof.code.text);
    await page.getByRole('button', { name: 'Проверить', exact: true }).click();
    await page.locator('#results').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await close();
  });
});
