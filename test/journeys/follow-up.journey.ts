import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { buildDemo } from '../../shared/demo/build-demo.ts';
import { demoDefaultsFor } from '../../shared/demo/demo-options.ts';
import { ed25519 } from '../builders/contest-builder.ts';
import { photoOfPhone, tellTale } from '../builders/photo.ts';
import { receive } from './desk-tasks.ts';
import { passphrase } from './headquarters-tasks.ts';
import { unlock } from './juror-tasks.ts';
import { type Recovery, restore } from './key-tasks.ts';
import type { Laptop } from './laptop.ts';
import { quickRecovery } from './quick-recovery.ts';
import { setTable } from './table.ts';

const table = setTable();

/** The council's headquarters, and the invitation of its coordinator. */
interface Council {
  readonly recovery: Recovery;
  readonly archive: string;
  readonly invitation: string;
}

async function bringCouncil(folder: string): Promise<Council> {
  const demo = await buildDemo(demoDefaultsFor('innovation-council'), ed25519);
  const put = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const file = (name: string): Uint8Array =>
    present(
      demo.files.find((each) => each.name === name),
      `the council has ${name}`,
    ).bytes;
  const [seat] = demo.coordinators;
  const invitation = present(
    demo.files.find(({ kind, person }) => kind === 'invitation' && person === seat?.person.id),
    'the council has a coordinator',
  );
  return {
    recovery: await quickRecovery(folder, file('headquarters.key')),
    archive: put('contest.qzb', file('contest.qzb')),
    invitation: put('invitation.qzb', invitation.bytes),
  };
}

/** Twenty photos as a phone makes them, with place, time and device. */
const twentyPhotos = (folder: string): readonly string[] =>
  Array.from({ length: 20 }, (_, at) => {
    const path = join(folder, `цех ${at + 1}.jpg`);
    writeFileSync(path, photoOfPhone(at));
    return path;
  });

const tab = (at: Laptop, key: string) =>
  at.page.getByRole('tab', { name: at.text(key), exact: true }).click();

