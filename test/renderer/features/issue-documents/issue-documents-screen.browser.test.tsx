import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';

import { ok } from '../../../../shared/basics/result.ts';
import type { ContestState } from '../../../../shared/merge/state.ts';
import { IssueDocumentsScreen } from '../../../../renderer/features/issue-documents/issue-documents-screen.tsx';
import type { Host, HostFiles } from '../../../../renderer/host/host.ts';
import { switchLanguage } from '../../../../renderer/language/texts.ts';
import type { NamedFile } from '../../../../renderer/storage/desk.ts';
import { contestState, settings } from '../../../results/small-contest.ts';
import { createScriptedDesk, emptySnapshot } from '../../scripted-desk.ts';
import { hostWithFiles, showScreen } from '../../show-screen.tsx';
import { press } from '../../press.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
let takeAway: () => void = () => undefined;

beforeEach(async () => {
  await page.viewport(1280, 800);
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

function show(state: ContestState, host: Partial<Host> = {}) {
  const snapshot = { ...emptySnapshot, phase: 'open' as const, state };
  const desk = createScriptedDesk({ getSnapshot: () => snapshot });
  takeAway = showScreen(
    <IssueDocumentsScreen state={state} settings={settings} stage="written" />,
    desk,
    { ...hostWithFiles([]), ...host },
  );
}

test('the minutes stand on A4 in two languages and in the language one chooses', async () => {
  show(contestState());
  await expect
    .element(page.getByRole('heading', { name: 'Конкурстық комиссия отырысының хаттамасы № 7' }))
    .toBeVisible();
  await expect
    .element(page.getByText('Принято заявок — 5, допущено — 4, отклонено — 1.'))
    .toBeVisible();
  const sheet = document.querySelector('.paper-sheet');
  expect(sheet?.getBoundingClientRect().width).toBeCloseTo((210 / 25.4) * 96, -1);
  await page.getByLabelText('Язык документа').selectOptions('Английский');
  await expect
    .element(page.getByRole('heading', { name: 'Minutes No. 7 of the contest commission' }))
    .toBeVisible();
  await expect.element(page.getByText('Принято заявок — 5')).not.toBeInTheDocument();
});

test('print gets the sheets alone, the same that are seen', async () => {
  const printed: { readonly copies: number; readonly text: string }[] = [];
  const print = async () => {
    const copy = document.querySelector('.print-copy');
    printed.push({
      copies: copy?.querySelectorAll('.paper-sheet').length ?? 0,
      text: copy?.textContent ?? '',
    });
    return ok(null);
  };
  show(contestState(), { print });
  await expect.element(page.getByText(/Принято заявок — 5/)).toBeVisible();
  const seen = [...document.querySelectorAll('.paper-sheet')]
    .map((each) => each.textContent)
    .join('');
  await press(button('Печать'));
  await vi.waitFor(() => expect(printed).toEqual([{ copies: 2, text: seen }]));
  await vi.waitFor(() => expect(document.querySelector('.print-copy')).toBeNull());
});

test('a document is saved as a real file', async () => {
  const files: NamedFile[] = [];
  const saveFiles: Host['saveFiles'] = async (given) => {
    files.push(...given);
    return ok({ names: given.map(({ name }) => name), verified: false });
  };
  show(contestState(), { saveFiles });
  await press(button('DOCX'));
  // The library and the fonts are loaded only now.
  await vi.waitFor(() => expect(files.map(({ name }) => name)).toEqual(['protocol.kk-ru.docx']), {
    timeout: 15_000,
  });
  const xml = strFromU8(
    unzipSync(files[0]?.bytes ?? new Uint8Array())['word/document.xml'] ?? new Uint8Array(),
  );
  expect(xml).toContain('Принято заявок — 5, допущено — 4, отклонено — 1.');
  await page.getByLabelText('Документ', { exact: true }).selectOptions('Реестр');
  await press(button('XLSX'));
  await vi.waitFor(() => expect(files[1]?.name).toBe('register.kk.xlsx'));
});

test('diplomas are looked at one by one, and printed one by one or all', async () => {
  const printed: number[] = [];
  const print = async () => {
    printed.push(document.querySelectorAll('.print-copy .diploma').length);
    return ok(null);
  };
  show(contestState(), { print });
  await page.getByLabelText('Документ', { exact: true }).selectOptions('Дипломы');
  await page.getByLabelText('Язык документа').selectOptions('Русский');
  await expect.element(page.getByText('«Тау суы» ЖШС')).toBeVisible();
  expect(document.querySelectorAll('.stage .diploma')).toHaveLength(1);
  await expect.element(page.getByText('1 из 2')).toBeVisible();
  await press(button('Следующий'));
  await expect.element(page.getByText('ЖК «Бұлақ»')).toBeVisible();
  await expect.element(page.getByText('2 из 2')).toBeVisible();
  await press(button('Напечатать этот лист'));
  await vi.waitFor(() => expect(printed).toEqual([1]));
  await press(button('Напечатать все: 2'));
  await vi.waitFor(() => expect(printed).toEqual([1, 2]));
  await vi.waitFor(() => expect(document.querySelector('.print-copy')).toBeNull());
});

test('the desktop saves all sheets as they would be printed as one PDF', async () => {
  const saved: (readonly [string, number])[] = [];
  const savePdf: HostFiles['savePdf'] = async (name) => {
    saved.push([name, document.querySelectorAll('.print-copy .diploma').length]);
    return ok({ names: [name], verified: true });
  };
  const other = () => Promise.reject(new Error('nobody asked for that'));
  const files: HostFiles = {
    show: other,
    copy: other,
    recent: other,
    openRecent: other,
    forgetRecent: other,
    reportJob: async () => null,
    savePdf,
  };
  show(contestState(), { files });
  await page.getByLabelText('Документ', { exact: true }).selectOptions('Дипломы');
  await page.getByLabelText('Язык документа').selectOptions('Русский');
  await expect.element(page.getByText('«Тау суы» ЖШС')).toBeVisible();
  await press(button('PDF'));
  await vi.waitFor(() => expect(saved).toEqual([['diplomas.ru.pdf', 2]]));
  await vi.waitFor(() => expect(document.querySelector('.print-copy')).toBeNull());
});

test('a browser says where its PDF is to be had', async () => {
  show(contestState());
  await expect.element(page.getByText(/^В браузере PDF сохраняется/)).toBeVisible();
  expect(page.getByRole('button', { name: 'PDF', exact: true }).elements()).toEqual([]);
});

test('everything is saved as one file, with what a stop would leave out told meanwhile', async () => {
  const files: NamedFile[] = [];
  const saveFiles: Host['saveFiles'] = async (given) => {
    files.push(...given);
    return ok({ names: given.map(({ name }) => name), verified: false });
  };
  show(contestState(), { saveFiles });
  await press(button('Сохранить всё одним файлом ZIP'));
  await vi.waitFor(() => expect(files.map(({ name }) => name)).toEqual(['results.zip']), {
    timeout: 60_000,
  });
  const names = Object.keys(unzipSync(files[0]?.bytes ?? new Uint8Array()));
  expect(names).toContain('diplomas.kk.html');
  expect(names).toContain('feedback.en.html');
  expect(names).toContain('protocol.kk-ru.docx');
}, 90_000);

test('what is being made can be stopped, and then nothing is saved', async () => {
  const saveFiles = vi.fn<Host['saveFiles']>();
  show(contestState(), { saveFiles });
  await press(button('Сохранить всё одним файлом ZIP'));
  await press(button('Остановить'));
  await expect.element(button('Сохранить всё одним файлом ZIP')).toBeEnabled();
  expect(saveFiles).not.toHaveBeenCalled();
});

test('a result that may not be shown yet says so beside its documents and on them', async () => {
  show(
    contestState({
      publications: new Map([
        ['written', { stage: 'written', state: 'prepared', day: '2026-06-01' }],
      ]),
    }),
  );
  await expect.element(page.getByText('Результат ещё не объявлен')).toBeVisible();
  await page.getByLabelText('Документ', { exact: true }).selectOptions('Дипломы');
  await page.getByLabelText('Язык документа').selectOptions('Русский');
  await expect.element(page.getByText('До объявления не распространять')).toBeVisible();
});
