import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { openBundle } from '../../../shared/bundle/bundle.ts';
import { milli } from '../../../shared/basics/points.ts';
import { setScore } from '../../../shared/scoring/score-operations.ts';
import { fileCode } from '../../../shared/bundle/file-code.ts';
import type { Demo } from '../../../shared/demo/build-demo.ts';
import { paperCss } from '../../../shared/documents/paper-css.ts';
import { sheetCss } from '../../../shared/documents/score-sheet-css.ts';
import { scoreSheetMarkup } from '../../../shared/documents/score-sheet-markup.ts';
import { sheetPaper } from '../../../shared/documents/score-sheet-paper.ts';
import { webCryptoEd25519 } from '../../../shared/log/ed25519.ts';
import { readOperations } from '../../../shared/log/read-log.ts';
import { sheetCode, showSheetCode } from '../../../shared/scoring/sheet-code.ts';
import { PaperView } from '../../../renderer/paper/paper-view.tsx';
import { EnterPaperScreen } from '../../../renderer/features/enter-paper/enter-paper-screen.tsx';
import {
  inWorkingOrder,
  paperJurors,
  paperStage,
} from '../../../renderer/features/enter-paper/paper-work.ts';
import { PrintSheets } from '../../../renderer/features/enter-paper/print-sheets.tsx';
import { HandOverScreen } from '../../../renderer/features/hand-over-region/hand-over-screen.tsx';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import { coordinatorDesk, fileOf, headquartersDesk, smallDemo } from '../receive/demo-desks.ts';
import { stretchQuickly } from '../storage/passphrase-work.ts';
import { hostWith } from '../receive/host-with.ts';
import { showScreen } from '../receive/show-screen.tsx';

let demo: Demo;
let desk: DeskEngine;
let takeAway: () => void = () => undefined;

const region = () => demo.coordinators[0]?.person.region ?? null;
const work = () => {
  const { state } = desk.getSnapshot();
  const stage = state === null ? null : paperStage(state);
  if (state === null || stage === null) throw new Error('a stage');
  return { stage, jurors: paperJurors(state, stage.id, region()) };
};

