import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { switchLanguage } from '../../../renderer/language/texts.ts';
import type { Desk, DeskSnapshot } from '../../../renderer/storage/desk.ts';
import { ok } from '../../../shared/basics/result.ts';
import type { Action } from '../../../shared/contest/action.ts';
import { setCalibration } from '../../../shared/contest/contest-operations.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { press } from '../press.ts';
import { createJurorDesk } from '../score/juror-desk.ts';
import { showApp } from '../score/show-app.tsx';
import { type WorldShape, worldStage, worldState } from './assigning-world.ts';

let takeAway: () => void = () => undefined;
let recorded: Action[] = [];
beforeEach(async () => {
  await page.viewport(1366, 768);
  await switchLanguage('ru');
  recorded = [];
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

const shape: WorldShape = {
  submissions: 3,
  jurors: 4,
  panels: { 1: ['j1', 'j2'], 2: ['j3', 'j4'], 3: [] },
  recusals: [['2', 'j2']],
  sheets: { '2/j4': ['handed-in', 7] },
};

function show(address: string, change: Partial<ContestState> = {}): void {
  const desk = createJurorDesk({ role: 'headquarters' });
  const { profile, ...rest } = desk.getSnapshot();
  const snapshot: DeskSnapshot = { ...rest, profile, state: { ...worldState(shape), ...change } };
  const headquarters: Desk = {
    ...desk,
    getSnapshot: () => snapshot,
    record: async (actions) => {
      recorded.push(...actions);
      return ok(undefined);
    },
  };
  takeAway = showApp(headquarters, address);
}

const chip = (juror: string, number: string) =>
  page.getByRole('button', { name: new RegExp(`^Surname-${juror} N\\.\\s+№.${number}`) });
const said = () => page.getByRole('status');
const record = page.getByRole('button', { name: 'Утвердить распределение' });
const assigned = (): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    recorded.map(({ key, value }): [string, unknown] => [key.split('/').at(-1) ?? '', value]),
  );

/** A pointer that goes from one element to another, as a mouse does. */
async function drag(from: Element, to: Element): Promise<void> {
  const middle = (element: Element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { clientX: x + width / 2, clientY: y + height / 2 };
  };
  const fire = (target: EventTarget, type: string, place: { clientX: number; clientY: number }) =>
    target.dispatchEvent(
      new PointerEvent(type, {
        ...place,
        pointerId: 1,
        pointerType: 'mouse',
        isPrimary: true,
        button: 0,
        bubbles: true,
        cancelable: true,
      }),
    );
  const [start, end] = [middle(from), middle(to)];
  fire(from, 'pointerdown', start);
  fire(window, 'pointermove', { clientX: start.clientX + 20, clientY: start.clientY });
  fire(window, 'pointermove', end);
  fire(window, 'pointerup', end);
  // The press that ends a drag is none, until the browser had time to send it.
  await new Promise((resolve) => {
    setTimeout(resolve, 10);
  });
}

test('a juror is dragged to an application, to another juror, and off again', async () => {
  show('/assignment/board');
  await expect.element(chip('j1', '1')).toBeVisible();
  await drag(chip('j1', '1').element(), page.getByText(/Project 3/).element());
  await expect.element(chip('j1', '3')).toBeVisible();
  await drag(chip('j1', '3').element(), chip('j3', '2').element());
  await expect.element(chip('j3', '3')).toBeVisible();
  await drag(
    chip('j3', '3').element(),
    page.getByRole('heading', { name: 'Члены жюри' }).element(),
  );
  await expect.element(chip('j3', '3')).not.toBeInTheDocument();
  await press(record);
  await expect.poll(() => recorded.length).toBe(2);
  expect(assigned()).toEqual({ 1: ['j2'], 2: ['j1', 'j4'] });
});

test('what the rules are against is said and not done, and a handed-in sheet asks for a reason', async () => {
  show('/assignment/board');
  await expect.element(chip('j2', '1')).toBeVisible();
  await drag(chip('j2', '1').element(), page.getByText(/Project 2/).element());
  await expect.element(said().filter({ hasText: 'самоотвод' })).toBeVisible();
  expect(record.query()).toBeNull();
  await drag(
    chip('j4', '2').element(),
    page.getByRole('heading', { name: 'Члены жюри' }).element(),
  );
  const dialog = page.getByRole('alertdialog');
  await expect.element(dialog.getByText(/в рейтинг не войдёт/)).toBeVisible();
  await press(dialog.getByRole('button', { name: 'Всё равно снять' }));
  await expect.element(dialog.getByText(/Напишите причину/)).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Почему снимается' }).fill('двойное назначение');
  await press(dialog.getByRole('button', { name: 'Всё равно снять' }));
  await press(record);
  await expect.poll(() => recorded.length).toBe(1);
  expect(recorded[0]).toMatchObject({ value: ['j3'], reason: 'двойное назначение' });
});

test('the keyboard does the same: arrows, Enter, Escape, Delete, and back', async () => {
  show('/assignment/board');
  const first = chip('j1', '1');
  await expect.element(first).toBeVisible();
  (first.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(chip('j2', '1')).toHaveFocus();
  await userEvent.keyboard('{ArrowLeft}{Enter}');
  await expect.element(said().filter({ hasText: /^Взято: Surname-j1/ })).toBeVisible();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await expect.element(page.getByRole('button', { name: /Поставить на №.3/ })).toHaveFocus();
  await expect.element(said().filter({ hasText: /№.3: сюда можно/ })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(first).toHaveFocus();
  await userEvent.keyboard('{Enter}{ArrowDown}{ArrowDown}{Enter}');
  await expect.element(chip('j1', '3')).toHaveFocus();
  await userEvent.keyboard('{Delete}');
  await expect.element(chip('j1', '3')).not.toBeInTheDocument();
  await press(page.getByRole('button', { name: 'Вернуть последнее' }));
  await expect.element(chip('j1', '3')).toBeVisible();
  await press(record);
  await expect.poll(() => recorded.length).toBe(2);
  expect(assigned()).toEqual({ 1: ['j2'], 3: ['j1'] });
});

test('a proposal is made beside the window, looked at, and recorded only when asked', async () => {
  show('/assignment');
  await press(page.getByRole('button', { name: 'Распределить', exact: true }));
  // A worker starts when a busy machine has time for it.
  await expect.element(record, { timeout: 20_000 }).toBeEnabled();
  expect(recorded).toEqual([]);
  // Who judges what is chosen by chance, and so few jurors do not always hang together.
  await expect.element(page.getByText(/^Баллы (можно )?сравнивать/).first()).toBeVisible();
  await press(record);
  await expect.poll(() => recorded.length).toBe(1);
  expect(recorded[0]?.value).toHaveLength(2);
});

test('headquarters changes by hand what the panel begins with', async () => {
  show('/assignment/calibration', { calibration: new Map([[worldStage.id, ['1']]]) });
  await expect.element(page.getByText('членов жюри: 2 из 4')).toBeVisible();
  await page.getByRole('textbox', { name: 'Номер заявки' }).fill('999');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(/с таким номером нет/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Номер заявки' }).fill('№ 2');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => recorded.length).toBe(1);
  await press(page.getByRole('button', { name: /^Убрать №.1$/ }));
  await expect.poll(() => recorded.length).toBe(2);
  expect(recorded).toEqual([
    setCalibration(worldStage.id, ['1', '2']),
    setCalibration(worldStage.id, []),
  ]);
});
