import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

import { useHost } from '../host/host-context.ts';

export interface Printing {
  /** True from just before the page is taken for print until it has been. */
  readonly printing: boolean;
  readonly print: () => Promise<void>;
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
  const print = async () => {
    flushSync(() => setPrinting(true));
    try {
      await host.print();
    } finally {
      setPrinting(false);
    }
  };
  return { printing, print };
}
