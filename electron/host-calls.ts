import { readFile, stat } from 'node:fs/promises';
import { basename, join, parse } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, type IpcMainInvokeEvent } from 'electron';
import { assert } from '../shared/basics/assert.ts';
import { err, ok, type Result } from '../shared/basics/result.ts';
import { parseHostArguments } from '../shared/host/host-arguments.ts';
import {
  hostChannels,
  largestFile,
  type HostFile,
  type HostMethod,
  type HostTable,
  type PickRequest,
  type SavedFiles,
  type SaveError,
} from '../shared/host/host-table.ts';
import type { Keeping } from './keep-calls.ts';
import type { OpenedFiles } from './opened-file.ts';
import { isMainAddress } from './page-address.ts';
import type { SecondFolder } from './snapshots/second-folder.ts';
import { saveIntoFolder, saveVerified } from './disk/save-files.ts';

type Answers = {
  readonly [Method in HostMethod]: (
    window: BrowserWindow,
    input: HostTable[Method]['input'],
  ) => Promise<HostTable[Method]['output']>;
};

const answersWith = ({ calls, second }: Keeping, opened: OpenedFiles): Answers => ({
  pickFiles,
  saveFiles,
  openedFiles: () => opened.take(),
  print: (window) =>
    new Promise((resolve) => {
      window.webContents.print({}, () => resolve(null));
    }),
  systemLanguages: async () => app.getPreferredSystemLanguages(),
  readJournal: () => calls.readJournal(null),
  appendJournal: (_window, entry) => calls.appendJournal(entry),
  replaceJournal: (_window, entries) => calls.replaceJournal(entries),
  storageSpace: () => calls.storageSpace(null),
  writeSnapshot: (_window, file) => calls.writeSnapshot(file),
  listSnapshots: () => calls.listSnapshots(null),
  readSnapshot: (_window, name) => calls.readSnapshot(name),
  snapshotFolder: () => calls.snapshotFolder(null),
  chooseSnapshotFolder: (window) => chooseSnapshotFolder(window, second),
  forgetSnapshotFolder: () => calls.forgetSnapshotFolder(null),
});

/** Answers the window's calls: the whole of shared/host/host-table.ts, each checked for who asks and what. */
export function setupHostCalls(keeping: Keeping, opened: OpenedFiles): void {
  const answers = answersWith(keeping, opened);
  answerCall('pickFiles', answers.pickFiles);
  answerCall('saveFiles', answers.saveFiles);
  answerCall('openedFiles', answers.openedFiles);
  answerCall('print', answers.print);
  answerCall('systemLanguages', answers.systemLanguages);
  answerCall('readJournal', answers.readJournal);
  answerCall('appendJournal', answers.appendJournal);
  answerCall('replaceJournal', answers.replaceJournal);
  answerCall('storageSpace', answers.storageSpace);
  answerCall('writeSnapshot', answers.writeSnapshot);
  answerCall('listSnapshots', answers.listSnapshots);
  answerCall('readSnapshot', answers.readSnapshot);
  answerCall('snapshotFolder', answers.snapshotFolder);
  answerCall('chooseSnapshotFolder', answers.chooseSnapshotFolder);
  answerCall('forgetSnapshotFolder', answers.forgetSnapshotFolder);
}

function answerCall<Method extends HostMethod>(method: Method, answer: Answers[Method]): void {
  ipcMain.handle(hostChannels[method], async (event, input: unknown) => {
    const window = askingWindow(event);
    const parsed = parseHostArguments(method, input);
    if (window === null || !parsed.ok) throw new Error(`${method} refused`);
    return answer(window, parsed.value);
  });
}

/** The main window, whose own top page asks; null for a frame inside it or any other page. */
function askingWindow(event: IpcMainInvokeEvent): BrowserWindow | null {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null || !isMainAddress(frame.url)) return null;
  return BrowserWindow.fromWebContents(event.sender);
}

async function pickFiles(
  window: BrowserWindow,
  request: PickRequest,
): Promise<readonly HostFile[]> {
  const extensions = request.accept.map((ending) => ending.slice(1));
  const chosen = await dialog.showOpenDialog(window, {
    properties: request.multiple ? ['openFile', 'multiSelections'] : ['openFile'],
    filters: extensions.length === 0 ? [] : [{ name: extensions.join(', '), extensions }],
  });
  return Promise.all(chosen.filePaths.map(readWhole));
}

async function readWhole(path: string): Promise<HostFile> {
  const facts = await stat(path);
  if (!facts.isFile() || facts.size > largestFile) throw new Error('not a file this program reads');
  return { name: basename(path), bytes: new Uint8Array(await readFile(path)) };
}

async function saveFiles(
  window: BrowserWindow,
  files: readonly HostFile[],
): Promise<Result<SavedFiles, SaveError>> {
  const [file] = files;
  assert(file !== undefined, 'the schema lets no empty list through');
  return files.length === 1 ? saveOne(window, file) : saveMany(window, files);
}

async function saveOne(
  window: BrowserWindow,
  file: HostFile,
): Promise<Result<SavedFiles, SaveError>> {
  const { ext } = parse(file.name);
  const chosen = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), file.name),
    filters: ext === '' ? [] : [{ name: ext.slice(1), extensions: [ext.slice(1)] }],
  });
  if (chosen.canceled || chosen.filePath === '') return err({ type: 'SaveCancelled' });
  const saved = await saveVerified(chosen.filePath, file.bytes);
  return saved.ok ? ok({ names: [basename(chosen.filePath)], verified: true }) : saved;
}

async function saveMany(
  window: BrowserWindow,
  files: readonly HostFile[],
): Promise<Result<SavedFiles, SaveError>> {
  const chosen = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'createDirectory'],
    defaultPath: app.getPath('documents'),
  });
  const [folder] = chosen.filePaths;
  if (folder === undefined) return err({ type: 'SaveCancelled' });
  const saved = await saveIntoFolder(folder, files);
  return saved.ok ? ok({ names: saved.value, verified: true }) : saved;
}

/** The chosen folder; null where the person closed the dialog, or the choice could not be remembered. */
async function chooseSnapshotFolder(
  window: BrowserWindow,
  second: SecondFolder,
): Promise<string | null> {
  const chosen = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'createDirectory'],
  });
  const [folder] = chosen.filePaths;
  return folder !== undefined && (await second.choose(folder)) ? folder : null;
}
