import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';

import { startDesktop } from '../electron-host/start-desktop.ts';
import { desktopDoor } from './desktop-door.ts';
import { foundContest } from './headquarters-tasks.ts';
import { Laptop } from './laptop.ts';

const laptops: Laptop[] = [];
afterAll(async () => {
  for (const laptop of laptops) await laptop.close();
});

interface Sitting {
  readonly hq: Laptop;
  /** The same person and window, saving to a folder that stands for a stick. */
  readonly atStick: Laptop;
}

async function sitDown(): Promise<Sitting> {
  const place = mkdtempSync(join(inject('journeyFolder'), 'home-'));
  const [folder, stick] = [join(place, 'files'), join(place, 'stick')];
  mkdirSync(folder);
  mkdirSync(stick);
  const program = await startDesktop(join(place, 'profile'));
  const at = (where: string) =>
    new Laptop(program.page, desktopDoor(program), { language: 'ru', folder: where });
  const hq = at(folder);
  laptops.push(hq);
  return { hq, atStick: at(stick) };
}

/** Leaves the screen where files are received, comes back and opens a file of the recent list. */
async function openRecent(hq: Laptop, name: string): Promise<void> {
  await hq.go('jury');
  await hq.go('receive');
  const recent = hq.page.locator('.recent-files');
  await recent.locator('summary').click();
  await recent.getByRole('button', { name }).click();
}

describe('files at home', () => {
  it('are saved, shown in their folder, copied to a stick, and opened again from the recent list', async () => {
    const { hq, atStick } = await sitDown();
    await foundContest(hq);
    await hq.go('receive');
    const [saved = ''] = await hq.take(hq.button('receive:archive.verb'), 1);
    const shelf = hq.page.locator('.host-shelf');
    await shelf.getByText(hq.folder).waitFor();
    await shelf.getByText(/^[0-9A-F]{4}( [0-9A-F]{4}){3}$/).waitFor();
    await hq.press('home-files:show');

    const [copy = ''] = await atStick.take(hq.button('home-files:copy'), 1);
    await shelf.getByText(hq.text('home-files:copied.notRemovable')).waitFor();
    expect(readFileSync(copy)).toEqual(readFileSync(saved));
    expect(await shelf.getByRole('alert').count()).toBe(0);
    await shelf.getByRole('button', { name: hq.text('common:close') }).click();

    await openRecent(hq, basename(saved));
    await hq.page.getByText(hq.text('receive:offer.nothingNew')).waitFor();
    rmSync(saved);
    await openRecent(hq, basename(saved));
    await hq.page.getByText(hq.text('errors:RecentGone.title')).waitFor();
    await hq.press('home-files:recent.forget');
    await hq.page.locator('.recent-files').waitFor({ state: 'detached' });
    expect(hq.complaints).toEqual([]);
  });
});
