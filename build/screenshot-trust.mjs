import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signConsent } from './screenshot-keeping.mjs';

/** @typedef {import('./screenshots.mjs').Walk} Walk */

/** Keys of the practice contest with what can be said of one, and the line under a stage. @param {Walk} at */
export async function keysOfDemo(at) {
  const { page } = at;
  await at.go('/keys');
  await page.locator('.keys tbody tr').nth(3).click();
  await at.shot('keys');
  await at.press('keys:limit.open');
  await page.locator('.dialog').waitFor();
  await at.shot('keys-limit');
  await page.keyboard.press('Escape');
  await at.press('keys:revoke.open');
  await page.locator('.dialog').waitFor();
  await at.shot('keys-revoke');
  await page.keyboard.press('Escape');
  await at.tab('keys:tabs.cutOff');
  await at.shot('keys-cut-off');
  await at.press('keys:cutOff.now');
  await page.locator('.dialog').waitFor();
  await at.shot('keys-cut-off-dialog');
  await page.keyboard.press('Escape');
  await at.tab('keys:tabs.own');
  await at.shot('keys-own-demo');
}

/** From the dry run to the list of imports. @param {Walk} at */
export async function receivingToTheEnd(at) {
  const { page } = at;
  await page.locator('.actionbar .btn.primary').click();
  await at.shot('receive-progress');
  await page.getByText(at.text('receive:resultFiles')).first().waitFor({ timeout: 60_000 });
  await at.shot('receive-result');
  await at.press('receive:next.more');
  await at.shot('receive-imports');
  await page.locator('.imports button').first().click();
  await page.locator('.dialog').waitFor();
  await at.shot('receive-undo');
  await page.keyboard.press('Escape');
  await at.press('receive:receipts.verb');
  await page.waitForTimeout(3000);
  await page.getByText(at.text('receive:receipts.title')).first().scrollIntoViewIfNeeded();
  await at.shot('receive-receipts');
  await at.go('/receive/codes');
  await at.shot('codes-read');
}

/** Every view of the conflict screen, a decision, and the list of decisions. @param {Walk} at */
export async function settling(at) {
  const { page } = at;
  /** @param {string} view */
  const see = async (view) => {
    await page
      .getByRole('button', { name: at.text(`conflicts:view.${view}`) })
      .or(page.getByRole('radio', { name: at.text(`conflicts:view.${view}`) }))
      .first()
      .click();
    await at.shot(`conflicts-${view}`);
  };
  for (const view of ['quarantine', 'fork', 'soft', 'agree', 'unknown']) await see(view);
  await see('hard');
  const similar = page.locator('.similar input[type=checkbox], .similar [role=checkbox]').first();
  const items = page.locator('.cl button');
  for (let step = 0; step < (await items.count()) && !(await similar.isVisible()); step += 1) {
    await items.nth(step).click();
    await page.locator('.tri [role=radio], .tri input[type=radio]').nth(1).click({ force: true });
    await page.waitForTimeout(300);
  }
  if (await similar.isVisible()) await similar.click({ force: true });
  await at.shot('conflicts-similar');
  await page
    .getByLabel(at.text('conflicts:reason.label'))
    .and(page.locator('select'))
    .first()
    .selectOption({ index: 1 });
  await page.locator('.tri .btn.primary').first().click();
  await page.waitForTimeout(1500);
  await at.shot('conflicts-decided');
  await see('decisions');
}

