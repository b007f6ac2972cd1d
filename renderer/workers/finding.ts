import type { FindingAnswer, FindingMessage } from './finding-messages.ts';

/** The index of applications beside the window. */
export interface Finding {
  readonly send: (message: FindingMessage) => void;
  /** Ends it with everything it holds; nothing is told any more. */
  readonly stop: () => void;
}

/** Starts an index; `failed` where the worker itself fails. */
export function startFinding(
  listener: (answer: FindingAnswer) => void,
  failed: () => void,
): Finding {
  const worker = new Worker(new URL('./finding.worker.ts', import.meta.url), { type: 'module' });
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    worker.terminate();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<FindingAnswer>) => {
    // What was on its way when it was stopped comes too late.
    if (!isStopped) listener(data);
  });
  worker.addEventListener('error', () => {
    if (isStopped) return;
    stop();
    failed();
  });
  return {
    // The empty list of transfers tells this from a window's postMessage, which would need an origin.
    send: (message) => worker.postMessage(message, []),
    stop,
  };
}
