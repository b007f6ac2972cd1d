import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ok } from '../../../shared/basics/result.ts';
import type { Action } from '../../../shared/contest/action.ts';
import { parseContestSettings } from '../../../shared/contest/settings-schema.ts';
import type { OperationId } from '../../../shared/log/operation.ts';
import type { SettingsVersion } from '../../../shared/merge/state.ts';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import type { Desk, DeskSnapshot } from '../../../renderer/storage/desk.ts';
import { press } from '../press.ts';
import { createJurorDesk } from '../score/juror-desk.ts';
import { showApp } from '../score/show-app.tsx';

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

/** Headquarters whose regulation was amended once: the season was 2025 at the founding. */
function headquarters(): Desk {
  const desk = createJurorDesk({ role: 'headquarters' });
  const { state, ...rest } = desk.getSnapshot();
  if (state === null || state.settings === null) throw new Error('no contest');
  const { settings } = state;
  const [first, second] = ['a.0' as OperationId, 'a.1' as OperationId];
  const made = { by: null, wallClock: 1_000_000_000_000 };
  const founding = { ...made, settings: { ...settings, season: '2025' }, replaces: [], reason: '' };
  const settingsVersions = new Map<OperationId, SettingsVersion>([
    [first, founding],
    [second, { ...made, settings, replaces: [first], reason: 'Опечатка в годе' }],
  ]);
  const snapshot: DeskSnapshot = { ...rest, state: { ...state, settingsVersions } };
  return {
    ...desk,
    getSnapshot: () => snapshot,
    record: async (actions) => {
      recorded.push(...actions);
      return ok(undefined);
    },
  };
}

const tab = (name: string) => page.getByRole('tab', { name, exact: true });

test('an amendment is said in words before it is recorded with its reason', async () => {
  takeAway = showApp(headquarters(), '/contest');
  await userEvent.fill(page.getByLabelText('Год проведения'), '2027');
  await press(page.getByRole('button', { name: 'Изменить положение' }));
  const dialog = page.getByRole('alertdialog');
  await expect.element(dialog).toHaveTextContent(/Год проведения: было — .*, стало — 2027/);
  await userEvent.fill(dialog.getByLabelText('Причина'), 'Перенос');
  await press(dialog.getByRole('button', { name: 'Изменить положение' }));
  await vi.waitFor(() => expect(recorded).toHaveLength(1));
  expect(recorded[0]).toMatchObject({ kind: 'contest.set', reason: 'Перенос' });
  const parsed = parseContestSettings(recorded[0]?.value);
  expect(parsed.ok && parsed.value.season).toBe('2027');
});

test('rules for equal scores are put in another order with the keyboard alone', async () => {
  takeAway = showApp(headquarters(), '/contest');
  await press(tab('Рейтинг и распределение'));
  const rules = page.getByRole('button', { name: /^Опустить ниже: / });
  const first = rules.first().element();
  if (!(first instanceof HTMLElement)) throw new Error('no rules');
  const name = first.getAttribute('aria-label') ?? '';
  first.focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name }).first()).toHaveFocus();
  expect(rules.nth(1).element().getAttribute('aria-label')).toBe(name);
  await expect.element(page.getByText(/^Теперь место: 2 из/)).toBeInTheDocument();
  await press(page.getByRole('button', { name: 'Отменить изменения' }));
});

test('every version says why it was made, and what it changed', async () => {
  takeAway = showApp(headquarters(), '/contest');
  await press(tab('Версии'));
  await expect.element(page.getByText('Опечатка в годе')).toBeVisible();
  await press(page.getByRole('button', { name: 'Показать изменения: версия № 2' }));
  await expect.element(page.getByText(/Год проведения: было — 2025, стало — /)).toBeVisible();
  await switchLanguage('kk');
  await expect.element(page.getByText(/Өткізілетін жылы: бұрын — 2025, енді — /)).toBeVisible();
});

test('what was edited is still there after a look at another section, and can be undone', async () => {
  takeAway = showApp(headquarters(), '/contest');
  await userEvent.fill(page.getByLabelText('Год проведения'), '2031');
  window.location.hash = '#/keys';
  await expect.element(page.getByLabelText('Год проведения')).not.toBeInTheDocument();
  window.location.hash = '#/contest';
  await expect.element(page.getByLabelText('Год проведения')).toHaveValue('2031');
  await press(page.getByRole('button', { name: 'Отменить изменения' }));
  await expect.element(page.getByLabelText('Год проведения')).not.toHaveValue('2031');
});

test('what is missing leads to the field that lacks it', async () => {
  takeAway = showApp(headquarters(), '/contest');
  await userEvent.fill(page.getByLabelText('Год проведения'), ' ');
  await press(tab('Комиссия'));
  await press(page.getByRole('button', { name: 'К незаполненному (1)' }));
  await expect.element(page.getByLabelText('Год проведения')).toHaveFocus();
  await press(page.getByRole('button', { name: 'Отменить изменения' }));
});

test('prizes, a second signature and numbered jurors are part of the regulation', async () => {
  takeAway = showApp(headquarters(), '/contest');
  await press(tab('Комиссия'));
  await userEvent.fill(page.getByLabelText('Число призовых мест'), '2');
  await press(page.getByRole('button', { name: 'Добавить специальный приз' }));
  const row = page.getByRole('group', { name: '1. Специальный приз' });
  for (const box of row.getByRole('textbox').elements()) await userEvent.fill(box, 'Гран-при');
  await press(page.getByLabelText('Закрытие этапа подтверждает второй ключ'));
  await page.getByLabelText('Как называть членов жюри в документах').selectOptions('по номеру');
  await press(page.getByRole('button', { name: 'Изменить положение' }));
  const dialog = page.getByRole('alertdialog');
  await expect.element(dialog).toHaveTextContent(/Добавлено: Специальный приз «Гран-при»/);
  await expect.element(dialog).toHaveTextContent(/Число призовых мест: было — 3, стало — 2/);
  await expect
    .element(dialog)
    .toHaveTextContent(/членов жюри в документах: было — по имени, стало — по номеру/);
  await userEvent.fill(dialog.getByLabelText('Причина'), 'Решение оргкомитета');
  await press(dialog.getByRole('button', { name: 'Изменить положение' }));
  await vi.waitFor(() => expect(recorded).toHaveLength(1));
  const parsed = parseContestSettings(recorded[0]?.value);
  expect(parsed.ok && parsed.value).toMatchObject({
    sealing: 2,
    jurorsShown: 'numbered',
    prizePlaces: 2,
    prizes: [{ title: { kk: 'Гран-при', ru: 'Гран-при', en: 'Гран-при' } }],
  });
});
