import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { jurorPassphrase } from '../crash/juror-at-desktop.ts';
import type { Laptop } from '../journeys/laptop.ts';
import { foundOn, invite, one, plainTrust, startDesk, valueOf } from '../renderer/storage/desks.ts';
import { closeDialogs, dialog, goTo, type Place, step } from './place.ts';

/** A folder of the browser's own in place of one that a person would choose in the system's dialog. */
async function answerWithFolder(at: Laptop): Promise<void> {
  await at.page.evaluate(() =>
    Object.assign(window, {
      showDirectoryPicker: async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('exchange', { create: true }),
    }),
  );
}

/** The exchange from its beginning to its end, and headquarters' laptops: in a contest whose files are encrypted. */
export const exchangePlaces: readonly Place[] = [
  step('exchange: beginning', async (at) => {
    await goTo(at, '/exchange');
    await at.button('exchange-files:place.chooseFolder').waitFor();
  }),
  step('exchange: tried', async (at) => {
    await answerWithFolder(at);
    await at.press('exchange-files:place.chooseFolder');
    await at.press('exchange-files:test.verb');
    await at.page.locator('.exchange-good').waitFor();
  }),
  step('exchange: cards', async (at) => {
    await at.press('exchange-files:cards.make');
    await at.button('exchange-files:now.verb').waitFor();
  }),
  step('exchange: done', async (at) => {
    await at.press('exchange-files:now.verb');
    await at.page.getByText(at.text('exchange-files:now.last')).waitFor();
    await at.page.getByText(at.text('exchange-files:missing.title')).click();
  }),
  dialog('exchange: leaving', 'exchange-files:leave.verb'),
  step('desks: nobody named', async (at) => {
    await closeDialogs(at);
    await goTo(at, '/desks');
    await at.page.locator('main table').first().waitFor();
  }),
  step('desks: one named', async (at) => {
    await at.fill('see-desks:name', 'Қабылдау');
    await at.press('see-desks:save');
    await at.page.locator('main tbody b').getByText('Қабылдау').waitFor();
  }),
];

/** Headquarters of an encrypted contest gives a coordinator an invitation and a card; what becomes of them here. */
async function joinWithCard(at: Laptop): Promise<void> {
  const hq = await startDesk();
  await foundOn(hq, { ...plainTrust, encrypted: true });
  const invitation = await invite(hq, 'c1');
  const place = { kind: 'folder', address: '/ортақ/байқау' } as const;
  const cards = valueOf(await hq.makeCards({ place, credentials: null }));
  const card = one(cards.filter(({ name }) => name.startsWith('region-')));
  const pathOf = ({ name, bytes }: typeof card): string => {
    const path = join(at.folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  await at.join('coordinator', pathOf(invitation), jurorPassphrase);
  await at.page.locator('.rail').waitFor({ timeout: 60_000 });
  await goTo(at, '/exchange');
  await at.give(at.button('exchange-files:card.pick'), pathOf(card));
  await at.button('exchange-files:place.chooseFolder').waitFor();
}

/** A coordinator's exchange, which begins by headquarters' card. */
export const cardPlaces: readonly Place[] = [
  step('card: opened', joinWithCard),
  step('card: place chosen', async (at) => {
    await answerWithFolder(at);
    await at.press('exchange-files:place.chooseFolder');
    await at.button('exchange-files:now.verb').waitFor();
  }),
];
