import { contextBridge, ipcRenderer } from 'electron';
import { hostChannels, hostGlobal, type HostCalls } from '../shared/host/host-table.ts';

const calls: HostCalls = {
  pickFiles: (input) => ipcRenderer.invoke(hostChannels.pickFiles, input),
  saveFiles: (input) => ipcRenderer.invoke(hostChannels.saveFiles, input),
  openedFiles: (input) => ipcRenderer.invoke(hostChannels.openedFiles, input),
  showSaved: (input) => ipcRenderer.invoke(hostChannels.showSaved, input),
  copySaved: (input) => ipcRenderer.invoke(hostChannels.copySaved, input),
  recentFiles: (input) => ipcRenderer.invoke(hostChannels.recentFiles, input),
  openRecent: (input) => ipcRenderer.invoke(hostChannels.openRecent, input),
  forgetRecent: (input) => ipcRenderer.invoke(hostChannels.forgetRecent, input),
  reportJob: (input) => ipcRenderer.invoke(hostChannels.reportJob, input),
  print: (input) => ipcRenderer.invoke(hostChannels.print, input),
  savePdf: (input) => ipcRenderer.invoke(hostChannels.savePdf, input),
  systemLanguages: (input) => ipcRenderer.invoke(hostChannels.systemLanguages, input),
  machine: (input) => ipcRenderer.invoke(hostChannels.machine, input),
  chooseDrawing: (input) => ipcRenderer.invoke(hostChannels.chooseDrawing, input),
  speakLanguage: (input) => ipcRenderer.invoke(hostChannels.speakLanguage, input),
  diagnose: (input) => ipcRenderer.invoke(hostChannels.diagnose, input),
  readJournal: (input) => ipcRenderer.invoke(hostChannels.readJournal, input),
  appendJournal: (input) => ipcRenderer.invoke(hostChannels.appendJournal, input),
  replaceJournal: (input) => ipcRenderer.invoke(hostChannels.replaceJournal, input),
  storageSpace: (input) => ipcRenderer.invoke(hostChannels.storageSpace, input),
  writeSnapshot: (input) => ipcRenderer.invoke(hostChannels.writeSnapshot, input),
  listSnapshots: (input) => ipcRenderer.invoke(hostChannels.listSnapshots, input),
  readSnapshot: (input) => ipcRenderer.invoke(hostChannels.readSnapshot, input),
  snapshotFolder: (input) => ipcRenderer.invoke(hostChannels.snapshotFolder, input),
  chooseSnapshotFolder: (input) => ipcRenderer.invoke(hostChannels.chooseSnapshotFolder, input),
  forgetSnapshotFolder: (input) => ipcRenderer.invoke(hostChannels.forgetSnapshotFolder, input),
  updateFacts: (input) => ipcRenderer.invoke(hostChannels.updateFacts, input),
  chooseUpdate: (input) => ipcRenderer.invoke(hostChannels.chooseUpdate, input),
  prepareUpdate: (input) => ipcRenderer.invoke(hostChannels.prepareUpdate, input),
  updateProgress: (input) => ipcRenderer.invoke(hostChannels.updateProgress, input),
  cancelUpdate: (input) => ipcRenderer.invoke(hostChannels.cancelUpdate, input),
  startUpdate: (input) => ipcRenderer.invoke(hostChannels.startUpdate, input),
};

contextBridge.exposeInMainWorld(hostGlobal, calls);
