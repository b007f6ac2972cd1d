import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import type { Desktop } from '../electron-host/desktop.ts';
import type { Laptop } from '../journeys/laptop.ts';
import { filesBelow } from './damage-files.ts';

/**
 * Chooses a stick as the second place, as a person does, which copies the contest there at once; the path of the copy.
 */
export async function copyToStick(laptop: Laptop, program: Desktop): Promise<string> {
  const stick = mkdtempSync(join(inject('journeyFolder'), 'stick-'));
  await laptop.page.evaluate(() => {
    location.hash = '#/safety';
  });
  await program.answerDialogs({ open: [stick], saveInto: stick });
  await laptop.press('keep-safe:second.choose');
  await laptop.page.getByText(laptop.text('keep-safe:second.written')).waitFor();
  const copies = filesBelow(stick).filter((file) => file.endsWith('.qzs'));
  return present(copies.at(-1), `a copy among ${readdirSync(stick).join(', ')}`);
}

/** A borrowed laptop without any contest: opens a copy with nothing but it and its passphrase. Seconds that it took. */
export async function restoreFromStick(
  laptop: Laptop,
  copy: string,
  passphrase: string,
): Promise<number> {
  const { page } = laptop;
  await page.getByRole('main').getByRole('button', { name: 'Қазақша' }).click();
  const start = performance.now();
  await page
    .getByRole('button', { name: new RegExp(`^${laptop.text('first-run:role.copy.title')}`) })
    .click();
  await laptop.give(laptop.button('keep-safe:other.pick'), copy);
  await laptop.fill('keep-safe:restore.passphrase', passphrase);
  await laptop.press('keep-safe:restore.look');
  await page.getByText(laptop.text('keep-safe:restore.whole')).waitFor();
  await laptop.press('keep-safe:restore.verb');
  await page.getByText(laptop.text('keep-safe:restored.same')).waitFor();
  return Math.round(performance.now() - start) / 1000;
}
