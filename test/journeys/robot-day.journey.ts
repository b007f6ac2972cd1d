import { expect, it } from 'vitest';

import { receive } from './desk-tasks.ts';
import { passphrase } from './headquarters-tasks.ts';
import type { Laptop } from './laptop.ts';
import {
  drawLots,
  foundRobotDay,
  inviteReferee,
  openDiscipline,
  openPart,
  receiveTeams,
  stopWithoutConsent,
  writeNext,
} from './robot-day-tasks.ts';
import { setTable } from './table.ts';

const table = setTable();

/** The referee's own half of the day: a table of three, of which one match is said differently at headquarters. */
async function referee(at: Laptop): Promise<string> {
  await at.page.goto(`${at.page.url().split('#')[0]}#/tournament`);
  await openDiscipline(at, 'Робо-футбол');
  await writeNext(at, ['3', '1']);
  await writeNext(at, ['2', '2']);
  await writeNext(at, ['0', '1']);
  await openPart(at, 'handOver');
  const [file = ''] = await at.take(at.button('tournament:handOver.verb'), 1);
  return file;
}

/** Headquarters' half: six runs, the bout of sumo, and one match of the table, otherwise than the referee. */
async function marshal(hq: Laptop): Promise<void> {
  await openDiscipline(hq, 'Робо-кросс');
  await openPart(hq, 'runs');
  for (const time of ['1:05,123', '64,5', '1:02', '1:01,001', '1:00,999', '59,998'])
    await writeNext(hq, [time]);
  await openDiscipline(hq, 'Робо-сумо');
  await writeNext(hq, ['2', '1']);
  await openDiscipline(hq, 'Робо-футбол');
  await writeNext(hq, ['3', '0']);
}

/** The two sheets stand side by side; the referee's is kept, with a reason. */
async function settle(hq: Laptop): Promise<void> {
  const { page } = hq;
  await hq.go('tournament');
  const versions = page.locator('.sheet-version');
  await versions.nth(1).waitFor();
  await versions.filter({ hasText: 'Ибраев' }).getByRole('button').click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByLabel(hq.text('tournament:sheet.reason'))
    .fill('Судья у стола подтвердил счёт.');
  await dialog.getByRole('button', { name: hq.text('tournament:disputed.keep') }).click();
  await versions.first().waitFor({ state: 'detached' });
}

/** Everybody sees team and school on the second screen, and no child. */
async function lookAtScreen(hq: Laptop): Promise<void> {
  await openPart(hq, 'screen');
  const opening = hq.page.waitForEvent('popup');
  await hq.press('tournament:screen.open');
  const screen = await opening;
  await screen.getByText('Школа № 2').first().waitFor();
  const seen = await screen.locator('body').innerText();
  expect(seen).toContain('Робо-футбол');
  expect(seen).not.toMatch(/Ахметов|Серікова|Омарова/);
  await hq.press('tournament:screen.close');
}

async function saveDocuments(hq: Laptop): Promise<readonly string[]> {
  await hq.go('issue');
  const files: string[] = [];
  for (const paper of ['draw', 'day', 'standings', 'pair-diplomas'] as const) {
    await hq.page
      .locator('select')
      .filter({ has: hq.page.locator('option[value="pair-diplomas"]') })
      .selectOption(paper);
    files.push(...(await hq.take(hq.page.getByRole('button', { name: 'HTML' }).first(), 1)));
  }
  return files;
}

it('holds a robot day: draws, sheets on two laptops, one dispute, standings for everybody, medals, documents', async () => {
  await table.play(async (sit) => {
    const hq = await sit('ru');
    await foundRobotDay(hq);
    await receiveTeams(hq);
    await hq.go('tournament');
    await stopWithoutConsent(hq);
    for (const discipline of ['Робо-футбол', 'Робо-кросс', 'Робо-сумо'])
      await drawLots(hq, discipline);
    const invitation = await inviteReferee(hq);
    const laptop = await sit('ru');
    await laptop.join('juror', invitation, passphrase);
    const sheets = await referee(laptop);
    await hq.go('tournament');
    await marshal(hq);
    await receive(hq, /^Импортировать 1 файл/, sheets);
    await settle(hq);
    await writeNext(hq, ['2', '1']);
    await openPart(hq, 'standings');
    for (const discipline of ['Робо-кросс', 'Робо-сумо', 'Робо-футбол']) {
      await openDiscipline(hq, discipline);
      await hq.page.getByText(hq.text('tournament:standings.final')).waitFor();
      expect(await hq.page.locator('.medal-list > li').count()).toBeGreaterThanOrEqual(2);
    }
    await lookAtScreen(hq);
    expect(await saveDocuments(hq)).toHaveLength(4);
  });
});
