import type { ComparedApplication, SuspectedPair } from '../../shared/intake/find-duplicates.ts';
import type { DuplicatesAnswer, DuplicatesMessage } from './duplicates-messages.ts';

/** What a screen is told while applications are compared. */
export interface DuplicatesListener {
  readonly progress: (done: number, total: number) => void;
  readonly found: (pairs: readonly SuspectedPair[]) => void;
  readonly failed: () => void;
}

/** Applications sent in one message: some milliseconds of copying. */
const portion = 5000;

/** Looks for applications that may be one beside the window; `stop` ends it, and nothing is told any more. */
export function startDuplicates(
  applications: readonly ComparedApplication[],
  listener: DuplicatesListener,
): { readonly stop: () => void } {
  const worker = new Worker(new URL('./duplicates.worker.ts', import.meta.url), { type: 'module' });
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    worker.terminate();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<DuplicatesAnswer>) => {
    // What was on its way when it was stopped comes too late.
    if (isStopped) return;
    if (data.type === 'progress') {
      listener.progress(data.done, data.total);
      return;
    }
    stop();
    listener.found(data.pairs);
  });
  worker.addEventListener('error', () => {
    if (isStopped) return;
    stop();
    listener.failed();
  });
  for (let from = 0; from === 0 || from < applications.length; from += portion) {
    const message: DuplicatesMessage = {
      applications: applications
        .slice(from, from + portion)
        .map(({ id, title, applicant, bin }) => ({ id, title, applicant, bin })),
      last: from + portion >= applications.length,
    };
    // The empty list of transfers tells this from a window's postMessage, which would need an origin.
    worker.postMessage(message, []);
  }
  return { stop };
}
