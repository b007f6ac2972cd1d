import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

import type { NamedFile } from '../../renderer/storage/desk.ts';
import { present } from '../../shared/basics/assert.ts';
import { DesktopProgram } from '../electron-host/desktop-program.ts';
import { browserDoor } from '../journeys/browser-door.ts';
import { desktopDoor } from '../journeys/desktop-door.ts';
import { unlock } from '../journeys/juror-tasks.ts';
import { Laptop, textOf } from '../journeys/laptop.ts';
import { PageDesk } from './page-desk.ts';

export const jurorPassphrase = 'төрт кездейсоқ сөз болса';

/** A juror before the desktop program in the stand-in. */
export interface JurorAtDesktop {
  readonly program: DesktopProgram;
  readonly laptop: Laptop;
  readonly desk: PageDesk;
}

export const newFolder = (name: string): string =>
  mkdtempSync(join(inject('journeyFolder'), `${name}-`));

const seats: JurorAtDesktop[] = [];

/** Ends whatever still runs; for `afterAll`. */
export async function putAway(): Promise<void> {
  for (const { program } of seats) await program.kill();
}

/** Tries something, and says on stderr what the juror saw when it failed. */
async function watched(seat: JurorAtDesktop, work: () => Promise<void>): Promise<JurorAtDesktop> {
  try {
    await work();
    return seat;
  } catch (error) {
    await seat.laptop.describe();
    throw error;
  }
}

/** `relaxed` is the control: IndexedDB as it comes, and no journal, as if the page ran in a browser. */
export type Safety = 'journal' | 'relaxed';

/** Starts the program on a profile, whatever it shows then. */
export async function sitDown(profile: string, safety: Safety): Promise<JurorAtDesktop> {
  const env = safety === 'relaxed' ? { QAZYLAR_STAND_IN_RELAXED: '1' } : {};
  const program = await DesktopProgram.start(profile, env);
  const place = { language: 'kk', folder: newFolder('files') } as const;
  const door = safety === 'relaxed' ? browserDoor(program.page) : desktopDoor(program);
  const laptop = new Laptop(program.page, door, place);
  // Long runs share the machine with others, and a late answer is no loss.
  program.page.setDefaultTimeout(60_000);
  const desk = await PageDesk.reach(program.page);
  const seat = { program, laptop, desk };
  seats.push(seat);
  return seat;
}

const untilOpen = (laptop: Laptop): Promise<void> =>
  laptop.page.getByText(laptop.text('juror-list:title')).first().waitFor();

/** Opens the invitation on a fresh profile, through the screens. */
export async function joinAtDesktop(
  profile: string,
  invitation: NamedFile,
  safety: Safety = 'journal',
  passphrase = jurorPassphrase,
): Promise<JurorAtDesktop> {
  const seat = await sitDown(profile, safety);
  const file = join(seat.laptop.folder, invitation.name);
  writeFileSync(file, invitation.bytes);
  return watched(seat, async () => {
    await seat.laptop.join('juror', file, passphrase);
    await untilOpen(seat.laptop);
  });
}

/** Whether the program asks for the language, as it does where nothing is kept. */
async function isFresh({ page }: Laptop): Promise<boolean> {
  const start = page.getByRole('main').getByRole('button', { name: 'Қазақша' });
  const door = page.getByLabel(textOf('kk', 'first-run:passphrase.label'), { exact: true });
  await start.or(door).first().waitFor();
  return start.isVisible();
}

/**
 * Starts the program on a profile that is in use, and unlocks it through the screen. Null where the program knows of no
 * contest there.
 */
export async function returnToDesktop(
  profile: string,
  safety: Safety = 'journal',
): Promise<JurorAtDesktop | null> {
  const seat = await sitDown(profile, safety);
  const { laptop, program } = seat;
  let fresh = false;
  await watched(seat, async () => {
    fresh = await isFresh(laptop);
    if (fresh) return;
    await unlock(laptop, jurorPassphrase);
    await untilOpen(laptop);
  });
  if (!fresh) return seat;
  await program.kill();
  return null;
}

/** The same where there has to be a contest. */
export async function returnToWork(profile: string): Promise<JurorAtDesktop> {
  return present(await returnToDesktop(profile), 'the program knows its contest');
}
