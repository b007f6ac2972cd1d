import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { formatScore } from '../../../shared/language/number-format.ts';
import type { Operation } from '../../../shared/log/operation.ts';
import type { Fork } from '../../../shared/merge/state.ts';
import { stakesOf } from '../../../shared/results/stakes.ts';
import { groupsOf } from '../../../renderer/features/settle-conflicts/item-groups.ts';
import { questionOf } from '../../../renderer/features/settle-conflicts/item-question.ts';
import { milli } from '../../../shared/basics/points.ts';
import { setScore } from '../../../shared/scoring/score-operations.ts';
import type { Demo } from '../../../shared/demo/build-demo.ts';
import { openItems } from '../../../renderer/features/settle-conflicts/conflict-item.ts';
import { SettleConflictsScreen } from '../../../renderer/features/settle-conflicts/settle-conflicts-screen.tsx';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import { fileOf, headquartersDesk, regionFiles, smallDemo } from '../receive/demo-desks.ts';
import { hostWith } from '../receive/host-with.ts';
import { showScreen } from '../receive/show-screen.tsx';
import { counting, countImpacts } from './impact-in-page.ts';
import { press } from '../press.ts';

vi.mock('../../../renderer/workers/impact-counting.ts', async (original) =>
  (await import('./impact-in-page.ts')).impactInPage(original),
);

let demo: Demo;
let desk: DeskEngine;
let takeAway: () => void = () => undefined;

const stateNow = () => {
  const { state } = desk.getSnapshot();
  if (state === null) throw new Error('an open contest');
  return state;
};
const reason = () => page.getByLabelText(/Причина решения/);
const list = () => page.getByRole('navigation', { name: 'Список расхождений' });
const pill = (name: RegExp) =>
  page.getByRole('group', { name: 'Что показать' }).getByRole('button', { name });
/** Words of the list's first item, once it is ordered by what it does. */
async function orderedList() {
  await expect.element(list().getByText(/^Влияние считается/)).not.toBeInTheDocument();
}
const decide = async (words: string, verb: RegExp) => {
  await reason().selectOptions(words);
  await press(page.getByRole('button', { name: verb }));
};
/** The hard conflict whose sheet the open item names. */
const shownConflict = () => {
  const title = document.querySelector('.item-head h2')?.textContent ?? '';
  const found = stateNow().hard.find(({ sheet }) =>
    title.replaceAll(/\s/g, ' ').startsWith(`№ ${sheet?.submission} ·`),
  );
  if (found === undefined) throw new Error(`no conflict for ${title}`);
  return found;
};

beforeAll(async () => {
  demo = await smallDemo();
});
beforeEach(async () => {
  await page.viewport(1366, 900);
  await switchLanguage('ru');
  desk = await headquartersDesk(demo);
  const plan = await desk.planImport(regionFiles(demo).map((name) => fileOf(demo, name)));
  if (plan.ok) await desk.runImport(plan.value.id);
});
afterEach(async () => {
  takeAway();
  counting.beside = false;
  await switchLanguage('kk');
});
const open = () => {
  takeAway = showScreen(SettleConflictsScreen, desk, hostWith([]));
};

test('a version is kept only with a reason, and the decision names every version', async () => {
  const before = openItems(stateNow()).length;
  open();
  await press(pill(/^Разные значения/));
  const conflict = shownConflict();
  await press(page.getByRole('button', { name: 'Оставить выбранное' }));
  await expect.element(page.getByText(/Сначала выберите версию/)).toBeVisible();
  await expect.element(page.getByText(/без неё решение не записывается/)).toBeVisible();
  expect(stateNow().resolutions).toHaveLength(0);

  await press(page.getByRole('radio').first());
  await decide('Сверено с бумажным листом', /^Оставить:/);
  await expect.poll(() => stateNow().resolutions.length).toBe(1);
  const [resolution] = stateNow().resolutions;
  expect(resolution).toMatchObject({ key: conflict.key, reason: 'Сверено с бумажным листом' });
  expect(new Set(resolution?.parents)).toEqual(
    new Set(conflict.alternatives.map(({ operation }) => operation.id)),
  );
  expect(openItems(stateNow())).toHaveLength(before - 1);
});

