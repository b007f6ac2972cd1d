import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';

import { demoDefaultsFor } from '../../../../shared/demo/demo-options.ts';
import { recordedUpTo } from '../../../../shared/reports/monitoring/practice-day.ts';
import { FollowProjectsScreen } from '../../../../renderer/features/follow-projects/follow-projects-screen.tsx';
import type { DeskEngine } from '../../../../renderer/storage/desk-engine.ts';
import { press } from '../../press.ts';
import { coordinatorDesk, headquartersDesk } from '../../receive/demo-desks.ts';
import { demoScreen, openState } from '../../receive/demo-screen.ts';

const { demo, show } = demoScreen(FollowProjectsScreen, {
  ...demoDefaultsFor('innovation-council'),
  submissions: 12,
  jurors: 3,
});
let desk: DeskEngine;

const followed = () => [...openState(desk).following.values()];
const textOf = (selector: string) => document.querySelector(selector)?.textContent ?? '';

test('headquarters sees the money of all projects as of the practice contest’s own day', async () => {
  desk = await headquartersDesk(demo());
  show(desk, { path: '/follow-up' });
  await expect
    .element(page.getByText(/По собственному дню учебного конкурса: .*2026/))
    .toBeVisible();
  const overdue = Number(/Просрочено: (\d+)/.exec(textOf('main'))?.[1]);
  expect(overdue).toBeGreaterThan(0);
  expect(overdue).toBeLessThan(10);
  const granted = followed().reduce((sum, { project }) => sum + Number(project?.granted ?? 0), 0);
  const shown = page.getByRole('group', { name: 'Проекты в цифрах' });
  expect(shown.element().textContent?.replaceAll(/\D/gu, '')).toContain(String(granted / 100));
});

test('a payment above the grant is refused before anything is recorded', async () => {
  desk = await headquartersDesk(demo());
  const project = followed().find(({ payments: all }) => all.length === 2);
  const payments = () =>
    followed().find(({ submission }) => submission === project?.submission)?.payments.length ?? 0;
  const before = payments();
  show(desk, { path: `/follow-up/project/${project?.submission}/money` });
  await press(page.getByRole('button', { name: 'Записать выплату' }));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabelText('Дата').fill('01.02.2026');
  await dialog.getByLabelText('Сумма').fill('9 000 000 000');
  await expect.element(dialog.getByText(/превысит выделенное на/)).toBeVisible();
  await press(dialog.getByRole('button', { name: 'Сохранить' }));
  expect(payments()).toBe(before);
  await dialog.getByLabelText('Сумма').fill('1 000,50');
  await press(dialog.getByRole('button', { name: 'Сохранить' }));
  await vi.waitFor(() => expect(payments()).toBe(before + 1));
});

test('a coordinator on a new laptop sees the projects of the region without money, and records a visit', async () => {
  desk = await coordinatorDesk(demo());
  const ownDay = recordedUpTo(openState(desk));
  expect(ownDay).toMatch(/^2026-0[12]-/);
  show(desk, { path: '/follow-up' });
  await expect.element(page.getByText('Показано проектов: 10')).toBeVisible();
  expect(textOf('main')).not.toContain('₸');
  const [project] = followed();
  show(desk, { path: `/follow-up/project/${project?.submission}/visits` });
  expect(page.getByRole('tab', { name: 'Деньги' }).query()).toBeNull();
  await press(page.getByRole('button', { name: 'Записать выезд' }));
  await page.getByLabelText('Наблюдения', { exact: true }).fill('Станок установлен и работает');
  await vi.waitFor(() =>
    expect(followed().flatMap(({ visits }) => visits.map((visit) => visit.observations))).toContain(
      'Станок установлен и работает',
    ),
  );
  const [visit] = followed().flatMap(({ visits }) => visits);
  expect(visit).toMatchObject({ submission: project?.submission, day: ownDay });
});
