import { address, choice, closeDialogs, dialog, openDemo, type Place, step } from './place.ts';

const tab = (name: string, part: string): Place => choice(name, 'tab', `tournament:tab.${part}`);

/** What the marshal sees of a robot day. */
export const tournamentPlaces: readonly Place[] = [
  step('tournament: matches', async (at) => {
    await openDemo(at, 'headquarters', 'robot-day');
    await at.go('tournament');
    await at.page.locator('.sheet-version').first().waitFor();
  }),
  step('tournament: a mistyped code', async (at) => {
    await at.page.locator('.sheet-code-form input').fill('0000-00001');
    await at.page.locator('.sheet-code-form .btn').click();
    await at.page.locator('.sheet-code-form .field-error').waitFor();
  }),
  step('tournament: keeping a sheet', async (at) => {
    await at.page.locator('.sheet-version .btn').first().click();
    await at.page.getByRole('dialog').waitFor();
  }),
  step('tournament: a sheet with faults', async (at) => {
    await closeDialogs(at);
    await at.page.locator('.meeting-filter .filter').nth(1).click();
    await at.page.locator('main tbody .btn').first().click();
    const form = at.page.getByRole('dialog');
    await form.getByRole('radio').nth(1).click();
    await form.getByRole('button').last().click();
    await form.locator('.field-error').first().waitFor();
  }),
  step('tournament: standings', async (at) => {
    await closeDialogs(at);
    await tab('', 'standings').open(at);
    await at.page.locator('.standing-team summary').first().click();
  }),
  step('tournament: runs', async (at) => {
    await at.page.locator('.discipline-choice [role=radio]').nth(1).click();
  }),
  step('tournament: bracket', async (at) => {
    await at.page.locator('.discipline-choice [role=radio]').nth(2).click();
    await choice('', 'radio', 'tournament:standings.bracket').open(at);
    await at.page.locator('.bracket').first().waitFor();
  }),
  tab('tournament: screen', 'screen'),
  tab('tournament: draw', 'draw'),
  dialog('tournament: drawing again', 'tournament:draw.again'),
  step('tournament: a draw by hand', async (at) => {
    const form = at.page.getByRole('dialog');
    await form.locator('textarea').fill('Команда қосылды.');
    await form.getByRole('button').last().click();
    await choice('', 'radio', 'tournament:draw.byHand').open(at);
  }),
  tab('tournament: teams', 'teams'),
];

/** What a referee sees of it. */
export const refereePlaces: readonly Place[] = [
  step('referee: matches', async (at) => {
    await openDemo(at, 'juror', 'robot-day');
    await at.page.locator('.referee-tasks').waitFor();
    await address('', '/tournament').open(at);
  }),
  tab('referee: standings', 'standings'),
  tab('referee: handing over', 'handOver'),
];
