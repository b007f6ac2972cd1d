import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';

import { switchLanguage } from '../../../renderer/language/texts.ts';
import type { Desk, DeskError } from '../../../renderer/storage/desk.ts';
import { err, ok } from '../../../shared/basics/result.ts';
import { createSafeDesk, createSafeHost, factsOf, previewOf } from '../keep-safe/safe-desk.ts';
import { showApp } from '../score/show-app.tsx';
import { brokenSnapshot } from './broken-snapshot.ts';

const button = (name: RegExp | string) => page.getByRole('button', { name });
const ways = () => page.getByRole('region', { name: 'Что можно сделать' }).getByRole('button');
const rescued = [
  { name: 'rescue.qzs', bytes: new Uint8Array([1, 2]) },
  { name: 'rows.bin', bytes: new Uint8Array([3]) },
];

let takeAway: () => void = () => undefined;

beforeEach(async () => {
  await page.viewport(1366, 768);
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

function failedDesk(error: DeskError, answers: Partial<Desk> = {}) {
  const desk = createSafeDesk({ phase: 'failed', answers });
  desk.show({ error });
  return desk;
}

const orders: readonly (readonly [string, string, readonly string[]])[] = [
  ['StoreFailed', 'Данные не открылись', ['Попробовать снова', 'Выбрать копию', 'Сохранить файлы']],
  ['StoreDamaged', 'Данные повреждены', ['Выбрать копию', 'Сохранить файлы', 'Попробовать снова']],
  ['StoreNewer', 'более новой версией', ['Сохранить файлы', 'Попробовать снова']],
  ['JournalFailed', 'Журнал не пишется', ['Попробовать снова', 'Выбрать копию', 'Сохранить файлы']],
  ['StoreFull', 'нет места', ['Попробовать снова', 'Выбрать копию', 'Сохранить файлы']],
  ['StoreBusy', 'открыта дважды', ['Попробовать снова']],
  ['SomethingNew', 'Неожиданная', ['Попробовать снова', 'Выбрать копию', 'Сохранить файлы']],
];

test.each(orders)('%s is told in words with what helps first', async (type, words, verbs) => {
  takeAway = showApp(failedDesk({ type }), '/', createSafeHost());
  await expect.element(page.getByRole('alert')).toHaveTextContent(words);
  expect(
    ways()
      .all()
      .map((way) => way.element().textContent),
  ).toEqual(verbs);
  await expect.element(ways().first()).toHaveClass('primary');
  expect(document.querySelectorAll('main .btn.primary')).toHaveLength(1);
  await expect.element(page.getByText('Ничего не удалено')).toBeVisible();
  await expect.element(page.getByRole('main')).not.toHaveTextContent(/стереть|удалить/i);
});

test('the failure has a name for the person at headquarters', async () => {
  const error = { type: 'JournalFailed', details: { reason: 'denied' } };
  takeAway = showApp(failedDesk(error), '/', createSafeHost());
  await expect.element(page.getByText('JournalFailed: denied')).toBeVisible();
  await expect.element(page.getByRole('alert')).toHaveTextContent('проверьте антивирус');
});

test('a journal of a newer version is never written over by an older copy', async () => {
  const error = { type: 'JournalFailed', details: { reason: 'newer' } };
  takeAway = showApp(failedDesk(error), '/', createSafeHost());
  await expect.element(page.getByRole('alert')).toHaveTextContent('более новой версией');
  await expect.element(ways().first()).toHaveTextContent('Сохранить файлы');
  await expect.element(button('Выбрать копию')).not.toBeInTheDocument();
});

test('everything that can be read is saved as files', async () => {
  const host = createSafeHost();
  const desk = failedDesk({ type: 'StoreNewer' }, { rescue: async () => ok(rescued) });
  takeAway = showApp(desk, '/', host);
  await button('Сохранить файлы').click();
  await expect.element(page.getByText('Готовы 2 файла')).toBeVisible();
  expect(host.saved).toEqual(rescued);
});

test('where nothing can be read, that is said', async () => {
  const desk = failedDesk(
    { type: 'StoreDamaged' },
    { rescue: async () => err({ type: 'NothingToExport' }) },
  );
  takeAway = showApp(desk, '/', createSafeHost());
  await button('Сохранить файлы').click();
  await expect.element(page.getByText('Экспортировать нечего')).toBeVisible();
});

test('a copy of the list brings the contest back', async () => {
  const desk = failedDesk(
    { type: 'StoreDamaged' },
    {
      inspectSnapshot: async () => ok(factsOf()),
      restore: async () => {
        desk.show(createSafeDesk().getSnapshot());
        return ok({ stateHash: previewOf().stateHash });
      },
    },
  );
  takeAway = showApp(desk, '/', createSafeHost());
  await button('Выбрать копию').click();
  await page.getByRole('row').nth(1).getByRole('button').click();
  await page.getByLabelText('Пароль этой копии').fill('төрт сөз');
  await button('Проверить копию').click();
  await button('Восстановить').click();
  await expect.element(page.getByRole('dialog')).toHaveTextContent('то же, что в копии');
  await button('Продолжить работу').click();
  await expect.element(page.getByRole('heading', { name: 'Мои заявки' })).toBeVisible();
});

test('whoever does not want a copy goes back to the other ways', async () => {
  takeAway = showApp(failedDesk({ type: 'StoreDamaged' }), '/', createSafeHost());
  await button('Выбрать копию').click();
  await button('Назад').click();
  await expect.element(button('Сохранить файлы')).toBeVisible();
});

test('a screen that fails offers the copies and a file of all that can be read', async () => {
  const broken = brokenSnapshot();
  const host = createSafeHost();
  takeAway = showApp(
    {
      ...createSafeDesk({ answers: { rescue: async () => ok(rescued) } }),
      getSnapshot: () => broken,
    },
    '/',
    host,
  );
  await expect.element(button('Резервные копии')).toBeVisible();
  await button('Сохранить файлы').click();
  await expect.poll(() => host.saved).toEqual(rescued);
});
