import { hostGlobal, type HostCalls } from '../../shared/host/host-table.ts';
import type {
  Host,
  HostExchange,
  HostFiles,
  HostJournal,
  HostMachine,
  HostSnapshots,
  HostUpdates,
} from './host.ts';

/** The host behind Electron's preload script, or null when the page runs in a browser. */
export function findDesktopHost(page: Window = window): Host | null {
  if (!hasHostCalls(page)) return null;
  const calls = page[hostGlobal];
  return {
    kind: 'desktop',
    pickFiles: (request) => calls.pickFiles(request),
    saveFiles: (files) => calls.saveFiles(files),
    print: () => calls.print(null),
    systemLanguages: () => calls.systemLanguages(null),
    opened: () => calls.openedFiles(null),
    files: filesOf(calls),
    journal: journalOf(calls),
    snapshots: snapshotsOf(calls),
    updates: updatesOf(calls),
    exchange: exchangeOf(calls),
    machine: machineOf(calls),
    space: () => calls.storageSpace(null),
  };
}

const filesOf = (calls: HostCalls): HostFiles => ({
  show: (token) => calls.showSaved(token),
  copy: (token) => calls.copySaved(token),
  recent: () => calls.recentFiles(null),
  openRecent: (token) => calls.openRecent(token),
  forgetRecent: async () => {
    await calls.forgetRecent(null);
  },
  savePdf: (name) => calls.savePdf(name),
  reportJob: (report) => calls.reportJob(report),
});

const journalOf = (calls: HostCalls): HostJournal => ({
  read: () => calls.readJournal(null),
  append: (entry) => calls.appendJournal(entry),
  replace: (entries) => calls.replaceJournal(entries),
});

const snapshotsOf = (calls: HostCalls): HostSnapshots => ({
  write: (file) => calls.writeSnapshot(file),
  list: () => calls.listSnapshots(null),
  read: (name) => calls.readSnapshot(name),
  folder: () => calls.snapshotFolder(null),
  chooseFolder: () => calls.chooseSnapshotFolder(null),
  forgetFolder: async () => {
    await calls.forgetSnapshotFolder(null);
  },
});

const exchangeOf = (calls: HostCalls): HostExchange => ({
  kinds: ['folder', 'webdav', 's3'],
  place: () => calls.exchangePlace(null),
  chooseFolder: () => calls.chooseExchangeFolder(null),
  confirmPlace: (place) => calls.confirmExchangePlace(place),
  forget: async () => {
    await calls.forgetExchangePlace(null);
  },
  allow: async () => true,
  open: (opening) => calls.openExchange(opening),
  probe: (credentials) => calls.probeExchange(credentials),
  close: async () => {
    await calls.closeExchange(null);
  },
  read: (reading) => calls.readExchange(reading),
  write: (writing) => calls.writeExchange(writing),
  list: (folder) => calls.listExchange(folder),
});

const machineOf = (calls: HostCalls): HostMachine => ({
  state: () => calls.machine(null),
  chooseDrawing: (drawing) => calls.chooseDrawing(drawing),
  speak: (language) => calls.speakLanguage(language),
  diagnose: () => calls.diagnose(null),
});

const updatesOf = (calls: HostCalls): HostUpdates => ({
  facts: () => calls.updateFacts(null),
  choose: () => calls.chooseUpdate(null),
  prepare: () => calls.prepareUpdate(null),
  progress: () => calls.updateProgress(null),
  cancel: async () => {
    await calls.cancelUpdate(null);
  },
  start: (input) => calls.startUpdate(input),
});

function hasHostCalls(page: Window): page is Window & { readonly [hostGlobal]: HostCalls } {
  return hostGlobal in page;
}
