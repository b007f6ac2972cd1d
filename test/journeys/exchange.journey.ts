import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { enterFromPaper, receive } from './desk-tasks.ts';
import {
  foundContest,
  inviteJury,
  passphrase,
  receiveApplications,
  saveKeyFile,
} from './headquarters-tasks.ts';
import { command, type EncryptedFile, mergedCode, openHeadless } from './headless-tasks.ts';
import { handIn, saveScores, scoreByKeyboard } from './juror-tasks.ts';
import { confirmKey, makeRecoveryCopy, ownDigits, restore, revokeKey } from './key-tasks.ts';
import type { Laptop } from './laptop.ts';
import { setTable } from './table.ts';

const table = setTable();
const hasAge = spawnSync('age', ['--version']).status === 0;

/** What the windows saved, for what is done without them. */
let saved: EncryptedFile | null = null;

/** The second juror hands over without a file: the codes of the screen as text. */
async function showCodes(juror: Laptop): Promise<string> {
  const { page } = juror;
  await page.locator('a[href="#/codes"]').click();
  await page.getByText(juror.text('codes:text.title')).click();
  return page.getByLabel(juror.text('codes:text.label'), { exact: true }).inputValue();
}

/** Takes pasted codes through the same dry run as a file. */
async function receiveCodes(coordinator: Laptop, codes: string): Promise<void> {
  const { page } = coordinator;
  await coordinator.go('receive');
  await page.getByRole('link', { name: coordinator.text('receive:readCodes') }).click();
  await coordinator.fill('codes:paste.label', codes);
  await coordinator.press('codes:paste.take');
  await coordinator.press('codes:progress.go');
  await coordinator.press('receive:run_one', { count: '1' });
  await page.getByText(coordinator.text('receive:resultFiles')).first().waitFor();
}

/** The region's file, small enough for a letter. */
async function handOverByMail(coordinator: Laptop): Promise<string> {
  const { page } = coordinator;
  await coordinator.go('hand-over');
  await page
    .getByLabel(coordinator.text('hand-over:limit.label'), { exact: true })
    .selectOption({ label: coordinator.text('hand-over:limit.10') });
  await page.getByText(coordinator.text('hand-over:readers.headquarters-and-region')).waitFor();
  const [region = ''] = await coordinator.take(coordinator.button('coordinator:handOver.verb'), 1);
  return region;
}

/** The code that an import ends with: the beginning of the state's hash. */
async function stateCode(desk: Laptop): Promise<string> {
  const line = desk.page.locator('p').filter({ hasText: desk.text('receive:stateCode') });
  return (await line.locator('code').innerText()).replaceAll(' ', '');
}

/** Several files at once, one of them under a name that mail gave it: refused first, then taken in. */
async function importTwice(hq: Laptop, region: string, scores: string): Promise<void> {
  const { page } = hq;
  const renamed = join(hq.folder, 'Письмо координатора.txt');
  copyFileSync(region, renamed);
  await hq.go('receive');
  await hq.give(hq.button('receive:pick'), region, renamed, scores, region);
  await hq.button('receive:run_few', { count: '3' }).waitFor();
  await hq.press('receive:leave');
  expect(await page.getByText(hq.text('receive:receivedTitle')).count()).toBe(0);
  await receive(hq, /^Импортировать 3 файла/, region, renamed, scores);
  await page.getByText(/^После записи прочитан/).waitFor();
}

/** Takes the region's import back, and in again: the dry run says that it was taken back before. */
async function undoAndBringBack(hq: Laptop, region: string): Promise<void> {
  const { page } = hq;
  await hq.press('receive:next.more');
  await page
    .getByRole('button', { name: /^Отозвать импорт: «.*\.qzb»/ })
    .last()
    .click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: hq.text('receive:undo.verb') })
    .click();
  await page.getByText(hq.text('receive:undo.doneDetail')).waitFor();
  await hq.give(hq.button('receive:pick'), region);
  await page.getByText(/^Файл вернёт/).waitFor();
  await hq.press('receive:run_one', { count: '1' });
  await page.getByText(hq.text('receive:resultFiles')).first().waitFor();
}