test('a value of one’s own is read with a comma, and refused where it is off the scale', async () => {
  open();
  await press(pill(/^Разные значения/));
  const { key } = shownConflict();
  await page.getByLabelText('Своё значение', { exact: true }).fill('17');
  await expect.element(page.getByRole('alert').first()).toHaveTextContent(/от 0 до 10/);
  await page.getByLabelText('Своё значение', { exact: true }).fill('9');
  await reason().selectOptions('Другая причина');
  await press(page.getByRole('button', { name: 'Оставить: 9' }));
  await expect.element(page.getByText(/Напишите причину/)).toBeVisible();
  await page.getByLabelText('Причина своими словами').fill('Решили на заседании');
  await press(page.getByRole('button', { name: 'Оставить: 9' }));
  await expect.poll(() => stateNow().resolutions[0]?.value).toBe(9000);
  expect(stateNow().resolutions[0]).toMatchObject({ key, reason: 'Решили на заседании' });
});

test('the last decision is undone by a key, and what it settled is open again with the story told', async () => {
  open();
  await press(pill(/^Разные значения/));
  const before = stateNow().hard.length;
  await press(page.getByRole('radio').first());
  await decide('Уточнено по телефону', /^Оставить:/);
  await expect.poll(() => stateNow().hard.length).toBe(before - 1);
  await expect.element(page.getByRole('button', { name: /^Отменить последнее/ })).toBeVisible();
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(() => stateNow().hard.length).toBe(before);
  expect(stateNow().decisions).toMatchObject([
    { withdrawal: { reason: 'Решение сразу отменено: нажато по ошибке' } },
  ]);
  await expect
    .element(page.getByRole('button', { name: /^Отменить последнее/ }))
    .not.toBeInTheDocument();
});

/** Headquarters types other scores over three sheets of one juror: three conflicts between the same two laptops. */
async function typeOverThreeSheets() {
  const open = new Set(stateNow().hard.map(({ sheet }) => sheet?.submission));
  const counted = [...stateNow().sheets.values()].filter(
    ({ counted: counts, submission }) => counts && !open.has(submission),
  );
  const sheets = counted.filter(({ juror }) => juror === counted[0]?.juror).slice(0, 3);
  const criterion = Object.keys(sheets[0]?.scores ?? {})[0] ?? '';
  const before = stateNow().hard.length;
  await desk.record(
    sheets.map((sheet) =>
      setScore(sheet, criterion, milli(sheet.scores[criterion] === 1000 ? 2000 : 1000)),
    ),
  );
  expect(stateNow().hard.length).toBe(before + 3);
  return sheets.map(({ submission, scores }) => ({
    submission,
    typed: scores[criterion] === 1000 ? '2' : '1',
  }));
}

test('a decision is applied to similar conflicts, listed before it is made, and undone as one', async () => {
  const before = stateNow().hard.length;
  const [first] = await typeOverThreeSheets();
  open();
  await orderedList();
  const own = new RegExp(`^№\\s${first?.submission} ·`);
  await press(pill(/^Разные значения/));
  await press(list().getByRole('button', { name: own }).first());
  await press(page.getByRole('radio', { name: first?.typed ?? '', exact: true }));
  await press(page.getByRole('checkbox', { name: /Применить и к похожим/ }));
  const others = page.getByRole('list', { name: 'Решаются вместе с этим' });
  await expect.element(others).toBeVisible();
  const together = others.getByRole('listitem').elements().length + 1;
  expect(together).toBeGreaterThan(1);
  await decide('Сверено с бумажным листом', new RegExp(`^Записать вместе ${together} решени`));
  await expect.poll(() => stateNow().hard.length).toBe(before + 3 - together);
  await expect.element(page.getByText(`Записано решений: ${together}`)).toBeVisible();
  await press(page.getByRole('button', { name: /^Отменить последнее/ }));
  await expect.poll(() => stateNow().hard.length).toBe(before + 3);
});

