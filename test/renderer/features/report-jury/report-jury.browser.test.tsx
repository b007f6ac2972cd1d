import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';

import { switchLanguage } from '../../../../renderer/language/texts.ts';
import { createKeepingHost, showApp } from '../../score/show-app.tsx';
import { createRankingDesk } from '../review-ranking/ranking-desk.ts';

let takeAway: () => void = () => undefined;

beforeEach(async () => {
  await page.viewport(1366, 768);
  window.localStorage.clear();
  await switchLanguage('kk');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

const open = (part = '', host = createKeepingHost(), judged = true): void => {
  const desk = createRankingDesk({ submissions: 60, jurors: 12, judged });
  takeAway = showApp(desk, `/jury-report${part}`, host);
};
const jurors = () => page.getByRole('table', { name: 'Қазылардың көрсеткіштері' });
const inTime = { timeout: 20_000 };

test('each juror stands in a line, and the chosen one is told in sentences', async () => {
  open();
  await expect.element(jurors(), inTime).toBeVisible();
  expect(jurors().getByRole('row').elements()).toHaveLength(13);
  const row = jurors().getByRole('row').nth(3);
  await row.click();
  await expect.element(row).toHaveAttribute('aria-selected', 'true');
  const name = row.element().querySelector('td')?.textContent ?? '';
  const chosen = page.getByRole('complementary', { name: 'Таңдалған қазы' });
  await expect.element(chosen.getByRole('heading', { name })).toBeVisible();
  expect(chosen.element().querySelectorAll('p').length).toBeGreaterThan(1);
});

test('for a meeting jurors are told by numbers, and no name is left on the page', async () => {
  open();
  await expect.element(jurors(), inTime).toBeVisible();
  await page.getByRole('radio', { name: 'Нөмірмен' }).click();
  await expect.element(jurors().getByText('Қазы №\u00a01', { exact: true })).toBeVisible();
  expect(document.querySelector('main')?.textContent).not.toMatch(/Ибраев|Ковальчук|Оспанова/u);
});

test('a picture has a table with the same figures, which can be saved', async () => {
  const host = createKeepingHost();
  open('/scores', host);
  const figure = page.getByRole('figure', { name: 'Балдар қалай орналасқан' });
  await expect.element(figure.getByRole('img'), inTime).toBeVisible();
  await figure.getByRole('radio', { name: 'Кесте' }).click();
  await expect.element(figure.getByRole('table')).toBeVisible();
  await figure.getByRole('button', { name: 'Кестені сақтау' }).click();
  await page.getByRole('button', { name: /CSV/u }).click();
  await expect.poll(() => host.saved[0]?.name).toBe('Балдар қалай орналасқан.csv');
});

test('on paper stand all parts, light and without controls', async () => {
  open();
  await expect.element(jurors(), inTime).toBeVisible();
  window.dispatchEvent(new Event('beforeprint'));
  const paper = document.querySelector('.report-paper');
  expect(paper?.getAttribute('data-theme')).toBe('light');
  expect(paper?.querySelectorAll('figure.chart').length).toBeGreaterThanOrEqual(5);
  expect(paper?.querySelector('button, select')).toBeNull();
  window.dispatchEvent(new Event('afterprint'));
  await expect.poll(() => document.querySelector('.report-paper')).toBeNull();
});

test('before the first sheet it says what is missing', async () => {
  open('', createKeepingHost(), false);
  await expect
    .element(page.getByText('Есеп үшін кемінде бір тапсырылған парақ керек.'))
    .toBeVisible();
});

test('nothing sticks out on a phone, in no part', async () => {
  await page.viewport(320, 640);
  open();
  await expect.element(jurors(), inTime).toBeInTheDocument();
  for (const part of ['', '/panel', '/scores', '/places', '/conflicts']) {
    window.location.hash = `#/jury-report${part}`;
    const tab = () => document.querySelector('[role=tab][data-state=active]')?.id;
    await expect.poll(() => tab()?.endsWith(part === '' ? 'jurors' : part.slice(1))).toBe(true);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  }
});