/** Keeps the juror's version of the open conflict; `together` decides the similar one with it. */
async function keepJurors(hq: Laptop, together: boolean): Promise<void> {
  const { page } = hq;
  await page.getByRole('radio', { name: /^9/ }).check();
  await page
    .getByLabel(hq.text('conflicts:reason.label'), { exact: true })
    .selectOption({ label: hq.text('conflicts:reasons.askedByPhone') });
  if (together)
    await page.getByLabel(hq.text('conflicts:similar.label_one', { count: '1' })).check();
  await page
    .getByRole('button', {
      name: together
        ? hq.text('conflicts:similar.verb_few', { count: '2' })
        : hq.text('conflicts:keepValue', { value: '9' }),
    })
    .click();
}

async function settleAndUndo(hq: Laptop): Promise<void> {
  const { page } = hq;
  const open = (count: string) => page.getByText(hq.text('conflicts:openCount_few', { count }));
  await hq.go('conflicts');
  await open('2').waitFor();
  await keepJurors(hq, false);
  await open('1').waitFor();
  await hq.press('conflicts:undo.last');
  await open('2').waitFor();
  await keepJurors(hq, true);
  await page.getByText(hq.text('conflicts:empty.allSettled')).first().waitFor();
}

/** Headquarters' answer: a file for the region and one for each juror, in that order. */
async function saveReceipts(hq: Laptop): Promise<string[]> {
  await hq.go('receive');
  return hq.take(hq.button('receive:receipts.verb'), 3);
}

/** What each sender then reads of it: the sheets that arrived, and the conflicts that were settled. */
async function openReceipts(
  coordinator: Laptop,
  juror: Laptop,
  receipts: readonly string[],
): Promise<void> {
  const forRegion = receipts.find((file) => file.includes('KZ-55')) ?? '';
  await coordinator.go('receive');
  await coordinator.give(coordinator.button('receive:pick'), forRegion);
  await coordinator.press('receive:run_one', { count: '1' });
  await coordinator.page.getByText(coordinator.text('receive:doneReceipt')).waitFor();
  await coordinator.page
    .getByText(coordinator.text('hand-over:receipt.held', { held: '5', here: '5' }))
    .first()
    .waitFor();
  await juror.page.locator('a[href="#/"]').first().click();
  const [forJuror = ''] = receipts.filter((file) => file !== forRegion);
  await juror.give(juror.button('juror-list:answer.verb'), forJuror);
  await juror.page.getByText(juror.text('juror-list:answer.receipt')).waitFor();
  const note = juror.page.locator('.receipt-note');
  await note.getByText(juror.text('hand-over:receipt.held', { held: '3', here: '3' })).waitFor();
  await note.getByText(juror.text('hand-over:receipt.settled', { number: '2' })).waitFor();
}

/** A juror hears of their confirmed key by a renewed invitation: until then the laptop says that it waits. */
async function renewInvitation(hq: Laptop, name: string, juror: Laptop): Promise<void> {
  const { page } = hq;
  await hq.go('jury');
  await page.getByRole('tab', { name: hq.text('jury:invitationsTab') }).click();
  await page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
  const verb = hq.text('jury:exportInvitations_one', { count: '1' });
  const files = await hq.take(page.getByRole('button', { name: verb }), 2);
  const file = files.find((each) => each.endsWith('.qzb')) ?? '';
  const waits = juror.page.getByText(juror.text('shell:key.unconfirmed.juror.title'));
  await waits.waitFor();
  await juror.give(juror.button('juror-list:answer.verb'), file);
  await juror.page.getByText(juror.text('juror-list:answer.invitation')).waitFor();
  await waits.waitFor({ state: 'hidden' });
}

async function receiveFromRevoked(hq: Laptop, late: string): Promise<string> {
  await hq.go('receive');
  await hq.give(hq.button('receive:pick'), late);
  await hq.page.getByText(/пойд(ёт|ут) в карантин и не буд/).waitFor();
  await hq.press('receive:run_one', { count: '1' });
  await hq.page.getByText(hq.text('receive:resultFiles')).first().waitFor();
  return stateCode(hq);
}

