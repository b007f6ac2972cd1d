import { join } from 'node:path';

/** @typedef {import('./screenshots.mjs').Walk} Walk */

/** Presses one score for every criterion from `from` to the last. @param {Walk} at @param {readonly string[]} scores */
async function score(at, scores) {
  for (const digits of scores) {
    for (const digit of digits) await at.page.keyboard.press(`Digit${digit}`);
    await at.page.keyboard.press('Enter');
  }
  await at.page.waitForTimeout(700);
}

/** A juror's evening. @param {Walk} at */
export async function juror(at) {
  const { page } = at;
  await at.openDemo('juror');
  await page.locator('.list').waitFor();
  await at.shot('juror-list-new');
  await page.keyboard.press('n');
  await page.locator('[data-score-field]').first().waitFor();
  await at.shot('sheet-empty');
  await score(at, ['8', '7', '9']);
  await at.shot('sheet-partly');
  await score(at, ['8', '6', '7']);
  await at.shot('sheet-complete');
  await page.keyboard.press('PageDown');
  await score(at, ['9', '8', '9', '7', '8', '9']);
  await page.keyboard.press('PageDown');
  await score(at, ['5', '1', '6']);
  await at.shot('sheet-comment');
  await page.keyboard.press('PageDown');
  await at.press('score:recusal.action');
  await at.shot('recusal');
  await page.getByRole('alertdialog').getByRole('radio').nth(1).check();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: at.text('score:recusal.verb') })
    .click();
  await page.getByRole('alertdialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('PageUp');
  await at.shot('sheet-recused');
  await at.go('/');
  await at.shot('juror-list');
  await handIn(at);
}

/** Hands in what is complete and makes the file. @param {Walk} at */
async function handIn(at) {
  const { page } = at;
  await page.locator('aside .btn.primary, aside button').filter({ hasText: /2/ }).first().click();
  await page.getByRole('alertdialog').waitFor();
  await at.shot('hand-in');
  await page.getByRole('alertdialog').getByRole('button').last().click();
  await page.getByText(at.text('juror-list:handIn.receipt')).first().waitFor();
  const download = page.waitForEvent('download');
  await at.press('juror-list:export.verb');
  await (await download).saveAs(join(at.setting.files, 'from-juror.qzb'));
  await at.shot('juror-list-handed-in');
  await page.locator('.list a, .list button').last().click();
  await at.shot('sheet-last');
  await at.go('/');
  await page
    .getByRole('listitem')
    .filter({ hasText: at.text('juror-list:status.handed-in') })
    .first()
    .getByRole('link')
    .click();
  await at.shot('sheet-handed-in');
  await page.keyboard.press('F1');
  await page.getByRole('dialog').waitFor();
  await at.shot('help');
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: at.text('common:settings') })
    .first()
    .click();
  await at.shot('settings');
}
