import { app } from 'electron';
import { isMainAddress, isShowAddress } from './page-address.ts';
import { showWindowOptions } from './show-window.ts';

/** Neither window becomes the other: the public one has no preload, and the main one is where the contest is. */
const staysOnPage = (from: string, to: string): boolean =>
  isMainAddress(from) ? isMainAddress(to) : isShowAddress(to);

/**
 * Keeps every window on its own page: no other address, no web view, also for windows yet to come. The only new window is
 * a ceremony's, which the main page opens at exactly its address.
 */
export function setupNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!staysOnPage(contents.getURL(), event.url)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || !staysOnPage(contents.getURL(), event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) =>
      isShowAddress(url) && isMainAddress(contents.getURL())
        ? { action: 'allow', overrideBrowserWindowOptions: showWindowOptions(contents) }
        : { action: 'deny' },
    );
  });
}
