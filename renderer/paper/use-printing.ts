import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

import { useHost } from '../host/host-context.ts';

export interface Printing {
  /** True from just before the page is taken for print until it has been. */
  readonly printing: boolean;
  readonly print: () => Promise<void>;
  /** Saves what would be printed as a PDF file of that name; null where the host cannot. */
  readonly savePdf: ((name: string) => Promise<void>) | null;
}

/** Printing by the button and by the system's own key alike: both announce themselves to the page. */
export function usePrinting(): Printing {
  const host = useHost();
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  const whilePrinting = async (take: () => Promise<unknown>) => {
    flushSync(() => setPrinting(true));
    try {
      await take();
    } finally {
      setPrinting(false);
    }
  };
  const { files } = host;
  return {
    printing,
    print: () => whilePrinting(() => host.print()),
    savePdf: files && ((name) => whilePrinting(() => files.savePdf(name))),
  };
}
