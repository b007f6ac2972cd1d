import { PictureHost } from './screenshot-host.mjs';

/** @typedef {import('./screenshots.mjs').Walk} Walk */

/** Headquarters founds a contest whose files are encrypted, on a computer with a host behind the page. @param {Walk} walk */
async function founded(walk) {
  const host = new PictureHost();
  const at = await walk.another(undefined, host);
  await at.chooseRole('headquarters');
  await at.press('first-run:start.create');
  await at.page.getByRole('button', { name: /Online EXPO-2017/ }).click();
  await at.fill('contest-setup:season', '2026');
  await at.tab('contest-setup:commission');
  await at.enterFounder();
  await at.press('contest-setup:found');
  await at.page.locator('.rail').waitFor({ timeout: 60_000 });
  return { at, host };
}

/** An exchange from a press to its end. @param {Walk} at */
async function exchange(at) {
  await at.press('exchange-files:now.verb');
  await at.page.waitForTimeout(600);
  await at.button('exchange-files:now.verb').waitFor();
}

/** What the place may answer instead of taking files. @param {Walk} at @param {PictureHost} host */
async function troubles(at, host) {
  for (const type of ['ExchangeUnreachable', 'ExchangeDenied', 'ExchangeFull']) {
    host.place.trouble = { type };
    await exchange(at);
    await at.shot(`exchange-${type.slice('Exchange'.length).toLowerCase()}`);
  }
  host.place.trouble = { type: 'ExchangeBusy', retryAfter: 1200 };
  await exchange(at);
  await at.shot('exchange-busy');
  host.place.trouble = null;
}

/** A server that is mistyped field by field. @param {Walk} at */
async function mistyped(at) {
  await at.radio('exchange-files:place.s3');
  await at.fill('exchange-files:place.address', 'http://cloud.example.kz/dav');
  await at.press('exchange-files:place.useAddress');
  await at.page.locator('.field-error').first().waitFor();
  await at.shot('exchange-mistyped');
  await at.radio('exchange-files:place.folder');
}

/** Headquarters turns the exchange on and meets what may go wrong; then its laptops. @param {Walk} walk */
export async function exchangeWalk(walk) {
  const { at, host } = await founded(walk);
  await at.go('/exchange');
  await at.shot('exchange-begin');
  await mistyped(at);
  await at.press('exchange-files:place.chooseFolder');
  await at.press('exchange-files:test.verb');
  await at.page.locator('.exchange-good').waitFor();
  await at.shot('exchange-place');
  await at.press('exchange-files:cards.make');
  await at.page.locator('.banner.ok').waitFor();
  await at.shot('exchange-cards');
  await at.page.evaluate(() => window.scrollTo(0, 0));
  await exchange(at);
  await at.shot('exchange-done');
  await troubles(at, host);
  await at.press('exchange-files:leave.verb');
  await at.page.getByRole('alertdialog').waitFor();
  await at.shot('exchange-leaving');
  await at.page.keyboard.press('Escape');
  await at.go('/desks');
  await at.page.locator('main table').first().waitFor();
  await at.shot('desks-unnamed');
  await at.fill('see-desks:name', 'Қабылдау');
  await at.press('see-desks:save');
  await at.page.locator('.toast').waitFor();
  await at.shot('desks-named');
  await at.page.context().close();
}
