import type { Laptop } from '../journeys/laptop.ts';
import { passphrase } from '../journeys/headquarters-tasks.ts';
import { exchangePlaces } from './exchange-places.ts';
import { address, choice, closeDialogs, goTo, type Place, step } from './place.ts';

async function chooseTemplate(at: Laptop): Promise<void> {
  await at.page.getByRole('button', { name: /Online EXPO-2017/ }).click();
  await at.fill('contest-setup:season', '2026');
}

async function toFounder(at: Laptop): Promise<void> {
  await at.fill('contest-setup:memberName', 'Әбдірахманов Ержан Серікұлы', { number: '1' });
  await at.press('common:continue');
  await at.page.locator('input[type=password]').first().waitFor();
}

async function found(at: Laptop): Promise<void> {
  await at.fill('common:surname', 'Жүнісова');
  await at.fill('common:givenName', 'Әсел');
  await at.fill('common:passphrase', passphrase);
  await at.fill('contest-setup:passphraseAgain', passphrase);
  await at.press('contest-setup:found');
  await at.page.locator('.rail').waitFor({ timeout: 60_000 });
}

async function lock(at: Laptop): Promise<void> {
  await at.press('common:settings');
  await at.press('shell:lock');
  await at.page.locator('input[type=password]').first().waitFor();
}

async function mistype(at: Laptop): Promise<void> {
  await at.page.locator('input[type=password]').first().fill('қате құпиясөз тіркесі');
  await at.press('first-run:unlock.open');
  await at.page.getByRole('alert').first().waitFor({ timeout: 60_000 });
}

const emptySections = [
  'applications',
  'jury',
  'completeness',
  'conflicts',
  'ranking',
  'decide',
  'issue',
];

/** From the first question to a contest in which everything is still empty, and back to a locked door. */
export const newcomerPlaces: readonly Place[] = [
  step('first run: language', (at) => at.page.locator('main h1').waitFor()),
  step('first run: role', (at) =>
    at.page.getByRole('main').getByRole('button', { name: 'Қазақша' }).click(),
  ),
  step('first run: juror', (at) =>
    at.page
      .getByRole('button', { name: new RegExp(`^${at.text('first-run:role.juror.title')}`) })
      .click(),
  ),
  step('first run: headquarters', async (at) => {
    await at.press('common:back');
    await at.page
      .getByRole('button', { name: new RegExp(`^${at.text('first-run:role.headquarters.title')}`) })
      .click();
  }),
  step('first run: other ways', (at) =>
    at.page.getByText(at.text('first-run:start.otherWays')).click(),
  ),
  step('first run: recovery copy', (at) =>
    at.page
      .getByRole('button', { name: new RegExp(`^${at.text('first-run:start.restore')}`) })
      .click(),
  ),
  address('first run: safety copy', '/restore'),
  step('new contest: template', async (at) => {
    await goTo(at, '/new');
    await at.page.getByRole('button', { name: /Online EXPO-2017/ }).waitFor();
  }),
  step('new contest: general', chooseTemplate),
  ...(['nominations', 'criteria', 'regulation', 'commission'] as const).map((tab) =>
    choice(`new contest: ${tab}`, 'tab', `contest-setup:${tab}`),
  ),
  step('new contest: founder', toFounder),
  step('new contest: founded', found),
  ...emptySections.map((section) => address(`empty: ${section}`, `/${section}`)),
  ...exchangePlaces,
  step('locked', async (at) => {
    await closeDialogs(at);
    await lock(at);
  }),
  step('locked: wrong passphrase', mistype),
  step('locked: forgotten', (at) => at.press('first-run:unlock.forgot')),
];
