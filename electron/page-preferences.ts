import { app, type WebPreferences } from 'electron';

/**
 * What every page of ours may do, whichever window it is in: draw itself, and nothing of Node or the tools. What
 * Electron's own defaults say as well is said here, so that it stays when they change.
 */
export const pagePreferences = (): WebPreferences => ({
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  devTools: !app.isPackaged,
  spellcheck: false,
});
