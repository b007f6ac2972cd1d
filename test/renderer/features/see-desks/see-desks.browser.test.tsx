import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';

import { switchLanguage } from '../../../../renderer/language/texts.ts';
import { present } from '../../../../shared/basics/assert.ts';
import { bytesToBase64url } from '../../../../shared/basics/bytes.ts';
import { ok } from '../../../../shared/basics/result.ts';
import { type DeskView, setDesk } from '../../../../shared/deciding/desk.ts';
import type { LogId, Operation, OperationId } from '../../../../shared/log/operation.ts';
import { createKeysDesk, keyOf, keysState } from '../../keys/keys-desk.ts';
import { showApp } from '../../score/show-app.tsx';

const logOf = (number: number) => bytesToBase64url(new Uint8Array(16).fill(number)) as LogId;

const viewOf = (number: number, change: Partial<DeskView>): readonly [LogId, DeskView] => [
  logOf(number),
  {
    log: logOf(number),
    name: 'Приём',
    duty: '',
    state: 'works',
    by: keyOf(1),
    reason: '',
    wallClock: 0,
    seen: null,
    ...change,
  },
];

const at = Date.UTC(2026, 4, 13, 4, 30);
const named = new Map([
  viewOf(1, { duty: 'Принимает файлы', seen: { current: true, wallClock: at } }),
  viewOf(9, {
    name: 'Аудитор',
    state: 'audits',
    seen: { current: false, wallClock: at },
  }),
]);

const row = (name: string) => page.getByRole('row').filter({ hasText: name });
let takeAway: () => void = () => undefined;

beforeEach(async () => {
  await page.viewport(1366, 768);
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

test('shows who takes part, who has not seen the newest records, and what each did last', async () => {
  const action: Operation = {
    id: 'a.0' as OperationId,
    log: logOf(9),
    signer: keyOf(1),
    sequence: 0,
    ordinal: 0,
    author: 'headquarters',
    wallClock: at,
    kind: 'meeting.set',
    version: 1,
    key: 'meeting/written',
    value: null,
    parents: [],
    basis: null,
    reason: '',
  };
  const lastActions = async () => ok(new Map([[logOf(9), [action]]]));
  takeAway = showApp(
    createKeysDesk('headquarters', keysState({ desks: named }), { lastActions }),
    '/desks',
  );
  await expect.element(row('Аудитор')).toHaveTextContent('Наблюдает');
  await expect.element(row('Аудитор')).toHaveTextContent('Не видел последних');
  await expect.element(row('Аудитор')).toHaveTextContent('Записано заседание комиссии');
  await expect.element(row('Приём')).toHaveTextContent('Видел все');
  await expect.element(page.getByText(/Ждём: Аудитор/)).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Ноутбуки штаба' })).toBeVisible();
});

test('lets a desk leave only with a reason', async () => {
  const desk = createKeysDesk('headquarters', keysState({ desks: named }), {
    lastActions: async () => ok(new Map()),
  });
  takeAway = showApp(desk, '/desks');
  await row('Аудитор').click();
  await expect.element(page.getByText(/Наблюдающий только смотрит/)).toBeVisible();
  await page.getByLabelText('Участие').selectOptions('left');
  await expect.element(page.getByText(/Наблюдающий только смотрит/)).not.toBeInTheDocument();
  const save = page.getByRole('button', { name: 'Сохранить' });
  await expect.element(save).toBeDisabled();
  await page.getByLabelText('Почему выбыл').fill('Ноутбук увезли');
  await save.click();
  await expect
    .poll(() => desk.recorded)
    .toEqual([setDesk(logOf(9), { name: 'Аудитор', duty: '', state: 'left' }, 'Ноутбук увезли')]);
});

test('names the next step where nobody named a desk, and stays out of the rail of one laptop', async () => {
  const desk = createKeysDesk('headquarters', keysState(), {
    lastActions: async () => ok(new Map()),
  });
  takeAway = showApp(desk, '/desks');
  await expect.element(page.getByText('Участвует меньше двух ноутбуков')).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Ноутбуки штаба' })).not.toBeInTheDocument();
  await page.getByLabelText('Ноутбук', { exact: true }).fill('  Приём ');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  const own = present(desk.getSnapshot().profile, 'a profile').log;
  await expect
    .poll(() => desk.recorded)
    .toEqual([setDesk(own, { name: 'Приём', duty: '', state: 'works' })]);
});
