import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { cutsOfToday, digitsOf } from '../../../renderer/features/keep-keys/key-facts.ts';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import type { Desk } from '../../../renderer/storage/desk.ts';
import { present } from '../../../shared/basics/assert.ts';
import { err, ok } from '../../../shared/basics/result.ts';
import type { Operation, OperationId } from '../../../shared/log/operation.ts';
import { confirmKey, revokeKey } from '../../../shared/trust/key-operations.ts';
import { createKeepingHost, showApp } from '../score/show-app.tsx';
import { createKeysDesk, keyOf, keysState } from './keys-desk.ts';

const button = (name: RegExp | string) => page.getByRole('button', { name });
const row = (name: string) => page.getByRole('row').filter({ hasText: name });
const dialog = () => page.getByRole('dialog');

let takeAway: () => void = () => undefined;

beforeEach(async () => {
  await page.viewport(1366, 768);
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

describe('headquarters', () => {
  test('sees every key with its standing, and how many wait in the rail', async () => {
    takeAway = showApp(createKeysDesk('headquarters'), '/keys');
    await expect.element(row('Әбенова')).toHaveTextContent('Ждёт подтверждения');
    await expect.element(row('Жүнісова')).toHaveTextContent('Главный ключ');
    await expect.element(row('Оспанова')).toHaveTextContent('Сверено');
    await expect
      .element(page.getByRole('link', { name: /Ключи/ }))
      .toHaveTextContent('не решено: 1');
  });

  test('confirms a key only after its digits were compared', async () => {
    const desk = createKeysDesk('headquarters');
    takeAway = showApp(desk, '/keys');
    await row('Әбенова').click();
    await button('Сверить и подтвердить').click();
    const digits = digitsOf(keyOf(3)).replaceAll(' ', '');
    await expect.element(dialog()).toHaveTextContent(digits);
    await expect.element(dialog().getByRole('img')).toBeVisible();
    expect(desk.recorded).toEqual([]);
    await button('Цифры совпадают').click();
    await expect.poll(() => desk.recorded).toEqual([confirmKey(keyOf(3))]);
    await expect.element(dialog()).not.toBeInTheDocument();
  });

  test('refuses a key whose digits differ, with the reason written already', async () => {
    const desk = createKeysDesk('headquarters');
    takeAway = showApp(desk, '/keys');
    await row('Әбенова').click();
    await button('Сверить и подтвердить').click();
    await button('Цифры различаются').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Отклонить ключ' }).click();
    await expect
      .poll(() => desk.recorded)
      .toMatchObject([{ value: 'refused', reason: 'Цифры не совпали' }]);
  });

  test('revokes a key up to what is here today, with a reason', async () => {
    const desk = createKeysDesk('headquarters');
    takeAway = showApp(desk, '/keys');
    await row('Оспанова').click();
    await button('Отозвать ключ').click();
    const verb = page.getByRole('alertdialog').getByRole('button', { name: 'Отозвать ключ' });
    await expect.element(verb).toBeDisabled();
    await page.getByRole('radio', { name: /Всё, что сегодня есть/ }).click();
    await expect.element(verb).toBeDisabled();
    await page.getByLabelText('Причина').fill('Ноутбук украден');
    await verb.click();
    const holder = present(keysState().keys.get(keyOf(4)), 'a key');
    const cuts = cutsOfToday(holder.logs);
    expect(cuts).toHaveLength(1);
    await expect.poll(() => desk.recorded).toEqual([revokeKey(keyOf(4), cuts, 'Ноутбук украден')]);
  });

  test('says when nothing of a key is to count', async () => {
    const desk = createKeysDesk('headquarters');
    takeAway = showApp(desk, '/keys');
    await row('Оспанова').click();
    await button('Отозвать ключ').click();
    await page.getByRole('radio', { name: /Ничто от этого ключа/ }).click();
    await page.getByLabelText('Причина').fill('Чужой человек');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Отозвать ключ' }).click();
    await expect.poll(() => desk.recorded).toEqual([revokeKey(keyOf(4), [], 'Чужой человек')]);
  });

  test('cannot shut out the own key', async () => {
    takeAway = showApp(createKeysDesk('headquarters'), '/keys');
    await row('Жүнісова').click();
    await expect.element(page.getByText(/Этим ключом основан конкурс/)).toBeVisible();
    await expect.element(button('Отозвать ключ')).not.toBeInTheDocument();
  });

  test('is stopped in plain words where two root keys revoked each other', async () => {
    const state = keysState();
    const directory = { ...state.directory, mutualRevocation: true };
    takeAway = showApp(createKeysDesk('headquarters', { ...state, directory }), '/keys');
    await expect.element(page.getByRole('alert')).toHaveTextContent('отозвали друг друга');
  });

  test('approves what the other key keeper said, and not the own words', async () => {
    const state = keysState();
    const statement = (id: string, signer: number, person: number): Operation => ({
      ...confirmKey(keyOf(person), ''),
      reason: '',
      id: id as OperationId,
      signer: keyOf(signer),
      version: 1,
      parents: [],
      basis: null,
      log: present(state.keys.get(keyOf(1))?.logs[0], 'a log').log,
      sequence: 0,
      ordinal: 0,
      author: '',
      wallClock: 0,
    });
    const directory = {
      ...state.directory,
      threshold: 2,
      rootKeys: [keyOf(1), keyOf(9)],
      waiting: [statement('own', 1, 4), statement('theirs', 9, 3)],
    };
    const desk = createKeysDesk('headquarters', { ...state, directory });
    takeAway = showApp(desk, '/keys');
    const items = page.getByRole('listitem').filter({ hasText: 'Подтвердить ключ' });
    await expect.element(items.first()).toHaveTextContent('Әбенова');
    await expect.element(items.last()).toHaveTextContent('Ждёт второго хранителя');
    await button('Одобрить').click();
    await expect
      .poll(() => desk.recorded)
      .toMatchObject([{ kind: 'directory.approve', key: 'approval/theirs' }]);
  });

  test('draws the line under a stage after saying what it means', async () => {
    const desk = createKeysDesk('headquarters');
    takeAway = showApp(desk, '/keys/cut-off');
    await button('Закрыть приём').first().click();
    const asked = page.getByRole('alertdialog');
    await expect.element(asked).toHaveTextContent('без вашего разрешения');
    await expect.element(asked).toHaveTextContent('Ещё не сдано листов: 8 из 8');
    await asked.getByRole('button', { name: 'Закрыть приём' }).click();
    await expect.poll(() => desk.recorded.map(({ kind }) => kind)).toEqual(['stage.cut-off']);
  });
});

describe('the own key', () => {
  test('a juror finds it in the settings and shows it as digits and as a picture', async () => {
    takeAway = showApp(createKeysDesk('juror'), '/');
    await button('Настройки').click();
    await page.getByRole('dialog').getByRole('link', { name: 'Мой ключ' }).click();
    await expect.element(page.getByRole('heading', { name: 'Мой ключ' })).toBeVisible();
    await expect
      .element(page.getByRole('group', { name: 'Контрольный код ключа' }))
      .toHaveTextContent('1234567890');
    await expect.element(page.getByRole('img', { name: /QR-кода/ })).toBeVisible();
  });

  test('that waits is told calmly on every other screen', async () => {
    takeAway = showApp(createKeysDesk('juror'), '/');
    await expect.element(page.getByText('Ваш ключ ждёт подтверждения координатора')).toBeVisible();
    await expect.element(page.getByText('12345 67890', { exact: false })).toBeVisible();
  });

  test('that was revoked is told at once', async () => {
    const state = keysState();
    const holder = present(state.keys.get(keyOf(3)), 'the own key');
    const keys = new Map(state.keys).set(keyOf(3), { ...holder, state: 'revoked', cuts: [] });
    takeAway = showApp(createKeysDesk('juror', { ...state, keys }), '/');
    await expect.element(page.getByRole('alert')).toHaveTextContent('Ваш ключ отозван');
  });

  test('gets a new passphrase by keyboard alone; a wrong old one is explained', async () => {
    const changePassphrase = vi
      .fn<Desk['changePassphrase']>()
      .mockResolvedValueOnce(err({ type: 'PassphraseWrong' }))
      .mockResolvedValueOnce(ok(undefined));
    takeAway = showApp(createKeysDesk('juror', keysState(), { changePassphrase }), '/keys');
    await button('Сменить пароль').click();
    await page.getByLabelText('Нынешний пароль').fill('ескі құпия');
    await page.getByLabelText('Новый пароль', { exact: true }).fill('жаңа құпия сөз');
    await page.getByLabelText('Повторите новый пароль').fill('жаңа құпия сөз');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('Пароль неверен');
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog()).not.toBeInTheDocument();
    expect(changePassphrase).toHaveBeenLastCalledWith({
      old: 'ескі құпия',
      next: 'жаңа құпия сөз',
    });
  });

  const saveKeyFile = async (verified: boolean): Promise<void> => {
    const file = { name: 'headquarters-key.txt', bytes: new Uint8Array([1]) };
    const saveFiles = async () => ok({ names: [file.name], verified });
    const desk = createKeysDesk('headquarters', keysState(), { exportKey: async () => ok(file) });
    takeAway = showApp(desk, '/keys/own', { ...createKeepingHost(), saveFiles });
    await button('Сохранить файл ключа').click();
    await page.getByLabelText(/Введите свой пароль/).fill('құпия сөз');
    await userEvent.keyboard('{Enter}');
  };

  test('the key file is said to be read back, and when a stick may be pulled out', async () => {
    await saveKeyFile(true);
    await expect.element(dialog()).toHaveTextContent('Прочитано с диска заново и проверено');
    await expect.element(dialog()).toHaveTextContent('её можно вынуть');
    await dialog().getByRole('button', { name: 'Закрыть' }).first().click();
    await expect.element(dialog()).not.toBeInTheDocument();
  });

  test('a key file that nobody read back is said to be saved, and no more', async () => {
    await saveKeyFile(false);
    await expect.element(dialog()).not.toBeInTheDocument();
  });

  test("headquarters' recovery copy is finished only when file and paper are there", async () => {
    const code = 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF-GGGGG-HHHH7';
    const file = { name: 'headquarters-recovery.age', bytes: new Uint8Array([1]) };
    const exportRecoveryCopy = vi.fn<Desk['exportRecoveryCopy']>(async () => ok({ file, code }));
    const host = createKeepingHost();
    const desk = createKeysDesk('headquarters', keysState(), { exportRecoveryCopy });
    takeAway = showApp(desk, '/keys/own', host);
    await button('Сделать копию').click();
    await page.getByLabelText(/Введите свой пароль/).fill('құпия сөз');
    await userEvent.keyboard('{Enter}');
    expect(exportRecoveryCopy).toHaveBeenCalledExactlyOnceWith('құпия сөз');
    await expect.element(button('Завершить')).toBeDisabled();
    await page.getByLabelText('Последняя группа кода с бумаги').fill('hhhh8');
    await button('Сохранить файл').click();
    await expect.poll(() => host.saved).toEqual([file]);
    await expect.element(button('Завершить')).toBeDisabled();
    await page.getByLabelText('Последняя группа кода с бумаги').fill('hhhh7');
    await button('Завершить').click();
    await expect.element(button('Сделать копию')).toBeVisible();
    await expect.element(page.getByText('AAAAA')).not.toBeInTheDocument();
  });
});

describe('a coordinator', () => {
  test('confirms the keys of the own region, and can do no more', async () => {
    const desk = createKeysDesk('coordinator');
    takeAway = showApp(desk, '/keys');
    await expect.element(row('Садықова')).not.toBeInTheDocument();
    await row('Оспанова').click();
    await expect.element(button('Отозвать ключ')).not.toBeInTheDocument();
    await row('Әбенова').click();
    await button('Сверить и подтвердить').click();
    await button('Цифры совпадают').click();
    await expect.poll(() => desk.recorded).toEqual([confirmKey(keyOf(3))]);
  });
});

test.each([
  ['headquarters', '/keys'],
  ['headquarters', '/keys/cut-off'],
  ['headquarters', '/keys/own'],
  ['coordinator', '/keys'],
  ['juror', '/keys'],
] as const)('nothing of %s %s is wider than the page at 320 pixels', async (role, address) => {
  await page.viewport(320, 640);
  await switchLanguage('kk');
  takeAway = showApp(createKeysDesk(role), address);
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
});
