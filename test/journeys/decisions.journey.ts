import { expect, it } from 'vitest';

import { restore } from './key-tasks.ts';
import type { Laptop } from './laptop.ts';
import { bringScoredContest } from './scored-contest.ts';
import { setTable } from './table.ts';

const table = setTable();

const part = (hq: Laptop, name: 'meeting' | 'places' | 'grants' | 'seal') =>
  hq.page.getByRole('radio', { name: hq.text(`decide:parts.${name}`), exact: true }).click();

/** Two lines of a list and money under a ceiling: an amendment of the regulation before anything is decided. */
async function amendRegulation(hq: Laptop): Promise<void> {
  const { page } = hq;
  await hq.go('contest');
  await page.getByRole('tab', { name: hq.text('contest-setup:regulation') }).click();
  // A list so short cannot have two of every nomination.
  const quota = hq.text('contest-setup:quotaSubjects.nomination');
  await hq.press('contest-setup:removeNamed', { name: quota });
  await hq.fill('contest-setup:advanceTop', '2');
  await page.getByRole('tab', { name: hq.text('contest-setup:deadlines') }).click();
  await page.getByRole('checkbox', { name: hq.text('contest-setup:grantsGiven') }).click();
  await hq.fill('contest-setup:grantCeiling', '5000000');
  await hq.press('contest-setup:amend');
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel(hq.text('common:reason')).fill('Решение оргкомитета.');
  await dialog.getByRole('button', { name: hq.text('contest-setup:amend') }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** The last two share a place and one of them goes on: the second is put first by the keyboard, with a reason. */
async function settleTie(hq: Laptop): Promise<void> {
  const { page } = hq;
  await part(hq, 'places');
  const tie = page.locator('.tie-block').first();
  await tie.getByRole('radio', { name: hq.text('decide:ties.ordered') }).click();
  const title = (await tie.locator('li .t1').nth(1).textContent()) ?? '';
  await tie.getByRole('button', { name: hq.text('decide:ties.up', { title }) }).focus();
  await page.keyboard.press('Enter');
  expect(await tie.locator('li .t1').first().textContent()).toBe(title);
  await hq.fill('decide:ties.reason', 'Председатель решил по готовности проекта.');
}

/** The grand prix goes to an application that is found by its title. */
async function giveGrandPrix(hq: Laptop): Promise<void> {
  await hq.press('decide:prizes.addGrandPrix');
  await hq.fill('decide:prizes.holder', 'водонагрев');
  await hq.page
    .locator('.picker-found')
    .getByRole('button', { name: /Солнечный водонагреватель/ })
    .click();
}

const granted = (hq: Laptop, project: string) =>
  hq.page
    .getByRole('group', { name: project })
    .getByLabel(hq.text('decide:grants.granted'), { exact: true });

/** Two projects get more together than there is; it is said at once. */
async function grantTooMuch(hq: Laptop): Promise<void> {
  const { page } = hq;
  await part(hq, 'grants');
  for (const number of ['101', '102']) {
    await hq.fill('decide:grants.add', number);
    await page.locator('.picker-found').getByRole('button').first().click();
  }
  await granted(hq, 'Солнечный водонагреватель').fill('4 500 000');
  await granted(hq, 'Жел мен күн су көтергіші').fill('1180000');
  await page.getByText(/Превышение предела: 680.000.₸/).waitFor();
}

async function saveMeeting(hq: Laptop): Promise<void> {
  await hq.press('decide:meeting.save');
  await hq.page.getByText(hq.text('decide:meeting.saved')).first().waitFor();
}

/** Presses the seal; with nothing open it is put on. */
async function seal(hq: Laptop, verb: 'seal.verb' | 'seal.again'): Promise<void> {
  await part(hq, 'seal');
  // By key: the word that the meeting was saved may still stand over the button.
  await hq.button(`decide:${verb}`).first().press('Enter');
  const dialog = hq.page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: hq.text(`decide:${verb}`) }).click();
  await dialog.waitFor({ state: 'hidden' });
  await hq.page.locator('.banner.ok', { hasText: hq.text('decide:seal.sealed') }).waitFor();
}

async function expectRefusal(hq: Laptop): Promise<void> {
  await part(hq, 'seal');
  await hq.button('decide:seal.verb').first().press('Enter');
  const dialog = hq.page.getByRole('dialog', { name: hq.text('decide:seal.refused') });
  await dialog.getByText(/5.680.000/).waitFor();
  await dialog.getByRole('button', { name: hq.text('common:close') }).click();
}

/** The sealed form can only be read; a change asks why and shows what it changes. */
async function amendMeeting(hq: Laptop): Promise<void> {
  const { page } = hq;
  await part(hq, 'meeting');
  expect(await page.getByLabel(hq.text('decide:meeting.place'), { exact: true }).isDisabled()).toBe(
    true,
  );
  await hq.press('decide:locked.amend');
  await hq.fill('decide:meeting.place', 'Алматы');
  await hq.press('decide:amend.verb');
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText('Астана').waitFor();
  await dialog.getByLabel(hq.text('decide:amend.reason')).fill('В протоколе описка.');
  await dialog.getByRole('button', { name: hq.text('decide:amend.record') }).click();
  await dialog.waitFor({ state: 'hidden' });
  await part(hq, 'seal');
  await page.locator('.banner', { hasText: hq.text('decide:seal.amendedText') }).waitFor();
  await page.getByText('Причина: В протоколе описка.').waitFor();
}

it('decides on a tie, a grand prix and grants under a ceiling, seals, amends in sight and seals again', async () => {
  await table.play(async (sit) => {
    const hq = await sit('ru');
    const { recovery, archive } = await bringScoredContest(hq.folder);
    await restore(hq, recovery, archive);
    await amendRegulation(hq);

    await hq.go('decide');
    await hq.fill('decide:meeting.number', '7');
    await hq.fill('decide:meeting.place', 'Астана');
    await hq.fill('decide:meeting.opened', '1605');
    await settleTie(hq);
    await giveGrandPrix(hq);
    await grantTooMuch(hq);
    await saveMeeting(hq);
    await expectRefusal(hq);

    await part(hq, 'grants');
    await granted(hq, 'Жел мен күн су көтергіші').fill('500000');
    await saveMeeting(hq);
    await seal(hq, 'seal.verb');
    await amendMeeting(hq);
    await seal(hq, 'seal.again');
  });
});
