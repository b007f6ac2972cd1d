import { EventEmitter } from 'node:events';
import { wanted } from './chromium-context.mjs';
import {
  answerMessageBox,
  answerOpenDialog,
  answerSaveDialog,
  report,
  setDialogs,
} from './control.mjs';
import { app } from './electron-app.mjs';
import { BrowserWindow } from './electron-window.mjs';
import { ipcMain } from './electron-ipc.mjs';

/** The stand-in for the module `electron`: what the main process of this program uses of it, and nothing else. */

const protocol = {
  registerSchemesAsPrivileged: () => undefined,
  /** @param {string} scheme @param {import('./chromium-context.mjs').Answer} answer */
  handle: (scheme, answer) => void wanted.answers.set(scheme, answer),
};

const session = {
  defaultSession: Object.assign(new EventEmitter(), {
    webRequest: { onBeforeRequest: () => undefined },
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
    setSpellCheckerEnabled: () => undefined,
    flushStorageData: () => undefined,
  }),
};

const dialog = {
  /** @param {object} first @param {object} [second] the options come last, after a window or alone */
  showOpenDialog: async (first, second) => answerOpenDialog(second ?? first),
  /** @param {object} first @param {object} [second] */
  showSaveDialog: async (first, second) => answerSaveDialog(second ?? first),
  /** @param {object} first @param {object} [second] */
  showMessageBox: async (first, second) => ({
    response: answerMessageBox(
      /** @type {import('./control.mjs').MessageBox} */ (/** @type {unknown} */ (second ?? first)),
    ),
    checkboxChecked: false,
  }),
  showErrorBox: () => undefined,
};

const Menu = { buildFromTemplate: () => null, setApplicationMenu: () => undefined };
const powerMonitor = new EventEmitter();
const shell = {
  openExternal: async () => undefined,
  /** @param {string} path an empty answer says that it was opened */
  openPath: async (path) => {
    report({ type: 'openedPath', path });
    return '';
  },
  /** @param {string} path */
  showItemInFolder: (path) => report({ type: 'shown', path }),
};
const whole = { x: 0, y: 0, width: 1366, height: 768 };
const display = { id: 1, bounds: whole, workArea: whole, size: whole, scaleFactor: 1 };
const screen = {
  getAllDisplays: () => [display],
  getPrimaryDisplay: () => display,
  getDisplayMatching: () => display,
};

process.on('message', (message) => {
  if (typeof message !== 'object' || message === null || !('type' in message)) return;
  if (message.type === 'dialogs' && 'answers' in message) {
    setDialogs(/** @type {import('./control.mjs').DialogAnswers} */ (message.answers));
    report({ type: 'understood' });
  }
  if (message.type === 'quit') app.quit();
  if (message.type === 'session-end')
    for (const window of BrowserWindow.getAllWindows()) window.emit('session-end', {});
});

export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
};
