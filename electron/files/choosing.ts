import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';

import { largestFile, type HostFile, type PickRequest } from '../../shared/host/host-table.ts';

export interface ChosenFile {
  readonly path: string;
  readonly file: HostFile;
}

async function readWhole(path: string): Promise<ChosenFile> {
  const facts = await stat(path);
  if (!facts.isFile() || facts.size > largestFile) throw new Error('not a file this program reads');
  return { path, file: { name: basename(path), bytes: new Uint8Array(await readFile(path)) } };
}

/** Lets the person choose files and reads them whole; rejects where one cannot be read. */
export async function chooseFiles(
  window: BrowserWindow,
  request: PickRequest,
): Promise<readonly ChosenFile[]> {
  const extensions = request.accept.map((ending) => ending.slice(1));
  const chosen = await dialog.showOpenDialog(window, {
    properties: request.multiple ? ['openFile', 'multiSelections'] : ['openFile'],
    filters: extensions.length === 0 ? [] : [{ name: extensions.join(', '), extensions }],
  });
  return Promise.all(chosen.filePaths.map(readWhole));
}
