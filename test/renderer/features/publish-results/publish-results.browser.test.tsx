import { strFromU8 } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';

import { ok } from '../../../../shared/basics/result.ts';
import type { Meeting } from '../../../../shared/deciding/meeting.ts';
import type { ContestState } from '../../../../shared/merge/state.ts';
import { PublishResultsScreen } from '../../../../renderer/features/publish-results/publish-results-screen.tsx';
import type { Host } from '../../../../renderer/host/host.ts';
import { switchLanguage } from '../../../../renderer/language/texts.ts';
import type { NamedFile } from '../../../../renderer/storage/desk.ts';
import { contestState, meeting, settings } from '../../../results/small-contest.ts';
import { press } from '../../press.ts';
import { createScriptedDesk, emptySnapshot } from '../../scripted-desk.ts';
import { hostWithFiles, showScreen } from '../../show-screen.tsx';

let takeAway: () => void = () => undefined;

beforeEach(async () => {
  await page.viewport(1366, 900);
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

function show(fields: Partial<ContestState> = {}, host: Partial<Host> = {}) {
  const state = contestState(fields);
  const snapshot = { ...emptySnapshot, phase: 'open' as const, state };
  const desk = createScriptedDesk({ getSnapshot: () => snapshot });
  takeAway = showScreen(
    <main className="main results">
      <PublishResultsScreen state={state} settings={settings} stage="written" />
    </main>,
    desk,
    { ...hostWithFiles([]), ...host },
  );
}

/** Takes what is saved instead of writing it anywhere. */
function savingHost() {
  const saved: NamedFile[] = [];
  const host: Partial<Host> = {
    saveFiles: (files) => {
      saved.push(...files);
      return Promise.resolve(ok({ names: files.map(({ name }) => name), verified: true }));
    },
  };
  return { saved, host };
}

/** What is made beside the window takes its time where several tests share a machine. */
const soon = { timeout: 20_000 };

const preview = (): ShadowRoot => {
  const root = document.querySelector('.page-preview > div')?.shadowRoot ?? null;
  if (root === null) throw new Error('no preview');
  return root;
};

const shownText = (query: string): string => {
  const found = preview().querySelector<HTMLElement>(query);
  return found?.innerText ?? '';
};

const button = (name: string) => page.getByRole('button', { name, exact: true });

test('the page stands in the window as it will look, in the language one works in', async () => {
  show();
  await expect.element(page.getByRole('region', { name: 'Вид страницы для всех' })).toBeVisible();
  expect(shownText('h1')).toBe('Зелёное будущее');
  expect(preview().querySelectorAll('tbody tr')).toHaveLength(3);
  expect(preview().querySelector('.said')?.hasAttribute('inert')).toBe(true);
  preview().querySelector<HTMLElement>('label[for=language-kk]')?.click();
  expect(shownText('h1')).toBe('Жасыл болашақ');
});

test('an option changes the page at once', async () => {
  show();
  await expect.element(page.getByRole('region', { name: 'Вид страницы для всех' })).toBeVisible();
  expect(shownText('table')).toContain('«Тау суы» ЖШС');
  await page.getByRole('radio', { name: /Не показывать/ }).click();
  await expect.poll(() => shownText('table')).not.toContain('«Тау суы» ЖШС');
  await page.getByLabelText('Реестр', { exact: true }).selectOptions('Все, кто занял место');
  await expect.poll(() => preview().querySelectorAll('tbody tr').length).toBe(4);
});

test('the page, the folder and the posters are saved as they were chosen', async () => {
  const { saved, host } = savingHost();
  show({}, host);
  await page.getByLabelText('Адрес страницы на сайте').fill('https://baiqau.example.kz/2026');
  await press(button('Сохранить страницу'));
  await expect.poll(() => saved.map(({ name }) => name), soon).toEqual(['index.html']);
  expect(strFromU8(saved[0]?.bytes ?? new Uint8Array())).toContain('<html lang="kk">');
  await press(button('Плакаты A2'));
  await expect.poll(() => saved.at(-1)?.name, soon).toBe('posters-a2.kk-ru.html');
  expect(strFromU8(saved.at(-1)?.bytes ?? new Uint8Array())).toContain('baiqau.example.kz/2026');
  await press(button('Сохранить папку для сайта'));
  await expect.poll(() => saved.map(({ name }) => name), soon).toContain('verify.html');
  expect(saved.map(({ name }) => name)).toContain('README.txt');
  for (const { name } of saved) expect(name).not.toContain('/');
});

test('an address no camera would open is told, and nothing is saved with it', async () => {
  show();
  await page.getByLabelText('Адрес страницы на сайте').fill('baiqau kz');
  await expect.element(page.getByText(/Адрес начинается с https/)).toBeVisible();
  await expect.element(button('Плакаты A3')).toBeDisabled();
});

test('an embargo is told with its day and where it is lifted', async () => {
  show({
    publications: new Map([
      ['written', { stage: 'written', state: 'prepared', day: '2026-05-20' }],
    ]),
  });
  await expect.element(page.getByText('Подготовлено, ещё не обнародовано')).toBeVisible();
  await expect
    .element(page.getByText(/результат обнародует человек. Намеченный день: 20 мая 2026/))
    .toBeVisible();
  await expect
    .element(page.getByRole('link', { name: 'Перейти к обнародованию' }))
    .toHaveAttribute('href', '#/decide');
  expect(shownText('.mark')).toContain('До объявления не распространять');
});

test('sums are asked about only where money was granted', async () => {
  const granted: Meeting = {
    ...meeting,
    grants: [{ submission: '318', requested: null, granted: 5_000_000, reason: '' }],
  };
  show({ meetings: new Map([['written', granted]]) });
  await expect.element(page.getByRole('region', { name: 'Вид страницы для всех' })).toBeVisible();
  await expect.poll(() => shownText('#grants')).toBe('Грантовая поддержка');
  await page.getByRole('checkbox', { name: 'Показать суммы грантов' }).click();
  await expect.poll(() => preview().querySelector('#grants')).toBeNull();
});
