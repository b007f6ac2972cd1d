import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import { setScore } from '../../../shared/scoring/score-operations.ts';
import { createJurorDesk, juror, type JurorDesk, testSettings } from './juror-desk.ts';
import { createKeepingHost, showApp } from './show-app.tsx';

let takeAway: () => void = () => undefined;
let desk: JurorDesk;
const host = createKeepingHost();

const stage = testSettings().stages.find((each) => each.scored);
const complete = (submission: string) =>
  desk.record(
    (stage?.criteria ?? []).map((criterion) =>
      setScore(
        { stage: stage?.id ?? '', submission, juror },
        criterion.id,
        criterion.anchors[2]?.level ?? null,
      ),
    ),
  );

beforeEach(async () => {
  await page.viewport(1366, 768);
  window.localStorage.clear();
  await switchLanguage('ru');
  desk = createJurorDesk();
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});
const open = () => {
  takeAway = showApp(desk, '/', host);
};
const row = (title: RegExp) => page.getByRole('link', { name: title });

test('filters show their counts and narrow the list', async () => {
  await complete('100');
  open();
  await page.getByRole('button', { name: 'Оценено 1' }).click();
  await expect.element(row(/Жел мен күн/)).toBeVisible();
  await expect.element(row(/ртутных/)).not.toBeInTheDocument();
});

test('of a list longer than any window every row is there, the rest after what is in sight', async () => {
  desk = createJurorDesk({ submissions: 300 });
  const counts: number[] = [];
  const watch = new MutationObserver(() => {
    counts.push(document.querySelectorAll('ul.list > li').length);
  });
  watch.observe(document.body, { childList: true, subtree: true });
  open();
  await expect
    .poll(() => document.querySelectorAll('ul.list > li').length, { timeout: 15_000 })
    .toBe(300);
  watch.disconnect();
  expect(counts.find((count) => count > 0)).toBeLessThan(300);
});

test('what has a star is found by the star, which is no filter where there is none', async () => {
  open();
  const star = page.getByRole('button', { name: /^Со звёздочкой/ });
  await expect.element(row(/ртутных/)).toBeVisible();
  await expect.element(star).not.toBeInTheDocument();
  await desk.keepPersonal({ type: 'mark', mark: 'starred', submissions: ['100'] });
  await star.click();
  await expect.element(row(/Жел мен күн/)).toBeVisible();
  await expect.element(row(/ртутных/)).not.toBeInTheDocument();
});

test('search forgives Kazakh letters typed as Russian ones', async () => {
  open();
  await page.getByRole('searchbox').fill('кондыргы суару');
  await expect.element(page.getByText(/Ничего не найдено/)).toBeVisible();
  await page.getByRole('searchbox').fill('кондыргы');
  await expect.element(row(/қондырғы/)).toBeVisible();
  await expect.element(row(/ртутных/)).not.toBeInTheDocument();
});

test('N opens the next application without a score', async () => {
  open();
  await expect.element(page.getByRole('heading', { name: 'Мои заявки' })).toBeVisible();
  await userEvent.keyboard('n');
  await expect.element(page.getByRole('heading', { name: 'Оценочный лист' })).toBeVisible();
  expect(window.location.hash).toBe('#/sheet/100');
});

test('the letter N does not land in the sheet that it opens', async () => {
  open();
  const list = page.getByRole('heading', { name: 'Мои заявки' });
  await expect.element(list).toBeVisible();
  await userEvent.keyboard('n');
  await expect.element(page.getByRole('heading', { name: 'Оценочный лист' })).toBeVisible();
  window.location.hash = '#/';
  await expect.element(list).toBeVisible();
  // The screen of a sheet is loaded by now: its first field has the focus before the key comes up.
  await userEvent.keyboard('n');
  const field = page.getByRole('textbox', { name: /^Ввести балл/ }).first();
  await expect.element(field).toHaveFocus();
  await expect.element(field).toHaveValue('');
});

