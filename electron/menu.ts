import { Menu } from 'electron';

/** The keys a person expects of any program – copy, paste, zoom, close – without a visible menu bar on Windows and Linux. */
export function setupMenu(): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { role: 'appMenu', visible: process.platform === 'darwin' },
      { role: 'editMenu' },
      {
        role: 'window',
        submenu: [
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { role: 'togglefullscreen' },
          { role: 'close' },
        ],
      },
    ]),
  );
}
