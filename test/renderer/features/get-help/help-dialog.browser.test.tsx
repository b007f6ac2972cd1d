import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { HelpDialog } from '../../../../renderer/features/get-help/help-dialog.tsx';
import { switchLanguage } from '../../../../renderer/language/texts.ts';
import { createScriptedDesk } from '../../scripted-desk.ts';
import { showScreen } from '../../show-screen.tsx';

let takeAway: () => void = () => undefined;
const onClose = vi.fn<() => void>();

beforeEach(async () => {
  await switchLanguage('kk');
  takeAway = showScreen(<HelpDialog open onClose={onClose} />, createScriptedDesk({}));
});
afterEach(() => {
  takeAway();
  onClose.mockClear();
});

test('before a contest is open, the first steps of every role can be read', async () => {
  await expect.element(page.getByText('Балл қою және түсіндіру')).toBeVisible();
  await page.getByRole('radio', { name: 'Республикалық штаб' }).click();
  await expect.element(page.getByText('Байқауды үлгіден бастаңыз')).toBeVisible();
});

test('one topic is unfolded at a time', async () => {
  await page.getByRole('tab', { name: 'Тақырыптар' }).click();
  await page.getByText('Мүдделер қақтығысы', { exact: true }).click();
  await expect.element(page.getByText(/өздігіңізден бас тартып/)).toBeVisible();
  await page.getByText('Дербес деректер', { exact: true }).click();
  await expect.element(page.getByText(/өздігіңізден бас тартып/)).not.toBeVisible();
});

test('a word is found without Kazakh letters', async () => {
  await page.getByRole('tab', { name: 'Сөздік' }).click();
  await page.getByLabelText('Сөздіктен іздеу').fill('кайшылык');
  await expect.element(page.getByText('қайшылық', { exact: true })).toBeVisible();
  await expect.element(page.getByText('кворум', { exact: true })).not.toBeInTheDocument();
  await page.getByLabelText('Сөздіктен іздеу').fill('жоксөз');
  await expect.element(page.getByText(/Мұндай сөз жоқ/)).toBeVisible();
});

test('words stand in Kazakh order', async () => {
  await page.getByRole('tab', { name: 'Сөздік' }).click();
  const terms = [...document.querySelectorAll('.help-words dt')].map((term) => term.textContent);
  expect(terms.indexOf('кворум')).toBeLessThan(terms.indexOf('қайшылық'));
  expect(terms.indexOf('оқшаулау')).toBeLessThan(terms.indexOf('өлшемшарт'));
});

test('the licence of everything the program carries can be read', async () => {
  await page.getByRole('tab', { name: 'Бағдарлама туралы' }).click();
  await expect.element(page.getByText(/^Қазылар, \d+\.\d+\.\d+ нұсқасы$/)).toBeVisible();
  const react = page.getByText(/^react \d/);
  await react.click();
  await expect.element(page.getByText(/Copyright \(c\) Meta Platforms/).first()).toBeVisible();
  await expect.element(page.getByText(/@fontsource\/tinos/)).toBeVisible();
});

test('Escape closes help', async () => {
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
});
