import { createContext, useContext } from 'react';

import type { SavedPlace } from '../../shared/host/home-files.ts';
import type { SavedFiles } from '../../shared/host/host-table.ts';
import type { Host } from './host.ts';

/** What a host did, or could not do, that concerns every screen. */
export type HostNews =
  | { readonly type: 'saved'; readonly place: SavedPlace }
  /** An expected failure that no screen tells by itself. */
  | { readonly type: 'failed'; readonly error: { readonly type: string } };

/** The latest news, until somebody has read it. */
export interface HostNewsBoard {
  readonly news: HostNews | null;
  readonly tell: (news: HostNews | null) => void;
}

export const HostNewsContext = createContext<HostNewsBoard>({ news: null, tell: () => undefined });

export const useHostNews = (): HostNewsBoard => useContext(HostNewsContext);

/**
 * The same host, which tells of every file that was saved where a person can find it again, and of printing that failed:
 * so no screen has to.
 */
export function announcing(host: Host, tell: HostNewsBoard['tell']): Host {
  const { files } = host;
  const tellPlace = ({ place }: SavedFiles): void => {
    if (place !== undefined) tell({ type: 'saved', place });
  };
  return {
    ...host,
    saveFiles: async (given) => {
      const saved = await host.saveFiles(given);
      if (saved.ok) tellPlace(saved.value);
      return saved;
    },
    print: async () => {
      const printed = await host.print();
      if (!printed.ok && printed.error.type !== 'PrintCancelled')
        tell({ type: 'failed', error: printed.error });
      return printed;
    },
    files: files && {
      ...files,
      savePdf: async (name) => {
        const saved = await files.savePdf(name);
        if (saved.ok) tellPlace(saved.value);
        else if (saved.error.type !== 'SaveCancelled') tell({ type: 'failed', error: saved.error });
        return saved;
      },
    },
  };
}
