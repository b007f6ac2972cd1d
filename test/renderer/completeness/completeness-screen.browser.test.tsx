import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';

import { fullName } from '../../../shared/contest/people.ts';
import type { Demo } from '../../../shared/demo/build-demo.ts';
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
  const jurors = page.getByRole('table').getByRole('row');
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
