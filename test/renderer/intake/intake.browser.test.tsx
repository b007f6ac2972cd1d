import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { ReceiveApplicationsScreen } from '../../../renderer/features/receive-applications/receive-applications-screen.tsx';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import { present } from '../../../shared/basics/assert.ts';
import { regionPrefix } from '../../../shared/contest/regions.ts';
import { readWorkbook } from '../../../shared/intake/read-table.ts';
import { cellText } from '../../../shared/intake/table.ts';
import { coordinatorDesk, headquartersDesk, smallDemo } from '../receive/demo-desks.ts';
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

const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();

const table = (name: string, rows: readonly string[]) => ({
  name,
  bytes: new TextEncoder().encode(['№;Название;Номинация;Регион;Бюджет', ...rows].join('\n')),
});

test('a table comes in but for its faults, which are handed back; its columns are remembered', async () => {
  const demo = await smallDemo();
  const desk = await headquartersDesk(demo);
  const [region = ''] = demo.settings.regions;
  const host = hostWith([
    table('заявки.csv', [
      `901;Ветряк для школы;efficiency;${region};5`,
      `902;Vetryak dlya shkoly;efficiency;${region};5`,
      `903;Биогаз;efficiency;${region};=1+1`,
    ]),
  ]);
  takeAway = showScreen(ReceiveApplicationsScreen, desk, host);
  await press('Выбрать файл');
  await press('Проверить таблицу');
  await expect.element(page.getByText('E4', { exact: true })).toBeVisible();
  await expect.element(page.getByText(/Это не сумма/).first()).toBeVisible();
  expect(desk.getSnapshot().state?.submissions.has('901')).toBe(false);

  await press('Сохранить строки с ошибками');
  await expect.poll(() => host.saved.map(({ name }) => name)).toEqual(['заявки – исправить.xlsx']);
  const read = readWorkbook(present(host.saved[0], 'a file').bytes);
  const rows = read.ok ? (read.value.tables[0]?.rows ?? []) : [];
  expect(rows.map((cells) => cells.map(cellText))).toEqual([
    ['№', 'Название', 'Номинация', 'Регион', 'Бюджет', 'Что исправить'],
    ['903', 'Биогаз', 'efficiency', region, '=1+1', expect.stringMatching(/^E \(.+\): /)],
  ]);

  await press('Импортировать 2 заявки');
  await expect.poll(() => desk.getSnapshot().state?.submissions.has('902')).toBe(true);
  expect(desk.getSnapshot().state?.submissions.has('903')).toBe(false);
  expect(desk.getSnapshot().personal.columns).toHaveLength(1);
  await press('Выбрать файл');
  await expect.element(page.getByText('Столбцы взяты из памяти')).toBeVisible();
  await press('Распознать заново');
  await expect.poll(() => desk.getSnapshot().personal.columns).toHaveLength(0);
  await press('Отмена');

  await page.getByRole('tab', { name: 'Возможные повторы' }).click();
  const pair = page.getByRole('region', { name: /901 и №\s902/ });
  await pair.getByRole('button', { name: 'Это одна заявка' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
  await expect
    .poll(() => desk.getSnapshot().state?.submissions.get('902')?.eligibility)
    .toEqual({ admitted: false, reason: 'The application repeats application No. 901.' });
});

test('the admission of one application is refused for a ready reason in its own language', async () => {
  const desk = await headquartersDesk(await smallDemo());
  takeAway = showScreen(ReceiveApplicationsScreen, desk, hostWith([]));
  await page.getByRole('row', { name: /^1 / }).first().click();
  await page.getByRole('radio', { name: 'Отказать в допуске' }).click();
  await press('Сохранить');
  await expect.element(page.getByRole('alert').getByText(/Не заполнено/)).toBeVisible();
  await page.getByLabelText('Готовая причина').selectOptions('topic');
  await press('Сохранить');
  await expect
    .poll(() => desk.getSnapshot().state?.submissions.get('1')?.eligibility)
    .toEqual({ admitted: false, reason: 'Проект не соответствует теме конкурса.' });
});

test('chosen applications are decided on at once, or only those that are complete', async () => {
  const desk = await headquartersDesk(await smallDemo());
  takeAway = showScreen(ReceiveApplicationsScreen, desk, hostWith([]));
  const grid = page.getByRole('grid');
  await expect.element(grid.getByRole('row', { name: /^1 / }).first()).toBeVisible();
  (grid.element() as HTMLElement).focus();
  await userEvent.keyboard('{Home}{Space}{Shift>}{ArrowDown}{/Shift}');
  await press('Решить о допуске');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Только полные: 2' }).click();
  await dialog.getByRole('radio', { name: 'Отказать в допуске' }).click();
  await dialog.getByLabelText('Готовая причина').selectOptions('topic');
  await dialog.getByRole('button', { name: /^Записать решение по/ }).click();
  await expect.element(page.getByText('Решение записано')).toBeVisible();
  const refused = [...(desk.getSnapshot().state?.submissions.values() ?? [])].filter(
    ({ eligibility }) => !eligibility.admitted,
  );
  expect(refused.map(({ id, eligibility }) => [id, eligibility.reason])).toEqual([
    ['1', 'Проект не соответствует теме конкурса.'],
    ['2', 'Проект не соответствует теме конкурса.'],
  ]);
});

test('a coordinator registers an application of the own region, which waits for headquarters', async () => {
  const demo = await smallDemo();
  const desk = await coordinatorDesk(demo);
  const region = present(demo.coordinators[0]?.person.region, 'a region');
  takeAway = showScreen(ReceiveApplicationsScreen, desk, hostWith([]));
  await press('Добавить вручную');
  expect(page.getByRole('radio', { name: 'Отказать в допуске' }).query()).toBeNull();
  await page.getByLabelText('Название проекта').fill('Өңірдің жобасы');
  await page.getByLabelText('Номинация').selectOptions('efficiency');
  await press('Добавить заявку');
  await expect
    .poll(() => desk.getSnapshot().state?.submissions.get(`${regionPrefix(region)}1`))
    .toMatchObject({ region, eligibility: { admitted: false, reason: '' } });
});
