import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PictureHost } from './screenshot-host.mjs';

/** @typedef {import('./screenshots.mjs').Walk} Walk */

/** Signs what stands before the first application. @param {Walk} at */
export async function signConsent(at) {
  const { page } = at;
  await page.getByRole('link', { name: at.text('consent:toSign') }).click();
  await page.locator('.consent h1').waitFor();
  await at.shot('state-consent');
  for (const box of await page.getByRole('checkbox').all()) await box.click();
  await at.press('consent:sign');
  await page.locator('[data-score-field]').first().waitFor();
  await at.go('/');
  await page.locator('.list').waitFor();
}

/** Opens the invitation that the host was given to choose. @param {Walk} at */
export async function accept(at) {
  const { page } = at;
  await at.chooseRole('juror');
  await at.press('first-run:start.open');
  await at.choosePassphrase();
  await at.press('first-run:passphrase.begin');
  await page.locator('.list').waitFor({ timeout: 60_000 });
  await signConsent(at);
}

/** Scores one sheet. @param {Walk} at */
async function score(at) {
  await at.go('/');
  await at.page.keyboard.press('n');
  await at.page.locator('[data-score-field]').first().waitFor();
  for (let criterion = 0; criterion < 6; criterion += 1) {
    await at.page.keyboard.press('Digit8');
    await at.page.keyboard.press('Enter');
  }
  await at.page.waitForTimeout(700);
}

/** Copies: the list, a second place, and one that does not reach it. @param {Walk} at @param {PictureHost} host */
async function copies(at, host) {
  const { page } = at;
  await at.go('/safety');
  await at.shot('safety-first');
  await at.press('keep-safe:now.make');
  await page.locator('.banner.ok').waitFor();
  await at.press('keep-safe:second.choose');
  await page.getByText('E:\\Qazylar').waitFor();
  await page.waitForTimeout(800);
  await at.shot('safety');
  host.trouble = { ...host.trouble, second: 'failed' };
  await at.press('keep-safe:now.make');
  await page.waitForTimeout(1200);
  await at.shot('safety-second-failed');
  host.trouble = { ...host.trouble, second: 'written' };
}

/** The way back, from the list to the check of the hash. @param {Walk} at */
async function restore(at) {
  const { page } = at;
  await at.go('/safety');
  await page.locator('.copies tbody .btn').last().click();
  await page.locator('.restore-card').waitFor();
  await at.shot('restore-passphrase');
  await page.locator('.restore-card input[type=password]').fill(at.passphrase);
  await at.press('keep-safe:restore.look');
  await page.locator('.restore-card .banner.ok').waitFor({ timeout: 60_000 });
  await at.shot('restore-check');
  await at.press('keep-safe:restore.verb');
  await page.getByRole('alertdialog').waitFor();
  await at.shot('restore-question');
  await page.keyboard.press('Escape');
}

/** No room, no journal: what is told, and what stays. @param {Walk} at @param {PictureHost} host */
async function troubles(at, host) {
  const { page } = at;
  host.trouble = { ...host.trouble, journal: 'full' };
  await at.go('/');
  await page.keyboard.press('n');
  await page.locator('[data-score-field]').first().waitFor();
  await page.keyboard.press('Digit7');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(800);
  await at.shot('save-failed');
  host.trouble = { ...host.trouble, journal: null };
}

/** Deletes the working store under the page, as a cleaning program does. @param {Walk} at */
async function loseStore(at) {
  const { page } = at;
  const address = page.url();
  await page.goto(new URL('no-such-page', address).href).catch(() => null);
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases())
      if (name !== undefined) indexedDB.deleteDatabase(name);
    await new Promise((resolve) => {
      setTimeout(resolve, 500);
    });
  });
  await page.goto(address);
}

/** @param {Walk} at */
async function unlock(at) {
  const { page } = at;
  await page.locator('input[type=password]').first().fill(at.passphrase);
  await at.press('first-run:unlock.open');
  await page.locator('.header .counters').waitFor({ timeout: 60_000 });
  await at.go('/');
}

/** A contest that does not open: what helps, the copies, and a file of all that can be read. @param {Walk} at @param {PictureHost} host */
async function recovery(at, host) {
  const { page } = at;
  for (const end of /** @type {const} */ (['newer', 'unreadable'])) {
    host.trouble = { ...host.trouble, end };
    await page.reload();
    const passphraseField = page.locator('input[type=password]').first();
    await passphraseField.or(page.locator('.recovery')).first().waitFor();
    if (await passphraseField.isVisible()) {
      await passphraseField.fill(at.passphrase);
      await at.press('first-run:unlock.open');
    }
    await page.locator('.recovery').waitFor();
    await at.shot(`recovery-${end}`);
  }
  await at.press('shell:failed.rescueVerb');
  await page.waitForTimeout(1500);
  await at.shot('recovery-rescued');
  await at.press('shell:failed.choose');
  await page.locator('.copies tbody tr').first().waitFor();
  await at.shot('recovery-copies');
  host.trouble = { ...host.trouble, end: 'whole' };
}

/** How work is kept safe: copies, the way back, troubles, a store that was lost, a borrowed laptop. @param {Walk} at */
export async function keeping(at) {
  const host = new PictureHost();
  const invitation = 'invitation-j01.qzb';
  const bytes = readFileSync(join(at.setting.files, invitation), 'base64');
  host.chosen = [{ name: invitation, bytes }];
  const laptop = await at.another(undefined, host);
  await accept(laptop);
  await score(laptop);
  await copies(laptop, host);
  await score(laptop);
  await restore(laptop);
  await troubles(laptop, host);
  for (const [name, free] of /** @type {const} */ ([
    ['low', 700_000_000],
    ['blocked', 120_000_000],
  ])) {
    host.trouble = { ...host.trouble, free };
    await laptop.page.reload();
    await unlock(laptop);
    await laptop.shot(`space-${name}`);
  }
  host.trouble = { ...host.trouble, free: 12_900_000_000 };
  await loseStore(laptop);
  await unlock(laptop);
  await laptop.page.locator('.repair-more > summary').click();
  await laptop.shot('repair');
  await recovery(laptop, host);
  await laptop.page.context().close();
  await borrowed(at, host);
}

/** A borrowed laptop gets the last copy from a stick. @param {Walk} at @param {PictureHost} source */
async function borrowed(at, source) {
  const host = new PictureHost();
  host.chosen = source.snapshots.slice(0, 1);
  const laptop = await at.another(undefined, host);
  const { page } = laptop;
  await laptop.chooseLanguage();
  await laptop.press('first-run:role.copy.title');
  await page.locator('.restore-page').waitFor();
  await laptop.shot('restore-here');
  await laptop.press('keep-safe:other.pick');
  await page.locator('.restore-card input[type=password]').fill(at.passphrase);
  await laptop.press('keep-safe:restore.look');
  await page.locator('.restore-card .banner.ok').waitFor({ timeout: 60_000 });
  await laptop.shot('restore-here-check');
  await laptop.press('keep-safe:restore.verb');
  await page.getByRole('dialog').waitFor({ timeout: 60_000 });
  await laptop.shot('restored');
  await page.context().close();
}
