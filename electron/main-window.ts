import { app, BrowserWindow } from 'electron';
import { isShowAddress, pageAddress } from './page-address.ts';
import { pagePreferences } from './page-preferences.ts';

/** Opens the main window; it shows itself when the page has drawn, so nobody sees an empty frame. */
export function openMainWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Qazylar',
    webPreferences: { ...pagePreferences(), preload },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(pageAddress);
  return window;
}

/** Brings the open window to the front when the program is started a second time: one instance, one writer. */
export function setupSecondStart(): void {
  app.on('second-instance', () => {
    const window = BrowserWindow.getAllWindows().find(
      ({ webContents }) => !isShowAddress(webContents.getURL()),
    );
    if (window === undefined) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
}
