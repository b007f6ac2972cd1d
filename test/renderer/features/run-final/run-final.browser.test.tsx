import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';

import { RunFinalScreen } from '../../../../renderer/features/run-final/run-final-screen.tsx';
import { switchLanguage } from '../../../../renderer/language/texts.ts';
import type { DeskEngine } from '../../../../renderer/storage/desk-engine.ts';
import { present } from '../../../../shared/basics/assert.ts';
import { buildDemo, type Demo } from '../../../../shared/demo/build-demo.ts';
import { demoDefaultsFor } from '../../../../shared/demo/demo-options.ts';
import { webCryptoEd25519 } from '../../../../shared/log/ed25519.ts';
import type { ContestState } from '../../../../shared/merge/state.ts';
import type { Turn } from '../../../../shared/pitching/turn.ts';
import { press } from '../../press.ts';
import { headquartersDesk, smallDemo } from '../../receive/demo-desks.ts';
import { hostWith } from '../../receive/host-with.ts';
import { showScreen } from '../../receive/show-screen.tsx';

let demo: Demo;
let desk: DeskEngine;
let takeAway: () => void = () => undefined;

beforeAll(async () => {
  const size = { ...demoDefaultsFor('social-fair'), submissions: 30, jurors: 12 };
  demo = await buildDemo(size, webCryptoEd25519(globalThis.crypto.subtle));
});
beforeEach(async () => {
  await page.viewport(1366, 900);
  window.localStorage.clear();
  await switchLanguage('ru');
  desk = await headquartersDesk(demo);
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

function open(part: string, at: DeskEngine = desk): void {
  window.location.hash = `#/final${part === 'order' ? '' : `/${part}`}`;
  takeAway = showScreen(RunFinalScreen, at, hostWith([]));
}
const state = (): ContestState => present(desk.getSnapshot().state, 'the contest is open');
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const member = (text: string): Locator =>
  page
    .getByRole('listitem')
    .filter({ hasText: text })
    .filter({ has: page.getByRole('radio') });
const unawaited = (): number => document.querySelectorAll('.progress-cell.unawaited').length;
const turnsWith = (wanted: Turn['state']): readonly Turn[] =>
  [...(state().turns.get('final')?.values() ?? [])].filter((turn) => turn.state === wanted);
const attendance = () => [...(state().finalAttendance.get('final')?.values() ?? [])];

describe('members of a final', () => {
  test('come back from an absence by one press, and then every turn is waited for again', async () => {
    open('completeness');
    await expect.element(page.getByRole('table')).toBeVisible();
    const before = unawaited();
    await press(page.getByRole('tab', { name: 'Члены комиссии' }));
    await press(member('Іссапарда').getByRole('radio', { name: 'в зале' }));
    await expect.element(member('Іссапарда')).not.toBeInTheDocument();
    expect(attendance().filter(({ how }) => how === 'absent')).toEqual([]);
    await press(page.getByRole('tab', { name: 'Листы' }));
    await expect.element(page.getByRole('table')).toBeVisible();
    expect(unawaited()).toBeLessThan(before);
    expect(state().recusals.filter(({ stage }) => stage === 'final')).toEqual([]);
  });

  test('are absent only with a reason', async () => {
    open('members');
    await press(member('Задержался поезд').getByRole('radio', { name: 'отсутствует' }));
    const reason = dialog().getByLabelText('Причина');
    await userEvent.clear(reason);
    await press(dialog().getByRole('button', { name: 'Сохранить' }));
    await expect.element(dialog().getByText('Напишите причину в нескольких словах.')).toBeVisible();
    expect(attendance().filter(({ how }) => how === 'absent')).toHaveLength(1);
    await userEvent.fill(reason, 'Заболел');
    await press(dialog().getByRole('button', { name: 'Сохранить' }));
    await expect.element(member('Заболел')).toBeVisible();
    expect(attendance().filter(({ how }) => how === 'absent')).toHaveLength(2);
  });
});

describe('the turn that goes on', () => {
  test('begins, runs its parts by presses, and is written down with the time of each', async () => {
    open('now');
    const turn = page.getByRole('heading', { name: /^Выступление \d+$/ });
    await expect.element(turn).toBeVisible();
    const first = turn.element().textContent;
    const before = turnsWith('done').length;
    await press(button('Начать выступление'));
    await press(button('Пустить время'));
    await press(button(/Добавить минуту/));
    await expect.element(page.getByRole('timer').first()).toHaveTextContent(/^[56]:\d\d$/);
    await press(button('Следующая часть'));
    await press(button('Предыдущая часть'));
    await press(button('Пауза'));
    await press(button('Выступление окончено'));
    await expect.poll(() => turnsWith('done').length).toBe(before + 1);
    await expect.poll(() => turn.element().textContent).not.toBe(first);
  });

  test('ends without a speech only with a reason', async () => {
    open('now');
    await press(button('Отказался'));
    await press(dialog().getByRole('button', { name: 'Завершить' }));
    await expect.element(dialog().getByText('Напишите причину в нескольких словах.')).toBeVisible();
    await userEvent.fill(dialog().getByLabelText('Причина'), 'Отозвал заявку');
    await press(dialog().getByRole('button', { name: 'Завершить' }));
    await expect.element(dialog()).not.toBeInTheDocument();
    await expect
      .poll(() => turnsWith('withdrew').map(({ reason }) => reason))
      .toEqual(['Отозвал заявку']);
  });
});

describe('budgets of a final', () => {
  test('change with a reason, and the history tells who, what and why', async () => {
    open('budgets');
    const row = page.getByRole('row').nth(1);
    await press(row.getByRole('button').first());
    const awarded = dialog().getByRole('textbox').nth(2);
    await userEvent.fill(awarded, '1000,50');
    await press(dialog().getByRole('button', { name: 'Сохранить' }));
    await expect.element(dialog().getByText('Напишите причину в нескольких словах.')).toBeVisible();
    await userEvent.fill(dialog().getByLabelText('Почему такие суммы'), 'Цена из счёта');
    await press(dialog().getByRole('button', { name: 'Сохранить' }));
    await expect.element(dialog()).not.toBeInTheDocument();
    const changed = () => [...state().budgetVersions.values()].find(({ length }) => length === 2);
    await expect.poll(() => changed()?.at(-1)?.reason).toBe('Цена из счёта');
    await press(row.getByRole('button', { name: /^История/ }));
    await expect.element(dialog().getByText('Цена из счёта')).toBeVisible();
    await expect.element(dialog().getByText('По заявке / Өтінім бойынша')).toBeVisible();
  });
});

describe('where nothing is to be shown', () => {
  test('a contest without a live stage says so', async () => {
    const plain = await headquartersDesk(await smallDemo());
    open('order', plain);
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(page.getByRole('tab').elements()).toEqual([]);
  });
});