test('handing in says what follows, what is missing, and gives a receipt', async () => {
  await complete('100');
  await complete('107');
  open();
  await page.getByRole('button', { name: 'Сдать 2 листа' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect.element(dialog).toHaveTextContent('Ещё не готовы 6 листов');
  await dialog.getByRole('button', { name: 'Сдать 2 листа' }).click();
  await expect.element(page.getByText('K-0412')).toBeVisible();
  expect(desk.sheet('100').status).toBe('handed-in');
  expect(desk.sheet('114').status).toBe('empty');
});

test('the file is prepared, saved, and said to be verified', async () => {
  await complete('100');
  open();
  await expect.element(page.getByText(/Не передано 6 изменений/)).toBeVisible();
  await page.getByRole('button', { name: 'Подготовить файл' }).click();
  await expect.element(page.getByText('Файл «juror.qzb» готов')).toBeVisible();
  expect(host.saved.map(({ name }) => name)).toContain('juror.qzb');
});

test('an application that is put off comes after the others', async () => {
  open();
  await row(/Жел мен күн/).click();
  await page.getByRole('button', { name: 'Позже' }).click();
  await page.getByRole('button', { name: 'Предыдущая заявка' }).click();
  await expect.element(page.getByText('Отложено')).toBeVisible();
  await page.getByRole('link', { name: 'К списку' }).click();
  await expect
    .element(page.getByRole('link', { name: /К следующей без оценки/ }))
    .toHaveAttribute('href', '#/sheet/107');
});

test('what an earlier version noted in clear as put off is taken over, and goes from there once it is kept', async () => {
  const former = 'qazylar.later.contest.j-01';
  window.localStorage.setItem(former, '["100",7]');
  window.localStorage.setItem('qazylar.later.gone.j-09', '["3"]');
  const kept = desk.keepPersonal;
  desk = {
    ...desk,
    keepPersonal: async () => ({ ok: false, error: { type: 'DiskFull' } }),
  };
  open();
  await expect.element(row(/Жел мен күн/)).toBeVisible();
  expect(window.localStorage.getItem(former)).not.toBeNull();
  takeAway();
  desk = { ...desk, keepPersonal: kept };
  open();
  await expect.element(page.getByText('Отложено')).toBeVisible();
  expect(desk.getSnapshot().personal.later).toEqual(['100']);
  expect(Object.keys(window.localStorage).filter((key) => key.includes('later'))).toEqual([]);
});

test('the language is switched at once and everywhere', async () => {
  open();
  await page.getByRole('radio', { name: 'Қазақша' }).click();
  await expect.element(page.getByRole('heading', { name: 'Менің өтінімдерім' })).toBeVisible();
  expect(document.documentElement.lang).toBe('kk');
});

test('a contest without applications names the next step', async () => {
  desk = createJurorDesk({ submissions: 0 });
  open();
  await expect.element(page.getByText('Вам ещё не распределены заявки')).toBeVisible();
});

test.each([320, 683, 1024, 1366])('nothing is cut off at %i px', async (width) => {
  await page.viewport(width, 700);
  await complete('100');
  open();
  await expect.element(page.getByRole('heading', { name: 'Мои заявки' })).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
});

test('zoom scales the window and narrow layouts follow it', async () => {
  open();
  const scale = page.getByText('№ 100', { exact: true }).first();
  await expect.element(scale).toBeVisible();
  for (let step = 0; step < 6; step += 1) await userEvent.keyboard('{Control>}={/Control}');
  await expect.poll(() => document.documentElement.style.getPropertyValue('--zoom')).toBe('2');
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(1366);
  expect(JSON.parse(window.localStorage.getItem('qazylar.appearance') ?? '{}')).toMatchObject({
    zoom: 200,
  });
  await userEvent.keyboard('{Control>}0{/Control}');
  await expect.poll(() => document.documentElement.style.getPropertyValue('--zoom')).toBe('1');
});
