import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';

import { present } from '../../../../shared/basics/assert.ts';
import { addSubmission } from '../../../../shared/contest/contest-operations.ts';
import { demoDefaultsFor } from '../../../../shared/demo/demo-options.ts';
import { submissionsOf } from '../../../../shared/reports/pool/pool-subjects.ts';
import { GatherPoolScreen } from '../../../../renderer/features/gather-pool/gather-pool-screen.tsx';
import { nextProposalId } from '../../../../renderer/features/gather-pool/proposal-table.ts';
import type { DeskEngine } from '../../../../renderer/storage/desk-engine.ts';
import { press } from '../../press.ts';
import { coordinatorDesk, headquartersDesk } from '../../receive/demo-desks.ts';
import { demoScreen, openState } from '../../receive/demo-screen.ts';

const { demo, show } = demoScreen(GatherPoolScreen, {
  ...demoDefaultsFor('regional-pool'),
  submissions: 12,
  jurors: 3,
});
let desk: DeskEngine;
const state = () => openState(desk);
const proposals = () => submissionsOf(state(), 'proposal');

test('proposals of sections come out of a table, an unknown section settled once, and come only once', async () => {
  desk = await headquartersDesk(demo());
  const [first] = state().settings?.nominations ?? [];
  const csv = [
    'Предложение;Кто внёс;Секция',
    `Открыть лабораторию;Иванова А.;${first?.title.ru}`,
    'Купить станок;Ахметов Б.;Неведомая секция',
    ';Без сути;Неведомая секция',
  ].join('\n');
  show(desk, { chosen: [{ name: 'секции.csv', bytes: new TextEncoder().encode(csv) }] });
  const before = proposals().length;
  await press(page.getByRole('tab', { name: 'Предложения' }));
  const add = async () => {
    await press(page.getByRole('button', { name: 'Из таблицы' }));
    await press(page.getByRole('button', { name: 'Выбрать файл' }));
  };
  await add();
  const dialog = page.getByRole('dialog');
  await expect
    .element(dialog.getByText('Новых предложений: 1. Уже есть здесь или повторяются в таблице: 0.'))
    .toBeVisible();
  await expect.element(dialog.getByText(/Они не войдут: 3, 4\./)).toBeVisible();
  await dialog.getByLabelText(/«Неведомая секция»/).selectOptions(first?.id ?? '');
  await expect
    .element(dialog.getByText('Новых предложений: 2. Уже есть здесь или повторяются в таблице: 0.'))
    .toBeVisible();
  // A number that was free when the table was read is taken meanwhile, as by an exchange.
  const taken = nextProposalId(state().submissions);
  const meanwhile = { ...present(proposals()[0], 'a proposal'), id: taken, title: 'Тем временем' };
  await desk.record([addSubmission(meanwhile)]);
  await press(dialog.getByRole('button', { name: 'Добавить предложения' }));
  await vi.waitFor(() => expect(proposals()).toHaveLength(before + 3));
  expect(state().submissions.get(taken)?.title).toBe('Тем временем');
  expect(proposals().find(({ title }) => title === 'Купить станок')).toMatchObject({
    applicant: 'Ахметов Б.',
    nomination: first?.id,
    subject: 'proposal',
  });

  await add();
  await expect
    .element(dialog.getByText('Новых предложений: 0. Уже есть здесь или повторяются в таблице: 1.'))
    .toBeVisible();
  await expect.element(dialog.getByRole('button', { name: 'Добавить предложения' })).toBeDisabled();
});

test('a file that is no table is refused in words', async () => {
  desk = await headquartersDesk(demo());
  show(desk, { chosen: [{ name: 'x.xlsx', bytes: new Uint8Array([80, 75, 3, 4, 1, 2, 3]) }] });
  await press(page.getByRole('tab', { name: 'Предложения' }));
  await press(page.getByRole('button', { name: 'Из таблицы' }));
  await press(page.getByRole('button', { name: 'Выбрать файл' }));
  await expect.element(page.getByRole('dialog').getByRole('alert')).toBeVisible();
});

test('a coordinator sees the own region’s projects and sorts no proposals', async () => {
  desk = await coordinatorDesk(demo());
  show(desk);
  await expect.element(page.getByRole('tab', { name: 'Предложения' })).toBeVisible();
  const region = desk.getSnapshot().profile?.person.region;
  const own = submissionsOf(state(), 'project');
  expect(own.length).toBeGreaterThan(0);
  expect(own.every((each) => each.region === region)).toBe(true);
  await press(page.getByRole('tab', { name: 'Предложения' }));
  expect(page.getByRole('button', { name: 'Из таблицы' }).query()).toBeNull();
});
