import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';

import { err, ok } from '../../../../shared/basics/result.ts';
import type { ContestState } from '../../../../shared/merge/state.ts';
import { DecideResultsScreen } from '../../../../renderer/features/decide-results/decide-results-screen.tsx';
import { switchLanguage } from '../../../../renderer/language/texts.ts';
import type { Desk } from '../../../../renderer/storage/desk.ts';
import { contestState, meeting, settings } from '../../../results/small-contest.ts';
import { createScriptedDesk, emptySnapshot } from '../start-here/scripted-desk.ts';
import { showScreen } from '../start-here/show-screen.tsx';
import { press } from '../../press.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const counts = { agree: 0, soft: 0, hard: 0, fork: 0, rule: 0, unknown: 0 };

let takeAway: () => void = () => undefined;

beforeEach(async () => {
  await page.viewport(1280, 800);
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

function show(state: ContestState, answers: Partial<Desk> = {}) {
  const snapshot = { ...emptySnapshot, phase: 'open' as const, state };
  const desk = createScriptedDesk({ getSnapshot: () => snapshot, ...answers });
  takeAway = showScreen(
    <DecideResultsScreen state={state} settings={settings} stage="written" />,
    desk,
  );
}

test('a meeting is recorded with the winners that the ranking proposes', async () => {
  const record = vi.fn<Desk['record']>(async () => ok(undefined));
  show(contestState({ meetings: new Map(), seals: new Map() }), { record });
  await page.getByLabelText('Номер протокола').fill('7');
  await page.getByLabelText('Дата').fill('13.05.2026');
  await page.getByLabelText('Место проведения').fill('Астана');
  await press(page.getByRole('checkbox', { name: /Ибраев/ }));
  await page.getByLabelText('За', { exact: true }).fill('2');
  await press(button('Сохранить данные заседания'));
  await vi.waitFor(() => expect(record).toHaveBeenCalledOnce());
  expect(record.mock.calls[0]?.[0]).toEqual([
    {
      kind: 'meeting.set',
      key: 'meeting/written',
      value: {
        stage: 'written',
        number: '7',
        date: '2026-05-13',
        place: 'Астана',
        mode: 'in-person',
        present: ['c-1', 'c-2', 'c-4'],
        votes: { for: 2, against: 0, abstained: 0 },
        winners: [
          { nomination: 'energy', place: 1, submission: '318' },
          { nomination: 'energy', place: 2, submission: '147' },
          { nomination: 'water', place: 1, submission: '203' },
          { nomination: 'water', place: 2, submission: '23' },
        ],
        tieReason: '',
      },
    },
  ]);
});

test('a wrong date is said at its field and nothing is recorded', async () => {
  const record = vi.fn<Desk['record']>(async () => ok(undefined));
  show(contestState({ meetings: new Map() }), { record });
  await page.getByLabelText('Дата').fill('31.02.2026');
  await press(button('Сохранить данные заседания'));
  await expect.element(page.getByText('Введите дату в виде ДД.ММ.ГГГГ.')).toBeVisible();
  await expect.element(page.getByLabelText('Дата')).toHaveAttribute('aria-invalid', 'true');
  expect(record).not.toHaveBeenCalled();
});

test('sealing is refused with the list of what is open', async () => {
  const record = vi.fn<Desk['record']>(async () => ok(undefined));
  show(contestState({ counts: { ...counts, hard: 2, rule: 1 }, seals: new Map() }), { record });
  await press(button('Закрыть этап'));
  const dialog = page.getByRole('dialog', { name: 'Этап пока нельзя закрыть' });
  await expect.element(dialog.getByText('Нерешённых расхождений — 2')).toBeVisible();
  await expect.element(dialog.getByText('Записей в карантине без решения — 1')).toBeVisible();
  await press(button('Закрыть'));
  expect(record).not.toHaveBeenCalled();
});

test('a stage with nothing open is sealed on the state as it is', async () => {
  const record = vi.fn<Desk['record']>(async () => ok(undefined));
  show(contestState({ seals: new Map() }), { record, stateHash: async () => 'ab'.repeat(32) });
  await press(button('Закрыть этап'));
  const dialog = page.getByRole('alertdialog', { name: 'Закрыть этап?' });
  await expect.element(dialog.getByText(/abababab/)).toBeVisible();
  await press(dialog.getByRole('button', { name: 'Закрыть этап' }));
  await vi.waitFor(() =>
    expect(record).toHaveBeenCalledExactlyOnceWith([
      expect.objectContaining({ key: 'cut-off/written', value: { heads: [] } }),
      {
        kind: 'stage.seal',
        key: 'seal/written',
        value: {
          stateHash: 'ab'.repeat(32),
          root: expect.stringMatching(/^[0-9a-f]{64}$/),
          meeting: null,
        },
      },
    ]),
  );
});

test('a failure to record is explained and the form keeps what was typed', async () => {
  show(contestState({ meetings: new Map([['written', meeting]]) }), {
    record: async () => err({ type: 'StoreFull' }),
  });
  await page.getByLabelText('Место проведения').fill('Алматы');
  await expect.element(page.getByText('Есть несохранённые изменения')).toBeVisible();
  await press(button('Сохранить данные заседания'));
  await expect.element(page.getByRole('alert')).toBeVisible();
  await expect.element(page.getByLabelText('Место проведения')).toHaveValue('Алматы');
});
