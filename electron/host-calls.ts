import { app, BrowserWindow, dialog, ipcMain, type IpcMainInvokeEvent } from 'electron';
import { parseHostArguments } from '../shared/host/host-arguments.ts';
import { hostChannels, type HostMethod } from '../shared/host/host-table.ts';
import { createExchangeAnswers } from './exchange-calls.ts';
import { createFileAnswers, type FileAnswers } from './files/file-calls.ts';
import type { Keeping } from './keep-calls.ts';
import { machineCalls } from './machine-calls.ts';
import type { OpenedFiles } from './opened-file.ts';
import { isMainAddress } from './page-address.ts';
import type { Resilience } from './resilience.ts';
import type { SecondFolder } from './snapshots/second-folder.ts';
import { updateAnswers } from './updates/update-answers.ts';
import type { ProgramUpdate } from './updates/update-program.ts';
import type { WindowAnswers } from './window-answers.ts';

interface Answering {
  readonly keeping: Keeping;
  readonly files: FileAnswers;
  readonly computer: ReturnType<typeof machineCalls>;
  readonly update: ProgramUpdate;
  readonly exchange: ReturnType<typeof createExchangeAnswers>;
}

const answersWith = ({
  keeping: { calls, second },
  files,
  computer,
  update,
  exchange,
}: Answering): WindowAnswers<HostMethod> => ({
  ...files,
  machine: () => computer.machine(null),
  chooseDrawing: (_window, drawing) => computer.chooseDrawing(drawing),
  speakLanguage: (_window, language) => computer.speakLanguage(language),
  diagnose: () => computer.diagnose(null),
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
  ...updateAnswers(update),
  ...exchange,
});

/** Answers the window's calls: the whole of shared/host/host-table.ts, each checked for who asks and what. */
export function setupHostCalls(
  keeping: Keeping,
  opened: OpenedFiles,
  by: Resilience,
  update: ProgramUpdate,
): void {
  const home = app.getPath('userData');
  const answers = answersWith({
    keeping,
    files: createFileAnswers(home, opened),
    computer: machineCalls(by),
    update,
    exchange: createExchangeAnswers(home, by.texts),
  });
  answerCall('pickFiles', answers.pickFiles);
  answerCall('saveFiles', answers.saveFiles);
  answerCall('openedFiles', answers.openedFiles);
  answerCall('showSaved', answers.showSaved);
  answerCall('copySaved', answers.copySaved);
  answerCall('recentFiles', answers.recentFiles);
  answerCall('openRecent', answers.openRecent);
  answerCall('forgetRecent', answers.forgetRecent);
  answerCall('reportJob', answers.reportJob);
  answerCall('print', answers.print);
  answerCall('savePdf', answers.savePdf);
  answerCall('systemLanguages', answers.systemLanguages);
  answerCall('machine', answers.machine);
  answerCall('chooseDrawing', answers.chooseDrawing);
  answerCall('speakLanguage', answers.speakLanguage);
  answerCall('diagnose', answers.diagnose);
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
  answerCall('updateFacts', answers.updateFacts);
  answerCall('chooseUpdate', answers.chooseUpdate);
  answerCall('prepareUpdate', answers.prepareUpdate);
  answerCall('updateProgress', answers.updateProgress);
  answerCall('cancelUpdate', answers.cancelUpdate);
  answerCall('startUpdate', answers.startUpdate);
  answerCall('exchangePlace', answers.exchangePlace);
  answerCall('chooseExchangeFolder', answers.chooseExchangeFolder);
  answerCall('confirmExchangePlace', answers.confirmExchangePlace);
  answerCall('forgetExchangePlace', answers.forgetExchangePlace);
  answerCall('openExchange', answers.openExchange);
  answerCall('probeExchange', answers.probeExchange);
  answerCall('closeExchange', answers.closeExchange);
  answerCall('readExchange', answers.readExchange);
  answerCall('writeExchange', answers.writeExchange);
  answerCall('listExchange', answers.listExchange);
}

function answerCall<Method extends HostMethod>(
  method: Method,
  answer: WindowAnswers<HostMethod>[Method],
): void {
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
