import { contextBridge, ipcRenderer } from 'electron';
import { hostChannels, hostGlobal, type HostCalls } from '../shared/host/host-table.ts';

const calls: HostCalls = {
  pickFiles: (input) => ipcRenderer.invoke(hostChannels.pickFiles, input),
  saveFiles: (input) => ipcRenderer.invoke(hostChannels.saveFiles, input),
  print: (input) => ipcRenderer.invoke(hostChannels.print, input),
  systemLanguages: (input) => ipcRenderer.invoke(hostChannels.systemLanguages, input),
};

contextBridge.exposeInMainWorld(hostGlobal, calls);
