import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it, vi } from 'vitest';

import type { Language } from '../../shared/basics/localized.ts';
import type { Desktop } from '../electron-host/desktop.ts';
import { startDesktop } from '../electron-host/start-desktop.ts';
import { desktopDoor } from './desktop-door.ts';
import { receive } from './desk-tasks.ts';
import { foundContest, inviteJury, passphrase, receiveApplications } from './headquarters-tasks.ts';
import { handIn, saveScores, scoreByKeyboard, unlock } from './juror-tasks.ts';
import { Laptop } from './laptop.ts';

const laptops: Laptop[] = [];
afterAll(async () => {
  for (const laptop of laptops) await laptop.close();
});

/** Starts the desktop program on a profile and sits somebody down before it. */
async function sitAtDesktop(profile: string, language: Language): Promise<Laptop> {
  const program: Desktop = await startDesktop(profile);
  const folder = mkdtempSync(join(inject('journeyFolder'), 'files-'));
  const laptop = new Laptop(program.page, desktopDoor(program), { language, folder });
  laptops.push(laptop);
  return laptop;
}

const newProfile = (): string => mkdtempSync(join(inject('journeyFolder'), 'profile-'));

describe('the desktop program', () => {
  it('keeps what a juror entered over a restart, and headquarters takes it in', async () => {
    const hq = await sitAtDesktop(newProfile(), 'ru');
    await foundContest(hq);
    await receiveApplications(hq);
    const [, invitation = ''] = await inviteJury(hq);

    const profile = newProfile();
    const before = await sitAtDesktop(profile, 'kk');
    await before.join('juror', invitation, passphrase);
    await scoreByKeyboard(before, ['Digit9', 'Digit8', 'Digit5']);
    await handIn(before, /^3 парақты тапсыру/);
    await before.close();

    const after = await sitAtDesktop(profile, 'kk');
    await unlock(after, passphrase);
    const handedIn = after.page.getByText(after.text('juror-list:status.handed-in'), {
      exact: true,
    });
    await vi.waitFor(async () => expect(await handedIn.count()).toBeGreaterThanOrEqual(3), 60_000);
    const scores = await saveScores(after);
    await receive(hq, /^Импортировать 1 файл/, scores);
    await hq.page.getByText(/^После записи прочитан/).waitFor();
    for (const laptop of laptops) expect(laptop.complaints).toEqual([]);
  });
});
