import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app } from 'electron';

/** The mark that the ZIP carries and an installer takes away (`build/installer`). */
const mark = 'portable.txt';

/** Where a program that was unpacked onto a stick keeps its data: beside itself. Null for an installed one. */
export const portableHome = (programFolder: string): string | null =>
  existsSync(join(programFolder, mark)) ? join(programFolder, 'data') : null;

const ownHome = (): string | null =>
  app.isPackaged ? portableHome(dirname(app.getPath('exe'))) : null;

/** Whether this program keeps its data beside itself. */
export const isPortable = (): boolean => ownHome() !== null;

/** Has to come before anything asks where the data are, the lock of the one instance included. */
export function setupPortable(): void {
  const home = ownHome();
  if (home !== null) app.setPath('userData', home);
}
