import { type ReactNode, useCallback, useEffect } from 'react';

import type { HostFile } from '../../shared/host/host-table.ts';
import { largestFile } from '../../shared/host/host-table.ts';
import { useHostNews } from '../host/host-news.ts';
import { useGiveFiles } from '../host/opened-files.tsx';
import { readDropped } from '../ui/dropped-files.ts';
import { DropRefusedContext } from '../ui/file-drop.tsx';

/** True where files are carried, and not a text or a row of a list. */
const carriesFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') ?? false;

/** Takes files that are dropped where no screen waits for them, and keeps the page from leaving for them. */
function useDropsElsewhere(take: (transfer: DataTransfer) => void) {
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      // A screen's own place for files took it: that one listens first.
      if (event.defaultPrevented || !carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) take(event.dataTransfer);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [take]);
}

/** Files dropped anywhere on the window go where a double-click would bring them; what cannot be read is told in words. */
export function WindowDrop({ children }: { readonly children: ReactNode }) {
  const { tell } = useHostNews();
  const give = useGiveFiles();
  const refuse = useCallback((type: string) => tell({ type: 'failed', error: { type } }), [tell]);
  const take = useCallback(
    (transfer: DataTransfer) =>
      void readDropped(transfer, largestFile).then((read) =>
        read.ok ? give(read.value satisfies readonly HostFile[]) : refuse(read.error.type),
      ),
    [give, refuse],
  );
  useDropsElsewhere(take);
  return <DropRefusedContext value={refuse}>{children}</DropRefusedContext>;
}
