import { basename, join, parse } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';

import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { HostFile, SaveError } from '../../shared/host/host-table.ts';
import { saveIntoFolder, saveVerified } from '../disk/save-files.ts';

/** Where files are that were saved and read back, in the order of the request. */
type SavedPaths = Result<readonly string[], SaveError>;

async function saveOne(window: BrowserWindow, file: HostFile): Promise<SavedPaths> {
  const { ext } = parse(file.name);
  const chosen = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), file.name),
    filters: ext === '' ? [] : [{ name: ext.slice(1), extensions: [ext.slice(1)] }],
  });
  if (chosen.canceled || chosen.filePath === '') return err({ type: 'SaveCancelled' });
  const saved = await saveVerified(chosen.filePath, file.bytes);
  return saved.ok ? ok([chosen.filePath]) : saved;
}

async function saveMany(window: BrowserWindow, files: readonly HostFile[]): Promise<SavedPaths> {
  const chosen = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'createDirectory'],
    defaultPath: app.getPath('documents'),
  });
  const [folder] = chosen.filePaths;
  if (folder === undefined) return err({ type: 'SaveCancelled' });
  const saved = await saveIntoFolder(folder, files);
  return saved.ok ? ok(saved.value.map((name) => join(folder, name))) : saved;
}

/** Saves one file under a name, or several into a folder, that the person chooses. */
export function savePeoplesFiles(
  window: BrowserWindow,
  files: readonly [HostFile, ...HostFile[]],
): Promise<SavedPaths> {
  return files.length === 1 ? saveOne(window, files[0]) : saveMany(window, files);
}

/** The names that a path's last part gives people to read. */
export const namesOf = (paths: readonly string[]): readonly string[] =>
  paths.map((path) => basename(path));
