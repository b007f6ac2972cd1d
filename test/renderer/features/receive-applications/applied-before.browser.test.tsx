import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';

import { switchLanguage } from '../../../../renderer/language/texts.ts';
import type { Desk } from '../../../../renderer/storage/desk.ts';
import type { YearMatch, YearSummary } from '../../../../renderer/storage/years.ts';
import { err, ok } from '../../../../shared/basics/result.ts';
import { pastApplication, pastSeason } from '../../../seasons/past-seasons.ts';
import { press } from '../../press.ts';
import { createJurorDesk } from '../../score/juror-desk.ts';
import { showApp } from '../../score/show-app.tsx';

const { applications, ...season } = pastSeason(2021, []);
const summary: YearSummary = {
  ...season,
  applications: applications.length,
  results: {},
  grants: { projects: 0, granted: 0 },
};
const matchOf = (
  number: string,
  grounds: YearMatch['grounds'],
  fields: Partial<YearMatch['application']>,
): YearMatch => ({
  contest: season.contest,
  application: pastApplication(number, fields),
  grounds,
  otherNumber: false,
});
const sure = matchOf('21', ['identity'], {
  title: 'Жел қондырғысы',
  applicant: '«Сыр-Эко» ЖШС',
  result: 'winner',
  place: 2,
  granted: 2_000_000,
});
const alike = {
  ...matchOf('22', ['near-name'], { title: 'Песок', applicant: 'Экибастуз-Заполнител' }),
  otherNumber: true,
};

let takeAway: () => void = () => undefined;
beforeEach(async () => {
  await page.viewport(2200, 900);
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
  await page.viewport(1366, 768);
});

/** Headquarters with a past year; names and titles are compared once `compare` is called. */
function show(given: Partial<Desk> = {}, address = '/applications') {
  let compare = (): void => undefined;
  const compared = new Promise<void>((resolve) => (compare = resolve));
  takeAway = showApp(
    {
      ...createJurorDesk({ role: 'headquarters' }),
      listYears: async () => ok([summary]),
      appliedBefore: async ({ grounds }) => {
        if (grounds === 'number') return ok(new Map([['100', [sure]]]));
        await compared;
        return ok(
          new Map([
            ['100', [sure]],
            ['107', [alike]],
          ]),
        );
      },
      ...given,
    },
    address,
  );
  return { compare };
}

const rows = () => page.getByRole('grid').getByRole('row');
const row = (number: string) => rows().filter({ hasText: number });

test('the column tells an equal number at once, and a name that is alike once it was compared', async () => {
  const { compare } = show();
  await expect.element(row('100')).toHaveTextContent(/2021 — 2-е место, грант 2\s000\s000/u);
  await expect.element(row('107')).not.toHaveTextContent('2021');
  compare();
  await expect.element(row('107')).toHaveTextContent('2021 — Оценена');
});

test('the filter leaves those who may have applied before, or those who did not', async () => {
  show().compare();
  await expect.element(row('107')).toHaveTextContent('2021');
  await press(page.getByRole('button', { name: 'Фильтры' }));
  const choice = page.getByLabelText('Участие раньше');
  await choice.selectOptions('Возможно, подавали раньше');
  await expect.element(page.getByText('2 из 8')).toBeVisible();
  await choice.selectOptions('Прежних заявок не найдено');
  await expect.element(page.getByText('6 из 8')).toBeVisible();
  await expect.element(row('100')).not.toBeInTheDocument();
});

test('an application says what was found, why, and that a person decides', async () => {
  show().compare();
  await expect.element(row('107')).toHaveTextContent('2021');
  await press(row('107').getByRole('gridcell').last());
  await expect.element(page.getByText('Возможно, подавали заявку раньше')).toBeVisible();
  await expect
    .element(page.getByText('2021, № 22. Песок. Экибастуз-Заполнител. Оценена'))
    .toBeVisible();
  await expect.element(page.getByText('похожее имя')).toBeVisible();
  await expect.element(page.getByText(/Номера разные/)).toBeVisible();
  await expect.element(page.getByText(/решает человек/)).toBeVisible();
});

test('without past years, and where they cannot be asked, nothing is said of them', async () => {
  show({ listYears: async () => ok([]) });
  await expect.element(row('100')).toBeVisible();
  await expect.element(page.getByText('Участие раньше')).not.toBeInTheDocument();
  takeAway();
  show({ listYears: async () => err({ type: 'Unexpected' }) });
  await expect.element(row('100')).toBeVisible();
  await expect.element(page.getByText('Участие раньше')).not.toBeInTheDocument();
});
