import { useEffect, useState } from 'react';
import { type OpenPdf, openPdf } from './open-pdf.ts';
import { type PageSize, pixelsPerPoint } from './page-size.ts';
import type { Loading } from './use-bytes.ts';

export interface ReadyPdf {
  readonly pdf: OpenPdf;
  /** Size of its first page at 100 %; the others are taken for alike until they are drawn. */
  readonly first: PageSize;
}

/** One PDF for as long as it is shown; leaving it ends its worker, also in the middle of opening. */
export function usePdf(bytes: Uint8Array): Loading<ReadyPdf> {
  const [state, setState] = useState<Loading<ReadyPdf>>({ type: 'loading' });
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const show = (next: Loading<ReadyPdf>) => {
      if (!signal.aborted) setState(next);
    };
    const open = async () => {
      const result = await openPdf(bytes, signal);
      if (!result.ok) {
        show({ type: 'failed', error: result.error });
        return;
      }
      const page = await result.value.document.getPage(1);
      const { width, height } = page.getViewport({ scale: pixelsPerPoint });
      show({ type: 'ready', value: { pdf: result.value, first: { width, height } } });
    };
    open().catch(() => show({ type: 'failed', error: { type: 'damaged' } }));
    return () => leaving.abort();
  }, [bytes]);
  return state;
}
