import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

import type { NamedFile } from '../../renderer/storage/desk.ts';
import { DesktopProgram } from '../electron-host/desktop-program.ts';
import { desktopDoor } from '../journeys/desktop-door.ts';
import { unlock } from '../journeys/juror-tasks.ts';
import { Laptop } from '../journeys/laptop.ts';
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

async function sitDown(profile: string, env: Readonly<Record<string, string>>) {
  const program = await DesktopProgram.start(profile, env);
  const place = { language: 'kk', folder: newFolder('files') } as const;
  const laptop = new Laptop(program.page, desktopDoor(program), place);
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
  env: Readonly<Record<string, string>> = {},
): Promise<JurorAtDesktop> {
  const seat = await sitDown(profile, env);
  const file = join(seat.laptop.folder, invitation.name);
  writeFileSync(file, invitation.bytes);
  return watched(seat, async () => {
    await seat.laptop.join('juror', file, jurorPassphrase);
    await untilOpen(seat.laptop);
  });
}

/** Starts the program on a profile that is in use, and unlocks it through the screen. */
export async function returnToDesktop(
  profile: string,
  env: Readonly<Record<string, string>> = {},
): Promise<JurorAtDesktop> {
  const seat = await sitDown(profile, env);
  return watched(seat, async () => {
    await unlock(seat.laptop, jurorPassphrase);
    await untilOpen(seat.laptop);
  });
}
