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
    [failedWith('ExchangeDenied'), 'Обмен: нужно Ваше внимание'],
  ] as const) {
    desk.show({ exchange });
    await expect.element(state).toHaveAccessibleName(words);
  }
  await expect.element(state).toHaveAttribute('href', '#/exchange');
});
