import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { present } from '../../../shared/basics/assert.ts';
import { milli } from '../../../shared/basics/points.ts';
import { setScore } from '../../../shared/scoring/score-operations.ts';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import type { Receipt } from '../../../renderer/storage/desk.ts';
import { createJurorDesk, juror, type JurorDesk, testSettings } from './juror-desk.ts';
import { showApp } from './show-app.tsx';

let takeAway: () => void = () => undefined;
const stage = present(
  testSettings().stages.find(({ scored }) => scored),
  'a scored stage',
);
const sheet = { stage: stage.id, submission: '100', juror };
const scores = [5, 6, 7, 7, 9].map((value) => milli(value * 1000));
const receipt: Receipt = {
  receivedAt: 1_778_700_000_000,
  createdAt: 1_778_690_000_000,
  from: '12345 67890',
  heldOperations: 7,
  sheets: 1,
  settled: 0,
  key: null,
  panel: [
    {
      stage: stage.id,
      submission: '100',
      jurors: 5,
      totals: scores,
      criteria: stage.criteria.map(({ id }) => ({ criterion: id, scores })),
    },
  ],
};

/** The desk of a juror who gave 7 for everything on application 100, which the panel calibrates by. */
async function scored(told?: Receipt): Promise<JurorDesk> {
  const desk = createJurorDesk({
    calibration: ['100'],
    ...(told === undefined ? {} : { receipt: told }),
  });
  await desk.record(stage.criteria.map(({ id }) => setScore(sheet, id, milli(7000))));
  return desk;
}

const handIn = (desk: JurorDesk) => desk.handIn({ stage: stage.id, sheets: [sheet] });
const heading = () => page.getByRole('heading', { name: 'Как оценило жюри' });

beforeEach(async () => {
  await page.viewport(1366, 768);
  window.localStorage.clear();
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

test('a calibration sheet that is handed in shows how the panel scored it, in a picture and in figures', async () => {
  const desk = await scored(receipt);
  await handIn(desk);
  takeAway = showApp(desk, '/sheet/100');
  await expect.element(heading()).toBeVisible();
  const words = /5 членов жюри: медиана 7,00, средняя половина от 6,00 до 7,00\. Ваш итог: 7,00\./;
  await expect.element(page.getByRole('img', { name: words })).toBeVisible();
  const row = page.getByRole('row', { name: /^Новизна/ });
  await expect.element(row).toHaveTextContent(/5,0\D*7,0\D*9,0\D*7,0/);
  await expect
    .element(page.getByRole('row', { name: /^Итоговый балл/ }))
    .toHaveTextContent(/5,00\D*7,00\D*9,00\D*7,00/);
});

test('before the receipt it says that the receipt will show it, and before the hand-in nothing', async () => {
  const desk = await scored();
  takeAway = showApp(desk, '/sheet/100');
  await expect.element(page.getByText('Эту заявку сначала оценивают все')).toBeVisible();
  expect(page.getByText('Как оценило жюри').elements()).toHaveLength(0);
  await handIn(desk);
  await expect.element(page.getByText(/Это покажет квитанция штаба/)).toBeVisible();
});

test('a sheet that is still open shows nothing of the others, whatever a receipt told', async () => {
  takeAway = showApp(await scored(receipt), '/sheet/100');
  await expect.element(page.getByText('Эту заявку сначала оценивают все')).toBeVisible();
  expect(page.getByText('Как оценило жюри').elements()).toHaveLength(0);
});
