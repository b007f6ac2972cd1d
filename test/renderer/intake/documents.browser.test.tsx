import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { ReceiveApplicationsScreen } from '../../../renderer/features/receive-applications/receive-applications-screen.tsx';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import { headquartersDesk, smallDemo } from '../receive/demo-desks.ts';
import { hostWith } from '../receive/host-with.ts';
import { showScreen } from '../receive/show-screen.tsx';

let takeAway: () => void = () => undefined;

beforeEach(async () => {
  await page.viewport(1366, 768);
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

const text = (name: string, content: string) => ({
  name,
  bytes: new TextEncoder().encode(content),
});

test('files find their applications by name, the others by hand, and a document can be moved and taken off', async () => {
  const demo = await smallDemo();
  const desk = await headquartersDesk(demo);
  const files = [
    text('1_жоспар.txt', 'Жоспар'),
    text('1_смета.txt', 'Смета'),
    text('хат.txt', 'Хат'),
    text('2_бет.html', '<!doctype html><script>document.title = "x"</script>'),
  ];
  takeAway = showScreen(ReceiveApplicationsScreen, desk, hostWith(files));
  await page.getByRole('button', { name: 'Добавить документы' }).click();
  await page.getByRole('button', { name: 'Выбрать файл', exact: true }).click();
  await expect.element(page.getByRole('row', { name: /Это веб-страница или код/ })).toBeVisible();
  expect(desk.getSnapshot().state?.documents.size).toBe(0);

  await page.getByLabelText('Номер заявки для файла «хат.txt»').fill('2');
  await page.getByRole('button', { name: 'Добавить 3 файла' }).click();
  await expect.element(page.getByText('Добавлено 3 документа.')).toBeVisible();
  const names = () =>
    desk
      .getSnapshot()
      .state?.documents.get('1')
      ?.map(({ name }) => name);
  expect(names()).toEqual(['1_жоспар.txt', '1_смета.txt']);
  expect(
    desk
      .getSnapshot()
      .state?.documents.get('2')
      ?.map(({ name }) => name),
  ).toEqual(['хат.txt']);

  await page.getByRole('row', { name: /^1 / }).click();
  await page.getByRole('button', { name: 'Поднять «1_смета.txt» выше' }).click();
  await expect.poll(names).toEqual(['1_смета.txt', '1_жоспар.txt']);
  await page.getByRole('button', { name: 'Убрать «1_жоспар.txt»' }).click();
  await userEvent.keyboard('{Escape}');
  expect(names()).toHaveLength(2);
  await page.getByRole('button', { name: 'Убрать «1_жоспар.txt»' }).click();
  await page.getByRole('button', { name: 'Убрать документ' }).click();
  await expect.poll(names).toEqual(['1_смета.txt']);
});
