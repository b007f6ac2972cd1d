import { useEffect, useState } from 'react';

import type { DocumentRequest } from '../../../shared/documents/document-kinds.ts';
import type { BeginDocuments } from '../../results/use-stage-report.ts';
import type { DocumentPreview } from '../../workers/documents-messages.ts';

export interface Preview {
  /** The newest sheets; those before while the next are being made, null at first. */
  readonly shown: DocumentPreview | null;
  readonly failed: boolean;
}

/** Keeps the sheets of a request on the screen; a request that is no longer wanted is stopped. Keep `request` stable. */
export function usePreview(begin: BeginDocuments, request: DocumentRequest): Preview {
  const [preview, setPreview] = useState<Preview>({ shown: null, failed: false });
  useEffect(() => {
    let current = true;
    const job = begin.preview(request, () => undefined);
    job.made
      .then((shown) => {
        if (current && shown !== null) setPreview({ shown, failed: false });
      })
      .catch(() => {
        if (current) setPreview({ shown: null, failed: true });
      });
    return () => {
      current = false;
      job.stop();
    };
  }, [begin, request]);
  return preview;
}
