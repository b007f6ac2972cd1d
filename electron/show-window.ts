import {
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  screen,
  type WebContents,
} from 'electron';
import { pagePreferences } from './page-preferences.ts';

/** Where the public looks: the first display that the presenter's window is not on; null where there is only one. */
function otherDisplay(presenter: WebContents): Electron.Rectangle | null {
  const window = BrowserWindow.fromWebContents(presenter);
  const displays = screen.getAllDisplays();
  const own = window === null ? displays[0] : screen.getDisplayMatching(window.getBounds());
  return displays.find(({ id }) => id !== own?.id)?.bounds ?? null;
}

/** A ceremony's public window: sandboxed, without a preload and so without any call to this process. */
export function showWindowOptions(presenter: WebContents): BrowserWindowConstructorOptions {
  const display = otherDisplay(presenter);
  return {
    ...(display === null ? { width: 1280, height: 720 } : { ...display, fullscreen: true }),
    minWidth: 320,
    minHeight: 240,
    title: 'Qazylar',
    autoHideMenuBar: true,
    webPreferences: pagePreferences(),
  };
}