test('a decision is looked up and taken back with a reason', async () => {
  open();
  await press(pill(/^Копии/));
  await decide('Ноутбук заменён', /^Принять к сведению$/);
  await expect.poll(() => stateNow().counts.fork).toBe(0);
  await press(pill(/^Решения/));
  const decisions = page.getByRole('list', { name: 'Принятые решения' });
  await page.getByRole('searchbox').fill('бумажный лист');
  await expect.element(page.getByText('Ничего не найдено')).toBeVisible();
  await page.getByRole('searchbox').fill('ноутбук');
  await expect.element(decisions.getByText('Причина: Ноутбук заменён')).toBeVisible();
  await press(page.getByRole('button', { name: 'Отозвать решение' }));
  const question = page.getByRole('alertdialog');
  await press(question.getByRole('button', { name: 'Отозвать 1 решение' }));
  await expect.element(question.getByRole('alert')).toBeVisible();
  await question.getByRole('textbox').fill('Координатор перезвонил');
  await press(question.getByRole('button', { name: 'Отозвать 1 решение' }));
  await expect.poll(() => stateNow().counts.fork).toBe(1);
  await expect.element(decisions.getByText(/Причина: Координатор перезвонил/)).toBeVisible();
  await press(pill(/^Копии/));
  await expect.element(page.getByText(/Прежнее решение отозвано/)).toBeVisible();
});

test('records kept aside are left out one by one or together, with a reason', async () => {
  open();
  const before = stateNow().counts.rule;
  const items = openItems(stateNow()).filter(({ type }) => type === 'quarantine');
  const item = items.find((each) => each.type === 'quarantine' && each.operations.length > 1);
  if (item?.type !== 'quarantine') throw new Error('several records of one signer');
  await press(pill(/^В карантине/));
  const records = new RegExp(`${item.operations.length}\\s+запис`);
  await press(list().getByRole('button', { name: records }).first());
  await press(page.getByRole('checkbox').first());
  await decide('Ошибка при вводе', /^Не учитывать/);
  await expect
    .poll(() => stateNow().counts.rule, { timeout: 10_000 })
    .toBe(before - item.operations.length + 1);
});

/** Every field in which the copies are not the same stands in the table, with what each of them says. */
async function expectBothCopies(fork: Fork | undefined) {
  const table = page.getByRole('table', { name: 'Записи копий рядом' });
  for (const number of [1, 2])
    await expect
      .element(table.getByRole('columnheader', { name: `Копия ${number}` }))
      .toBeVisible();
  const scores = (fork?.lines ?? []).map(
    ({ entries }) => new Map(entries.filter(({ key }) => key.startsWith('score/')).map(said)),
  );
  const keys = new Set(scores.flatMap((each) => [...each.keys()]));
  const apart = [...keys].filter((key) => scores[0]?.get(key) !== scores[1]?.get(key));
  expect(apart.length).toBeGreaterThan(0);
  const rows = table
    .getByRole('row')
    .elements()
    .map((row) =>
      [...row.querySelectorAll('td > span:last-child')].map((cell) => cell.textContent),
    );
  for (const key of apart) {
    const values = scores.map((each) => each.get(key) ?? '—');
    expect(rows.filter((row) => row.slice(-2).join() === values.join())).not.toEqual([]);
  }
}
const said = ({ key, value }: Operation) =>
  [key, typeof value === 'number' ? formatScore(milli(value), 'ru') : 'не может оценить'] as const;

