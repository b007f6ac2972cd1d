import { readdir, stat } from 'node:fs/promises';
import { arch, cpus, freemem, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, screen } from 'electron';

import { utf8ToBytes } from '../shared/basics/bytes.ts';
import { diagnosticsName, diagnosticsText, type ShellFacts } from '../shared/host/diagnostics.ts';
import { isSystemError, quietly } from './disk/system-errors.ts';
import { saveVerified } from './disk/save-files.ts';
import { storageSpace } from './disk/storage-space.ts';
import { askPerson } from './ask-person.ts';
import type { EventLog } from './event-log.ts';
import type { Machine } from './machine.ts';
import { isPortable } from './portable.ts';
import type { ShellTexts } from './shell-texts.ts';

/** Lines of the log that go along. */
const mostLines = 100;
/** Lines that a dialog of the system has room for. */
const shownLines = 5;

/** How many files lie below a folder, and their bytes; what cannot be read is not counted. */
async function folderSize(folder: string): Promise<{ files: number; bytes: number }> {
  let [files, bytes] = [0, 0];
  await quietly(async () => {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const each of found) {
      if (!each.isFile()) continue;
      files += 1;
      bytes += await stat(join(each.parentPath, each.name)).then(
        ({ size }) => size,
        (error: unknown) => {
          // Gone between the two.
          if (!isSystemError(error)) throw error;
          return 0;
        },
      );
    }
  });
  return { files, bytes };
}

/** Program and computer in numbers, versions and words: see `shared/host/diagnostics.ts`. */
export async function shellFacts(log: EventLog, machine: Machine): Promise<ShellFacts> {
  const home = app.getPath('userData');
  const [journal, snapshots, database, space] = await Promise.all([
    folderSize(join(home, 'journal')),
    folderSize(join(home, 'snapshots')),
    folderSize(join(app.getPath('sessionData'), 'IndexedDB')),
    storageSpace(home),
  ]);
  return {
    versions: {
      program: app.getVersion(),
      electron: process.versions['electron'] ?? 'none',
      chromium: process.versions['chrome'] ?? 'none',
      node: process.versions.node,
    },
    system: {
      platform: process.platform,
      release: release(),
      processor: arch(),
      processors: cpus().length,
      languages: app.getPreferredSystemLanguages(),
    },
    packed: app.isPackaged,
    portable: isPortable(),
    drawing: machine.state(),
    memory: { all: totalmem(), free: freemem() },
    diskFree: space.free,
    screens: screen.getAllDisplays().map(({ size, scaleFactor }) => ({
      width: size.width,
      height: size.height,
      scale: scaleFactor,
    })),
    stored: { journal, snapshots, database },
    runningFor: Math.round(process.uptime()),
    log: log.last(mostLines),
  };
}

/**
 * Shows the person what a diagnostics file would hold, and saves it where they say, if they do. For when there is no
 * page that could. True where a file was saved.
 */
export async function offerDiagnostics(
  window: BrowserWindow | null,
  texts: ShellTexts,
  facts: ShellFacts,
): Promise<boolean> {
  const at = new Date().toISOString();
  const text = diagnosticsText(at, facts, null);
  const shown = diagnosticsText(at, { ...facts, log: facts.log.slice(-shownLines) }, null);
  const way = await askPerson(window, {
    message: texts.diagnostics.title,
    detail: `${texts.diagnostics.text}\n\n${shown}`,
    ways: [
      { way: 'save', label: texts.diagnostics.save },
      { way: 'back', label: texts.back },
    ],
    otherwise: 'back',
  });
  if (way === 'back') return false;
  const defaultPath = join(app.getPath('documents'), diagnosticsName(at));
  const chosen = await (window === null
    ? dialog.showSaveDialog({ defaultPath })
    : dialog.showSaveDialog(window, { defaultPath }));
  if (chosen.canceled || chosen.filePath === '') return false;
  const saved = await saveVerified(chosen.filePath, utf8ToBytes(text));
  if (!saved.ok) dialog.showErrorBox(texts.diagnostics.title, texts.diagnostics.failed);
  return saved.ok;
}
