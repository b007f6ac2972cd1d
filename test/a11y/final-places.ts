import { choice, closeDialogs, openDemo, type Place, step } from './place.ts';

/** Headquarters runs the final of the fair of social projects. */
export const finalPlaces: readonly Place[] = [
  step('final: order', async (at) => {
    await openDemo(at, 'headquarters', 'social-fair');
    await at.go('final');
    await at.page.locator('.order-turn').first().waitFor();
  }),
  step('final: a turn is moved', async (at) => {
    await at.page.locator('.order-turn .move-buttons button').last().scrollIntoViewIfNeeded();
    await at.page.locator('.order-turn').last().locator('.move-buttons button').first().click();
    await at.page.locator('[role=dialog]').waitFor();
  }),
  step('final: now', async (at) => {
    await closeDialogs(at);
    await choice('', 'tab', 'final:tab.now').open(at);
    await at.page.locator('.turn-left').waitFor();
  }),
  step('final: nobody came', async (at) => {
    await at.press('final:now.noShow');
    await at.page.getByRole('dialog').getByRole('button').last().click();
    await at.page.locator('.field-error').waitFor();
  }),
  step('final: budgets', async (at) => {
    await closeDialogs(at);
    await choice('', 'tab', 'final:tab.budgets').open(at);
    await at.page.locator('.kfs').first().waitFor();
  }),
  step('final: lines that are none', async (at) => {
    await at.page.locator('tbody tr').first().getByRole('button').first().click();
    const dialog = at.page.getByRole('dialog');
    await dialog.getByRole('textbox').nth(2).fill('көп');
    await dialog.getByRole('button', { name: at.text('common:save') }).click();
    await at.page.locator('.field-error').first().waitFor();
  }),
  step('final: more than was asked', async (at) => {
    await at.page.getByRole('dialog').getByRole('textbox').nth(2).fill('9 000 000,50');
    await at.page.locator('.banner.danger').first().waitFor();
  }),
  step('final: history of a budget', async (at) => {
    await closeDialogs(at);
    await at.page.locator('tbody tr').first().getByRole('button').last().click();
    await at.page.locator('.budget-history li').first().waitFor();
  }),
  step('final: members', async (at) => {
    await closeDialogs(at);
    await choice('', 'tab', 'final:tab.members').open(at);
    await at.page.locator('.final-members li').first().waitFor();
  }),
  step('final: who came late', async (at) => {
    await at.page.locator('.final-members li').first().getByRole('button').last().click();
    await at.page.getByRole('dialog').waitFor();
  }),
  step('final: sheets', async (at) => {
    await closeDialogs(at);
    await choice('', 'tab', 'final:tab.completeness').open(at);
    await at.page.locator('.progress-key').waitFor();
  }),
];
