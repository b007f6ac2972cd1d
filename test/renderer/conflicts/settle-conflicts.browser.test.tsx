import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import type { Demo } from '../../../shared/demo/build-demo.ts';
import { openItems } from '../../../renderer/features/settle-conflicts/conflict-item.ts';
import { SettleConflictsScreen } from '../../../renderer/features/settle-conflicts/settle-conflicts-screen.tsx';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import { fileOf, headquartersDesk, regionFiles, smallDemo } from '../receive/demo-desks.ts';
import { hostWith } from '../receive/host-with.ts';
import { showScreen } from '../receive/show-screen.tsx';

let demo: Demo;
let desk: DeskEngine;
let takeAway: () => void = () => undefined;

const stateNow = () => {
  const { state } = desk.getSnapshot();
  if (state === null) throw new Error('an open contest');
  return state;
};
const firstHard = () => {
  const [first] = stateNow().hard;
  if (first === undefined) throw new Error('a hard conflict');
  return first;
};
const reason = () => page.getByLabelText(/Причина решения/);

beforeAll(async () => {
  demo = await smallDemo();
});
beforeEach(async () => {
  await page.viewport(1366, 900);
  await switchLanguage('ru');
  desk = await headquartersDesk(demo);
  const plan = await desk.planImport(regionFiles(demo).map((name) => fileOf(demo, name)));
  if (plan.ok) await desk.runImport(plan.value.id);
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});
const open = () => {
  takeAway = showScreen(SettleConflictsScreen, desk([]));
};

test('a version is kept only with a reason, and the decision names every version', async () => {
  const conflict = firstHard();
  const before = openItems(stateNow()).length;
  open();
  await page.getByRole('button', { name: 'Оставить выбранное' }).click();
  await expect.element(page.getByText(/Сначала выберите версию/)).toBeVisible();
  await expect.element(page.getByText(/без неё решение не записывается/)).toBeVisible();
  expect(stateNow().resolutions).toHaveLength(0);

  await page.getByRole('radio').first().click();
  await reason().selectOptions('Сверено с бумажным листом');
  await page.getByRole('button', { name: /^Оставить:/ }).click();
  await expect.poll(() => stateNow().resolutions.length).toBe(1);
  const [resolution] = stateNow().resolutions;
  expect(resolution).toMatchObject({ key: conflict.key, reason: 'Сверено с бумажным листом' });
  expect(new Set(resolution?.parents)).toEqual(
    new Set(conflict.alternatives.map(({ operation }) => operation.id)),
  );
  expect(openItems(stateNow())).toHaveLength(before - 1);
});

test('a value of one’s own is read with a comma, and refused where it is off the scale', async () => {
  const { key } = firstHard();
  open();
  await page.getByLabelText('Своё значение', { exact: true }).fill('17');
  await expect.element(page.getByRole('alert').first()).toHaveTextContent(/от 0 до 10/);
  await page.getByLabelText('Своё значение', { exact: true }).fill('9');
  await reason().selectOptions('Другая причина');
  await page.getByRole('button', { name: 'Оставить: 9' }).click();
  await expect.element(page.getByText(/Напишите причину/)).toBeVisible();
  await page.getByLabelText('Причина своими словами').fill('Решили на заседании');
  await page.getByRole('button', { name: 'Оставить: 9' }).click();
  await expect.poll(() => stateNow().resolutions[0]?.value).toBe(9000);
  expect(stateNow().resolutions[0]).toMatchObject({ key, reason: 'Решили на заседании' });
});

test('a decision of this session can be made anew', async () => {
  const { key } = firstHard();
  open();
  await page.getByRole('radio').first().click();
  await reason().selectOptions('Уточнено по телефону');
  await page.getByRole('button', { name: /^Оставить:/ }).click();
  await expect.element(page.getByRole('heading', { name: 'Решены в этот раз' })).toBeVisible();
  const list = page.getByRole('navigation', { name: 'Список расхождений' });
  await list.getByRole('listitem').last().getByRole('button').click();
  await page.getByRole('radio').nth(1).click();
  await reason().selectOptions('Сверено с бумажным листом');
  await page.getByRole('button', { name: /^Оставить:/ }).click();
  await expect.poll(() => stateNow().resolutions.length).toBe(2);
  expect(stateNow().hard.some((conflict) => conflict.key === key)).toBe(false);
});

test('records kept aside are left out one by one or together, with a reason', async () => {
  open();
  const before = stateNow().counts.rule;
  const item = openItems(stateNow()).find(
    (each) => each.type === 'quarantine' && each.operations.length > 1,
  );
  if (item?.type !== 'quarantine') throw new Error('several records of one signer');
  const index = openItems(stateNow()).findIndex(({ id }) => id === item.id);
  const list = page.getByRole('navigation', { name: 'Список расхождений' });
  await list.getByRole('button').nth(index).click();
  await page.getByRole('checkbox').first().click();
  await reason().selectOptions('Ошибка при вводе');
  await page.getByRole('button', { name: /^Не учитывать/ }).click();
  await expect
    .poll(() => stateNow().counts.rule, { timeout: 10_000 })
    .toBe(before - item.operations.length + 1);
});

test('a copied installation is taken note of', async () => {
  open();
  expect(stateNow().counts.fork).toBe(1);
  await page.getByRole('button', { name: /ветви журнала/ }).click();
  await expect
    .element(page.getByRole('heading', { name: 'Установка была скопирована' }))
    .toBeVisible();
  await reason().selectOptions('Ноутбук заменён');
  await page.getByRole('button', { name: 'Принять к сведению' }).click();
  await expect.poll(() => stateNow().counts.fork).toBe(0);
});

test('arrow keys walk through the list', async () => {
  open();
  const list = page.getByRole('navigation', { name: 'Список расхождений' });
  (list.getByRole('button').first().element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(list.getByRole('button').nth(1)).toHaveAttribute('aria-current', 'true');
  await expect.element(list.getByRole('button').nth(1)).toHaveFocus();
});

test('the card says what each version does to the list', async () => {
  open();
  const conflict = firstHard();
  await expect
    .element(page.getByRole('heading', { name: 'Что изменится в рейтинге' }))
    .toBeVisible();
  await expect.element(page.getByText(/меняет ТОП-\d+/), { timeout: 15_000 }).toBeVisible();
  const card = page.getByRole('region', { name: 'Что изменится в рейтинге' });
  expect(card.getByText(/^\d+-е место$/).elements()).toHaveLength(conflict.alternatives.length);
});