/** A contest whose keys are compared and whose files are encrypted. @param {Walk} at */
async function found(at) {
  const { page } = at;
  await at.chooseRole('headquarters');
  await at.press('first-run:start.create');
  await page.getByRole('button', { name: /Online EXPO-2017/ }).click();
  await at.fill('contest-setup:season', '2026');
  await at.tab('contest-setup:regulation');
  await at.fill('contest-setup:jurorsPerSubmission', '2');
  await at.tab('contest-setup:commission');
  await at.enterFounder();
  await page.getByLabel(at.text('contest-setup:trust.second')).check({ force: true });
  await page.getByText(at.text('contest-setup:trust.title')).first().scrollIntoViewIfNeeded();
  await at.shot('new-trust');
  await page.getByLabel(at.text('contest-setup:trust.second')).uncheck({ force: true });
  const encrypted = page.getByLabel(at.text('contest-setup:trust.encrypted'));
  if (!(await encrypted.isChecked())) await encrypted.check({ force: true });
  await page.getByLabel(at.text('contest-setup:trust.confirmed')).check({ force: true });
  await at.press('contest-setup:found');
  await page.locator('.rail').waitFor({ timeout: 60_000 });
}

const applications = [
  'Номер заявки;Название проекта;Номинация;Регион;Заявитель;Населённый пункт;Краткое описание;Контактные данные;Степень готовности;Ожидаемый экологический и экономический результат;Запрашиваемая сумма, ₸',
  ...['101;Солнечный водонагреватель', '102;Жел мен күн су көтергіші'].map(
    (start) =>
      `${start};Возобновляемые и альтернативные источники энергии;Павлодарская область;ТОО «Ертіс Жарық»;Екібастұз;Установка работает зимой.;+7 700 000 00 00;Опытный образец;Меньше угля.;4 500 000`,
  ),
].join('\n');

const people = [
  'Фамилия;Имя;Отчество;Роль;Организация;Регион',
  'Әбдімәжитова;Серікгүл;Маратқызы;член жюри;;Павлодарская область',
  'Ковальчук;Ольга;Петровна;член жюри;;Павлодарская область',
].join('\n');

/** Applications, people, the assignment; returns the invitation of the first juror. @param {Walk} at */
async function invite(at) {
  const { page } = at;
  writeFileSync(join(at.setting.files, 'two.csv'), applications);
  writeFileSync(join(at.setting.files, 'people.csv'), people);
  await at.go('/applications');
  await at.give(at.button('common:chooseFile'), ['two.csv']);
  await at.press('intake:checkTable');
  await page.locator('.btn.primary').last().click();
  await page.getByText('Солнечный водонагреватель').first().waitFor();
  await page.waitForTimeout(800);
  await at.go('/jury');
  await at.press('jury:importPeople');
  await at.give(at.button('common:chooseFile'), ['people.csv']);
  await page.getByText('Ковальчук').first().waitFor();
  await page.locator('.btn.primary').last().click();
  await page.waitForTimeout(1200);
  await at.go('/assignment');
  await at.press('assign:propose');
  await at.press('assign:draft.record');
  await page.waitForTimeout(800);
  await at.go('/jury');
  await at.tab('jury:invitationsTab');
  await at.press('common:selectAll');
  const first = page.waitForEvent('download');
  await page.locator('.btn.primary').last().click();
  await (await first).saveAs(join(at.setting.files, 'new-invitation.qzb'));
}

/** The own key of headquarters: passphrase, key file, recovery copy. @param {Walk} at */
async function ownKey(at) {
  const { page } = at;
  await at.go('/keys/own');
  await at.shot('keys-own');
  await at.press('keys:passphrase.open');
  await page.locator('.dialog').waitFor();
  await at.shot('keys-passphrase');
  await page.keyboard.press('Escape');
  await at.press('keys:file.open');
  await page.locator('.dialog').waitFor();
  await at.shot('keys-file');
  await page.keyboard.press('Escape');
  await at.press('keys:recovery.open');
  await at.shot('keys-recovery-passphrase');
  await page.locator('input[type=password]').fill(at.passphrase);
  await at.press('keys:recovery.make');
  await page.locator('.recovery-steps').waitFor({ timeout: 60_000 });
  await at.shot('keys-recovery');
  await at.press('keys:recovery.leave');
}

