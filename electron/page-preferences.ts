import { app, type WebPreferences } from 'electron';

/** What every page of ours may do, whichever window it is in: draw itself, and nothing of Node or the tools. */
export const pagePreferences = (): WebPreferences => ({
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  devTools: !app.isPackaged,
  spellcheck: false,
});
