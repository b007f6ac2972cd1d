import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { present } from '../../../shared/basics/assert.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { ApplicationList } from '../../../renderer/features/receive-applications/application-list.tsx';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import type { NamedFile } from '../../../renderer/storage/desk.ts';
import { useDesk } from '../../../renderer/storage/use-desk.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import { manyApplications } from '../../bench/finding/many-applications.ts';
import { headquartersDesk, smallDemo } from '../receive/demo-desks.ts';
import { hostWith } from '../receive/host-with.ts';
import { showScreen } from '../receive/show-screen.tsx';

let takeAway: () => void = () => undefined;
let desk: DeskEngine;
let opened: string[] = [];
let chosen: readonly string[] = [];

beforeEach(async () => {
  await page.viewport(1366, 768);
  await switchLanguage('ru');
  desk = await headquartersDesk(await smallDemo());
  opened = [];
  chosen = [];
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

/** The list over the desk's contest, with more applications than are in it. */
function show(count: number, more: readonly Submission[] = [], host = hostWith([])): void {
  const settings = present(desk.getSnapshot().state?.settings, 'the contest has settings');
  const many = manyApplications({
    count,
    nominations: settings.nominations.map(({ id }) => id),
    regions: settings.regions,
  });
  const submissions = new Map([...many, ...more].map((each) => [each.id, each]));
  function Screen() {
    useDesk('state');
    return (
      <main className="main col g4">
        <ApplicationList
          settings={settings}
          submissions={submissions}
          onOpen={({ id }) => opened.push(id)}
          actions={(list) => {
            chosen = list.map(({ id }) => id);
            return null;
          }}
        />
      </main>
    );
  }
  takeAway = showScreen(Screen, desk, host);
}

const application = (id: string, title: string, applicant: string): Submission => ({
  ...present(manyApplications({ count: 1, nominations: ['-'], regions: [] })[0], 'one was made'),
  id,
  title,
  applicant,
});

const rows = () => page.getByRole('row').elements().slice(1);
const grid = () => page.getByRole('grid');
const numberOf = (row: Element | undefined) =>
  row?.querySelector('[role=gridcell] .data-value')?.textContent;

test('what is typed in another alphabet and with a slip is found and marked, and opens by Enter', async () => {
  show(300, [application('9001', 'Жұлдызды аспан', 'Қайрат Ғабитұлы')]);
  const search = page.getByRole('searchbox', { name: 'Поиск' });
  const marked = () =>
    [...(rows()[0]?.querySelectorAll('mark') ?? [])].map((each) => each.textContent);
  await search.fill('qairat zhul');
  await expect.poll(marked).toEqual(['Жұл', 'Қайрат']);
  await search.fill('жулдзды аспан');
  await expect.poll(marked).toEqual(['Жұлдызды', 'аспан']);
  await expect.element(page.getByText(/^1 из 301 · Из них похоже пишутся: 1$/)).toBeVisible();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(opened).toEqual(['9001']);
});

test('keys lead through two thousand rows without losing the focus, and choose', async () => {
  show(2000);
  await expect.element(page.getByText('2 000 из 2 000')).toBeVisible();
  expect(grid().element().getAttribute('aria-rowcount')).toBe('2001');
  (grid().element() as HTMLElement).focus();
  await userEvent.keyboard('{End}');
  const active = () => {
    const id = grid().element().getAttribute('aria-activedescendant');
    return id === null ? undefined : (document.getElementById(id) ?? undefined);
  };
  await expect.poll(() => numberOf(active())).toBe('2000');
  expect(rows().length).toBeLessThan(80);
  expect(document.activeElement).toBe(grid().element());
  await userEvent.keyboard('{Home}{ArrowDown}{Space}{Shift>}{ArrowDown}{/Shift}');
  await expect.poll(() => chosen).toEqual(['2', '3']);
  await userEvent.keyboard('{Enter}');
  expect(opened).toEqual(['3']);
  await userEvent.keyboard('{Control>}a{/Control}');
  await expect.element(page.getByText('Выбрано: 2 000')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByText('Выбрано: 2 000')).not.toBeInTheDocument();
});

test('a view keeps filters, order and columns, and an export holds exactly what is shown', async () => {
  const saved: NamedFile[] = [];
  const host = hostWith([]);
  show(40, [application('77', '=СУММА(A1)', 'Ә')], {
    ...host,
    saveFiles: async (files) => {
      saved.push(...files);
      return { ok: true, value: { names: files.map(({ name }) => name), verified: true } };
    },
  });
  await page.getByRole('button', { name: 'Фильтры' }).click();
  await page.getByLabelText('Допуск').selectOptions('Допущена');
  await page.getByRole('button', { name: 'Столбцы' }).click();
  await page.getByRole('checkbox', { name: 'Номинация' }).click();
  await page.getByLabelText('Сортировать по столбцу').selectOptions('Название проекта');
  await page.getByRole('button', { name: 'Готово' }).click();
  await expect.poll(() => numberOf(rows()[0])).toBe('77');
  const shown = rows().length;
  await page.getByRole('button', { name: 'Сохранить вид' }).click();
  await page.getByLabelText('Название вида').fill('Допущенные');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect.poll(() => desk.getSnapshot().personal.views.length).toBe(1);
  await page.getByLabelText('Вид').selectOptions('Все заявки');
  await expect.element(page.getByText('41 из 41')).toBeVisible();
  await page.getByLabelText('Вид').selectOptions('Допущенные');
  await expect.poll(() => rows().length).toBe(shown);

  await page.getByRole('button', { name: 'Экспортировать' }).click();
  await page.getByRole('button', { name: 'Текстовая таблица (CSV)' }).click();
  await expect.poll(() => saved.length).toBe(1);
  const lines = new TextDecoder().decode(saved[0]?.bytes).trim().split('\r\n');
  expect(lines[0]).toBe('"№";"Название проекта";"Заявитель";"Регион";"Допуск"');
  expect(lines[1]).toBe('"77";"\'=СУММА(A1)";"Ә";"—";"Допущена"');
  const total = Number(/(\d+) из 41/u.exec(document.body.textContent ?? '')?.[1]);
  expect(lines.length).toBe(total + 1);
  expect(desk.getSnapshot().state?.accesses.at(-1)).toMatchObject({ act: 'export', count: total });
});
