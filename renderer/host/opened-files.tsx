import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';

import type { HostFile } from '../../shared/host/host-table.ts';
import { useHost } from './host-context.ts';

interface Opened {
  readonly files: readonly HostFile[];
  readonly taken: () => void;
  readonly give: (files: readonly HostFile[]) => void;
}

const OpenedContext = createContext<Opened>({
  files: [],
  taken: () => undefined,
  give: () => undefined,
});

/** Asks the host for files that a person opened by a double-click: at the start, and whenever the window comes to the front. */
export function OpenedFilesProvider({ children }: { readonly children: ReactNode }) {
  const { opened } = useHost();
  const [files, setFiles] = useState<readonly HostFile[]>([]);
  const give = useCallback((more: readonly HostFile[]) => {
    if (more.length > 0) setFiles((before) => [...before, ...more]);
  }, []);
  useEffect(() => {
    if (opened === null) return undefined;
    const ask = (): void => {
      void opened()
        .catch((): readonly HostFile[] => [])
        .then(give);
    };
    ask();
    window.addEventListener('focus', ask);
    return () => window.removeEventListener('focus', ask);
  }, [opened, give]);
  const value = useMemo(() => ({ files, taken: () => setFiles([]), give }), [files, give]);
  return <OpenedContext value={value}>{children}</OpenedContext>;
}

/** True while files wait for a screen that takes them. */
export const useIsOpenedWaiting = (): boolean => useContext(OpenedContext).files.length > 0;

/** Hands over files that came another way – dropped, from the recent list – as if they had been opened by a double-click. */
export const useGiveFiles = (): ((files: readonly HostFile[]) => void) =>
  useContext(OpenedContext).give;

/** Takes files that a person opened, once, while the screen is shown and `ready`; until then they wait. */
export function useOpenedFiles(
  take: (files: readonly HostFile[]) => void,
  ready: boolean = true,
): void {
  const { files, taken } = useContext(OpenedContext);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    if (files.length === 0 || !ready) return;
    taken();
    latest.current(files);
  }, [files, taken, ready]);
}
