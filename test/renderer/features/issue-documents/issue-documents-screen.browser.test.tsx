import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';

import { ok } from '../../../../shared/basics/result.ts';
import type { ContestState } from '../../../../shared/merge/state.ts';
import { IssueDocumentsScreen } from '../../../../renderer/features/issue-documents/issue-documents-screen.tsx';
import type { Host } from '../../../../renderer/host/host.ts';
import { switchLanguage } from '../../../../renderer/language/texts.ts';
import type { NamedFile } from '../../../../renderer/storage/desk.ts';
import { contestState, settings } from '../../../results/small-contest.ts';
import { createScriptedDesk, emptySnapshot } from '../start-here/scripted-desk.ts';
import { hostWithFiles, showScreen } from '../start-here/show-screen.tsx';
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
  await press(button('XLSX'));
  await vi.waitFor(() => expect(files[1]?.name).toBe('register.kk.xlsx'));
});
