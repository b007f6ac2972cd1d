import { readFileSync } from 'node:fs';

import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';

import { openDemo } from '../a11y/place.ts';
import type { Laptop } from './laptop.ts';
import { setTable } from './table.ts';

const table = setTable();

/** Text of a saved file without its look: of a packed one that of all its parts. */
const textOf = (file: string | undefined): string => {
  const bytes = readFileSync(file ?? '');
  const text =
    bytes[0] === 0x50 && bytes[1] === 0x4b
      ? Object.values(unzipSync(bytes))
          .map((part) => strFromU8(part))
          .join('\n')
      : bytes.toString('utf8');
  return text.replace(/<style[\s\S]*?<\/style>/g, ' ').replace(/<[^>]*>/g, ' ');
};

const tab = (hq: Laptop, key: string) =>
  hq.page.getByRole('tab', { name: hq.text(key), exact: true }).click();

const radio = (hq: Laptop, key: string) =>
  hq.page.getByRole('radio', { name: hq.text(key), exact: true }).click();

const dialogOf = (hq: Laptop) => hq.page.getByRole('dialog');

async function saveDialog(hq: Laptop, key = 'common:save'): Promise<void> {
  await dialogOf(hq)
    .getByRole('button', { name: hq.text(key), exact: true })
    .click();
  await dialogOf(hq).waitFor({ state: 'hidden' });
}

/** A project that nobody has put into the pool yet is brought on its way by the keyboard alone. */
async function stepByKeyboard(hq: Laptop): Promise<void> {
  const { page } = hq;
  await hq.go('pool');
  await page.locator('.pool-board').waitFor();
  expect(await page.locator('.pool-column').count()).toBe(5);
  const [ideas, work] = [0, 1].map((at) => page.locator('.pool-column').nth(at));
  const before = await work?.locator('.pool-card').count();
  const cards = ideas?.locator('.pool-card') ?? page.locator('.pool-card');
  // Coordinators' cards open instead: headquarters changes those with a reason.
  for (let at = 0; at < (await cards.count()); at += 1) {
    await cards.nth(at).focus();
    await page.keyboard.press('Alt+ArrowRight');
    const opened = await dialogOf(hq)
      .waitFor({ timeout: 700 })
      .then(() => true)
      .catch(() => false);
    if (!opened) break;
    await page.keyboard.press('Escape');
    await dialogOf(hq).waitFor({ state: 'hidden' });
  }
  await expect
    .poll(() => page.locator('.pool-column').nth(1).locator('.pool-card').count())
    .toBe((before ?? 0) + 1);
}

/** Headquarters corrects a coordinator's word: without a reason it is refused. */
async function correctEntry(hq: Laptop): Promise<void> {
  const { page } = hq;
  await page.locator('.pool-column').nth(2).locator('.pool-card').first().click();
  const dialog = dialogOf(hq);
  await dialog.getByLabel(hq.text('gather-pool:entry.partners')).fill('ТОО «Ертіс Құрылыс»');
  await dialog.getByRole('button', { name: hq.text('common:save'), exact: true }).click();
  await dialog.getByText(hq.text('gather-pool:entry.whyMissing')).waitFor();
  await dialog.getByLabel(hq.text('gather-pool:entry.correction')).fill('Договор подписан.');
  await saveDialog(hq);
}

const region = 'Актюбинская область';

/** The projects of one region go to its innovation council; the file and how many projects it has. */
async function moveProjects(
  hq: Laptop,
): Promise<{ readonly file: string; readonly count: number }> {
  const { page } = hq;
  await page.getByLabel(hq.text('gather-pool:board.region')).selectOption({ label: region });
  await radio(hq, 'gather-pool:board.list');
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+a');
  await hq.press('gather-pool:board.move');
  const dialog = dialogOf(hq);
  const heading = (await dialog.getByRole('heading').first().textContent()) ?? '';
  const verb = dialog.getByRole('button', { name: hq.text('gather-pool:move.verb') });
  await verb.click();
  await dialog.getByText(hq.text('gather-pool:move.contestMissing')).waitFor();
  await hq.fill('gather-pool:move.contest', 'Инновационный совет Актюбинской области');
  await hq.fill('gather-pool:move.reason', 'Проекты готовы к финансированию.');
  const [file = ''] = await hq.take(verb, 1);
  await dialog.waitFor({ state: 'hidden' });
  const count = Number(/\d+$/.exec(heading)?.[0]);
  expect(count).toBeGreaterThan(0);
  await expect.poll(() => page.getByText(hq.text('gather-pool:board.tableEmpty')).count()).toBe(0);
  expect(await page.getByText('Инновационный совет Актюбинской области').count()).toBeGreaterThan(
    0,
  );
  return { file, count };
}

