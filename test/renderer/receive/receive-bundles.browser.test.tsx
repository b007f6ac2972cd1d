import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import type { Demo } from '../../../shared/demo/build-demo.ts';
import { ReceiveBundlesScreen } from '../../../renderer/features/receive-bundles/receive-bundles-screen.tsx';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import { fileOf, headquartersDesk, regionFiles, smallDemo } from './demo-desks.ts';
import { hostWith } from './host-with.ts';
import { showScreen } from './show-screen.tsx';

let demo: Demo;
let desk: DeskEngine;
let takeAway: () => void = () => undefined;

const region = () => fileOf(demo, regionFiles(demo)[0] ?? '');
const damaged = () => {
  const file = fileOf(demo, regionFiles(demo)[1] ?? '');
  return { ...file, bytes: file.bytes.map((byte, at) => (at === 5000 ? byte ^ 1 : byte)) };
};
const choose = () => page.getByRole('button', { name: 'Выбрать файлы…' }).click();

beforeAll(async () => {
  demo = await smallDemo();
});
beforeEach(async () => {
  await page.viewport(1366, 768);
  window.location.hash = '#/receive';
  await switchLanguage('ru');
  desk = await headquartersDesk(demo);
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

test('a dry run shows what would change and writes nothing; the import writes it and says what is open', async () => {
  const hash = await desk.stateHash();
  takeAway = showScreen(ReceiveBundlesScreen, desk, hostWith([region(), damaged()]));
  await choose();
  await expect.element(page.getByRole('row', { name: /Проверено/ })).toBeVisible();
  await expect.element(page.getByRole('row', { name: /Отклонён/ })).toBeVisible();
  await expect.element(page.getByText('База не изменена', { exact: true })).toBeVisible();
  expect(await desk.stateHash()).toBe(hash);

  await page.getByRole('button', { name: 'Импортировать 1 файл' }).click();
  await expect.element(page.getByRole('heading', { name: /Импорт завершён/ })).toBeVisible();
  expect(await desk.stateHash()).not.toBe(hash);
  expect(desk.getSnapshot().received.map(({ file }) => file)).toEqual([region().name]);
  await expect.element(page.getByRole('link', { name: 'Разобрать нерешённое' })).toBeVisible();
});

test('whoever goes to receiving again from the result begins anew, and the result of the next file is shown', async () => {
  takeAway = showScreen(ReceiveBundlesScreen, desk, hostWith([region()]));
  for (let round = 0; round < 2; round += 1) {
    await choose();
    await page.getByRole('button', { name: 'Импортировать 1 файл' }).click();
    await expect
      .element(page.getByRole('heading', { name: /Импорт завершён: [1-9]/ }))
      .toBeVisible();
    await expect.poll(() => window.location.hash).toBe('#/receive/result');
    // What the rail's entry does.
    window.location.hash = '#/receive';
    await expect.element(page.getByRole('button', { name: 'Выбрать файлы…' })).toBeVisible();
    const [imported] = desk.getSnapshot().received;
    await desk.undoImport(imported?.id ?? '');
  }
});

test('the panel gives the code to compare by phone, and what to do about a refused file', async () => {
  takeAway = showScreen(ReceiveBundlesScreen, desk, hostWith([region(), damaged()]));
  await choose();
  const panel = page.getByRole('complementary', { name: 'Выбранный файл' });
  await page.getByRole('row', { name: /Проверено/ }).click();
  await expect
    .element(panel.getByRole('group', { name: /Контрольный код/ }))
    .toHaveTextContent(/^\d{40}$/);
  await page.getByRole('row', { name: /Отклонён/ }).click();
  await expect.element(panel.getByRole('heading', { name: 'Что делать' })).toBeVisible();
  await panel.getByRole('button', { name: 'Убрать из списка' }).click();
  await expect.element(page.getByRole('row', { name: /Проверено/ })).toBeVisible();
  await expect.element(page.getByRole('row', { name: /Отклонён/ })).not.toBeInTheDocument();
});

test('a file that is already here is told of, and nothing is offered to import', async () => {
  const plan = await desk.planImport([region()]);
  if (plan.ok) await desk.runImport(plan.value.id);
  takeAway = showScreen(ReceiveBundlesScreen, desk, hostWith([region()]));
  await choose();
  await expect.element(page.getByText('Всё уже здесь: новых записей — 0')).toBeVisible();
  await expect.element(page.getByRole('button', { name: /Импортировать/ })).not.toBeInTheDocument();
});

test('files dropped on the window are tried like chosen ones', async () => {
  takeAway = showScreen(ReceiveBundlesScreen, desk, hostWith([]));
  const transfer = new DataTransfer();
  transfer.items.add(new File([new Uint8Array(region().bytes)], region().name));
  window.dispatchEvent(
    new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
  );
  await expect.element(page.getByRole('row', { name: /Проверено/ })).toBeVisible();
});

test('everything is done by keyboard', async () => {
  takeAway = showScreen(ReceiveBundlesScreen, desk, hostWith([region(), damaged()]));
  await userEvent.keyboard('{Tab}{Enter}');
  // What was refused stands first, so that nobody has to look for it.
  await expect
    .element(page.getByRole('row', { name: /Отклонён/ }))
    .toHaveAttribute('aria-selected', 'true');
  (page.getByRole('row', { name: /Отклонён/ }).element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect
    .element(page.getByRole('row', { name: /Проверено/ }))
    .toHaveAttribute('aria-selected', 'true');
  (page.getByRole('button', { name: 'Импортировать 1 файл' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: /Импорт завершён/ })).toBeVisible();
});
