import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';

import { setContestSettings } from '../../../shared/contest/contest-operations.ts';
import { fullName } from '../../../shared/contest/people.ts';
import type { Demo } from '../../../shared/demo/build-demo.ts';
import { msToIsoDate } from '../../../shared/language/date-format.ts';
import { CompletenessScreen } from '../../../renderer/features/see-completeness/completeness-screen.tsx';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import {
  coordinatorDesk,
  fileOf,
  headquartersDesk,
  regionFiles,
  smallDemo,
} from '../receive/demo-desks.ts';
import { hostWith } from '../receive/host-with.ts';
import { showScreen } from '../receive/show-screen.tsx';

let demo: Demo;
let desk: DeskEngine;
let takeAway: () => void = () => undefined;

beforeAll(async () => {
  demo = await smallDemo();
});
beforeEach(async () => {
  await page.viewport(1366, 900);
  await switchLanguage('ru');
  desk = await headquartersDesk(demo);
  const plan = await desk.planImport([fileOf(demo, regionFiles(demo)[1] ?? '')]);
  if (plan.ok) await desk.runImport(plan.value.id);
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

test('the map tells which region has sent nothing, and a tile shows its jurors only', async () => {
  takeAway = showScreen(CompletenessScreen, desk, hostWith([]));
  const silent = page.getByRole('button', { name: /листов 0 из \d+, нет файла/ });
  await expect.element(silent).toBeVisible();
  const jurors = page.getByRole('table', { name: /^Члены жюри/ }).getByRole('row');
  expect(jurors.elements()).toHaveLength(1 + demo.jurors.length);
  await silent.click();
  await expect.element(silent).toHaveAttribute('aria-pressed', 'true');
  const region = regionFiles(demo)[0]?.slice('region-'.length, -'.qzb'.length);
  const own = demo.jurors.filter(({ person }) => person.region === region);
  expect(jurors.elements()).toHaveLength(1 + own.length);
  await expect
    .element(
      page.getByRole('cell', {
        name: fullName(own[0]?.person ?? { surname: '', givenName: '', patronymic: '' }),
      }),
    )
    .toBeVisible();
  await page.getByRole('button', { name: 'Все регионы' }).click();
  expect(jurors.elements()).toHaveLength(1 + demo.jurors.length);
});

test('the table is the map’s twin', async () => {
  takeAway = showScreen(CompletenessScreen, desk, hostWith([]));
  await page.getByRole('radio', { name: 'Таблица' }).click();
  const table = page.getByRole('table', { name: 'Таблица регионов' });
  await expect.element(table).toBeVisible();
  expect(table.getByRole('row').elements()).toHaveLength(1 + regionFiles(demo).length);
  await expect.element(table.getByText('нет файла')).toBeVisible();
});

test('the filter keeps those who need a call', async () => {
  takeAway = showScreen(CompletenessScreen, desk, hostWith([]));
  await page.getByRole('button', { name: /Требуют внимания/ }).click();
  await expect.element(page.getByText('Ничего не пришло').first()).toBeVisible();
  await expect.element(page.getByText('Сдал всё', { exact: true }).nth(1)).not.toBeInTheDocument();
});

test('a coordinator sees the jurors of the own region and no map', async () => {
  const own = await coordinatorDesk(demo);
  takeAway = showScreen(CompletenessScreen, own, hostWith([]));
  const mine = demo.jurors.filter(
    ({ person }) => person.region === demo.coordinators[0]?.person.region,
  );
  await expect.element(page.getByRole('table')).toBeVisible();
  expect(page.getByRole('table').getByRole('row').elements()).toHaveLength(1 + mine.length);
  await expect.element(page.getByRole('radio', { name: 'Карта' })).not.toBeInTheDocument();
});

test('without a due date headquarters is told where to set one; past it the late ones are told', async () => {
  takeAway = showScreen(CompletenessScreen, desk, hostWith([]));
  const { settings } = desk.getSnapshot().state ?? { settings: null };
  const stage = settings?.stages.find(({ scored }) => scored)?.id ?? '';
  if (settings === null) throw new Error('no settings');
  await desk.record([setContestSettings({ ...settings, deadlines: [] })]);
  const toSettings = page.getByRole('link', { name: 'Задать срок' });
  await expect.element(toSettings).toHaveAttribute('href', '#/contest');
  const title = { kk: 'Мерзім', ru: 'Срок', en: 'Due' };
  const date = msToIsoDate(Date.now() - 3 * 86_400_000);
  const due = { id: 'due', title, stage, offsetDays: null, date };
  await desk.record([setContestSettings({ ...settings, deadlines: [due] })]);
  await expect.element(page.getByText(/прошёл 3 дня назад/)).toBeVisible();
  await page.getByRole('button', { name: /^Опаздывают/ }).click();
  await expect.element(page.getByText('Опоздание: 3 дня').first()).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Составить напоминания' })).toBeVisible();
});
