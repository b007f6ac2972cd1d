import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PictureHost } from './screenshot-host.mjs';
import { accept } from './screenshot-keeping.mjs';

/** @typedef {import('./screenshots.mjs').Walk} Walk */

/** Presses one score for every criterion of the open sheet, as far as there are digits. @param {Walk} at @param {string} digits */
async function score(at, digits) {
  await at.page.locator('[data-score-field]').first().waitFor();
  for (const digit of digits) {
    await at.page.keyboard.press(`Digit${digit}`);
    await at.page.keyboard.press('Enter');
  }
  await at.page.waitForTimeout(700);
}

/** A window whose store has not answered yet. @param {Walk} at */
async function loading(at) {
  const waiting = await at.another();
  await waiting.page.route(/desk\.worker/u, () => undefined);
  await waiting.page.reload();
  await waiting.page.getByRole('status').first().waitFor();
  await waiting.page.waitForTimeout(600);
  await waiting.shot('state-loading');
  await waiting.page.context().close();
}

/** The question before a recusal, and the sheet after it. @param {Walk} at */
async function recused(at) {
  const { page } = at;
  await page.keyboard.press('PageDown');
  await at.press('score:recusal.action');
  const question = page.getByRole('alertdialog');
  await question.getByRole('radio').nth(1).check();
  await question.getByRole('button').last().click();
  await question.waitFor({ state: 'hidden' });
  await page.keyboard.press('PageUp');
  await page.waitForTimeout(500);
  await at.shot('state-recused');
}

/** The juror's own scores on the scale and in an order of their own; then the sheet they came from. @param {Walk} at */
async function ownScores(at) {
  const { page } = at;
  const sheet = new URL(page.url()).hash.slice(1);
  await at.go('/own');
  await page.locator('.own-chart').first().waitFor();
  await at.shot('own-scale');
  await at.go('/own/order');
  await page.locator('.own-row').first().waitFor();
  await at.shot('own-order');
  await at.go(sheet);
  await page.locator('.rubric').waitFor();
}

/** A plan of an application beside its sheet, in the practice contest. @param {Walk} at */
async function besideTheSheet(at) {
  const reader = await at.another();
  const { page } = reader;
  await reader.openDemo('juror');
  await page.locator('.list').waitFor();
  await page.keyboard.press('n');
  await page.locator('.document-list [role=tab]').nth(1).click();
  await page.locator('.pdf-page canvas').first().waitFor();
  await page.waitForTimeout(700);
  await reader.shot('state-document');
  await page.context().close();
}

/** What was complete is handed in and opened again. @param {Walk} at */
async function handedIn(at) {
  const { page } = at;
  await at.go('/');
  await page.locator('.cta .btn').first().click();
  await page.getByRole('alertdialog').waitFor();
  await at.shot('state-hand-in');
  await page.getByRole('alertdialog').getByRole('button').last().click();
  await page.getByText(at.text('juror-list:handIn.receipt')).first().waitFor();
  await at.shot('state-list-handed-in');
  await page
    .getByRole('listitem')
    .filter({ hasText: at.text('juror-list:status.handed-in') })
    .first()
    .getByRole('link')
    .click();
  await at.shot('state-handed-in');
}

/** Every state of a juror's screens: loading, empty, partly scored, complete, not saved, recused, handed in, locked. @param {Walk} at */
export async function jurorStates(at) {
  await loading(at);
  await besideTheSheet(at);
  const host = new PictureHost();
  const invitation = 'invitation-j01.qzb';
  host.chosen = [
    { name: invitation, bytes: readFileSync(join(at.setting.files, invitation), 'base64') },
  ];
  const juror = await at.another(undefined, host);
  const { page } = juror;
  await accept(juror);
  await juror.shot('state-list');
  await page.locator('input[type=search], main input').first().fill('жоқ сөз');
  await juror.shot('state-nothing-found');
  await page.locator('input[type=search], main input').first().fill('');
  await page.locator('h1').first().click();
  await page.keyboard.press('n');
  await page.locator('[data-score-field]').first().waitFor();
  await juror.shot('state-empty');
  await score(juror, '879');
  await juror.shot('state-partly');
  host.trouble = { ...host.trouble, journal: 'full' };
  await score(juror, '8');
  await juror.shot('state-not-saved');
  host.trouble = { ...host.trouble, journal: null };
  await page.locator('.rubric .banner .btn').first().click();
  await page.waitForTimeout(700);
  await page.keyboard.press('PageDown');
  await page.waitForTimeout(500);
  await score(juror, '867986');
  await juror.shot('state-complete');
  await ownScores(juror);
  await recused(juror);
  await handedIn(juror);
  await page.reload();
  await page.locator('input[type=password]').first().waitFor();
  await juror.shot('state-locked');
  await page.context().close();
}