/** The program is gone in the middle of its work, its worker with it, and is started coordinator. */
async function killAndStart(at: Laptop): Promise<void> {
  const address = at.page.url().replace(/#.*/su, '');
  await at.page.goto('about:blank');
  await at.page.goto(address);
  await unlock(at, passphrase);
  await at.page.locator('.rail').waitFor();
}

/** Opens the largest project of the list; gives its number. */
async function openLargest(at: Laptop, column: string): Promise<string> {
  await at.go('follow-up');
  await tab(at, 'follow-up:tab.projects');
  await at.page.getByRole('searchbox').fill(column);
  await at.page.locator('[role=row][aria-rowindex="2"]').click();
  await at.page.locator('.pagehead h1').first().waitFor();
  await at.page.waitForURL(/#\/follow-up\/project\//u);
  return decodeURIComponent(/project\/([^/]+)/u.exec(at.page.url())?.[1] ?? '');
}

const savedChip = (at: Laptop) => at.page.getByText(at.text('follow-up:visits.save.saved'));

/** A visit is written on the spot; the laptop dies among the photos, and what was called saved is there. */
async function visit(coordinator: Laptop): Promise<void> {
  const { page } = coordinator;
  await coordinator.press('follow-up:visits.add');
  await coordinator.fill('follow-up:visits.day', '20.01.2026');
  await page
    .getByRole('radio', { name: coordinator.text('monitoring-papers:state.behind') })
    .click({ force: true });
  await coordinator.fill('follow-up:visits.observations', 'Цех собран, станок ещё в пути.');
  await savedChip(coordinator).waitFor();
  const photos = twentyPhotos(coordinator.folder);
  await coordinator.give(coordinator.button('follow-up:photos.choose'), ...photos);
  await page.locator('.follow-photo').nth(4).waitFor();
  const { hash } = new URL(page.url());
  await killAndStart(coordinator);
  await coordinator.page.evaluate((place) => {
    window.location.hash = place;
  }, hash);
  await coordinator.page.locator('.follow-photo').nth(4).waitFor();
  const field = coordinator.page.getByLabel(coordinator.text('follow-up:visits.observations'), {
    exact: true,
  });
  expect(await field.inputValue()).toBe('Цех собран, станок ещё в пути.');
  // All of them once more: those that were taken are the same ones.
  await coordinator.give(coordinator.button('follow-up:photos.choose'), ...photos);
  await coordinator.page.locator('.follow-photo').nth(19).waitFor();
  await coordinator.fill('follow-up:photos.caption', 'Станок у входа', { number: '1' });
  await savedChip(coordinator).waitFor();
  expect(await coordinator.page.locator('.follow-photo').count()).toBe(20);
}

/** Text of a saved DOCX, and how many pictures it holds. */
function docxOf(file: string | undefined): { readonly text: string; readonly pictures: number } {
  const parts = unzipSync(new Uint8Array(readFileSync(file ?? '')));
  const names = Object.keys(parts);
  for (const bytes of Object.values(parts)) expect(strFromU8(bytes, true)).not.toContain(tellTale);
  const { 'word/document.xml': body = new Uint8Array() } = parts;
  return {
    text: strFromU8(body).replace(/<[^>]*>/gu, ' '),
    pictures: names.filter((name) => name.startsWith('word/media/')).length,
  };
}

/** The centre has 3 bn granted and 2 bn spent; a payment beyond that is told in words, and not taken. */
async function refuseTooMuch(hq: Laptop): Promise<void> {
  const { page } = hq;
  await tab(hq, 'follow-up:project.part.money');
  const sums = page.getByRole('group', { name: hq.text('follow-up:figures.money') });
  const told = (await sums.innerText()).replaceAll(/\s/gu, ' ');
  expect(told).toContain('3 000 000 000 ₸');
  expect(told).toContain('2 000 000 000 ₸');
  await hq.press('follow-up:money.add.payment');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(hq.text('follow-up:money.day'), { exact: true }).fill('01.02.2026');
  await dialog
    .getByLabel(hq.text('follow-up:money.amount'), { exact: true })
    .fill('3 000 000 000,01');
  await dialog.locator('.banner.danger').waitFor();
  await dialog.getByRole('button', { name: hq.text('common:save') }).click();
  expect(await dialog.count()).toBe(1);
  await dialog.getByRole('button', { name: hq.text('common:cancel') }).click();
}

/** The report on the akim's order, in Kazakh and Russian, with what was seen on the spot. */
async function report(hq: Laptop): Promise<void> {
  const { page } = hq;
  await hq.go('follow-up');
  await tab(hq, 'follow-up:tab.orders');
  await page.locator('main tbody tr').first().click();
  const sheet = page.locator('.stage');
  await sheet.getByText('Станок у входа').first().waitFor();
  expect((await sheet.textContent())?.replaceAll(/\s/gu, ' ')).toContain('3 500 000 000 ₸');
  const kk = docxOf((await hq.take(page.getByRole('button', { name: 'DOCX' }), 1))[0]);
  expect(kk.text).toContain('Цех собран, станок ещё в пути.');
  expect(kk.pictures).toBeGreaterThanOrEqual(20);
  await page
    .getByRole('radio', { name: hq.text('follow-up:report.languages.ru'), exact: true })
    .click({ force: true });
  await sheet.getByText('Проекты на контроле').first().waitFor();
  const ru = docxOf((await hq.take(page.getByRole('button', { name: 'DOCX' }), 1))[0]);
  expect(ru.text).toContain('Станок у входа');
  expect(ru.pictures).toBe(kk.pictures);
}

it('a follow-up: 47 projects, a visit with 20 photos that outlives a kill, merged, in the one-month report in two languages', async () => {
  await table.play(async (sit) => {
    const hq = await sit('kk');
    const council = await bringCouncil(hq.folder);
    const coordinator = await sit('ru');
    await coordinator.join('coordinator', council.invitation, passphrase);
    await restore(hq, council.recovery, council.archive);
    const project = await openLargest(hq, 'орталығы');
    await coordinator.go('follow-up');
    await coordinator.fill('follow-up:projects.number', project);
    await coordinator.press('follow-up:other.open');
    await coordinator.page.waitForURL(/#\/follow-up\/project\//u);
    expect(await coordinator.page.getByRole('tab').allInnerTexts()).not.toContain(
      coordinator.text('follow-up:project.part.money'),
    );
    await visit(coordinator);
    await coordinator.go('hand-over');
    const [region = ''] = await coordinator.take(
      coordinator.button('coordinator:handOver.verb'),
      1,
    );

    await receive(hq, /импорттау$/, region);
    await hq.go('follow-up');
    const figures = hq.page.getByRole('group', { name: hq.text('follow-up:figures.label') });
    expect((await figures.innerText()).replaceAll(/\s/gu, ' ')).toMatch(/^47 .*3 500 000 000 ₸/u);
    expect(await openLargest(hq, 'орталығы')).toBe(project);
    await tab(hq, 'follow-up:project.part.visits');
    await hq.page.locator('.follow-photos li').nth(19).waitFor();
    await refuseTooMuch(hq);
    await report(hq);
  });
});
