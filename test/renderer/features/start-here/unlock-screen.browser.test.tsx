import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { err, ok } from '../../../../shared/basics/result.ts';
import { UnlockScreen } from '../../../../renderer/features/start-here/unlock-screen.tsx';
import { switchLanguage } from '../../../../renderer/language/texts.ts';
import type { Host } from '../../../../renderer/host/host.ts';
import type { Desk } from '../../../../renderer/storage/desk.ts';
import { createExchangeHost, folder } from '../exchange-files/exchange-world.ts';
import { createScriptedDesk } from '../../scripted-desk.ts';
import { showScreen } from '../../show-screen.tsx';

const button = (name: RegExp | string) => page.getByRole('button', { name });

let takeAway: () => void = () => undefined;

beforeEach(() => switchLanguage('ru'));
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

const show = (answers: Partial<Desk>, host?: Host) => {
  takeAway = showScreen(<UnlockScreen />, createScriptedDesk(answers), host);
};

/** Asks that everything here be deleted, and confirms it. */
async function deleteAll(): Promise<void> {
  await button('Начать на этом компьютере заново').click();
  await page.getByRole('checkbox', { name: /Я понимаю/ }).click();
  await button('Удалить данные').click();
}

test('the passphrase is given by keyboard alone', async () => {
  const unlock = vi.fn<Desk['unlock']>(async () => ok(undefined));
  show({ unlock });
  await page.getByLabelText('Пароль', { exact: true }).fill('құпия сөз');
  await userEvent.keyboard('{Enter}');
  expect(unlock).toHaveBeenCalledExactlyOnceWith('құпия сөз');
});

test('a wrong passphrase is explained and stays to be corrected', async () => {
  show({ unlock: async () => err({ type: 'PassphraseWrong' }) });
  const field = page.getByLabelText('Пароль', { exact: true });
  await field.fill('қате сөз');
  await button('Открыть').click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Пароль неверен');
  await expect.element(field).toHaveValue('қате сөз');
});

test('a forgotten passphrase deletes nothing before the loss is confirmed', async () => {
  const erase = vi.fn<Desk['erase']>(async () => ok(undefined));
  show({ erase });
  await button('Пароль забыт').click();
  await expect.element(page.getByText(/новое приглашение/)).toBeVisible();
  await button('Начать на этом компьютере заново').click();
  await expect.element(button('Удалить данные')).toBeDisabled();
  await page.getByRole('checkbox', { name: /Я понимаю/ }).click();
  await button('Удалить данные').click();
  expect(erase).toHaveBeenCalledOnce();
});

test('Escape is the safe way out of deleting', async () => {
  const erase = vi.fn<Desk['erase']>(async () => ok(undefined));
  show({ erase });
  await button('Пароль забыт').click();
  await button('Начать на этом компьютере заново').click();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('alertdialog')).not.toBeInTheDocument();
  expect(erase).not.toHaveBeenCalled();
});

test('with the contest goes the place at which it exchanged, and not where nothing was deleted', async () => {
  const host = createExchangeHost(folder);
  const erase = vi
    .fn<Desk['erase']>(async () => ok(undefined))
    .mockResolvedValueOnce(err({ type: 'StoreFailed' }));
  show({ erase }, host);
  await button('Пароль забыт').click();
  await deleteAll();
  await expect.element(page.getByRole('alert')).toBeVisible();
  expect(host.forgot()).toBe(0);
  await deleteAll();
  await expect.poll(host.forgot).toBe(1);
});
