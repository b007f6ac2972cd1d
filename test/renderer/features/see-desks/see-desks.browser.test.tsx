import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';

import { codeOf } from '../../../../renderer/features/see-desks/desk-rows.ts';
import { switchLanguage } from '../../../../renderer/language/texts.ts';
import { present } from '../../../../shared/basics/assert.ts';
import { bytesToBase64url } from '../../../../shared/basics/bytes.ts';
import { ok } from '../../../../shared/basics/result.ts';
import { type DeskView, setDesk } from '../../../../shared/deciding/desk.ts';
import type { LogId, Operation, OperationId } from '../../../../shared/log/operation.ts';
import { createKeysDesk, keyOf, keysState } from '../../keys/keys-desk.ts';
import { press } from '../../press.ts';
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

test('names the next step where nobody named a desk, and is in one laptop’s rail only while it is open', async () => {
  const desk = createKeysDesk('headquarters', keysState(), {
    lastActions: async () => ok(new Map()),
  });
  takeAway = showApp(desk, '/desks');
  await expect.element(page.getByText('Участвует меньше двух ноутбуков')).toBeVisible();
  const inRail = page.getByRole('navigation').getByRole('link', { name: 'Ноутбуки штаба' });
  await expect.element(inRail).toHaveAttribute('aria-current', 'page');
  await page.getByLabelText('Ноутбук', { exact: true }).fill('  Приём ');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  const own = present(desk.getSnapshot().profile, 'a profile').log;
  await expect
    .poll(() => desk.recorded)
    .toEqual([setDesk(own, { name: 'Приём', duty: '', state: 'works' })]);
  window.location.hash = '#/exchange';
  await expect.element(inRail).not.toBeInTheDocument();
});

/** Headquarters' key with these logs, each of which goes on from the one before, or from the first, or from none. */
function logsOf(numbers: readonly number[], goesOn: 'before' | 'first' | 'none') {
  const { keys } = keysState();
  const holder = present(keys.get(keyOf(1)), 'headquarters’ key');
  const [first] = holder.logs;
  const logs = numbers.map((number, at) => {
    const from = numbers[goesOn === 'first' ? 0 : at - 1];
    return {
      heads: present(first, 'a log').heads,
      log: logOf(number),
      continues: goesOn === 'none' || at === 0 || from === undefined ? null : logOf(from),
    };
  });
  return new Map(keys).set(keyOf(1), { ...holder, logs });
}

test('puts the laptop that was restored twice in the place of the desk that it was, in one press', async () => {
  const state = keysState({ desks: named, keys: logsOf([9, 5, 6], 'before') });
  const desk = createKeysDesk('headquarters', state, { lastActions: async () => ok(new Map()) });
  takeAway = showApp(desk, '/desks');
  await expect.element(page.getByText(/«Аудитор»/)).toBeVisible();
  await press(page.getByRole('button', { name: 'Поставить новый на его место' }));
  await expect.poll(() => desk.recorded).toHaveLength(2);
  const [place, left] = desk.recorded;
  expect(place).toEqual(setDesk(logOf(6), { name: 'Аудитор', duty: '', state: 'audits' }));
  expect(left).toMatchObject({
    key: `desk/${logOf(9)}`,
    value: { name: 'Аудитор', state: 'left' },
  });
  expect(left?.reason).toMatch(/^Его место занял ноутбук с кодом \d{5} \d{5}$/);
});

test('says of a copy that was restored on two laptops which they are, and a person chooses', async () => {
  const state = keysState({ desks: named, keys: logsOf([9, 5, 6], 'first') });
  const desk = createKeysDesk('headquarters', state, { lastActions: async () => ok(new Map()) });
  takeAway = showApp(desk, '/desks');
  const choices = page.getByRole('button', { name: 'Поставить новый на его место' });
  await expect.element(choices.nth(1)).toBeVisible();
  for (const number of [5, 6])
    await expect
      .element(
        page.getByText(
          `«Аудитор»: ноутбук восстановлен или скопирован и работает под кодом ${codeOf(logOf(number))}`,
        ),
      )
      .toBeVisible();
  await press(choices.first());
  await expect.poll(() => desk.recorded).toHaveLength(2);
  expect(desk.recorded[0]).toMatchObject({ key: `desk/${logOf(5)}`, value: { name: 'Аудитор' } });
});

test('says nothing of a laptop that was copied and works on where nobody waits for it', async () => {
  const desks = new Map([viewOf(1, {}), viewOf(9, { seen: { current: true, wallClock: at } })]);
  const state = keysState({ desks, keys: logsOf([9, 5], 'before') });
  const desk = createKeysDesk('headquarters', state, { lastActions: async () => ok(new Map()) });
  takeAway = showApp(desk, '/desks');
  await expect.element(page.getByText(/Ждём: Приём/)).toBeVisible();
  expect(page.getByRole('button', { name: 'Поставить новый на его место' }).query()).toBeNull();
});

test('gives a laptop that has a name already no second one', async () => {
  const desks = new Map([...named, viewOf(5, { name: 'Секретарь' })]);
  const state = keysState({ desks, keys: logsOf([9, 5], 'before') });
  const desk = createKeysDesk('headquarters', state, { lastActions: async () => ok(new Map()) });
  takeAway = showApp(desk, '/desks');
  await press(page.getByRole('button', { name: 'Поставить новый на его место' }));
  await expect.poll(() => desk.recorded).toHaveLength(1);
  expect(desk.recorded[0]).toMatchObject({ key: `desk/${logOf(9)}`, value: { state: 'left' } });
});

test('lets a new laptop take the place of one that broke, and offers nothing where none was replaced', async () => {
  const state = keysState({ desks: named, keys: logsOf([1, 7], 'none') });
  const desk = createKeysDesk('headquarters', state, { lastActions: async () => ok(new Map()) });
  takeAway = showApp(desk, '/desks');
  await press(row('Ещё не назван').first());
  await page.getByLabelText('Вместо какого ноутбука').selectOptions('Приём');
  await expect.element(page.getByLabelText('Чем занят')).toHaveValue('Принимает файлы');
  expect(page.getByRole('button', { name: 'Поставить новый на его место' }).query()).toBeNull();
  await press(page.getByRole('button', { name: 'Сохранить' }));
  await expect.poll(() => desk.recorded).toHaveLength(2);
  expect(desk.recorded[1]).toMatchObject({ key: `desk/${logOf(1)}`, value: { state: 'left' } });
});

test('leads to the exchange, by which desks see the same', async () => {
  const desk = createKeysDesk('headquarters', keysState({ desks: named }), {
    lastActions: async () => ok(new Map()),
  });
  takeAway = showApp(desk, '/desks');
  await expect
    .element(page.getByRole('link', { name: 'К обмену' }))
    .toHaveAttribute('href', '#/exchange');
});
