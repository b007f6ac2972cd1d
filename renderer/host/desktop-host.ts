import { hostGlobal, type HostCalls } from '../../shared/host/host-table.ts';
import type { Host } from './host.ts';

/** The host behind Electron's preload script, or null when the page runs in a browser. */
export function findDesktopHost(page: Window = window): Host | null {
  if (!hasHostCalls(page)) return null;
  const calls = page[hostGlobal];
  return {
    kind: 'desktop',
    pickFiles: (request) => calls.pickFiles(request),
    saveFiles: (files) => calls.saveFiles(files),
    print: async () => {
      await calls.print(null);
    },
    systemLanguages: () => calls.systemLanguages(null),
  };
}

function hasHostCalls(page: Window): page is Window & { readonly [hostGlobal]: HostCalls } {
  return hostGlobal in page;
}
