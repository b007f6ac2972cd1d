import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, shell } from 'electron';

import { parseReleaseKeys } from '../../shared/host/update-judgement.ts';
import type { UpdatePlatform } from '../../shared/host/updates.ts';
import type { Keeping } from '../keep-calls.ts';
import { isPortable } from '../portable.ts';
import type { InstalledProgram } from './end-update.ts';
import { createProgramUpdate, type ProgramUpdate } from './update-program.ts';

/** How long the page has to show that the program is about to quit. Milliseconds. */
const lastWords = 1500;

/** How much later than the disk says a copy may have been written: disks count time in steps. Milliseconds. */
const clockStep = 2000;

/** How this program came onto this computer. */
function installedProgram(): InstalledProgram {
  const { platform, env } = process;
  const appImage = platform === 'linux' ? (env['APPIMAGE'] ?? null) : null;
  return { platform: platformOf(appImage), appImage };
}

function platformOf(appImage: string | null): UpdatePlatform {
  if (process.platform === 'darwin') return 'mac-dmg';
  if (process.platform !== 'win32') return appImage === null ? 'linux-deb' : 'linux-appimage';
  return isPortable() ? 'windows-portable' : 'windows-nsis';
}

/** Whether the contest is in that copy; without one there has to be no contest in the journal. */
async function isCopied(
  { calls }: Pick<Keeping, 'calls'>,
  copy: string | null,
  since: number,
): Promise<boolean> {
  if (copy === null) {
    const { entries, end } = await calls.readJournal(null);
    return entries.length === 0 && end === 'whole';
  }
  const listed = await calls.listSnapshots(null);
  return listed.some(({ name, at }) => name === copy && at >= since - clockStep);
}

/** Updates of the program from signed files; `folder` holds the program's `release-keys.json`. */
export function setupUpdates(keeping: Pick<Keeping, 'calls'>, folder: string): ProgramUpdate {
  const update = createProgramUpdate({
    home: app.getPath('userData'),
    version: app.getVersion(),
    program: installedProgram(),
    keys: async () =>
      parseReleaseKeys(JSON.parse(await readFile(join(folder, 'release-keys.json'), 'utf8'))),
    isCopied: (copy, since) => isCopied(keeping, copy, since),
    now: () => Date.now(),
    openPath: (path) => shell.openPath(path),
    showInFolder: (path) => shell.showItemInFolder(path),
    quit: () => void setTimeout(() => app.quit(), lastWords),
  });
  void update.begin();
  return update;
}
