import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';

import { switchLanguage } from '../../../../renderer/language/texts.ts';
import type { YearSummary } from '../../../../renderer/storage/years.ts';
import { ok } from '../../../../shared/basics/result.ts';
import { pastApplication, pastSeason } from '../../../seasons/past-seasons.ts';
import { press } from '../../press.ts';
import { createJurorDesk } from '../../score/juror-desk.ts';
import { showApp } from '../../score/show-app.tsx';

const winner = pastApplication('21', {
  title: 'Жел қондырғысы',
  applicant: 'Қайрат Әбілқасымов',
  result: 'winner',
  place: 1,
});
const { applications, ...season } = pastSeason(2021, [winner], { stages: [] });
const summary: YearSummary = {
  ...season,
  applications: applications.length,
  results: { winner: 1 },
  grants: { projects: 0, granted: 0 },
};

let takeAway: () => void = () => undefined;
beforeEach(async () => {
  await page.viewport(1366, 768);
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

/** Headquarters with these past years. */
const show = (years: readonly YearSummary[]) =>
  showApp(
    {
      ...createJurorDesk({ role: 'headquarters' }),
      listYears: async () => ok(years),
      searchYears: async () =>
        ok({ found: [{ contest: season.contest, application: winner }], total: 1 }),
    },
    '/look-back',
  );

test('a season opens to its applications and their outcomes, and says that nothing of it is sealed', async () => {
  takeAway = show([summary]);
  await press(page.getByRole('button', { name: 'Конкурс 2021' }));
  await expect.element(page.getByText('1-е место')).toBeVisible();
  await expect.element(page.getByText('Қайрат Әбілқасымов')).toBeVisible();
  await expect.element(page.getByText(/нет запечатанного результата/)).toBeVisible();
});

test('without past years there is a next step', async () => {
  takeAway = show([]);
  await expect.element(page.getByText('Прошлых лет пока нет')).toBeVisible();
});
