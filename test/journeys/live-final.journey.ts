import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';

import { receive } from './desk-tasks.ts';
import { restore } from './key-tasks.ts';
import { passphrase } from './headquarters-tasks.ts';
import { unlock } from './juror-tasks.ts';
import type { Laptop } from './laptop.ts';
import { bringProgramme } from './programme-files.ts';
import { setTable } from './table.ts';

const table = setTable();

const part = async (at: Laptop, name: 'order' | 'now' | 'budgets' | 'members' | 'completeness') => {
  await at.page.getByRole('tab', { name: at.text(`final:tab.${name}`) }).click();
};

const told = (at: Laptop, key: string) => at.page.getByText(at.text(key)).first().waitFor();

/** A turn of the afternoon speaks one place earlier: by the keyboard, with a reason. */
async function moveTurn(hq: Laptop): Promise<void> {
  const { page } = hq;
  await page.locator('.order-turn').nth(49).waitFor();
  expect(await page.locator('.order-turn').count()).toBe(50);
  const last = page.locator('.order-turn').last();
  await last.locator('.move-buttons button').first().focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(hq.text('final:reason')).fill('Ұшағы кешке');
  await dialog.getByRole('button', { name: hq.text('final:order.moveVerb') }).click();
  await page.locator('.final-moves li', { hasText: 'Ұшағы кешке' }).waitFor();
}

const left = (page: Page): Promise<string | null> =>
  page.locator('[role=timer]').last().textContent();

/** A turn runs on the big screen and by the keyboard, and over a reload of the window. */
async function runTurn(hq: Laptop): Promise<void> {
  const { page } = hq;
  await part(hq, 'now');
  const [show] = await Promise.all([page.waitForEvent('popup'), hq.press('final:now.openScreen')]);
  show.on('pageerror', (error) => hq.complaints.push(error.message));
  await show.locator('.timer-left', { hasText: '5:00' }).waitFor();
  await page.locator('h1').first().click();
  await page.keyboard.press('Space');
  await show.locator('.timer-left', { hasText: '4:5' }).waitFor();
  // Pressed in the hall's window, as a presenter's remote does.
  await show.keyboard.press('Equal');
  await show.locator('.timer-left', { hasText: '5:5' }).waitFor();
  expect(await show.locator('body').textContent()).not.toContain('₸');
  await page.reload();
}

/** The turn is over; the next project does not come. */
async function endTurns(hq: Laptop): Promise<void> {
  const { page } = hq;
  await part(hq, 'now');
  expect(await left(page)).toMatch(/^5:[0-5]\d$/u);
  await hq.press('final:now.begin');
  await hq.fill('final:now.speaker', 'Ахметова Сәуле');
  await hq.press('final:now.finish');
  await page.getByRole('heading', { name: hq.text('final:now.turn', { number: '27' }) }).waitFor();
  await hq.press('final:now.noShow');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(hq.text('final:reason')).fill('Байланыс болмады');
  await dialog.getByRole('button', { name: hq.text('final:now.endVerb') }).click();
  await page.getByRole('heading', { name: hq.text('final:now.turn', { number: '28' }) }).waitFor();
}

/** A project's whole budget as one line, awarded in full. */
async function award(at: Laptop, row: number, tenge: string): Promise<void> {
  const { page } = at;
  await page.locator('tbody tr').nth(row).getByRole('button').first().click();
  const dialog = page.getByRole('dialog');
  const lines = dialog.locator('.budget-line');
  while ((await lines.count()) > 1) await lines.last().getByRole('button').click();
  const [, proposed, awarded] = await lines.getByRole('textbox').all();
  await proposed?.fill(tenge);
  await awarded?.fill(tenge);
  await dialog.locator('textarea').fill('Смета қорғалды');
}

const save = async (at: Laptop): Promise<void> => {
  const dialog = at.page.getByRole('dialog');
  await dialog.getByRole('button', { name: at.text('common:save') }).click();
};

