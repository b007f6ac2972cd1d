import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { switchLanguage } from '../../../../renderer/language/texts.ts';
import { showApp } from '../../score/show-app.tsx';
import { createRankingDesk } from './ranking-desk.ts';

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

const open = (given: Parameters<typeof createRankingDesk>[0]) => {
  takeAway = showApp(createRankingDesk(given), '/ranking');
};
const table = () => page.getByRole('table', { name: 'Рейтинг' });

test('six hundred applications are ranked beside the window, with zones, the cut and folded stretches', async () => {
  open({ submissions: 600, jurors: 40 });
  await expect
    .element(page.getByText(/600 өтінім · 1\s800 парақ · балдарды салыстыруға болады/), {
      timeout: 20_000,
    })
    .toBeVisible();
  await expect
    .element(page.getByRole('group', { name: 'Аймақтар' }))
    .toHaveTextContent(/сұр аймақ/);
  await expect.element(table().getByText('ТОП-50 өту сызығы')).toBeInTheDocument();
  expect(document.querySelectorAll('.rt tr.choose').length).toBeLessThan(60);
  const before = document.querySelectorAll('.rt tr.choose').length;
  await table()
    .getByRole('button', { name: /-орындар/ })
    .first()
    .click();
  expect(document.querySelectorAll('.rt tr.choose').length).toBeGreaterThan(before);
});

test('a row says its interval, and choosing it explains its place', async () => {
  open({ submissions: 60, jurors: 12 });
  await expect
    .element(
      table()
        .getByRole('img', { name: /^Орын аралығы: 1–\d+$/ })
        .first(),
      { timeout: 20_000 },
    )
    .toBeInTheDocument();
  const second = table().getByRole('row').nth(2);
  await second.click();
  await expect.element(second).toHaveAttribute('aria-selected', 'true');
  const panel = page.getByRole('complementary', { name: 'Таңдалған өтінім' });
  await expect.element(panel.getByRole('heading', { name: 'Балл қалай шықты' })).toBeVisible();
  expect(panel.getByRole('table').getByRole('row').elements()).toHaveLength(5);
  await expect.element(panel.getByText('Шульце әдісі')).toBeInTheDocument();
});

test('rows are chosen by keyboard', async () => {
  open({ submissions: 40, jurors: 8 });
  const first = table().getByRole('row').nth(1);
  await expect.element(first, { timeout: 20_000 }).toBeInTheDocument();
  const row = first.element();
  if (row instanceof HTMLElement) row.focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  await expect.element(table().getByRole('row').nth(3)).toHaveAttribute('aria-selected', 'true');
});

test('the plot has a table twin', async () => {
  open({ submissions: 40, jurors: 8 });
  await page.getByRole('radio', { name: 'Кесте' }).click();
  expect(table().getByRole('img').elements()).toHaveLength(0);
  await expect
    .element(
      table()
        .getByText(/^1–\d+$/)
        .first(),
    )
    .toBeVisible();
});

test('methods stand side by side, first where they disagree', async () => {
  open({ submissions: 120, jurors: 12 });
  await page.getByRole('button', { name: 'Әдістерді салыстыру' }).click();
  const comparison = page.getByRole('table', { name: 'Әдістер бойынша орындар' });
  await expect.element(comparison, { timeout: 20_000 }).toBeVisible();
  await expect.element(comparison.getByRole('columnheader', { name: 'Медиана' })).toBeVisible();
  await expect.element(comparison.getByRole('columnheader', { name: / \(ереже\)$/ })).toBeVisible();
  await page.getByRole('button', { name: 'Барлығы 120' }).click();
  await page.getByRole('button', { name: 'Тағы 20 жолды көрсету' }).click();
  expect(comparison.getByRole('row').elements()).toHaveLength(121);
});

