import { randomBytes } from 'node:crypto';
import { chmod, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { UpdateEnding, UpdatePlatform } from '../../shared/host/updates.ts';
import { syncFolder } from '../disk/durable-files.ts';
import { quietly } from '../disk/system-errors.ts';
import { copyPart, isExpected } from './copy-payload.ts';
import type { StagedUpdate } from './staged-update.ts';

/** The program as it is installed here. */
export interface InstalledProgram {
  readonly platform: UpdatePlatform;
  /** The one file that an AppImage is; null for everything else. */
  readonly appImage: string | null;
}

/** What the system does with a checked file. */
export interface SystemActions {
  /** Opens it as a double-click does; an empty text where that worked. */
  readonly openPath: (path: string) => Promise<string>;
  readonly showInFolder: (path: string) => void;
}

/** What a checked file becomes on this system. */
export const endingOn = ({ platform, appImage }: InstalledProgram): UpdateEnding =>
  platform === 'windows-nsis' ? 'installed' : appImage === null ? 'shown' : 'replaced';

/** Puts the new program in the place of the old one, whole or not at all. False where that place cannot be written. */
async function replace(appImage: string, staged: StagedUpdate): Promise<boolean> {
  const folder = dirname(appImage);
  const draft = join(folder, `.${randomBytes(6).toString('hex')}.part`);
  const replaced = await quietly(async () => {
    const source = await open(staged.path, 'r');
    try {
      await copyPart(source, { at: 0, size: staged.size, to: draft });
    } finally {
      await source.close();
    }
    if (!(await isExpected(draft, staged))) return;
    await chmod(draft, 0o755);
    await rename(draft, appImage);
    await syncFolder(folder);
  });
  const isThere = replaced && (await isReplaced(appImage, staged));
  await quietly(() => rm(draft, { force: true }));
  return isThere;
}

async function isReplaced(appImage: string, staged: StagedUpdate): Promise<boolean> {
  let same = false;
  await quietly(async () => {
    same = await isExpected(appImage, staged);
  });
  return same;
}

/**
 * Hands a checked file to the system: starts the installer, replaces the program, or shows the file to the person –
 * also where the program's own place cannot be written. Null where the installer did not start.
 */
export async function endUpdate(
  staged: StagedUpdate,
  program: InstalledProgram,
  system: SystemActions,
): Promise<UpdateEnding | null> {
  const { appImage } = program;
  const ending = endingOn(program);
  if (ending === 'installed') return (await system.openPath(staged.path)) === '' ? ending : null;
  if (ending === 'replaced' && appImage !== null && (await replace(appImage, staged)))
    return ending;
  system.showInFolder(staged.path);
  return 'shown';
}
