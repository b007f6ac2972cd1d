import { createContext, createElement, useContext, type ReactElement, type ReactNode } from 'react';
import { createBrowserHost } from './browser-host.ts';
import { findDesktopHost } from './desktop-host.ts';
import type { Host } from './host.ts';

const HostContext = createContext<Host | null>(null);

/** The desktop shell where there is one, else the browser. */
export function findHost(): Host {
  return findDesktopHost() ?? createBrowserHost();
}

/** Gives the screens below it their host; tests give one of their own. */
export function HostProvider(props: {
  readonly host: Host;
  readonly children: ReactNode;
}): ReactElement {
  return createElement(HostContext, { value: props.host }, props.children);
}

/** The program around the page: files, printing, languages. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === null) throw new Error('useHost outside of HostProvider');
  return host;
}
