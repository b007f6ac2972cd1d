import { useEffect, useRef, useState } from 'react';

import type { DocumentsJob, ToldProgress } from '../workers/documents-maker.ts';

/** How far the making of something is, in sheets and files. */
export interface MakingProgress {
  readonly done: number;
  readonly total: number;
}

export interface Making {
  /** Null while nothing is being made. */
  readonly progress: MakingProgress | null;
  /** Runs one job at a time; null where a person stopped it. */
  readonly make: <Made>(
    start: (progress: ToldProgress) => DocumentsJob<Made>,
  ) => Promise<Made | null>;
  readonly stop: () => void;
}

/** One long job of the worker: how far it is, and its end at any time. Leaving the screen ends it too. */
export function useMaking(): Making {
  const running = useRef<DocumentsJob<unknown> | null>(null);
  const [progress, setProgress] = useState<MakingProgress | null>(null);
  useEffect(() => () => running.current?.stop(), []);
  const make: Making['make'] = async (start) => {
    setProgress({ done: 0, total: 1 });
    const job = start((done, total) => setProgress({ done, total }));
    running.current = job;
    try {
      return await job.made;
    } finally {
      running.current = null;
      setProgress(null);
    }
  };
  return { progress, make, stop: () => running.current?.stop() };
}
