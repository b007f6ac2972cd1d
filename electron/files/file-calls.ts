import { app, type BrowserWindow, dialog, shell } from 'electron';

import { assert } from '../../shared/basics/assert.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { CopyError, FilesCopied } from '../../shared/host/home-files.ts';
import type { HostFile, SavedFiles, SaveError } from '../../shared/host/host-table.ts';
import type { OpenedFiles } from '../opened-file.ts';
import { isPortable } from '../portable.ts';
import type { WindowAnswers } from '../window-answers.ts';
import { chooseFiles } from './choosing.ts';
import { copyFiles, copyTarget, isSameFolder } from './copying.ts';
import { showJob } from './job-reports.ts';
import { pdfOfPage, printPage } from './printing.ts';
import { createRecentFiles, type RecentFiles, type SystemList } from './recent-files.ts';
import { createSavedFiles, type SavedFilesKept } from './saved-files.ts';
import { namesOf, savePeoplesFiles } from './saving.ts';
import { findSticks, isOnStick, thisSystem } from './sticks.ts';

type FileCall =
  | 'pickFiles'
  | 'saveFiles'
  | 'openedFiles'
  | 'showSaved'
  | 'copySaved'
  | 'recentFiles'
  | 'openRecent'
  | 'forgetRecent'
  | 'reportJob'
  | 'print'
  | 'savePdf';

/** The calls about people's files. */
export type FileAnswers = WindowAnswers<FileCall>;

/** A program on a stick leaves nothing behind on somebody's computer. */
const systemList = (): SystemList =>
  isPortable()
    ? { add: () => undefined, clear: () => undefined }
    : { add: (path) => app.addRecentDocument(path), clear: () => app.clearRecentDocuments() };

interface Kept {
  readonly saved: SavedFilesKept;
  readonly recent: RecentFiles;
}

async function save(
  window: BrowserWindow,
  files: readonly HostFile[],
  { saved, recent }: Kept,
): Promise<Result<SavedFiles, SaveError>> {
  const [first, ...others] = files;
  assert(first !== undefined, 'the schema lets no empty list through');
  const outcome = await savePeoplesFiles(window, [first, ...others]);
  if (!outcome.ok) return outcome;
  const paths = outcome.value;
  const place = saved.add(
    paths.map((path, index) => ({ path, bytes: files[index]?.bytes ?? first.bytes })),
  );
  // Forty invitations would push everything else out of a list of ten.
  const [only] = paths;
  if (only !== undefined && paths.length === 1) await recent.add(only, 'saved', Date.now());
  return ok({ names: namesOf(paths), verified: true, place });
}

const systemNames: Partial<Record<NodeJS.Platform, FilesCopied['system']>> = {
  win32: 'windows',
  darwin: 'mac',
};

async function copy(
  window: BrowserWindow,
  token: string,
  { saved }: Kept,
): Promise<Result<FilesCopied, CopyError>> {
  const read = await saved.read(token);
  if (!read.ok) return read;
  const sticks = await findSticks(thisSystem());
  const [stick] = sticks;
  const chosen = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'createDirectory'],
    ...(stick === undefined ? {} : { defaultPath: stick }),
  });
  const [folder] = chosen.filePaths;
  if (folder === undefined) return err({ type: 'SaveCancelled' });
  if (await isSameFolder(folder, read.value.folder)) return err({ type: 'CopySameFolder' });
  const copied = await copyFiles(copyTarget(folder), read.value.files);
  if (!copied.ok) return copied;
  return ok({
    names: copied.value,
    folder,
    removable: await isOnStick(folder, sticks),
    system: systemNames[process.platform] ?? 'linux',
  });
}

/** Answers the calls about files: what is kept for them lies below the program's folder for this person. */
export function createFileAnswers(home: string, opened: OpenedFiles): FileAnswers {
  const kept: Kept = {
    saved: createSavedFiles(),
    recent: createRecentFiles(home, systemList()),
  };
  const { saved, recent } = kept;
  return {
    async pickFiles(window, request) {
      const chosen = await chooseFiles(window, request);
      for (const { path } of chosen) await recent.add(path, 'opened', Date.now());
      return chosen.map(({ file }) => file);
    },
    saveFiles: (window, files) => save(window, files, kept),
    openedFiles: () => opened.take((path) => recent.add(path, 'opened', Date.now())),
    async showSaved(_window, token) {
      const found = await saved.find(token);
      if (!found.ok) return found;
      shell.showItemInFolder(found.value);
      return ok(null);
    },
    copySaved: (window, token) => copy(window, token, kept),
    recentFiles: () => recent.list(),
    openRecent: (_window, token) => recent.open(token, Date.now()),
    async forgetRecent() {
      await recent.forget();
      return null;
    },
    async reportJob(window, report) {
      showJob(window, report);
      return null;
    },
    print: (window) => printPage(window),
    async savePdf(window, name) {
      const pdf = await pdfOfPage(window);
      return pdf.ok ? save(window, [{ name, bytes: pdf.value }], kept) : pdf;
    },
  };
}
