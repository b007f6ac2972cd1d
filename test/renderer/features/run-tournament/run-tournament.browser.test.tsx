import { beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';

import { refereeSheetCode, showSheetCode } from '../../../../shared/scoring/sheet-code.ts';
import { RunTournamentScreen } from '../../../../renderer/features/run-tournament/run-tournament-screen.tsx';
import type { DeskEngine } from '../../../../renderer/storage/desk-engine.ts';
import { press } from '../../press.ts';
import { headquartersDesk } from '../../receive/demo-desks.ts';
import { demoScreen, openState } from '../../receive/demo-screen.ts';

const { demo, show: showAt } = demoScreen(RunTournamentScreen, {
  template: 'robot-day',
  submissions: 18,
  jurors: 3,
  regions: null,
  seed: 1,
});
let desk: DeskEngine;

beforeEach(async () => {
  desk = await headquartersDesk(demo());
});

const show = (path = '/tournament') => showAt(desk, { path });
const state = () => openState(desk);

const codeOf = (nomination: string, match: string) =>
  showSheetCode(refereeSheetCode(demo().contest, { stage: 'matches', nomination, match }));

/** Takes in what the referees' laptops sent. */
async function takeInSheets(): Promise<void> {
  const plan = await desk.planImport(demo().files.filter(({ kind }) => kind === 'scores'));
  if (!plan.ok) throw new Error(plan.error.type);
  const taken = await desk.runImport(plan.value.id);
  if (!taken.ok) throw new Error(taken.error.type);
}

/** Names of all pupils as they stand in the applications. */
const pupils = () =>
  [...state().submissions.values()].flatMap(({ answers }) =>
    ['pupil1', 'pupil2'].flatMap((field) => {
      const name = (answers[field] ?? '').split(',')[0] ?? '';
      return name === '' ? [] : [name];
    }),
  );

test('the code on a sheet opens it, whichever discipline is looked at, and its result is counted', async () => {
  show();
  const code = page.getByLabelText('Код листа');
  const opens = page.getByRole('button', { name: 'Открыть лист' });
  await code.fill('0000-00001');
  await press(opens);
  await expect.element(page.getByText(/Код введён с ошибкой/)).toBeVisible();
  await code.fill(codeOf('football', 'final'));
  await press(opens);
  await expect.element(page.getByText(/пока не открывается/)).toBeVisible();

  await code.fill(codeOf('sumo', 'r1-2').toLowerCase());
  await press(opens);
  const sheet = page.getByRole('dialog');
  const rounds = sheet.getByLabelText('Выигранные раунды');
  await rounds.first().fill('2');
  await rounds.last().fill('1');
  await press(sheet.getByRole('button', { name: 'Записать результат' }));
  await expect.element(sheet).not.toBeInTheDocument();
  const recorded = state().matchResults.get('matches/sumo')?.get('r1-2');
  expect(recorded?.result.sides.map(({ score }) => score)).toEqual([2, 1]);
});

test('sheets that differ stand side by side until one is kept with a reason', async () => {
  await takeInSheets();
  const disputed = () =>
    [...(state().matchResults.get('matches/football')?.values() ?? [])].filter(
      (sheet) => sheet.disputed,
    );
  expect(disputed()).toHaveLength(1);
  show();
  const keep = page.getByRole('button', { name: /Оставить/ }).first();
  await press(keep);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Судья у площадки подтвердил счёт');
  await press(dialog.getByRole('button', { name: 'Оставить этот' }));
  await vi.waitFor(() => expect(disputed()).toHaveLength(0));
});

test('places and the screen of the hall name teams and schools, and no child', async () => {
  await takeInSheets();
  const names = pupils();
  expect(names.length).toBeGreaterThan(10);
  for (const path of ['/tournament', '/tournament/standings', '/tournament/screen'] as const) {
    show(path);
    await expect.element(page.getByRole('tabpanel')).toBeVisible();
    const shown = document.querySelector('main')?.textContent ?? '';
    expect(shown.length).toBeGreaterThan(200);
    for (const name of names) expect(shown).not.toContain(name);
  }
});

test('a draw made anew wants a reason, then words of the hall, and keeps the former one', async () => {
  show('/tournament/draw');
  const draw = () => state().draws.get('matches/football');
  const before = draw()?.draw;
  await press(page.getByRole('button', { name: 'Провести заново' }));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Одна команда не приехала');
  await press(dialog.getByRole('button', { name: 'Провести заново' }));
  await press(page.getByRole('button', { name: 'Провести жеребьёвку' }));
  await expect.element(page.getByText('Запишите слова, сказанные в зале.')).toBeVisible();
  expect(draw()?.draw).toEqual(before);
  await page.getByLabelText('Слова, сказанные в зале').fill('алма сорок два');
  await press(page.getByRole('button', { name: 'Провести жеребьёвку' }));
  await expect.element(page.getByText(/получился тот же порядок/)).toBeVisible();
  expect(draw()).toMatchObject({
    draw: { seed: 'алма сорок два' },
    reason: 'Одна команда не приехала',
  });
  expect(state().drawVersions.get('matches/football')).toHaveLength(2);
});

test('a team is withdrawn with a reason, and the table says that it is no longer admitted', async () => {
  show('/tournament/teams');
  const [team] = state().draws.get('matches/football')?.draw.entries ?? [];
  const admitted = () => state().submissions.get(team?.team ?? '')?.eligibility.admitted;
  expect(admitted()).toBe(true);
  await press(page.getByRole('button', { name: 'Снять с допуска' }).first());
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Нет согласия родителей');
  await press(dialog.getByRole('button', { name: 'Снять с допуска' }));
  await vi.waitFor(() =>
    expect(
      [...state().submissions.values()].filter(({ eligibility }) => !eligibility.admitted),
    ).toHaveLength(1),
  );
});
