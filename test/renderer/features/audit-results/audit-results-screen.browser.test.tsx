import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { ok } from '../../../../shared/basics/result.ts';
import type { Id } from '../../../../shared/contest/contest.ts';
import type { OperationId } from '../../../../shared/log/operation.ts';
import type { ContestState } from '../../../../shared/merge/state.ts';
import { AuditResultsScreen } from '../../../../renderer/features/audit-results/audit-results-screen.tsx';
import { switchLanguage } from '../../../../renderer/language/texts.ts';
import type { Desk } from '../../../../renderer/storage/desk.ts';
import { receiptNumber } from '../../../../renderer/storage/receipt-number.ts';
import { rankStage } from '../../../../shared/ranking/rank-stage.ts';
import { resultFingerprint } from '../../../../shared/results/result-leaves.ts';
import {
  contestState,
  meeting,
  seal,
  settings,
  sheet,
  sheetsByKey,
} from '../../../results/small-contest.ts';
import { press } from '../../press.ts';
import { createScriptedDesk, emptySnapshot } from '../../scripted-desk.ts';
import { showScreen } from '../../show-screen.tsx';

const segment = (letter: string): string => `${letter.repeat(42)}A`;
const handedIn = (submission: Id, juror: Id, score: number, letter: string) =>
  sheet(submission, juror, score, {
    handIn: {
      id: `${segment(letter)}.0` as OperationId,
      salt: new Uint8Array(16).fill(letter.codePointAt(0) ?? 0),
      wallClock: 0,
    },
  });

const sheets = sheetsByKey([
  handedIn('318', 'j-1', 9000, 'a'),
  handedIn('318', 'j-2', 8500, 'b'),
  handedIn('147', 'j-1', 8000, 'a'),
  handedIn('147', 'j-2', 7500, 'b'),
  handedIn('203', 'j-1', 7000, 'a'),
  handedIn('203', 'j-2', 7000, 'b'),
]);

const unsealed = contestState({ sheets, seals: new Map() });
const rootOf = (state: ContestState): string =>
  resultFingerprint(state, rankStage(state, 'written'), meeting).root;
const sealed = (state = unsealed): ContestState => ({
  ...state,
  seals: new Map([['written', { ...seal, root: rootOf(state) }]]),
});

const seed = '41662531462133566241';
let takeAway: () => void = () => undefined;

beforeEach(async () => {
  await page.viewport(1280, 900);
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

function show(state: ContestState) {
  const record = vi.fn<Desk['record']>(async () => ok(undefined));
  const snapshot = { ...emptySnapshot, phase: 'open' as const, state };
  const desk = createScriptedDesk({ getSnapshot: () => snapshot, record });
  takeAway = showScreen(
    <AuditResultsScreen state={state} settings={settings} stage="written" />,
    desk,
  );
  return { record };
}

const button = (name: string) => page.getByRole('button', { name, exact: true });

async function draw(): Promise<void> {
  await userEvent.fill(page.getByLabelText('Цифры'), seed.match(/.{1,5}/g)?.join(' ') ?? '');
  await press(button('Выбрать листы'));
  await vi.waitFor(() => expect(document.querySelector('.audit-row')).not.toBeNull());
}

describe('an audit', () => {
  test('says in words how many sheets would have to be wrong, and wants a public seed', async () => {
    const { record } = show(sealed());
    await expect.element(page.getByText(/^Учтено листов: 6\. Чтобы результат/)).toBeVisible();
    await press(button('Выбрать листы'));
    await expect.element(page.getByText('Нужно не меньше 20 цифр.')).toBeVisible();
    await userEvent.fill(page.getByLabelText('Цифры'), 'кости 4166253146213356624');
    await expect.element(page.getByText('Введите только цифры.')).toBeVisible();
    await userEvent.fill(page.getByLabelText('Цифры'), '7'.repeat(20));
    await press(button('Выбрать листы'));
    await expect.element(page.getByText(/Все цифры одинаковы/)).toBeVisible();
    expect(record).not.toHaveBeenCalled();
    expect(document.querySelector('.audit-row')).toBeNull();
  });

  test('is recorded as soon as it is drawn, and again with what comparing came to', async () => {
    const state = sealed();
    const { record } = show(state);
    await expect.element(page.getByLabelText('Цифры')).toBeVisible();
    await draw();
    await vi.waitFor(() => expect(record).toHaveBeenCalledOnce());
    const [first] = record.mock.calls[0]?.[0] ?? [];
    expect(first).toMatchObject({
      kind: 'audit.set',
      key: 'audit/written',
      value: { stage: 'written', seed, root: rootOf(state), checked: [] },
    });
    const rows = [...document.querySelectorAll('.audit-row')];
    for (const [at, row] of rows.entries()) {
      const code = row.querySelector('code')?.textContent ?? '';
      expect([receiptNumber(segment('a')), receiptNumber(segment('b'))]).toContain(code);
      const field = page.getByLabelText('Номер на квитанции члена жюри').nth(at);
      await userEvent.fill(field, code.replace('-', ' '));
    }
    await expect.element(page.getByText(/^Все сравненные листы совпали/)).toBeVisible();
    await press(button('Записать результат'));
    await vi.waitFor(() => expect(record).toHaveBeenCalledTimes(2));
    const [last] = record.mock.calls[1]?.[0] ?? [];
    expect(last).toMatchObject({
      value: { seed, checked: rows.map(() => ({ result: 'agrees' })) },
    });
  });

  test('says what to do where sheets differ or are missing', async () => {
    show(sealed());
    await expect.element(page.getByLabelText('Цифры')).toBeVisible();
    await draw();
    const field = page.getByLabelText('Номер на квитанции члена жюри').first();
    await userEvent.fill(field, '00000 00000');
    await expect.element(page.getByText(/^Номера не совпадают/)).toBeVisible();
    await press(page.getByRole('radio', { name: 'Расходится' }).first());
    await expect
      .element(page.getByText('Расхождений: 1, не найдено листов: 0.', { exact: true }))
      .toBeVisible();
    await expect.element(page.getByText(/^Прежде чем публиковать/)).toBeVisible();
  });

  test('of a stage that is not sealed is only tried', async () => {
    const { record } = show(unsealed);
    await expect.element(page.getByText('Пробная проверка')).toBeVisible();
    await draw();
    expect(record).not.toHaveBeenCalled();
    expect(button('Записать результат').query()).toBeNull();
  });

  test('goes on where it was left, and a new draw asks first', async () => {
    const state = sealed();
    const root = rootOf(state);
    const checked = [{ submission: '318', juror: 'j-1', result: 'differs' as const }];
    const audit = { stage: 'written', seed, root, sample: 6, checked };
    show({ ...state, audits: new Map([['written', audit]]) });
    await expect.element(page.getByText('Расхождений: 1, не найдено листов: 0.')).toBeVisible();
    expect(document.querySelectorAll('.audit-row')).toHaveLength(6);
    await press(button('Начать заново с другим числом'));
    await press(page.getByRole('alertdialog').getByRole('button', { name: /^Начать заново/ }));
    await expect.element(page.getByLabelText('Цифры')).toBeVisible();
    expect(document.querySelector('.audit-row')).toBeNull();
  });
});
