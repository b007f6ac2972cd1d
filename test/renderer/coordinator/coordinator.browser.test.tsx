import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { fileCode } from '../../../shared/bundle/file-code.ts';
import type { Demo } from '../../../shared/demo/build-demo.ts';
import { EnterPaperScreen } from '../../../renderer/features/enter-paper/enter-paper-screen.tsx';
import { paperJurors, paperStage } from '../../../renderer/features/enter-paper/paper-work.ts';
import { HandOverScreen } from '../../../renderer/features/hand-over-region/hand-over-screen.tsx';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import { coordinatorDesk, fileOf, headquartersDesk, smallDemo } from '../receive/demo-desks.ts';
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

test('a paper sheet is entered by keyboard and handed in on the juror’s behalf', async () => {
  takeAway = showScreen(EnterPaperScreen, desk, hostWith([]));
  const { stage, jurors } = work();
  const [juror] = jurors;
  if (juror === undefined) throw new Error('a juror');
  await page.getByLabelText('Член жюри').selectOptions(juror.person.id);
  const handIn = page.getByRole('button', { name: 'Сдать лист' });
  await expect.element(handIn).toBeDisabled();
  await userEvent.keyboard('7{Enter}'.repeat(stage.criteria.length));
  await expect.element(handIn).toBeEnabled();
  await handIn.click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Сдать лист' }).click();
  await expect.element(page.getByText(/Номер квитанции/)).toHaveTextContent(/\d{5}-\d{5}/);
  expect(work().jurors[0]?.open).toBe(juror.open - 1);
  const [sheet] = [...(desk.getSnapshot().state?.sheets.values() ?? [])].filter(
    ({ counted }) => counted,
  );
  expect(Object.values(sheet?.scores ?? {})).toEqual(stage.criteria.map(() => 7000));
});

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
