import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import { ok } from '../../../shared/basics/result.ts';
import { setScore } from '../../../shared/scoring/score-operations.ts';
import { createExchangeHost, folder } from '../features/exchange-files/exchange-world.ts';
import { createJurorDesk, juror } from '../score/juror-desk.ts';
import { createKeepingHost, showApp } from '../score/show-app.tsx';
import { brokenSnapshot } from './broken-snapshot.ts';

let takeAway: () => void = () => undefined;
beforeEach(async () => {
  await page.viewport(1366, 768);
  window.localStorage.clear();
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

const asksBeforeClosing = (): boolean =>
  !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

test('a juror sees no sections, headquarters and coordinators see theirs', async () => {
  takeAway = showApp(createJurorDesk());
  await expect.element(page.getByRole('navigation')).not.toBeInTheDocument();
  takeAway();
  takeAway = showApp(createJurorDesk({ role: 'coordinator' }), '/receive');
  await expect.element(page.getByRole('link', { name: 'Передача' })).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Рейтинг' })).not.toBeInTheDocument();
});

test('an unknown address leads home', async () => {
  takeAway = showApp(createJurorDesk(), '/ranking');
  await expect.element(page.getByRole('heading', { name: 'Мои заявки' })).toBeVisible();
  expect(window.location.hash).toBe('#/');
});

test('practice is marked, and left only after a question, with the place at which it exchanged', async () => {
  const host = createExchangeHost(folder);
  const desk = { ...createJurorDesk({ demo: true }), erase: async () => ok(undefined) };
  takeAway = showApp(desk, '/', host);
  await expect
    .element(page.getByRole('note'))
    .toHaveTextContent('никогда не попадёт в настоящий результат');
  await page.getByRole('button', { name: 'Завершить обучение' }).click();
  const question = page.getByRole('alertdialog');
  await expect.element(question).toHaveTextContent('нельзя отменить');
  expect(host.forgot()).toBe(0);
  await question.getByRole('button', { name: 'Завершить обучение' }).click();
  await expect.poll(host.forgot).toBe(1);
});

test('theme and zoom are chosen in the settings and remembered', async () => {
  takeAway = showApp(createJurorDesk());
  await page.getByRole('button', { name: 'Настройки' }).click();
  await page.getByRole('radio', { name: 'Высокий контраст' }).click();
  await page.getByRole('button', { name: 'Увеличить' }).click();
  expect(document.documentElement.dataset['theme']).toBe('contrast');
  expect(JSON.parse(window.localStorage.getItem('qazylar.appearance') ?? '')).toEqual({
    theme: 'contrast',
    zoom: 110,
  });
});

test('the first steps of a role are shown until somebody puts them away', async () => {
  takeAway = showApp(createJurorDesk());
  await expect.element(page.getByText('Поставьте балл и поясните')).toBeVisible();
  await page.getByRole('button', { name: 'Скрыть карточки' }).click();
  await expect.element(page.getByText('Поставьте балл и поясните')).not.toBeInTheDocument();
  takeAway();
  takeAway = showApp(createJurorDesk());
  await expect.element(page.getByRole('heading', { name: 'Мои заявки' })).toBeVisible();
  await expect.element(page.getByText('Поставьте балл и поясните')).not.toBeInTheDocument();
});

test('F1 opens help from everywhere', async () => {
  takeAway = showApp(createJurorDesk(), '/sheet/100');
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
  await userEvent.keyboard('{F1}');
  await expect.element(page.getByRole('dialog')).toHaveTextContent('Справка');
});

test('a browser asks before it closes while something is not handed over', async () => {
  const desk = createJurorDesk();
  takeAway = showApp(desk, '/', createKeepingHost());
  await expect.element(page.getByRole('heading', { name: 'Мои заявки' })).toBeVisible();
  expect(asksBeforeClosing()).toBe(false);
  const sheet = desk.sheet('100');
  await desk.record([setScore({ stage: sheet.stage, submission: '100', juror }, 'novelty', null)]);
  await expect.poll(asksBeforeClosing).toBe(true);
  await desk.exportScores();
  expect(asksBeforeClosing()).toBe(true);
  await desk.confirmHandOver();
  await expect.poll(asksBeforeClosing).toBe(false);
});

test('practice and the desktop shell close without that question', async () => {
  const practice = createJurorDesk({ demo: true });
  await practice.record([setScore(practice.sheet('100'), 'novelty', null)]);
  takeAway = showApp(practice);
  await expect.element(page.getByRole('heading', { name: 'Мои заявки' })).toBeVisible();
  expect(asksBeforeClosing()).toBe(false);
  takeAway();
  const real = createJurorDesk();
  await real.record([setScore(real.sheet('100'), 'novelty', null)]);
  takeAway = showApp(real, '/', { ...createKeepingHost(), kind: 'desktop' });
  await expect.element(page.getByRole('heading', { name: 'Мои заявки' })).toBeVisible();
  expect(asksBeforeClosing()).toBe(false);
});

test('a screen that fails is replaced by plain words', async () => {
  const broken = brokenSnapshot();
  takeAway = showApp({ ...createJurorDesk(), getSnapshot: () => broken });
  await expect.element(page.getByRole('alert')).toHaveTextContent('Сохранённые баллы на месте');
});
