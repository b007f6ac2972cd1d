import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';

import { ok } from '../../../../shared/basics/result.ts';
import type { Appeal } from '../../../../shared/deciding/appeal.ts';
import type { ContestState } from '../../../../shared/merge/state.ts';
import { AppealsScreen } from '../../../../renderer/features/decide-results/appeals-screen.tsx';
import { switchLanguage } from '../../../../renderer/language/texts.ts';
import type { Desk } from '../../../../renderer/storage/desk.ts';
import { contestState, settings } from '../../../results/small-contest.ts';
import { createScriptedDesk, emptySnapshot } from '../../scripted-desk.ts';
import { showScreen } from '../../show-screen.tsx';
import { press } from '../../press.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const rules = { ...settings, appealDays: 5 };
const appeal: Appeal = {
  stage: 'written',
  id: 'appeal-1',
  submission: '147',
  number: '1',
  received: '2026-05-19',
  from: 'Ахметов А.',
  grounds: 'Не учтён один лист.',
  decision: null,
};
const released: ContestState['publications'] = new Map([
  ['written', { stage: 'written', state: 'released', day: '2026-05-13' }],
]);

let takeAway: () => void = () => undefined;

beforeEach(async () => {
  await page.viewport(1280, 800);
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

function show(fields: Partial<ContestState> = {}) {
  const record = vi.fn<Desk['record']>(async () => ok(undefined));
  const state = contestState({ settings: rules, ...fields });
  const snapshot = { ...emptySnapshot, phase: 'open' as const, state };
  const desk = createScriptedDesk({ getSnapshot: () => snapshot, record });
  takeAway = showScreen(<AppealsScreen state={state} settings={rules} stage="written" />, desk);
  return record;
}

test('an appeal is registered for an application that one finds by title', async () => {
  const record = show();
  await press(button('Зарегистрировать апелляцию'));
  const dialog = page.getByRole('dialog', { name: 'Зарегистрировать апелляцию' });
  await press(dialog.getByRole('button', { name: 'Сохранить' }));
  await expect.element(dialog.getByText('Выберите заявку.')).toBeVisible();
  await dialog.getByRole('searchbox', { name: 'Заявка' }).fill('сорғы');
  await press(dialog.getByRole('button', { name: /Жел сорғысы/ }));
  await dialog.getByLabelText('Дата поступления').fill('19.05.2026');
  await dialog.getByLabelText('От кого').fill('Ахметов А.');
  await dialog.getByLabelText('Основания').fill('Не учтён один лист.');
  await press(dialog.getByRole('button', { name: 'Сохранить' }));
  await vi.waitFor(() => expect(record).toHaveBeenCalledOnce());
  expect(record.mock.calls[0]?.[0]?.[0]).toMatchObject({
    kind: 'appeal.set',
    key: 'appeal/written/appeal-1',
    value: { ...appeal },
  });
});

test('the last day counts from the release, and what came later is marked', async () => {
  show({ publications: released, appeals: new Map([['written', [appeal]]]) });
  await expect.element(page.getByText(/Последний день апелляции: 18 мая 2026/)).toBeVisible();
  await expect.element(page.getByText('поступила после срока')).toBeVisible();
});

test('before the release there is no last day', async () => {
  show();
  await expect
    .element(page.getByText('Срок апелляции начнётся после публикации результата, дней: 5.'))
    .toBeVisible();
  await expect.element(page.getByText('Апелляций нет')).toBeVisible();
});

test('an application is counted again from its sheets', async () => {
  show({ appeals: new Map([['written', [appeal]]]) });
  await press(button('Пересчитать'));
  const dialog = page.getByRole('dialog', { name: /^Пересчёт/ });
  await expect.element(dialog.getByText('Место в номинации — 2, балл — 8,71')).toBeVisible();
  const sheets = dialog.getByRole('table', { name: 'Оценочные листы' });
  await expect.element(sheets.getByText('8,92')).toBeVisible();
  await expect.element(sheets.getByRole('row').nth(2)).toBeVisible();
});

test('an appeal that is upheld says what changes and leads to the meeting', async () => {
  const record = show({ appeals: new Map([['written', [appeal]]]) });
  await press(button('Внести решение'));
  const dialog = page.getByRole('dialog', { name: 'Внести решение' });
  await press(dialog.getByRole('radio', { name: 'удовлетворена', exact: true }));
  await dialog.getByLabelText('Обоснование').fill('Лист действительно был.');
  await press(dialog.getByRole('button', { name: 'Сохранить' }));
  await expect.element(dialog.getByText('Укажите, как меняется результат.')).toBeVisible();
  await dialog.getByLabelText('Изменение результата').fill('Присудить 1 место.');
  await press(dialog.getByRole('button', { name: 'Сохранить' }));
  await vi.waitFor(() => expect(record).toHaveBeenCalledOnce());
  expect(record.mock.calls[0]?.[0]?.[0]?.value).toMatchObject({
    decision: { result: 'satisfied', number: '7', change: 'Присудить 1 место.' },
  });
});

test('a decided appeal says how it ended, with the way to amend the meeting', async () => {
  const decision = {
    result: 'partly',
    number: '8',
    date: '2026-05-25',
    reason: 'Лист был.',
    change: 'Присудить 2 место.',
  } as const;
  show({ appeals: new Map([['written', [{ ...appeal, decision }]]]) });
  await expect.element(page.getByText('удовлетворена частично')).toBeVisible();
  await expect.element(page.getByText(/Протокол №\u00a08, 25 мая 2026/)).toBeVisible();
  await expect
    .element(page.getByRole('link', { name: 'Изменить решение заседания' }))
    .toHaveAttribute('href', '#/decide');
});
