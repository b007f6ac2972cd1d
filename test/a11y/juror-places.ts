import type { Laptop } from '../journeys/laptop.ts';
import {
  address,
  choice,
  closeDialogs,
  dialog,
  goTo,
  openDemo,
  type Place,
  step,
} from './place.ts';

async function score(at: Laptop, digits: string): Promise<void> {
  for (const digit of digits) {
    await at.page.keyboard.press(`Digit${digit}`);
    await at.page.keyboard.press('Enter');
  }
}

async function openNextSheet(at: Laptop): Promise<void> {
  await goTo(at, '/');
  await at.page.locator('.list').waitFor();
  await at.page.keyboard.press('n');
  await at.page.locator('[data-score-field]').first().waitFor();
}

async function declareRecused(at: Laptop): Promise<void> {
  const question = at.page.getByRole('alertdialog');
  await question.getByRole('radio').nth(1).click();
  await question.getByRole('button').last().click();
  await question.waitFor({ state: 'hidden' });
}

async function askHandIn(at: Laptop): Promise<void> {
  await goTo(at, '/');
  await at.page.locator('.cta .btn').first().click();
  await at.page.getByRole('alertdialog').waitFor();
}

async function handIn(at: Laptop): Promise<void> {
  await at.page.getByRole('alertdialog').getByRole('button').last().click();
  await at.page.getByText(at.text('juror-list:handIn.receipt')).first().waitFor();
}

async function openHandedIn(at: Laptop): Promise<void> {
  await at.page
    .getByRole('listitem')
    .filter({ hasText: at.text('juror-list:status.handed-in') })
    .first()
    .getByRole('link')
    .click();
  await at.page.locator('main h1').first().waitFor();
}

/** A juror's evening: the list, a sheet in each of its states, handing in, help and settings. */
export const jurorPlaces: readonly Place[] = [
  step('juror: list', async (at) => {
    await openDemo(at, 'juror');
    await at.page.locator('.list').waitFor();
  }),
  step('juror: empty sheet', openNextSheet),
  step('juror: partly scored sheet', (at) => score(at, '879')),
  step('juror: complete sheet', (at) => score(at, '867')),
  address('juror: own scores', '/own', '.own-chart'),
  choice('juror: own scores as tables', 'radio', 'own-scores:show.table'),
  address('juror: own ranking', '/own/order', '.own-row'),
  step('juror: a place is typed', async (at) => {
    // Whoever looked at the last place had the focus on every tab, and a tab opens by it.
    await goTo(at, '/own/order');
    await at.page.locator('.own-row .place').first().click();
    await at.page.getByRole('dialog').waitFor();
  }),
  step('juror: sheets side by side', async (at) => {
    await closeDialogs(at);
    const rows = at.page.locator('.own-row');
    await rows.first().waitFor();
    const ids = await rows.evaluateAll((found) =>
      found.slice(0, 3).map((row) => row.getAttribute('data-submission')),
    );
    await goTo(at, `/own/compare/${ids.join('/')}`);
    await at.page.locator('.own-compare').waitFor();
  }),
  step('juror: comment obliged', async (at) => {
    await openNextSheet(at);
    await score(at, '51');
  }),
  step('juror: recusal', async (at) => {
    await at.page.keyboard.press('PageDown');
    await at.press('score:recusal.action');
    await at.page.getByRole('alertdialog').waitFor();
  }),
  step('juror: recused sheet', async (at) => {
    await declareRecused(at);
    await at.page.keyboard.press('PageUp');
  }),
  step('juror: hand-in', askHandIn),
  step('juror: handed in', handIn),
  step('juror: handed-in sheet', openHandedIn),
  step('help: first steps', async (at) => {
    await at.page.keyboard.press('F1');
    await at.page.getByRole('dialog').waitFor();
  }),
  choice('help: topics', 'tab', 'help:tabs.topics'),
  choice('help: words', 'tab', 'help:tabs.words'),
  choice('help: keys', 'tab', 'help:tabs.keys'),
  dialog('settings', 'common:settings'),
  step('juror: own key', async (at) => {
    await closeDialogs(at);
    await goTo(at, '/keys');
  }),
  address('safety copies', '/safety'),
  address('juror: codes', '/codes'),
];
