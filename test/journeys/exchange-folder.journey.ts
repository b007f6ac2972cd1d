import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';

import type { Language } from '../../shared/basics/localized.ts';
import type { Desktop } from '../electron-host/desktop.ts';
import { startDesktop } from '../electron-host/start-desktop.ts';
import { desktopDoor } from './desktop-door.ts';
import { foundContest, inviteOne, passphrase } from './headquarters-tasks.ts';
import { Laptop } from './laptop.ts';

const laptops: Laptop[] = [];
afterAll(async () => {
  for (const laptop of laptops) await laptop.close();
});

const newFolder = (name: string): string => mkdtempSync(join(inject('journeyFolder'), name));

async function sitAtDesktop(
  language: Language,
): Promise<{ readonly laptop: Laptop; readonly program: Desktop }> {
  const program: Desktop = await startDesktop(newFolder('profile-'));
  const folder = newFolder('files-');
  const laptop = new Laptop(program.page, desktopDoor(program), { language, folder });
  laptops.push(laptop);
  return { laptop, program };
}

/** Invites a region's coordinator alone: that they have come is what there is to send. */
const inviteCoordinator = (hq: Laptop): Promise<string> =>
  inviteOne(
    hq,
    'Фамилия;Имя;Отчество;Роль;Организация;Регион',
    'Сейітқали;Гүлнар;;координатор;;Павлодарская область',
  );

/** Chooses the shared folder in the system's dialog. */
async function chooseFolder(laptop: Laptop, program: Desktop, shared: string): Promise<void> {
  await program.answerDialogs({ saveInto: shared });
  await laptop.press('exchange-files:place.chooseFolder');
  await laptop.page.getByText(shared).first().waitFor();
}

/** Exchanges, and waits until figures stand there: those of an exchange before it may do so for a moment. */
async function exchange(laptop: Laptop): Promise<void> {
  await laptop.go('exchange');
  await laptop.press('exchange-files:now.verb');
  await laptop.button('exchange-files:now.verb').waitFor();
  await laptop.page.getByText(laptop.text('exchange-files:now.last')).waitFor();
}

/** One of the figures of the last exchange. */
const figure = (laptop: Laptop, key: string): Promise<string> =>
  laptop.page
    .locator('dl.kv div')
    .filter({ hasText: laptop.text(`exchange-files:${key}`) })
    .locator('dd')
    .innerText();

describe('a folder that headquarters and a region share', () => {
  it('carries a card’s region to headquarters, and headquarters’ receipt back', async () => {
    const shared = newFolder('shared-');
    const [{ laptop: hq, program: desk }, { laptop: coordinator, program }] = await Promise.all([
      sitAtDesktop('ru'),
      sitAtDesktop('kk'),
    ]);
    await foundContest(hq);
    const invitation = await inviteCoordinator(hq);
    await hq.go('exchange');
    await chooseFolder(hq, desk, shared);
    await hq.press('exchange-files:test.verb');
    await hq.page.getByText(hq.text('exchange-files:test.good')).waitFor();
    const cards = await hq.take(hq.button('exchange-files:cards.make'), 2);
    await hq.page.getByText(hq.text('exchange-files:cards.give')).waitFor();
    const card = cards.find((file) => file.includes('region-')) ?? '';

    await coordinator.join('coordinator', invitation, passphrase);
    await coordinator.go('exchange');
    await coordinator.give(coordinator.button('exchange-files:card.pick'), card);
    await coordinator.button('exchange-files:place.chooseFolder').waitFor();
    await chooseFolder(coordinator, program, shared);
    await exchange(coordinator);
    expect(await figure(coordinator, 'now.outbox')).toBe('0');

    await exchange(hq);
    await expect.poll(async () => Number(await figure(hq, 'now.records'))).toBeGreaterThan(0);
    await exchange(coordinator);
    await expect.poll(() => figure(coordinator, 'now.taken')).toMatch(/: [1-9]/);
    await coordinator.go('receive');
    await coordinator.page.locator('.receipt-note .banner').first().waitFor();
    for (const laptop of laptops) expect(laptop.complaints).toEqual([]);
  }, 120_000);
});
