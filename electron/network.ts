import { app, session } from 'electron';
import { isOwnAddress } from './page-address.ts';

/** Chromium looks up no name, asks no proxy and fetches nothing for itself: this program works without a network. */
const switches: Readonly<Record<string, string>> = {
  'host-resolver-rules': 'MAP * ~NOTFOUND',
  'no-proxy-server': '',
  'no-pings': '',
  'disable-background-networking': '',
  'disable-component-update': '',
  'disable-domain-reliability': '',
};

/** The page's own files, and what the page itself made of bytes; while it is not packed, Chromium's tools too. */
function isOwnRequest(address: string): boolean {
  if (address.startsWith('blob:')) return isOwnAddress(address.slice('blob:'.length));
  return isOwnAddress(address) || (!app.isPackaged && address.startsWith('devtools://'));
}

/** Keeps the program off every network, and every file out of the system's folder of downloads. */
export function setupNetwork(): void {
  for (const [name, value] of Object.entries(switches)) app.commandLine.appendSwitch(name, value);
  app.on('web-contents-created', (_event, contents) =>
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp'),
  );
  void app.whenReady().then(() => {
    const { defaultSession } = session;
    defaultSession.webRequest.onBeforeRequest(({ url }, decide) =>
      decide({ cancel: !isOwnRequest(url) }),
    );
    // Files leave by a dialog of this process, which reads back what it wrote.
    defaultSession.on('will-download', (event) => event.preventDefault());
  });
}