/** The region's own team says how it sees itself; it stands beside the experts' median. */
async function assessItself(hq: Laptop): Promise<void> {
  const { page } = hq;
  await tab(hq, 'gather-pool:tab.readiness');
  await page.locator('button.tile').first().waitFor();
  expect(await page.locator('button.tile').count()).toBe(20);
  await radio(hq, 'gather-pool:readiness.viewTable');
  await page.getByRole('row', { name: new RegExp(region) }).click();
  await page.getByText(hq.text('gather-pool:readiness.criteria', { region })).waitFor();
  await hq.press('gather-pool:readiness.assess');
  const dialog = dialogOf(hq);
  await dialog.getByLabel('Зелёная стратегия', { exact: true }).selectOption('4000');
  await hq.fill('gather-pool:self.team', 'Рабочая группа области');
  const reason = dialog.getByLabel(hq.text('gather-pool:entry.correction'));
  if ((await reason.count()) > 0) await reason.fill('Передано по телефону.');
  await saveDialog(hq);
}

/** A proposal is written down and passed to the body that can act on it. */
async function sortProposal(hq: Laptop): Promise<void> {
  const { page } = hq;
  await tab(hq, 'gather-pool:tab.proposals');
  await hq.press('gather-pool:proposals.add');
  await hq.fill('gather-pool:proposals.name', 'Открыть музей воды');
  await saveDialog(hq);
  const row = page.getByRole('row', { name: /Открыть музей воды/ });
  await row.getByRole('button').click();
  const dialog = dialogOf(hq);
  await dialog
    .getByLabel(hq.text('gather-pool:proposals.outcome'))
    .selectOption({ label: hq.text('pool-papers:outcome.passed') });
  await hq.fill('gather-pool:proposals.body', 'Министерство культуры');
  await hq.fill('gather-pool:proposals.reason', 'Вне полномочий региона.');
  await hq.fill('gather-pool:proposals.responsible', 'Жүнісова Әсел');
  await saveDialog(hq);
  await row.getByText('Передано: Министерство культуры').waitFor();
}

/** What a paper is saved as, in Russian. */
async function savePaper(hq: Laptop, paper: string, form: string): Promise<string> {
  const { page } = hq;
  await page.getByLabel(hq.text('issue:document.which'), { exact: true }).selectOption(paper);
  await page.getByLabel(hq.text('issue:document.language'), { exact: true }).selectOption('ru');
  const [file = ''] = await hq.take(page.getByRole('button', { name: form, exact: true }), 1);
  return textOf(file);
}

async function issuePapers(hq: Laptop): Promise<void> {
  await hq.go('issue');
  const which = hq.page.getByLabel(hq.text('issue:document.which'), { exact: true });
  await which.waitFor();
  const offered = await which.locator('option').allTextContents();
  expect(offered).not.toContain(hq.text('issue:papers.diplomas'));
  const cards = await savePaper(hq, 'readiness', 'HTML');
  expect(cards.match(new RegExp(hq.text('pool-papers:card.note'), 'g'))).toHaveLength(20);
  expect(cards).toContain('Рабочая группа области');
  const pool = await savePaper(hq, 'pool', 'XLSX');
  expect(pool).toContain('Инновационный совет Актюбинской области');
  expect(pool).toContain('ТОО «Ертіс Құрылыс»');
  const proposals = await savePaper(hq, 'proposals', 'DOCX');
  expect(proposals).toContain('Министерство культуры');
  for (const paper of [cards, pool, proposals])
    expect(paper).not.toMatch(/ТОП-|\d место|победител/i);
}

/** The council takes the projects in: themes it does not know it is asked about once; a second time brings nothing. */
async function takeIn(council: Laptop, file: string, count: number): Promise<void> {
  const { page } = council;
  await openDemo(council, 'headquarters', 'innovation-council');
  await council.go('applications');
  for (const isAgain of [false, true]) {
    await council.give(council.button('common:chooseFile'), file);
    await council.press('intake:checkTable');
    const back = council.button('common:back').first();
    await back.waitFor();
    const asked = page.locator('.mapping-grid select');
    if ((await asked.count()) > 0) {
      for (const select of await asked.all()) await select.selectOption({ index: 1 });
      await council.press('common:apply');
      await asked.first().waitFor({ state: 'hidden' });
    }
    if (isAgain) {
      await page.getByRole('button', { name: council.text('intake:nothingNew') }).waitFor();
      break;
    }
    await page.getByRole('button', { name: new RegExp(`^Импортировать ${count} `) }).click();
    await council.button('common:chooseFile').waitFor();
  }
}

it('a pool of twenty regions is described, handed on and printed without anybody being ranked', () =>
  table.play(async (sit) => {
    const hq = await sit('ru');
    await openDemo(hq, 'headquarters', 'regional-pool');
    await stepByKeyboard(hq);
    await correctEntry(hq);
    const { file, count } = await moveProjects(hq);
    await assessItself(hq);
    await sortProposal(hq);
    await hq.go('ranking');
    await hq.page.getByText(hq.text('ranking:unranked.text')).waitFor();
    await issuePapers(hq);
    const council = await sit('ru');
    await takeIn(council, file, count);
  }));
