import { readdir, realpath, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join, relative, isAbsolute } from 'node:path';

import { isSystemError } from '../disk/system-errors.ts';

/** A drive that does not answer – a network's that is away – is no stick. Milliseconds. */
const patience = 700;

/** What finding sticks asks of a system; tests have one of their own. */
export interface StickSystem {
  readonly platform: NodeJS.Platform;
  readonly user: string;
  /** `C:` as Windows calls its own drive. */
  readonly systemDrive: string;
  /** Names in a folder; none where it cannot be read. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Which disk a path is on; null where there is nothing. */
  readonly device: (path: string) => Promise<number | null>;
}

async function answered<T>(asked: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), patience);
  });
  try {
    return await Promise.race([asked, late]);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}

/** The computer that the program runs on. */
export const thisSystem = (): StickSystem => ({
  platform: process.platform,
  user: userInfo().username,
  systemDrive: process.env['SystemDrive'] ?? 'C:',
  list: (folder) => answered(readdir(folder), []),
  device: (path) =>
    answered(
      stat(path).then(({ dev }) => dev),
      null,
    ),
});

/** Disks below these folders: each name there that is on another disk than the folder itself. */
async function mountsBelow(system: StickSystem, folders: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const folder of folders) {
    const own = await system.device(folder);
    for (const name of await system.list(folder)) {
      const path = join(folder, name);
      const device = await system.device(path);
      if (device !== null && device !== own) found.push(path);
    }
  }
  return found;
}

/** Windows does not tell a second disk from a stick by its letter: every drive but its own may be one. */
async function otherDrives(system: StickSystem): Promise<string[]> {
  const letters = 'DEFGHIJKLMNOPQRSTUVWXYZ'
    .split('')
    .map((letter) => `${letter}:`)
    .filter((drive) => drive !== system.systemDrive.toUpperCase());
  const there = await Promise.all(letters.map((drive) => system.device(`${drive}\\`)));
  return letters.filter((_drive, index) => there[index] !== null).map((drive) => `${drive}\\`);
}

/** Where this system has what can be taken out, as far as it tells; none where nothing is in. */
export async function findSticks(system: StickSystem): Promise<readonly string[]> {
  if (system.platform === 'win32') return otherDrives(system);
  if (system.platform === 'darwin') {
    // Its own disk is among the volumes as a link.
    const own = await system.device('/');
    const volumes = await mountsBelow(system, ['/Volumes']);
    const devices = await Promise.all(volumes.map((each) => system.device(each)));
    return volumes.filter((_each, index) => devices[index] !== own);
  }
  return mountsBelow(system, [`/media/${system.user}`, `/run/media/${system.user}`, '/media']);
}

/** Whether a folder lies on one of these sticks, links followed. */
export async function isOnStick(folder: string, sticks: readonly string[]): Promise<boolean> {
  const real = await answered(realpath(folder), folder);
  return sticks.some((stick) => {
    const inside = relative(stick, real);
    return !inside.startsWith('..') && !isAbsolute(inside);
  });
}
