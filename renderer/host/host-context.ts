import {
  createContext,
  createElement,
  useContext,
  useMemo,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import { createBrowserHost } from './browser-host.ts';
import { findDesktopHost } from './desktop-host.ts';
import { announcing, type HostNews, HostNewsContext } from './host-news.ts';
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
  const { host } = props;
  const [news, tell] = useState<HostNews | null>(null);
  const telling = useMemo(() => announcing(host, tell), [host]);
  const board = useMemo(() => ({ news, tell }), [news]);
  return createElement(
    HostContext,
    { value: telling },
    createElement(HostNewsContext, { value: board }, props.children),
  );
}

/** The program around the page: files, printing, languages. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === null) throw new Error('useHost outside of HostProvider');
  return host;
}
