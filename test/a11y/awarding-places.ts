import type { Laptop } from '../journeys/laptop.ts';
import { goTo, openDemo, type Place, step } from './place.ts';

/** From a ceremony in either form back to its choices. */
async function endCeremony(at: Laptop): Promise<void> {
  await at.page.keyboard.press('Escape');
  const verb = at.text('ceremony:end.verb');
  await at.page.getByRole('alertdialog').getByRole('button', { name: verb }).click();
  await at.page.locator('.hold-ceremony').waitFor();
}

/** To the first name of the first nomination. */
async function toFirstName(at: Laptop): Promise<void> {
  for (let pressed = 0; pressed < 5; pressed += 1) await at.page.keyboard.press('ArrowRight');
  await at.page.locator('.stage-names').first().waitFor();
}

/** Headquarters audits a result and holds the ceremony; the first stage names winners instead of a list. */
export const awardingPlaces: readonly Place[] = [
  step('audit', async (at) => {
    await openDemo(at, 'headquarters');
    await at.page
      .getByRole('tab', { name: at.text('contest-setup:regulation'), exact: true })
      .click();
    const limited = at.text('contest-setup:advanceLimited');
    await at.page.getByRole('checkbox', { name: limited }).first().click();
    await at.press('contest-setup:amend');
    const dialog = at.page.getByRole('dialog').or(at.page.getByRole('alertdialog'));
    await dialog.locator('textarea, input').last().fill('жеңімпаздар осы кезеңде анықталады');
    await dialog.locator('.verbs .primary').click();
    await dialog.waitFor({ state: 'hidden' });
    await goTo(at, '/decide/audit');
    await at.page.locator('.audit-results').waitFor();
  }),
  step('audit: a seed that is none', async (at) => {
    await at.fill('audit:seed.label', '12 34');
    await at.press('audit:seed.draw');
    await at.page.locator('.field-error').waitFor();
  }),
  step('audit: drawn', async (at) => {
    await at.fill('audit:seed.label', '41662 53146 21335 66241');
    await at.press('audit:seed.draw');
    await at.page.locator('.audit-row').first().waitFor();
    const rows = at.page.locator('.audit-row');
    for (const [row, result] of (['agrees', 'differs', 'missing'] as const).entries()) {
      const name = at.text(`audit:result.${result}`);
      await rows.nth(row).getByRole('radio', { name }).click();
    }
    await rows.nth(3).getByRole('textbox').fill('00000 00000');
  }),
  step('ceremony', async (at) => {
    await goTo(at, '/issue/ceremony');
    await at.page.locator('.hold-ceremony').waitFor();
  }),
  step('ceremony: presenter', async (at) => {
    const popup = at.page.waitForEvent('popup');
    await at.press('ceremony:begin.second');
    const show = await popup;
    await toFirstName(at);
    await show.close();
    await at.page.getByText(at.text('ceremony:window.closed')).waitFor();
  }),
  step('ceremony: ending', async (at) => {
    await at.page.keyboard.press('Escape');
    await at.page.getByRole('alertdialog').waitFor();
  }),
  step('ceremony: one window', async (at) => {
    await at.page.keyboard.press('Escape');
    await at.page.getByRole('alertdialog').waitFor({ state: 'hidden' });
    await endCeremony(at);
    await at.press('ceremony:begin.here');
    await toFirstName(at);
  }),
];