test('a score is taken away where no version is right', async () => {
  open();
  await press(pill(/^Разные значения/));
  const { key } = shownConflict();
  await press(page.getByRole('radio', { name: 'Оставить без балла' }));
  await decide('Уточнено по телефону', /^Оставить без балла$/);
  await expect.poll(() => stateNow().resolutions.length).toBe(1);
  expect(stateNow().resolutions[0]).toMatchObject({ key, value: null });
});

test('a copied installation is taken note of with all its branches', async () => {
  open();
  const [fork] = stateNow().forks;
  await press(list().getByRole('button', { name: /копии установки/ }));
  await expect
    .element(page.getByRole('heading', { name: 'Установка была скопирована' }))
    .toBeVisible();
  await expectBothCopies(fork);
  await decide('Ноутбук заменён', /^Принять к сведению$/);
  await expect.poll(() => stateNow().counts.fork).toBe(0);
  const [note] = stateNow().decisions;
  expect(Array.isArray(note?.operation.value) ? note.operation.value : []).toHaveLength(
    fork?.heads.length ?? 0,
  );
});

test('arrow keys walk through the list', async () => {
  open();
  await orderedList();
  (list().getByRole('button').first().element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(list().getByRole('button').nth(1)).toHaveAttribute('aria-current', 'true');
  await expect.element(list().getByRole('button').nth(1)).toHaveFocus();
});

/** The groups that the list should end up with, counted without a worker. */
function expectedGroups() {
  const state = stateNow();
  if (state.settings === null) throw new Error('settings');
  const items = openItems(state);
  const questions = items.flatMap((item) => questionOf(item) ?? []);
  const impacts = countImpacts({ state, stakes: stakesOf(state.settings), questions });
  return groupsOf(items, {
    known: new Map(impacts.map((each) => [each.id, each])),
    status: 'done',
  });
}

test('the list is ordered by what decisions do, and the card says it of each version', async () => {
  counting.beside = true;
  open();
  await orderedList();
  const titles = {
    identity: 'Приглашения, открытые дважды',
    winners: 'Меняют победителей или список',
    uncounted: 'Влияние заранее не посчитать',
    counting: '',
    places: 'Меняют только места',
    none: 'Не меняют рейтинг',
    fork: 'Копии установки',
  };
  const groups = expectedGroups();
  expect(groups.length).toBeGreaterThan(1);
  await expect
    .poll(() =>
      list()
        .getByRole('heading')
        .elements()
        .map(({ textContent }) => textContent),
    )
    .toEqual(groups.map(({ id, items }) => `${titles[id]}${items.length}`));
  await press(pill(/^Разные значения/));
  const conflict = shownConflict();
  const card = page.getByRole('region', { name: 'Что изменится в рейтинге' });
  await expect.element(card.getByRole('img')).toBeVisible();
  expect(card.getByRole('listitem').elements()).toHaveLength(conflict.alternatives.length + 1);
});

test('every level of merging is shown with its count and an explanation', async () => {
  open();
  const { soft, counts, unknown } = stateNow();
  const levels = [
    [/^Взято без вопроса/, soft.length, /Противоречия нет, поэтому взято всё/],
    [/^Совпадает/, counts.agree, /считается один раз/],
    [/^Не распознано/, unknown.length, /хранятся и передаются дальше/],
  ] as const;
  for (const [name, count, words] of levels) {
    await expect.element(pill(name)).toHaveTextContent(new RegExp(`\\s${count}$`));
    await press(pill(name));
    await expect.element(page.getByText(words)).toBeVisible();
  }
  expect(soft.length + unknown.length).toBeGreaterThan(0);
});

test.for([1366, 683, 320])('nothing is wider than a window of %i px', async (width) => {
  await page.viewport(width, 700);
  open();
  await orderedList();
  const names = [
    /^Нерешённые/,
    /^Разные/,
    /^В карантине/,
    /^Копии/,
    /^Взято/,
    /^Не расп/,
    /^Решения/,
  ];
  for (const name of names) {
    await press(pill(name));
    expect(document.documentElement.scrollWidth, `${name}`).toBeLessThanOrEqual(width);
  }
});
