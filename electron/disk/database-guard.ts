import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { isSystemError } from './system-errors.ts';

const ending = '.indexeddb.leveldb';
/** Name below which a database lies that was put aside; one, since the journal holds everything that was in it. */
const asideName = 'IndexedDB set aside';

/** Whether a LevelDB's first file names another one that is there. */
function isOpenable(folder: string): boolean {
  const current = join(folder, 'CURRENT');
  // Without it Chromium begins a database anew, by itself.
  if (!existsSync(current)) return true;
  const name = /^(MANIFEST-\d+)\n$/.exec(readFileSync(current, 'latin1'))?.[1];
  return name !== undefined && existsSync(join(folder, name));
}

const hasJournal = (home: string): boolean => {
  const folder = join(home, 'journal');
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.qzj'));
};

/**
 * Puts a database aside that Chromium would neither open nor mend: it takes a first file that names none for a disk that
 * cannot be read, today and at every later start. The page then finds none and makes it anew from the journal; without
 * a journal nothing is touched. Before any page is shown.
 *
 * @param home where the journal is
 * @param session where Chromium keeps what is its own
 */
export function guardDatabase(home: string, session: string): void {
  const databases = join(session, 'IndexedDB');
  try {
    if (!hasJournal(home) || !existsSync(databases)) return;
    for (const name of readdirSync(databases)) {
      if (!name.endsWith(ending) || isOpenable(join(databases, name))) continue;
      const aside = join(home, asideName);
      rmSync(aside, { recursive: true, force: true });
      mkdirSync(aside);
      renameSync(join(databases, name), join(aside, name));
    }
  } catch (error) {
    // Where the disk refuses it, the page says that the database does not open.
    if (!isSystemError(error)) throw error;
  }
}