/** A juror joins, scores, hands in, shows codes. Returns what the laptop held before the evening. @param {Walk} at */
async function evening(at) {
  const { page } = at;
  await at.chooseRole('juror');
  await at.give(at.button('first-run:start.open'), ['new-invitation.qzb']);
  await at.choosePassphrase();
  await at.press('first-run:passphrase.begin');
  await page.locator('.list').waitFor({ timeout: 60_000 });
  await at.shot('juror-unconfirmed');
  await at.go('/keys');
  await at.shot('juror-key');
  await at.go('/');
  const before = await page.context().storageState({ indexedDB: true });
  await page.keyboard.press('n');
  await page.locator('.consent h1').waitFor();
  await at.shot('juror-consent');
  await at.go('/');
  await signConsent(at);
  await page.keyboard.press('n');
  for (let sheet = 0; sheet < 2; sheet += 1) {
    await page.locator('[data-score-field]').first().waitFor();
    for (let criterion = 0; criterion < 6; criterion += 1) {
      await page.keyboard.press('Digit8');
      await page.keyboard.press('Enter');
    }
    await page.waitForTimeout(700);
    await page.keyboard.press('PageDown');
  }
  await at.go('/');
  await page.locator('.cta .btn').first().click();
  await page.getByRole('alertdialog').getByRole('button').last().click();
  await page.getByText(at.text('juror-list:handIn.receipt')).first().waitFor();
  const download = page.waitForEvent('download');
  await at.press('juror-list:export.verb');
  await (await download).saveAs(join(at.setting.files, 'encrypted.qzb'));
  await page.waitForTimeout(800);
  await at.shot('juror-encrypted-file');
  await at.go('/codes');
  await page.locator('.code-card svg').waitFor();
  await at.shot('codes-shown');
  return before;
}

/** Headquarters takes the evening in, compares the key, and answers with a receipt. @param {Walk} at */
async function answer(at) {
  const { page } = at;
  await at.go('/receive');
  await at.give(at.button('receive:pick'), ['encrypted.qzb']);
  await page.locator('.actionbar .btn.primary').waitFor();
  await page.waitForTimeout(800);
  await at.shot('receive-encrypted');
  await page.locator('.actionbar .btn.primary').click();
  await page.getByText(at.text('receive:resultFiles')).first().waitFor();
  await at.go('/keys');
  await page.locator('.keys tbody tr').first().click();
  await at.shot('keys-unconfirmed');
  await at.press('keys:compare.open');
  await page.locator('.dialog').waitFor();
  await at.shot('keys-compare');
  await page.locator('.dialog').locator('.btn.primary').click();
  await page.waitForTimeout(800);
  await at.shot('keys-confirmed');
  await at.go('/receive');
  await at.give(at.button('receive:pick'), ['encrypted.qzb']);
  await page.getByText(at.text('receive:offer.nothingNew')).first().waitFor();
  await at.shot('receive-same-file');
  await at.press('receive:finishWithout');
  const download = page.waitForEvent('download');
  await at.press('receive:receipts.verb');
  await (await download).saveAs(join(at.setting.files, 'receipt.qzb'));
}

/** Keys that are compared, files that are encrypted, receipts, and a laptop that was set back. @param {Walk} at */
export async function trust(at) {
  await found(at);
  await ownKey(at);
  await invite(at);
  const juror = await at.another();
  const before = await evening(juror);
  await answer(at);
  await juror.go('/');
  await juror.give(juror.button('juror-list:answer.verb'), ['receipt.qzb']);
  await juror.page.getByText(juror.text('juror-list:answer.receipt')).first().waitFor();
  await juror.page.getByText(juror.text('juror-list:export.title')).scrollIntoViewIfNeeded();
  await juror.shot('juror-receipt');
  await juror.page.context().close();
  const setBack = await at.another(before);
  await setBack.page.locator('input[type=password]').first().fill(at.passphrase);
  await setBack.press('first-run:unlock.open');
  await setBack.page.locator('.list').waitFor({ timeout: 60_000 });
  await setBack.give(setBack.button('juror-list:answer.verb'), ['receipt.qzb']);
  await setBack.page.waitForTimeout(1500);
  await setBack.shot('juror-behind');
  await setBack.page.context().close();
}
