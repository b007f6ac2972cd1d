import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';

import { switchLanguage } from '../../../renderer/language/texts.ts';
import {
  createExchangeDesk,
  createExchangeHost,
  exchangeOf,
  failedWith,
  folder,
} from '../features/exchange-files/exchange-world.ts';
import { showApp } from '../score/show-app.tsx';

let takeAway: () => void = () => undefined;
beforeEach(async () => {
  await page.viewport(1366, 768);
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

test('the header tells what goes away by itself from what needs the person, and leads to the exchange', async () => {
  const desk = createExchangeDesk('coordinator', null);
  takeAway = showApp(desk, '/exchange', createExchangeHost(folder));
  const state = page.getByRole('banner').getByRole('link', { name: /бмен/ });
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect.element(state).not.toBeInTheDocument();
  for (const [exchange, words] of [
    [exchangeOf(), 'Обмен включён'],
    [exchangeOf({ running: { done: 1, total: 3 } }), 'Идёт обмен'],
    [failedWith('ExchangeCancelled'), 'Обмен включён'],
    [failedWith('ExchangeUnreachable'), 'Обмен: нет связи'],
    [failedWith('ExchangeBusy'), 'Обмен: ожидание'],
    [failedWith('ExchangeDenied'), 'Обмен: нужно ваше внимание'],
  ] as const) {
    desk.show({ exchange });
    await expect.element(state).toHaveAccessibleName(words);
  }
  await expect.element(state).toHaveAttribute('href', '#/exchange');
});

test('the header of a telephone keeps help in its one line beside the exchange', async () => {
  await page.viewport(320, 640);
  takeAway = showApp(
    createExchangeDesk('coordinator', exchangeOf()),
    '/',
    createExchangeHost(folder),
  );
  const header = page.getByRole('banner');
  const [state, help] = [
    header.getByRole('link', { name: 'Обмен включён' }),
    header.getByRole('button', { name: 'Справка' }),
  ];
  await expect.element(help).toBeVisible();
  await expect.element(state).toBeVisible();
  const middle = ({ top, height }: DOMRect): number => top + height / 2;
  const [a, b] = [state, help].map((each) => middle(each.element().getBoundingClientRect()));
  expect(Math.abs((a ?? 0) - (b ?? 0))).toBeLessThan(4);
});