async function saveArchive(hq: Laptop): Promise<string> {
  await hq.go('receive');
  const [archive = ''] = await hq.take(hq.button('receive:archive.verb'), 1);
  return archive;
}

/** A score more by the laptop that is not trusted any more, and its file. */
async function scoreMore(juror: Laptop): Promise<string> {
  const { page } = juror;
  await page.locator('a[href="#/"]').first().click();
  await scoreByKeyboard(juror, ['Digit6']);
  return saveScores(juror);
}

describe('files travel between headquarters, region and jury', () => {
  it('encrypted and confirmed, with a mistake taken back, a laptop lost and headquarters restored', async () => {
    await table.play(async (sit) => {
      const hq = await sit('ru');
      await foundContest(hq, 'confirmed');
      await receiveApplications(hq);
      const [coordinatorFile = '', firstFile = '', secondFile = ''] = await inviteJury(hq);

      const first = await sit('kk');
      await first.join('juror', firstFile, passphrase);
      await scoreByKeyboard(first, ['Digit9', 'Digit8', 'Digit5']);
      await handIn(first, /^3 парақты тапсыру/);
      const scores = await saveScores(first);

      const second = await sit('ru');
      await second.join('juror', secondFile, passphrase);
      await scoreByKeyboard(second, ['Digit8', 'Digit7']);
      await second.press('score:toList');
      await handIn(second, /^Сдать 2 листа/);
      const codes = await showCodes(second);

      const coordinator = await sit('kk');
      await coordinator.join('coordinator', coordinatorFile, passphrase);
      await enterFromPaper(coordinator, 1, ['4', '3']);
      await receive(coordinator, /^1 файлды импорттау/, scores);
      await receiveCodes(coordinator, codes);
      await confirmKey(coordinator, 'Ибраев', await ownDigits(first, '#/keys'));
      await confirmKey(coordinator, 'Ковальчук', await ownDigits(second, '#/keys'));
      const region = await handOverByMail(coordinator);

      await importTwice(hq, region, scores);
      await undoAndBringBack(hq, region);
      await confirmKey(hq, 'Сейітқали', await ownDigits(coordinator, '#/keys/own'));
      await settleAndUndo(hq);
      await openReceipts(coordinator, first, await saveReceipts(hq));
      await renewInvitation(hq, 'Ибраев', first);
      await revokeKey(hq, 'Ковальчук');

      const recovery = await makeRecoveryCopy(hq);
      const key = await saveKeyFile(hq);
      const archive = await saveArchive(hq);
      await openHeadless({ key, region });

      // A laptop that was stolen goes on scoring: what it signs comes, and does not count.
      const late = await scoreMore(second);
      const code = await receiveFromRevoked(hq, late);
      const folder = join(hq.folder, 'union');
      expect(await mergedCode(folder, key, archive, late)).toBe(code);

      // Restored headquarters says in its own log that it was restored; both come to the same again.
      const fresh = await sit('en');
      await restore(fresh, recovery, archive);
      await receive(fresh, /^Import 1 file/, late);
      const restored = await stateCode(fresh);
      await fresh.press('receive:next.more');
      const copy = await saveArchive(fresh);
      expect(await mergedCode(folder, key, copy)).toBe(restored);
      await hq.press('receive:next.more');
      await receive(hq, /^Импортировать 1 файл/, copy);
      expect(await stateCode(hq)).toBe(restored);
      saved = { region, key };
    });
  });

  it.skipIf(!hasAge)('Debian’s age opens what the region handed over', async () => {
    const { region, key } = present(saved, 'the journey saved files');
    const plain = `${region}.plain.qzb`;
    execFileSync('age', ['-d', '-i', key, '-o', plain, region]);
    expect(await command('inspect', plain)).toMatchObject({ kind: 'regional', encrypted: false });
  });
});