async function awardRows(at: Laptop, rows: readonly number[], tenge: string): Promise<void> {
  await part(at, 'budgets');
  for (const row of rows) {
    await award(at, row, tenge);
    await save(at);
    await at.page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
}

const figures = (at: Laptop): Promise<string> =>
  at.page
    .locator('main')
    .first()
    .innerText()
    .then((text) => text.replaceAll(/[\s\u00a0]+/gu, ' '));

/** Saves what this laptop holds for the other one, from the final's own screen. */
async function saveForOther(at: Laptop): Promise<string> {
  await at.go('final');
  await part(at, 'completeness');
  const [archive = ''] = await at.take(at.button('final:exchange.save'), 1);
  return archive;
}

/** More than there is left is refused, with by how much; so is more than one project may get. */
async function refuseTooMuch(hq: Laptop): Promise<void> {
  const { page } = hq;
  await award(hq, 20, '5 000 000,50');
  await save(hq);
  const dialog = page.getByRole('dialog');
  await dialog.locator('.banner.danger').first().waitFor();
  const faults = await dialog.locator('.banner.danger').allInnerTexts();
  expect(faults.map((fault) => fault.replaceAll(/\s/gu, ' '))).toEqual([
    expect.stringContaining('5 000 000,50 ₸'),
    expect.stringContaining('0,50 ₸'),
    expect.stringContaining('50'),
  ]);
  await dialog.getByRole('button', { name: hq.text('common:cancel') }).click();
}

/** Who was away comes after all: one press, and every turn's sheet is waited for again. */
async function comeBack(hq: Laptop): Promise<void> {
  const { page } = hq;
  const unawaited = async (): Promise<number> => {
    await part(hq, 'completeness');
    return page.locator('.progress-cell.unawaited').count();
  };
  const before = await unawaited();
  await part(hq, 'members');
  const away = page.locator('.final-members li', { hasText: 'Іссапарда' });
  await away.getByRole('radio', { name: hq.text('final:members.way.hall'), exact: true }).click();
  await told(hq, 'final:members.saved');
  await away.waitFor({ state: 'detached' });
  // Of the fifty turns two were not held, and nobody's sheet of those is waited for.
  expect(before - (await unawaited())).toBe(48);
}

/** The minutes have the grants, and the stage is sealed. */
async function sealFinal(hq: Laptop): Promise<void> {
  const { page } = hq;
  await hq.press('final:carry.verb');
  await told(hq, 'final:carry.same');
  await hq.go('decide');
  await page.getByRole('radio', { name: hq.text('decide:parts.grants'), exact: true }).click();
  await page.getByRole('group', { name: hq.text('decide:grants.sums') }).waitFor();
  expect(await figures(hq)).toContain('60 000 000 ₸');
  await page.getByRole('radio', { name: hq.text('decide:parts.meeting'), exact: true }).click();
  await hq.fill('decide:meeting.place', 'Астана');
  await hq.press('decide:meeting.save');
  await told(hq, 'decide:meeting.saved');
  await page.getByRole('radio', { name: hq.text('decide:parts.seal'), exact: true }).click();
  await hq.press('decide:seal.verb');
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: hq.text('decide:seal.verb') }).click();
  await told(hq, 'decide:seal.sealed');
}

/** The papers of the final are drawn up, and no draft any more. */
async function issuePapers(hq: Laptop): Promise<void> {
  const { page } = hq;
  await hq.go('issue');
  for (const [paper, text] of [
    ['protocol', 'Ақтық кезеңнің барысы'],
    ['budgets', 'Смета қорғалды'],
    ['running-order', 'тобылғы, домбыра, көктем 1'],
  ] as const) {
    await page
      .getByLabel(hq.text('issue:document.which'), { exact: true })
      .selectOption({ label: hq.text(`issue:papers.${paper}`) });
    await page.locator('.stage').getByText(text).first().waitFor();
    expect(await page.locator('.stage').textContent(), paper).not.toContain(
      hq.text('documents:draft'),
    );
  }
  const minutes = (await page.locator('.stage').textContent()) ?? '';
  expect(minutes).toContain('09:12');
  const files = await hq.take(page.getByRole('button', { name: /DOCX/ }).first(), 1);
  expect(files[0]).toMatch(/running-order.*\.docx$/u);
}

it('a final: 158 applications, 50 finalists, grants under a ceiling by two laptops, the minutes and their papers', async () => {
  await table.play(async (sit) => {
    const hq = await sit('kk');
    const { page } = hq;
    const fair = await bringProgramme(hq.folder, 'social-fair');
    await restore(hq, fair.recovery, fair.archive);
    await receive(hq, /импорттау$/, ...fair.regions);
    await hq.go('final');
    await moveTurn(hq);
    await runTurn(hq);
    await unlock(hq, passphrase);
    await endTurns(hq);
    await comeBack(hq);
    expect(await figures(hq)).toContain('213');

    const other = await sit('ru');
    await restore(other, fair.recovery, await saveForOther(hq));
    await other.go('final');
    await other.page.getByText(/27 из 50/).waitFor();
    await awardRows(hq, [0, 1, 2, 3, 4, 5, 6], '5000000');
    await awardRows(other, [10, 11, 12, 13, 14, 15], '5 000 000,00');
    await receive(hq, /импорттау$/, await saveForOther(other));

    // Neither laptop passed the ceiling, and both together did.
    await hq.go('final');
    await part(hq, 'budgets');
    await page.locator('.banner.danger', { hasText: /5.000.000.₸/u }).waitFor();
    await award(hq, 15, '5000000');
    await page.getByRole('dialog').getByRole('textbox').nth(2).fill('0');
    await save(hq);
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await page.locator('.banner.danger').count()).toBe(0);
    await refuseTooMuch(hq);
    await sealFinal(hq);
    await issuePapers(hq);
  });
});
