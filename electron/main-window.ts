import { app, BrowserWindow } from 'electron';
import { smallestWindow, type WindowPlace } from '../shared/host/window-place.ts';
import { isShowAddress, pageAddress } from './page-address.ts';
import { pagePreferences } from './page-preferences.ts';
import { rememberPlace } from './window-state.ts';

/** Opens the main window at its place; it shows itself when the page has drawn, so nobody sees an empty frame. */
export function openMainWindow(preload: string, place: WindowPlace): BrowserWindow {
  const window = new BrowserWindow({
    ...place.area,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    fullscreen: place.fullScreen,
    show: false,
    title: 'Qazylar',
    webPreferences: { ...pagePreferences(), preload },
  });
  // The keys of the menu work without its bar, whose words no system translates.
  window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => {
    if (place.maximised) window.maximize();
    window.show();
  });
  rememberPlace(window);
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