beforeAll(async () => {
  stretchQuickly();
  demo = await smallDemo();
});
beforeEach(async () => {
  await page.viewport(1366, 900);
  await switchLanguage('ru');
  desk = await coordinatorDesk(demo);
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

/** The first juror's sheets, with the first entry of the open one complete: seven everywhere. */
async function enterFirst() {
  takeAway = showScreen(EnterPaperScreen, desk, hostWith([]));
  const { stage, jurors } = work();
  const [juror] = jurors;
  if (juror === undefined) throw new Error('a juror');
  await page.getByLabelText('Член жюри').selectOptions(juror.person.id);
  const second = page.getByRole('button', { name: 'Второй ввод' });
  await expect.element(second).toBeDisabled();
  const ref = {
    stage: stage.id,
    submission: inWorkingOrder(juror.sheets)[0]?.submission.id ?? '',
    juror: juror.person.id,
  };
  await desk.record(stage.criteria.map(({ id }) => setScore(ref, id, milli(7000))));
  await second.click();
  return { stage, juror };
}

const operations = async () => {
  const files = await desk.exportRegional();
  const bundle = files.ok
    ? await openBundle(
        files.value[0]?.bytes ?? new Uint8Array(),
        webCryptoEd25519(crypto.subtle).verify,
      )
    : null;
  if (bundle === null || !bundle.ok) throw new Error('a file of the region');
  return readOperations(new Map(bundle.value.segments.map((segment) => [segment.id, segment])));
};
const counted = () =>
  [...(desk.getSnapshot().state?.sheets.values() ?? [])].filter((sheet) => sheet.counted);

test('a sheet is entered twice, the difference is settled from the paper, and who confirmed it is signed', async () => {
  const { stage, juror } = await enterFirst();
  const name = page.getByLabelText('Имя второго человека');
  const own = desk.getSnapshot().profile?.person;
  await name.fill(`${own?.surname} ${own?.givenName}`);
  await expect.element(page.getByText(/Это ваше имя/)).toBeVisible();
  expect(document.querySelector('.rubric, .total')).toBeNull();
  await name.fill('Ибраев Самат');
  await userEvent.keyboard('{Tab}8{Enter}');

  // A telephone call: another screen, and back.
  takeAway();
  takeAway = showScreen(EnterPaperScreen, desk, hostWith([]));
  await page.getByLabelText('Член жюри').selectOptions(juror.person.id);
  await expect.element(name).toHaveValue('Ибраев Самат');
  await userEvent.keyboard('7{Enter}'.repeat(stage.criteria.length - 1));
  await userEvent.keyboard('{Enter}');
  const [criterion] = stage.criteria;
  await page.getByRole('radio', { name: 'Второй ввод: 8' }).click();
  await page.getByRole('button', { name: 'Сохранить исправления' }).click();
  await page.getByRole('button', { name: 'Сдать лист' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Сдать лист' }).click();
  await expect.element(page.getByText(/Номер квитанции/)).toHaveTextContent(/\d{5}-\d{5}/);
  expect(work().jurors[0]?.open).toBe(juror.open - 1);
  expect(counted()[0]?.scores).toEqual(
    Object.fromEntries(stage.criteria.map(({ id }) => [id, id === criterion?.id ? 8000 : 7000])),
  );
  expect(
    (await operations()).flatMap(({ reason }) => (reason === '' ? [] : [reason])).toSorted(),
  ).toEqual([
    'Введён с бумаги дважды, подтвердил(а): Ибраев Самат',
    'Исправлено по бумаге, второй ввод: Ибраев Самат',
  ]);
});

test('without a second person a sheet is handed in with a reason alone; its code opens another', async () => {
  await enterFirst();
  await page.getByRole('button', { name: 'Прервать второй ввод' }).click();
  await page.getByRole('button', { name: 'Сдать без второго ввода' }).click();
  const handIn = page.getByRole('alertdialog').getByRole('button', { name: 'Сдать лист' });
  await expect.element(handIn).toBeDisabled();
  await page.getByLabelText('Почему не было второго ввода?').fill('один в школе');
  await handIn.click();
  await expect.element(page.getByText(/Номер квитанции/)).toBeVisible();
  expect((await operations()).map(({ reason }) => reason)).toContain(
    'Второго человека не было: один в школе',
  );

  const { stage, jurors } = work();
  const other = jurors.at(-1);
  const submission = other?.sheets.at(-1)?.submission;
  const contest = desk.getSnapshot().state?.contest;
  if (other === undefined || submission === undefined || contest === undefined)
    throw new Error('a sheet');
  const code = sheetCode(contest, {
    stage: stage.id,
    submission: submission.id,
    juror: other.person.id,
  });
  const field = page.getByLabelText('Код листа');
  await field.fill(`${code.slice(0, 8)}${code.endsWith('7') ? '9' : '7'}`);
  await expect.element(page.getByText(/Код введён с ошибкой/)).toBeVisible();
  await field.fill(showSheetCode(code).toLowerCase());
  await expect
    .element(page.getByRole('heading', { name: `№\u00a0${submission.id} ·` }))
    .toBeVisible();
  await expect.element(page.getByLabelText('Член жюри')).toHaveValue(other.person.id);
});

test('printed sheets fit their pages, with names that have no end', async () => {
  const long = 'Ы'.repeat(40);
  const state = desk.getSnapshot().state;
  const { stage, jurors } = work();
  const [juror] = jurors;
  if (state === null || juror === undefined) throw new Error('a juror');
  const everyone = { ...juror.person, surname: long };
  const papers = (['kk', 'ru', 'en'] as const).flatMap((language) =>
    juror.sheets.map(({ submission }) =>
      sheetPaper(
        state,
        {
          stage,
          submission: {
            ...submission,
            title: `${submission.title} ${long} `.repeat(4),
            applicant: long,
          },
          juror: everyone,
        },
        { languages: language === 'kk' ? ['kk', 'ru'] : [language], filled: false },
      ),
    ),
  );
  const markup = papers.flatMap((paper) =>
    scoreSheetMarkup(paper, () => ({ path: 'M4 4h1', side: 29 })),
  );
  takeAway = showScreen(
    () => <PaperView markup={markup} css={paperCss + sheetCss} printing={false} />,
    desk,
    hostWith([]),
  );
  const millimetre = 96 / 25.4;
  const sheets = [...document.querySelectorAll<HTMLElement>('.score-paper')];
  expect(sheets).toHaveLength(markup.length);
  for (const sheet of sheets) {
    expect(sheet.offsetHeight).toBeLessThanOrEqual(Math.ceil(297 * millimetre));
    expect(sheet.scrollWidth).toBeLessThanOrEqual(sheet.clientWidth);
  }
});

test('blank sheets are saved as one page with their codes and the fonts that it needs', async () => {
  const { state } = desk.getSnapshot();
  const { stage, jurors } = work();
  const [juror] = jurors;
  if (state === null || juror === undefined) throw new Error('a juror');
  const host = hostWith([]);
  takeAway = showScreen(() => <PrintSheets {...{ state, stage, juror }} />, desk, host);
  await page.getByRole('button', { name: 'Сохранить файлом HTML' }).click();
  await expect.poll(() => host.saved.length, { timeout: 50_000 }).toBe(1);
  const html = new TextDecoder().decode(host.saved[0]?.bytes);
  expect(html.match(/class="sheet-code"/g)?.length).toBeGreaterThanOrEqual(juror.sheets.length);
  expect(html).toContain('data:font/woff2;base64,');
  expect(html).toContain('<path d="M');
}, 60_000);

test('with nothing collected the next step is to receive files', async () => {
  takeAway = showScreen(HandOverScreen, desk, hostWith([]));
  await expect
    .element(page.getByRole('link', { name: 'Принять файлы' }))
    .toHaveAttribute('href', '#/receive');
});

test('the region’s file is made, saved with its code, and headquarters takes it in', async () => {
  const juror = demo.jurors.find(({ person }) => person.region === region());
  const plan = await desk.planImport([fileOf(demo, `juror-${juror?.person.id}.qzb`)]);
  if (plan.ok) await desk.runImport(plan.value.id);
  const host = hostWith([]);
  takeAway = showScreen(HandOverScreen, desk, host);
  await expect.element(page.getByText(/Ещё не передано: 1 файл членов жюри/)).toBeVisible();
  await page.getByRole('button', { name: 'Подготовить файл региона' }).click();
  await expect.element(page.getByText(/готов$/)).toBeVisible();
  const [saved] = host.saved;
  if (saved === undefined) throw new Error('a saved file');
  expect(saved.name).toBe(`region-${region()}.qzb`);
  await expect.element(page.getByText(fileCode(saved.bytes))).toBeVisible();
  await expect.element(page.getByText(/Нового с тех пор нет/)).toBeVisible();

  const headquarters = await headquartersDesk(demo);
  const received = await headquarters.planImport([saved]);
  expect(received).toMatchObject({ ok: true, value: { totals: { refused: 0 } } });
});