test('one nomination can be looked at alone', async () => {
  open({ submissions: 60, jurors: 12 });
  await expect.element(table(), { timeout: 20_000 }).toBeVisible();
  const rows = () => document.querySelectorAll('.rt tr.choose').length;
  const all = rows();
  const select = page.getByLabelText('Номинация').element();
  const option = select instanceof HTMLSelectElement ? select.options[1] : undefined;
  await userEvent.selectOptions(page.getByLabelText('Номинация'), option?.value ?? '');
  await expect.poll(rows).toBeLessThan(all);
});

test('words narrow the list to what they are in, unfolded, and can be cleared', async () => {
  open({ submissions: 90, jurors: 12 });
  await expect.element(table(), { timeout: 20_000 }).toBeVisible();
  await page.getByRole('searchbox').fill('Камыша утеп');
  await expect.element(page.getByText('90 өтінімнің 15 өтінімі көрсетілді')).toBeVisible();
  expect(document.querySelectorAll('.rt tr.choose')).toHaveLength(15);
  expect(document.querySelectorAll('.rt .t1')[3]).toHaveTextContent(
    'Утеплитель из камыша и шерсти',
  );
  await page.getByRole('searchbox').fill('мұндай сөз жоқ');
  await page.getByRole('button', { name: 'Барлық өтінімді көрсету' }).click();
  await expect.element(page.getByRole('searchbox')).toHaveValue('');
});

test('another way of counting is tried beside the list, marked as such, and leaves nothing behind', async () => {
  open({ submissions: 60, jurors: 8 });
  await expect.element(table(), { timeout: 20_000 }).toBeVisible();
  await page.getByRole('button', { name: 'Егер…' }).click();
  await page
    .getByRole('group', { name: 'Қазыларды есепке алмау' })
    .getByRole('checkbox')
    .first()
    .click();
  await expect
    .element(page.getByText('Бұл — болжам, ереже бойынша рейтинг емес.').first())
    .toBeVisible();
  await expect
    .element(page.getByText(/өтінімнің орны өзгерер еді/), { timeout: 20_000 })
    .toBeVisible();
  await expect
    .element(
      table()
        .getByText(/^ереже бойынша \d+-орын$/)
        .first(),
    )
    .toBeVisible();
  await page.getByRole('button', { name: 'Ережеге оралу' }).click();
  await expect.element(page.getByText(/^ереже бойынша \d+-орын$/).first()).not.toBeInTheDocument();
});

test('a row says why others went on instead, and such rows can be looked at alone', async () => {
  open({ submissions: 70, jurors: 8, mostOfRegion: 3 });
  await expect.element(table().getByText('квота толды').first(), { timeout: 20_000 }).toBeVisible();
  const select = page.getByLabelText('Тізімде бар-жоғы');
  await userEvent.selectOptions(select, 'passed');
  const rows = () => [...document.querySelectorAll('.rt tr.choose')];
  await expect
    .poll(() => rows().every((row) => row.textContent.includes('квота толды')))
    .toBe(true);
  expect(rows().length).toBeGreaterThan(0);
});

test('a place is told in sentences that can be copied', async () => {
  open({ submissions: 40, jurors: 8 });
  const panel = page.getByRole('complementary', { name: 'Таңдалған өтінім' });
  await expect
    .element(panel.getByRole('heading', { name: 'Дауыстап оқуға' }), { timeout: 20_000 })
    .toBeVisible();
  await expect.element(panel.getByText(/өтінім — 1-орын/)).toBeVisible();
  await expect.element(panel.getByRole('button', { name: 'Мәтінді көшіру' })).toBeVisible();
});

test('before the first sheet it says what is missing', async () => {
  open({ submissions: 10, jurors: 3, judged: false });
  await expect
    .element(page.getByText('Рейтинг үшін кемінде бір тапсырылған парақ керек.'))
    .toBeVisible();
});

test.each([
  ['kk', 1280, 720],
  ['ru', 683, 384],
  ['kk', 320, 640],
] as const)('nothing sticks out in %s at %i px', async (language, width, height) => {
  await switchLanguage(language);
  await page.viewport(width, height);
  open({ submissions: 80, jurors: 12 });
  await expect.element(page.getByRole('table').first(), { timeout: 20_000 }).toBeInTheDocument();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
});
