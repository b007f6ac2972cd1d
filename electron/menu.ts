import { Menu } from 'electron';

/**
 * The keys a person expects of any program – copy, paste, full screen, close – without a visible menu bar on Windows and
 * Linux. Zoom is not among them: the page has it, by the same keys in every layout, and Chromium's own would come on top.
 */
export function setupMenu(): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { role: 'appMenu', visible: process.platform === 'darwin' },
      { role: 'editMenu' },
      {
        role: 'window',
        submenu: [{ role: 'togglefullscreen' }, { role: 'close' }],
      },
    ]),
  );
}
